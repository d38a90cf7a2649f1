"""The house that published a copy, from what came with it and what it says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from firsthand.clean.dates import parse_date_line, without_dates
from firsthand.clean.imprints import read_imprint
from firsthand.resources import load_list

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.model import Document, PageField

_SUFFIX = re.compile(r"\s+[|–—»·•-]\s+|\s*\|\s*")
_COLON = re.compile(r":\s+")
_WORD = re.compile(r"\w+")
_TRAILING = re.compile(r"\s*\([^()]*\)\s*$")
_YEAR = re.compile(r"[\s,]+\d{4}(?:\s?[-–]\s?\d{2,4})?$")
_RIGHTS = re.compile(r"^copyright\b\s*", re.IGNORECASE)
_MOST_WORDS = 5
_CAPITALISED = r"[^\W\d_a-z][\w'’&.-]*"
_TOP, _TOP_LINES = 1200, 5
# No line that names a house, with day, place and number, is longer.
_LONGEST_TOP, _MOST_SPACES = 200, 16
# Spaces that a headline has at least.
_HEADLINE = 3
_MARKS = "#*_ \t\r,;|·•–—-"
_ASKED = "told|tells|telling|seen by|obtained by|reviewed by|spoke to|spoke with"
_NAME = re.compile(rf"(?:The )?{_CAPITALISED}(?: (?:{_CAPITALISED}|of|and|the|de|for))*$")


def stated_outlet(document: Document) -> str | None:
    """Return the house as the sidecar, the record or the page itself names it, else None."""
    stated = (document.source.name, *_site_names(document.fields), title_outlet(document))
    for name in (*stated, masthead(document)):
        if name:
            bare = _TRAILING.sub("", name).strip()
            if bare and not bare.startswith("http"):
                return bare
    return None


def masthead(document: Document) -> str | None:
    """Return the name of a house that a line above a bare text gives, else None.

    Nothing makes a short line of capitalised words the name of a house but that the report
    says "told" it, that the line gives the day as well ("The Veldra Fold - 4 May 2025"), or that
    it is made as names of houses are and stands above the headline or beside who signs, and when.
    """
    if document.elements:
        return None
    lines = document.text[:_TOP].lstrip().splitlines()
    top = [line.strip(_MARKS) for line in lines if line.strip()][:_TOP_LINES]
    for at, line in enumerate(top):
        if len(line) > _LONGEST_TOP or line.count(" ") > _MOST_SPACES:
            continue
        name = without_dates(line).strip(_MARKS) if at else line
        if _is_asked(name, line, document.text, is_first=at == 0):
            return name
        imprint = read_imprint(line)
        if imprint is None or imprint.house is None:
            continue
        if imprint.is_dated or _heads(top, at):
            return imprint.house
    return None


def _is_asked(name: str, line: str, text: str, *, is_first: bool) -> bool:
    """Whether the report below a line says that somebody told the house of this name."""
    if not 0 < len(name.split()) <= _MOST_WORDS or not _NAME.match(name):
        return False
    # A line in the place of a byline is a house sooner than a person only if asked for.
    asked = rf"{_ASKED}|to|with" if is_first else _ASKED
    rest = text.partition(line)[2]
    return f" {name}" in rest and bool(re.search(rf"\b(?:{asked}) {re.escape(name)}\b", rest))


def _heads(top: Sequence[str], at: int) -> bool:
    """Whether a name alone on its line heads a headline, or stands beside a day or a signer."""
    if at == 0:
        # A note on a correction, or day and page, may stand above the headline.
        return any(map(_may_head, top[1:4]))
    beside = (*top[at - 1 : at], *top[at + 1 : at + 2])
    return any(map(_signs, beside))


def _may_head(line: str) -> bool:
    """Whether a line has the words of a headline, is no sentence, and signs nothing."""
    return line.count(" ") >= _HEADLINE and not line.endswith(".") and not _signs(line)


def _signs(line: str) -> bool:
    """Whether a line says who signs a copy, or when."""
    return line.startswith(("By ", "Von ", "Par ", "Por ")) or parse_date_line(line) is not None


def _site_names(fields: Sequence[PageField]) -> list[str]:
    return [f.value for n in ("site_name", "publisher") for f in fields if f.name == n]


def title_outlet(document: Document) -> str | None:
    """Return the name that the page's title adds to its headline: "... | Karvia Herald"."""
    title = next(
        (f.value for f in document.fields if f.name == "title" and f.basis == "title"), None
    )
    if title is None:
        return None
    heading = next(
        (document.text[e.start : e.end] for e in document.elements if e.tag == "h1"), None
    )
    if heading is not None and _words(heading) == _words(title):
        return None
    parts = _without_sections(_SUFFIX.split(title))
    if len(parts) == 1:
        parts = _COLON.split(title, maxsplit=1)
        if len(parts) == 1 or heading is None or _words(parts[1]) != _words(heading):
            return None
        return parts[0].strip()
    if (
        heading is not None
        and parts
        and _words(parts[-1]) & _words(heading)
        and not _words(parts[0]) & _words(heading)
    ):
        return parts[0].strip()
    last = parts[-1].strip() if parts else ""
    return last if 0 < len(last.split()) <= _MOST_WORDS else None


def _without_sections(parts: list[str]) -> list[str]:
    """Return a title's parts without the names of sections that end it, () where one is left.

    "Ten miners freed | Karvia Mirror | News" names the house before the section; of "Karvia
    Mirror - News" nobody knows whether the first part is the house or the headline.
    """
    sections = load_list("page_bylines")["sections"]
    many = len(parts)
    while parts and parts[-1].strip().casefold() in sections:
        parts = parts[:-1]
    return [] if len(parts) == 1 < many else parts


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))


def without_year(name: str) -> str:
    """Return a house as a line on rights names it, the year and a second "Copyright" left out."""
    return _YEAR.sub("", _RIGHTS.sub("", name))


def host_name(url: str) -> str | None:
    """Return the host of an address without "www.", None where it has none."""
    try:
        host = urlsplit(url if "//" in url else "//" + url).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None

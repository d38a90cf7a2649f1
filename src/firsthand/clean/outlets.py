"""The house that published a copy, from what came with it and what it says."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from firsthand.clean.agencies import find_agency
from firsthand.clean.dates import without_dates
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
_LONGEST_TOP = 200
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
    says "told" it, or that the line gives the day as well and the name opens as houses do, or
    with a city: "The Veldra Fold - 4 May 2025".
    """
    if document.elements:
        return None
    lines = document.text[:_TOP].lstrip().splitlines()
    top = [line for line in lines if line.strip()][:_TOP_LINES]
    for at, line in enumerate(top):
        if len(line) > _LONGEST_TOP:
            continue
        bare = line.strip(_MARKS)
        name = without_dates(bare).strip(_MARKS) if at else bare
        if not 0 < len(name.split()) <= _MOST_WORDS or not _NAME.match(name):
            continue
        # A line in the place of a byline is a house sooner than a person only if asked for.
        asked = _ASKED if at else rf"{_ASKED}|to|with"
        rest = document.text.partition(line)[2]
        if f" {name}" in rest and re.search(rf"\b(?:{asked}) {re.escape(name)}\b", rest):
            return name
        if at and name != bare and bare.startswith(name) and _is_house(name):
            return name
    return None


def _is_house(name: str) -> bool:
    """Whether a name beside a date is that of a house: no person, agency or place alone."""
    words = name.split()
    if len(words) < 2 or find_agency(name) or find_agency(words[0]):  # noqa: PLR2004
        return False
    return words[0] in house_openings() or (name not in _cities() and words[0] in _cities())


@lru_cache(maxsize=1)
def house_openings() -> frozenset[str]:
    """Return the first words of names of houses."""
    return frozenset(map(str, load_list("bylines")["house_openings"]))


@lru_cache(maxsize=1)
def _cities() -> frozenset[str]:
    by_country = load_list("cities")["cities"].values()
    return frozenset(str(name) for names in by_country for name in names)


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

"""What of its line is the headline: marks, kickers, days and the names of sections left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.clean.dates import find_dates
from firsthand.clean.page_headings import is_in_trail
from firsthand.resources import load_list

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from firsthand.model import Element, PageField

#: What parts the headline from the name of its site, or a kicker from its headline.
SEPARATOR = re.compile(r"\s+[|–—»·•-]\s+|\s*\|\s*|:\s+")
_OPENERS = re.compile(
    r"^(?:#{1,6}\s+|[*_]{1,3}(?=\S)|(?:subject|headline|title|re|fwd?|betreff|objet|asunto|тема|заголовок)\s*:\s*)+",
    re.IGNORECASE,
)
_BOLD_LEAD = re.compile(r"^(?:\*\*|__)(?P<title>[^*_]{8,200})(?:\*\*|__)\s+[–—-]\s+\S")
_CLOSERS = re.compile(r"(?:\s+#+|[*_]{1,3})\s*$")
_AFTER_KICKER = re.compile(r"(?::|\s[|–—/-])\s$")
# What a page adds to its headline: a section after a bar, or three words and more.
_IS_TAIL = re.compile(r"\s[|/]\s|(?:\s+\S+){3}|\s?[-–—][^|ㅣ]{1,30}[|ㅣ]\s?\S")
_BAR = re.compile(r"\s+\|\s+")
_SHORT_TITLE = 15


def headline_stretch(
    text: str,
    fields: Sequence[PageField] = (),
    lines: Container[str] = (),
    element: Element | None = None,
) -> tuple[int, int]:
    """Return start and end of the headline's own words inside its line.

    Marks are left out, and a kicker, a day or a tail that a page's own statement of its headline
    leaves out: "Interview: Ten miners freed", "4 March 2025 Ten miners freed". What stands before
    a bar is the headline where it is one of the `lines` of the page, or the bar's end is a kind of
    text: "Ten miners freed | Opinion".
    """
    stated = _stated_stretch(text, fields, element)
    if stated is not None:
        return stated
    bar = _BAR.search(text)
    if bar is not None and bar.start() > _SHORT_TITLE:
        is_kind = text[bar.end() :].casefold() in load_list("datelines")["kickers"]
        if is_kind or text[: bar.start()] in lines:
            return 0, bar.start()
    bold = _BOLD_LEAD.match(text)
    if bold is not None:
        return bold.span("title")
    opener = _OPENERS.match(text)
    start = opener.end() if opener else 0
    closer = _CLOSERS.search(text) if start else None
    end = closer.start() if closer else len(text)
    return (start, end) if start < end else (0, len(text))


def _stated_stretch(
    text: str, fields: Sequence[PageField], element: Element | None
) -> tuple[int, int] | None:
    """Return where in the headline's line the title stands that the page states, if a part.

    The kicker that stands in the `og:title` too, which is made for readers, belongs to it, and
    that of a printed heading which JSON-LD gives whole. A kicker in a size of its own has no sign
    behind it: "Flood inquiry Two resign" over the stated "Two resign".
    """
    is_printed = element is not None and element.tag == "h1" and not is_in_trail(element)
    whole = {"og:title", "json-ld"} if is_printed else {"og:title"}
    is_whole = any(item.basis in whole and item.value == text for item in fields)
    for item in fields:
        if item.name not in {"headline", "title"} or item.basis == "title":
            continue
        value = " ".join(item.value.split())
        cut = SEPARATOR.split(value)[-1] if item.name == "title" else value
        for form in (value, value.removesuffix(cut).rstrip(" |–—»·•:-")):
            start = len(text) - len(form)
            if len(form) <= _SHORT_TITLE or start == 0:
                continue
            if is_whole or not text.endswith(form):
                continue
            above = text[:start]
            is_set_apart = item.basis == "og:title" and _set_apart(above, form)
            if item.name == "headline" or is_set_apart or _AFTER_KICKER.search(above):
                return start, len(text)
            if find_dates(above):
                return start, len(text)
        rest = text.removeprefix(value)
        if len(value) > _SHORT_TITLE and rest and rest != text and _IS_TAIL.match(rest):
            return 0, len(value)
    return None


def _set_apart(above: str, title: str) -> bool:
    """Whether what stands before a title is a kicker: two words, or a kind of text."""
    is_kicker = (
        " " in above.strip() or above.strip().casefold() in load_list("datelines")["kickers"]
    )
    return is_kicker and title.lstrip("\"'«„“‘")[:1].isupper()

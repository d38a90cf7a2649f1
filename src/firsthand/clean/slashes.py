"""Which of the figures in "10/06/2024" is the day: told by the rest of the document, or not."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from firsthand.clean.dates import find_dates
from firsthand.clean.outlets import host_name
from firsthand.resources import load_list

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.model import Document

_SLASHED = re.compile(r"(?<![\d./])(\d{1,2})/(\d{1,2})/(\d{4})(?![\d/])")
_NAMED = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)[a-z]*\b[ ,.|-]*$", re.IGNORECASE)
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_ZONE = re.compile(
    r"[ ,|-]*\d{1,2}[:.]\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?)?\s*\(?([A-Za-z]{2,4})\b", re.IGNORECASE
)
_MONTHS = 12
# What a report tells of lies in the weeks before it, or on the day after.
_BEFORE, _AFTER = timedelta(days=31), timedelta(days=1)
_LONGEST = 100_000


def tell_day_first(document: Document) -> bool | None:
    """Return whether the day stands first in the dates with slashes of an English text.

    In this order: another such date of the document that can be read one way only, a weekday
    before the date, the zone after its time, the country of the site, and dates in words, of
    which a report has some in the weeks before it. None where nothing or both are told.
    """
    text = document.text[:_LONGEST]
    if text.count("/") < 2:  # noqa: PLR2004 (a date has two)
        return None
    found = list(_SLASHED.finditer(text))
    open_dates = [match for match in found if _readings(match) is not None]
    if not open_dates:
        return None
    for votes in (
        _by_others(found),
        _by_weekdays(text, open_dates),
        _by_zones(text, open_dates),
        _by_site(document.source.domain or host_name(document.acquisition.url or "")),
        _by_words(text, open_dates),
    ):
        told = set(votes)
        if len(told) == 1:
            return told.pop()
    return None


def _readings(match: re.Match[str]) -> tuple[date, date] | None:
    """Return the date read with the day first and with the month first, if these differ."""
    first, second, year = int(match[1]), int(match[2]), int(match[3])
    if first == second or not (1 <= first <= _MONTHS and 1 <= second <= _MONTHS and year):
        return None
    return date(year, second, first), date(year, first, second)


def _by_others(found: list[re.Match[str]]) -> Iterator[bool]:
    for match in found:
        first, second = int(match[1]), int(match[2])
        if (first > _MONTHS) != (second > _MONTHS):
            yield first > _MONTHS


def _by_weekdays(text: str, found: list[re.Match[str]]) -> Iterator[bool]:
    """Of "Monday, 10/06/2024" one reading is a Monday."""
    for match in found:
        named = _NAMED.search(text, max(0, match.start() - 14), match.start())
        both = _readings(match)
        if named is None or both is None:
            continue
        fits = [day.weekday() == _DAYS.index(named[1].casefold()) for day in both]
        if fits[0] != fits[1]:
            yield fits[0]


def _by_zones(text: str, found: list[re.Match[str]]) -> Iterator[bool]:
    words = load_list("date_words")
    for match in found:
        zone = _ZONE.match(text, match.end())
        name = zone[1].casefold() if zone else ""
        if name in words["month_first_zones"] or name in words["day_first_zones"]:
            yield name in words["day_first_zones"]


def _by_site(domain: str | None) -> Iterator[bool]:
    """Sites under the domain of a country write as it does."""
    if domain and domain.rpartition(".")[2] in load_list("date_words")["day_first_domains"]:
        yield True


def _by_words(text: str, found: list[re.Match[str]]) -> Iterator[bool]:
    """One reading has a date in words shortly before it: "on 28 May", printed 10 June."""
    for match in found:
        both = _readings(match)
        if both is None:
            continue
        told = list(_dates_in_words(text, match[3]))
        near = [any(day - _BEFORE <= one <= day + _AFTER for one in told) for day in both]
        if near[0] != near[1]:
            yield near[0]


def _dates_in_words(text: str, year: str) -> Iterator[date]:
    """Yield the dates in words, of the year given where they state none."""
    for found in find_dates(text):
        written = text[found.start : found.end]
        if "/" in written:
            continue
        value = found.value or next((d.value for d in find_dates(f"{written} {year}")), None)
        if value is not None and len(value) >= len("2024-06-10"):
            yield date.fromisoformat(value[:10])

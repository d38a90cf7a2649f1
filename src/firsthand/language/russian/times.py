"""Time expressions of a Russian text; what they mean without a date, as in English."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from firsthand.model import TimeExpression
from firsthand.resources import load_list

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Rule = tuple[re.Pattern[str], "Callable[[re.Match[str]], TimeExpression]"]
_YEAR = r"(?:1[89]|20)\d\d"


def find_times(text: str) -> tuple[TimeExpression, ...]:
    """Return the time expressions of a folded Russian text, in text order.

    The longer match wins where two overlap, then the earlier rule.
    """
    found = [build(match) for pattern, build in _rules() for match in pattern.finditer(text)]
    kept: list[TimeExpression] = []
    for item in sorted(found, key=lambda one: (one.start - one.end, one.start)):
        if not any(item.start < other.end and other.start < item.end for other in kept):
            kept.append(item)
    return tuple(sorted(kept, key=lambda item: item.start))


@lru_cache(maxsize=1)
def _rules() -> tuple[Rule, ...]:
    lists = load_list("russian")
    month, weekday, day = (_any(lists[name]) for name in ("months", "weekdays", "days"))
    last, following = _any(lists["last"]), _any(lists["next"])
    opening = f"(?:(?P<since>{_any(lists['since'])})|(?P<until>{_any(lists['until'])}))? ?"
    year = rf"(?P<year>{_YEAR})(?: (?:года|год|году|г\.))"
    flags = re.IGNORECASE
    return (
        (
            re.compile(rf"\b{opening}\b(?P<day>[0-3]?\d) (?P<month>{month})\b(?: {year})?", flags),
            _date,
        ),
        (re.compile(rf"\b(?P<month>{month})(?: {year})", flags), _date),
        (re.compile(rf"(?<=\bв )(?P<month>{month})\b", flags), _date),
        (re.compile(rf"\b{opening}\b{year}", flags), _date),
        (re.compile(rf"(?P<day>[0-3]\d)\.(?P<number>[01]\d)\.(?P<year>{_YEAR})", flags), _date),
        (
            re.compile(
                rf"\b(?:(?P<last>{last})|(?P<next>{following}))? ?\b(?P<weekday>{weekday})\b", flags
            ),
            _weekday,
        ),
        (re.compile(rf"\b(?P<word>{day})\b", flags), _day),
    )


def _any(words: Iterable[Any]) -> str:
    return "|".join(sorted((re.escape(str(word)) for word in words), key=len, reverse=True))


def _date(match: re.Match[str]) -> TimeExpression:
    groups = match.groupdict()
    number = groups.get("number")
    month = groups.get("month")
    if month is not None:
        number = f"{load_list('russian')['months'][month.lower()]:02d}"
    year = groups.get("year") or "XXXX"
    parts = [year, *([number] if number else [])]
    if groups.get("day"):
        parts.append(f"{int(groups['day']):02d}")
    modifier = "since" if groups.get("since") else "until" if groups.get("until") else None
    return TimeExpression(match.start(), match.end(), "date", "-".join(parts), modifier)


def _weekday(match: re.Match[str]) -> TimeExpression:
    number = load_list("russian")["weekdays"][match["weekday"].lower()]
    modifier = "last" if match["last"] else "next" if match["next"] else None
    start = match.start("last") if match["last"] else match.start("weekday")
    start = match.start("next") if match["next"] else start
    return TimeExpression(start, match.end(), "date", f"XXXX-WXX-{number}", modifier)


def _day(match: re.Match[str]) -> TimeExpression:
    offset = int(load_list("russian")["days"][match["word"].lower()])
    return TimeExpression(match.start(), match.end(), "date", "DAY", offset_days=offset)

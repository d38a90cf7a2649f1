"""Dates of feeds: RFC 822 and ISO 8601 as one form; what is no date is not stated."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def feed_date(text: str | None) -> str | None:
    """Return a date as "2026-03-14T08:00:00Z", or as the day or month that alone is stated."""
    words = (text or "").strip()
    if not words:
        return None
    if _DAY.fullmatch(words):
        return words if _is_day(words) else None
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            found = read(words)
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
        return _shown(found)
    return None


def _shown(moment: datetime) -> str | None:
    # "-0000" and a missing zone both mean that none is known: feeds then mean UTC.
    known = moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
    try:
        return known.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (OverflowError, ValueError):
        return None


def _is_day(words: str) -> bool:
    try:
        datetime.fromisoformat((words + "-01-01")[: len("2026-03-14")])
    except ValueError:
        return False
    return True

"""When to look again: intervals, back-off, and what a server asks for."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from firsthand.model import content_id

_FIRST = 60.0  # seconds after the first failure
_MOST = 24 * 3600.0
MOST_TRIES = 6


def backoff(name: str, failures: int, *, first: float = _FIRST) -> float:
    """Return the seconds to wait after so many failures in a row: doubled each time, up to a day.

    Up to half of it is spread by name, so that what failed together is not tried together
    again; the same name and number always give the same spread.
    """
    whole = min(_MOST, first * 2.0 ** min(failures - 1, 20))
    return whole * (0.5 + spread(f"{name} {failures}") / 2)


def spread(name: str) -> float:
    """Return a share in [0, 1) that depends on the name alone."""
    return int(content_id("", name)[1:], 16) / 2**64


def asked_wait(value: str | None, now: float) -> float | None:
    """Return the seconds that a `Retry-After` asks for (a number or a date), up to a day."""
    words = (value or "").strip()
    if words.isdecimal():
        return min(_MOST, float(words[:9]))
    try:
        moment = parsedate_to_datetime(words)
    except (ValueError, TypeError, IndexError):
        return None
    known = moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
    return min(_MOST, max(0.0, known.timestamp() - now))


def moment(now: float) -> str:
    """Return a time in ISO 8601 to the second."""
    return datetime.fromtimestamp(now, UTC).isoformat(timespec="seconds")

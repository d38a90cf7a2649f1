"""From a cell of a tally to the table of its events: the filters that let just these through."""

from __future__ import annotations

import calendar
from collections.abc import Mapping, Sequence

Filters = Mapping[str, str | int | None]
_AS_THEY_ARE = frozenset({"means", "type", "country", "status"})


def filters_of_cell(
    by: Sequence[str], keys: Sequence[str | None], filters: Filters
) -> dict[str, str | int | None] | None:
    """Return the filters of the page, narrowed to one cell.

    Args:
        by: what is tallied by.
        keys: the values of the cell, in that order.
        filters: those of the page.

    Returns:
        None where no filter says what the cell is: a value that is not stated, an actor, a story.
    """
    found = dict(filters)
    for name, key in zip(by, keys, strict=True):
        if key is None:
            return None
        if name in _AS_THEY_ARE:
            found[name] = key
        elif name in {"month", "year"}:
            first, last = _span(key)
            found["since"] = max(first, str(found.get("since") or first))
            found["until"] = min(last, str(found.get("until") or last))
        else:
            return None
    return found


def _span(key: str) -> tuple[str, str]:
    """Return the first and the last day of "2024" or "2024-08"."""
    year, _, month = key.partition("-")
    if not month:
        return f"{year}-01-01", f"{year}-12-31"
    return f"{key}-01", f"{key}-{calendar.monthrange(int(year), int(month))[1]}"

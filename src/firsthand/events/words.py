"""Small word lists of this stage, by name."""

from __future__ import annotations

from functools import cache

from firsthand.resources import load_list


@cache
def word_set(name: str) -> frozenset[str]:
    """Return the list of that name in `resources/event_words.yml`."""
    return frozenset(str(load_list("event_words")[name]).split())

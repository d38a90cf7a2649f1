"""Words that are given names of persons."""

from __future__ import annotations

from functools import lru_cache

from firsthand.resources import load_list


def is_given_name(word: str) -> bool:
    """Return whether a word, in any case, is a listed given name of a woman or a man."""
    return word.lower() in _given()


@lru_cache(maxsize=1)
def _given() -> frozenset[str]:
    lists = load_list("given_names")
    return frozenset((*lists["male"], *lists["female"]))

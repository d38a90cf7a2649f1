"""Words that are given names of persons, and names that a role leads to."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from firsthand.resources import load_list

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_LED = 12  # words from a role to the name behind the body that it is of


def is_given_name(word: str) -> bool:
    """Return whether a word, in any case, is a listed given name of a woman or a man."""
    return word.lower() in _given()


@lru_cache(maxsize=1)
def _given() -> frozenset[str]:
    lists = load_list("given_names")
    return frozenset((*lists["male"], *lists["female"]))


def is_led(lowered: Sequence[str], start: int, end: int) -> bool:
    """Return whether a role leads to the name `[start, end)` with a body between.

    As in "deputy chairman of the Zeta party Igor Bond": a full name that opens with a given name.
    """
    if end - start not in {2, 3} or not is_given_name(lowered[start]):
        return False
    links = load_list("name_cues")["role_links"]
    for at in range(start - 3, max(0, start - _MOST_LED), -1):
        if {",", '"', ";", ":", "."} & set(lowered[at + 1 : start]):
            return False
        if lowered[at] in links and lowered[at - 1] in load_list("titles")["roles"]:
            return True
    return False

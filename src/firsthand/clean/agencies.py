"""Looking up news agencies by the names, abbreviations and scripts they are signed with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from firsthand.resources import load_list

_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class _Agencies:
    """Canonical names by exact spelling, and by folded spelling."""

    exact: dict[str, str]
    folded: dict[str, str]


@lru_cache(maxsize=1)
def _agencies() -> _Agencies:
    exact: dict[str, str] = {}
    folded: dict[str, str] = {}
    for entry in load_list("agencies")["agencies"]:
        name = str(entry["name"])
        own = () if entry.get("common_word") else (name,)
        for alias in (*own, *entry.get("exact", ())):
            exact.setdefault(str(alias), name)
        for alias in entry.get("aliases", ()):
            folded.setdefault(_fold(str(alias)), name)
    return _Agencies(exact, folded)


def _fold(text: str) -> str:
    return _SPACE.sub(" ", text.replace("’", "'")).strip(' .,;:*_"«»“”()[]/').casefold()


def find_agency(text: str) -> str | None:
    """Return the ledger's name of the agency that `text` names as a whole, else None.

    "The Associated Press", "AP" and "АП" give "AP"; "ap" alone gives None, for short codes
    that are also words are only taken in their own spelling.
    """
    bare = text.strip(' .,;:*_"«»“”()[]/')
    agencies = _agencies()
    found = agencies.exact.get(bare) or agencies.folded.get(_fold(text))
    if found is None and bare.casefold().startswith("the "):
        return find_agency(bare[4:])
    return found


@lru_cache(maxsize=1)
def agency_pattern() -> re.Pattern[str]:
    """Return a pattern that finds agency names in running text, the longest first."""
    names: set[str] = set()
    for entry in load_list("agencies")["agencies"]:
        names.update(() if entry.get("common_word") else (str(entry["name"]),))
        names.update(str(alias) for alias in entry.get("exact", ()))
        names.update(str(alias) for alias in entry.get("aliases", ()))
    ordered = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, ordered)) + r")(?!\w)")

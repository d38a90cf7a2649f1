"""Patterns as data: the rule lists in `resources/` and how a line is held against them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from firsthand.model import Role
from firsthand.resources import load_list

_LISTS = ("appeals", "teasers", "notes", "page_furniture")


@dataclass(frozen=True, slots=True)
class Cue:
    """One kind of cue: a role, its weight in log-odds, and the patterns that show it.

    `section` says that it opens a run of lines of its role, `closes` that it ends one.
    """

    kind: str
    role: Role
    weight: float
    patterns: tuple[re.Pattern[str], ...]
    most_words: int
    section: bool = False
    closes: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue found in a text: `start` and `end` count from the start of that text."""

    cue: Cue
    start: int
    end: int
    name: str | None = None


@lru_cache(maxsize=1)
def load_cues() -> tuple[Cue, ...]:
    """Return all cues of `appeals`, `teasers`, `notes` and `page_furniture`, in file order."""
    cues = []
    for name in _LISTS:
        for rule in load_list(name)["rules"]:
            patterns = tuple(re.compile(pattern, re.IGNORECASE) for pattern in rule["patterns"])
            cues.append(
                Cue(
                    kind=rule["kind"],
                    role=Role(rule["role"]),
                    weight=float(rule["weight"]),
                    patterns=patterns,
                    most_words=int(rule.get("most_words", 120)),
                    section=bool(rule.get("section", False)),
                    closes=bool(rule.get("closes", False)),
                )
            )
    return tuple(cues)


def find_cues(text: str) -> tuple[Hit, ...]:
    """Return one hit for each kind of cue that stands in `text` (one line or paragraph)."""
    words = text.count(" ") + 1
    hits = []
    for cue in load_cues():
        if words > cue.most_words:
            continue
        match = next((m for p in cue.patterns if (m := p.search(text)) is not None), None)
        if match is not None:
            name = match.groupdict().get("name")
            hits.append(Hit(cue, match.start(), match.end(), name.strip() if name else None))
    return tuple(hits)

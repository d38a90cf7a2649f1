"""Patterns as data: the rule lists in `resources/` and how a line is held against them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from firsthand.model import Role
from firsthand.resources import load_list

# No furniture is longer; a paragraph that is gets no cue, however long patterns would take.
_LONGEST = 3000
_LISTS = ("appeals", "teasers", "notes", "page_furniture")


@dataclass(frozen=True, slots=True)
class Cue:
    """One kind of cue: a role, its weight in log-odds, and the patterns that show it.

    `at_start` must stand at the start of the line, `anywhere` may stand further on.

    `needs` are stems of which one must stand in a text for `anywhere` to match; they only save
    time. `section` says that it opens a run of lines of its role, `closes` that it ends one.
    """

    kind: str
    role: Role
    weight: float
    at_start: re.Pattern[str] | None
    anywhere: re.Pattern[str] | None
    most_words: int
    needs: tuple[str, ...] = ()
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
    return tuple(_read_rule(rule) for name in _LISTS for rule in load_list(name)["rules"])


def _read_rule(rule: dict[str, Any]) -> Cue:
    return Cue(
        kind=rule["kind"],
        role=Role(rule["role"]),
        weight=float(rule["weight"]),
        at_start=_one_of([p[1:] for p in rule["patterns"] if _is_anchored(p)]),
        anywhere=_one_of([p for p in rule["patterns"] if not _is_anchored(p)]),
        most_words=int(rule.get("most_words", 120)),
        section=bool(rule.get("section", False)),
        closes=bool(rule.get("closes", False)),
        needs=tuple(map(str, rule.get("needs", ()))),
    )


def _is_anchored(pattern: str) -> bool:
    """Whether a pattern as a whole is tied to the start of the line."""
    return pattern.startswith("^") and "|^" not in pattern


def _one_of(patterns: list[str]) -> re.Pattern[str] | None:
    """Return one pattern for all; a rule may name one thing, so only one group is `name`."""
    return re.compile("|".join(f"(?:{p})" for p in patterns), re.IGNORECASE) if patterns else None


def _may_hold(low: str, needs: tuple[str, ...]) -> bool:
    """Whether one of the stems stands in the text without which no pattern can match."""
    return not needs or any(map(low.__contains__, needs))


def find_cues(text: str) -> tuple[Hit, ...]:
    """Return one hit for each kind of cue that stands in `text` (one line or paragraph)."""
    words = text.count(" ") + 1
    if len(text) > _LONGEST:
        return ()
    hits = []
    low = text.casefold()
    for cue in load_cues():
        if words > cue.most_words:
            continue
        match = cue.at_start.match(text) if cue.at_start is not None else None
        if match is None and cue.anywhere is not None and _may_hold(low, cue.needs):
            match = cue.anywhere.search(text)
        if match is not None:
            name = match.groupdict().get("name")
            hits.append(Hit(cue, match.start(), match.end(), name.strip() if name else None))
    return tuple(hits)

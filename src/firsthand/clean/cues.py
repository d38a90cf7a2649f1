"""Patterns as data: the rule lists in `resources/` and how a line is held against them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from firsthand.clean.line_stems import CUE_LISTS, cues_to_try, is_anchored
from firsthand.model import Role
from firsthand.resources import load_list

# No furniture is longer; a paragraph that is gets no cue, however long patterns would take.
_LONGEST = 3000


@dataclass(frozen=True, slots=True)
class Cue:
    """One kind of cue: a role, and its weight in log-odds.

    `section` says that it opens a run of lines of its role, `closes` that it ends one.
    """

    kind: str
    role: Role
    weight: float
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


@dataclass(frozen=True, slots=True)
class _Pattern:
    """One pattern of a cue; `is_anchored` says that it must stand at the start of the line."""

    cue: Cue
    order: int
    is_anchored: bool
    written: str

    def find(self, text: str) -> re.Match[str] | None:
        compiled = _compiled(self.written)
        return compiled.match(text) if self.is_anchored else compiled.search(text)


# Compiled when first needed: most patterns are of languages that a reader never meets.
@cache
def _compiled(written: str) -> re.Pattern[str]:
    return re.compile(written, re.IGNORECASE)


@lru_cache(maxsize=1)
def _patterns() -> tuple[_Pattern, ...]:
    """Return all patterns of all cues, in file order."""
    out: list[_Pattern] = []
    order = 0
    for name in CUE_LISTS:
        for rule in load_list(name)["rules"]:
            cue = _read_rule(rule)
            written = map(str, rule["patterns"])
            out.extend(_Pattern(cue, order, is_anchored(one), one) for one in written)
            order += 1
    return tuple(out)


def _read_rule(rule: dict[str, Any]) -> Cue:
    return Cue(
        kind=rule["kind"],
        role=Role(rule["role"]),
        weight=float(rule["weight"]),
        most_words=int(rule.get("most_words", 120)),
        section=bool(rule.get("section", False)),
        closes=bool(rule.get("closes", False)),
    )


def find_cues(text: str) -> tuple[Hit, ...]:
    """Return one hit for each kind of cue that stands in `text` (one line or paragraph).

    Of the patterns of a cue the one at the start of the line goes first, then the leftmost.
    """
    if len(text) > _LONGEST:
        return ()
    words = text.count(" ") + 1
    patterns = _patterns()
    best: dict[int, tuple[int, int, Hit]] = {}
    for index in cues_to_try(text):
        pattern = patterns[index]
        if words > pattern.cue.most_words:
            continue
        found = best.get(pattern.order)
        if found is not None and found[0] < 0:
            continue
        match = pattern.find(text)
        if match is None:
            continue
        key = -1 if pattern.is_anchored else match.start()
        if found is None or key < found[0]:
            name = match.groupdict().get("name")
            named = name.strip() if name else None
            best[pattern.order] = (key, index, Hit(pattern.cue, match.start(), match.end(), named))
    return tuple(best[order][2] for order in sorted(best))

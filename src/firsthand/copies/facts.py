"""Figures and names that two aligned texts keep or change.

A refilled form keeps its words and changes its facts; a copy keeps the facts.
"""

from __future__ import annotations

from firsthand.copies.alignment import WordRun
from firsthand.copies.changes import Gap, Side, is_fact


def facts_of(a: Side, b: Side, runs: list[WordRun], gaps: list[Gap]) -> tuple[int, int]:
    """Return how many figures and names the runs keep, and how many the gaps change.

    A fact counts as changed only where both sides have one at the same place.
    """
    kept = sum(_facts(a, run.a, run.a + run.length) for run in runs)
    changed = 0
    for gap in gaps:
        changed += min(_facts(a, gap.a0, gap.a1), _facts(b, gap.b0, gap.b1))
    return kept, changed


def _facts(side: Side, start: int, end: int) -> int:
    return sum(map(is_fact, side.spelled(start, end)))

"""The relation of two texts, aligned to the character: a pure function of both."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from firsthand.copies.alignment import WordRun
from firsthand.copies.changes import Side, compare_gap, find_gaps
from firsthand.copies.evidence import Evidence
from firsthand.copies.typography import by_block, typographic_changes, with_marks
from firsthand.model import Change, CopyRelation, Reason, Relation, Span

MADE_BY = "copies/6"
_WHOLE = 0.7
"""Containment from which a text counts as carried by the other as a whole."""
_MOST = 0.5
_CUT = 0.4
"""Containment from which a text that begins like the other is that text cut short: what stands
below it is often the outlet's own appeal."""
_HEAD = 40
"""Words in which a text that was cut begins like the whole one: headline, byline, first words."""


def relate(a: Side, b: Side, runs: list[WordRun]) -> CopyRelation:
    """Return the relation of two texts, aligned to the character.

    Args:
        a: one text, that of the lesser id.
        b: the other.
        runs: their shared runs of words, as `align_words` gave them; one at least.
    """
    a_in_b, b_in_a = _share(runs, len(a.words)), _share(runs, len(b.words))
    inner: list[WordRun] = []
    changed: list[Change] = []
    for gap in find_gaps(a, b, runs):
        equal, differences = compare_gap(a, b, gap)
        inner += equal
        changed += differences
    pieces = [piece for run in sorted(runs + inner) for piece in by_block(a, b, run)]
    aligned = [with_marks(a, b, piece) for piece in pieces]
    for run, piece in zip(aligned, pieces, strict=True):
        changed += typographic_changes(a, b, run, piece)
    return CopyRelation(
        a=a.document,
        b=b.document,
        a_in_b=a_in_b,
        b_in_a=b_in_a,
        relation=relation_of(a_in_b, b_in_a, is_same_head=_begin_alike(runs)),
        aligned=tuple(aligned),
        changed=tuple(sorted(changed, key=_place)),
        only_in_a=_only(a, [(run.a, run.length) for run in pieces], changed, "a"),
        only_in_b=_only(b, [(run.b, run.length) for run in pieces], changed, "b"),
        made_by=MADE_BY,
    )


def _share(runs: list[WordRun], size: int) -> float:
    return round(sum(run.length for run in runs) / size, 4)


def _begin_alike(runs: list[WordRun]) -> bool:
    """Whether one text begins as the other does."""
    return any(max(run.a, run.b) < _HEAD for run in runs)


def relation_of(a_in_b: float, b_in_a: float, *, is_same_head: bool = False) -> Relation:
    """Name the relation of b to a by how much of each stands in the other.

    Args:
        a_in_b: share of the words of a.
        b_in_a: share of the words of b.
        is_same_head: whether both begin alike: a text cut to a few paragraphs of a long one
            does, a paragraph in the middle of another report does not.
    """
    less, more = sorted((a_in_b, b_in_a))
    if less >= _WHOLE:
        return Relation.REPRINT
    versions = Relation.ABRIDGED if b_in_a > a_in_b else Relation.EXTENDED
    if more >= _WHOLE and (is_same_head or less >= _MOST / 2):
        return versions
    if less >= _MOST:
        return Relation.REPRINT
    return versions if more >= _CUT and is_same_head else Relation.SHARED_PASSAGE


def explain(relation: CopyRelation, evidence: Evidence) -> CopyRelation:
    """Return the relation with the reasons for which it counts as copying, or does not."""
    words = f"{evidence.copied:.0f} words outside quotation marks in runs that few stories have"
    facts = evidence.facts
    kept = f"{facts.kept} figures and {facts.names} names kept, {facts.changed} figures changed"
    reasons = [Reason("alignment", words), Reason("alignment", kept)]
    if evidence.common:
        many = f"{evidence.common} words in runs that many stories have"
        reasons.append(Reason("common_matter", many))
    return replace(relation, reasons=tuple(reasons))


def _place(change: Change) -> tuple[int, int, int, int, str]:
    left, right = change.a, change.b
    return (
        left.start if left else -1,
        left.end if left else -1,
        right.start if right else -1,
        right.end if right else -1,
        change.kind,
    )


def _only(
    side: Side, runs: list[tuple[int, int]], changed: list[Change], name: str
) -> tuple[Span, ...]:
    """Return the stretches of words that are neither aligned nor changed."""
    free = np.ones(len(side.words), np.bool_)
    for start, length in runs:
        free[start : start + length] = False
    for change in changed:
        span = change.a if name == "a" else change.b
        if span is not None and (change.a is not None and change.b is not None):
            low = int(np.searchsorted(side.words.starts, span.start))
            high = int(np.searchsorted(side.words.starts, span.end))
            free[low:high] = False
    edges = np.flatnonzero(np.diff(np.concatenate([[False], free, [False]]).astype(np.int8)))
    spans = [side.span(int(edges[at]), int(edges[at + 1])) for at in range(0, len(edges), 2)]
    return tuple(span for span in spans if span is not None)

"""Equal words that are printed otherwise: capitals, dashes, quotation marks, spaces."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from firsthand.copies.alignment import WordRun
from firsthand.copies.changes import Side
from firsthand.model import Change, ChangeKind, Run, Span

_REACH = 8
"""Marks that are looked at next to a word."""
_DOUBLE = frozenset('"“”„«»‟＂')
_LAYOUT = str.maketrans("\t\r\n", "   ")
"""Layout is a space; a no-break space stays."""
_PLAIN = str.maketrans(
    dict.fromkeys(_DOUBLE, '"') | dict.fromkeys("‘’‚´`", "'") | dict.fromkeys("‐‑‒–—―", "-")
)


def by_block(a: Side, b: Side, run: WordRun) -> list[WordRun]:
    """Return a run cut where a block of either text ends, so that each stays in one."""
    left = a.words.blocks[run.a : run.a + run.length]
    right = b.words.blocks[run.b : run.b + run.length]
    cuts = np.flatnonzero((np.diff(left) != 0) | (np.diff(right) != 0)) + 1
    edges = [0, *cuts.tolist(), run.length]
    return [WordRun(run.a + low, run.b + low, high - low) for low, high in pairwise(edges)]


def with_marks(a: Side, b: Side, run: WordRun) -> Run:
    """Return a run as characters, with the marks around it that both sides have."""
    left, right = _characters(a, run.a, run.length), _characters(b, run.b, run.length)
    before = _alike(_marks_before(a, run.a)[::-1], _marks_before(b, run.b)[::-1])
    end_a, end_b = run.a + run.length, run.b + run.length
    behind = _alike(_marks_behind(a, end_a), _marks_behind(b, end_b))
    return Run(
        Span(a.document, left[0] - before, left[1] + behind),
        Span(b.document, right[0] - before, right[1] + behind),
    )


def _characters(side: Side, start: int, length: int) -> tuple[int, int]:
    return int(side.words.starts[start]), int(side.words.ends[start + length - 1])


def _marks_before(side: Side, word: int) -> str:
    """Return the marks that touch a word in front."""
    end = int(side.words.starts[word])
    start = int(side.words.ends[word - 1]) if word else 0
    marks = side.text[max(start, end - _REACH) : end]
    return marks.split()[-1] if marks.strip() and not marks[-1].isspace() else ""


def _marks_behind(side: Side, word: int) -> str:
    """Return the marks that touch the word before `word` behind it."""
    start = int(side.words.ends[word - 1])
    end = int(side.words.starts[word]) if word < len(side.words) else len(side.text)
    marks = side.text[start : min(end, start + _REACH)]
    return marks.split()[0] if marks and not marks[0].isspace() else ""


def _alike(one: str, two: str) -> int:
    """Return how many marks from the first on are the same but for their print."""
    if not one or not two:
        return 0
    count = 0
    for left, right in zip(one.translate(_PLAIN), two.translate(_PLAIN), strict=False):
        if left != right:
            break
        count += 1
    return count


def typographic_changes(a: Side, b: Side, run: Run, words: WordRun) -> list[Change]:
    """Return where equal words are printed otherwise: case, marks, no-break spaces.

    Spaces and line breaks are layout and no change. A quotation mark that only one side
    has is a material change of kind quotation.
    """
    changes = _edge_changes(a, b, run)
    if a.text[run.a.start : run.a.end] == b.text[run.b.start : run.b.end]:
        return changes
    mine = _pieces(a, run.a, words.a, words.length)
    theirs = _pieces(b, run.b, words.b, words.length)
    for left, right in zip(mine, theirs, strict=True):
        one, two = a.text[slice(*left)], b.text[slice(*right)]
        if one != two and one.translate(_LAYOUT) != two.translate(_LAYOUT):
            changes.append(_change(Span(a.document, *left), Span(b.document, *right), one, two))
    return changes


def _edge_changes(a: Side, b: Side, run: Run) -> list[Change]:
    """Return where a quotation mark stands at the edge of a run in one text only."""
    changes = []
    for at_a, at_b, reach in ((run.a.start, run.b.start, -1), (run.a.end, run.b.end, 1)):
        left, right = _quote_at(a, at_a, reach), _quote_at(b, at_b, reach)
        if (left is None) != (right is None):
            changes.append(Change(left, right, ChangeKind.QUOTATION, material=True))
    return changes


def _quote_at(side: Side, at: int, reach: int) -> Span | None:
    """Return the quotation mark that stands next to a place, before (-1) or behind (1) it."""
    start = at - 1 if reach < 0 else at
    mark = side.text[start : start + 1] if start >= 0 else ""
    return Span(side.document, start, start + 1) if mark in _DOUBLE else None


def _pieces(side: Side, span: Span, start: int, length: int) -> Iterator[tuple[int, int]]:
    """Yield the words of a run and the marks between them, as they stand in one text."""
    words = slice(start, start + length)
    inner = np.stack((side.words.starts[words], side.words.ends[words]), axis=1)
    return pairwise([span.start, *inner.ravel().tolist(), span.end])


def _change(left: Span, right: Span, one: str, two: str) -> Change:
    quotes = [sum(mark in _DOUBLE for mark in text) for text in (one, two)]
    if quotes[0] != quotes[1]:
        return Change(left, right, ChangeKind.QUOTATION, material=True)
    return Change(left, right, ChangeKind.TYPOGRAPHY, material=False)

"""Cuts a long text into windows that the model can hold, at sentence ends where it can."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from firsthand.language.reader.decode import spans_of
from firsthand.language.reader.features import PARAGRAPH, SPACE, Pieces, word_starts

if TYPE_CHECKING:
    from firsthand.language.reader.backend import Heads

LARGEST = 254
OVERLAP = 64
SENTENCE, BREAK = 1, 2


def boundaries(pieces: Pieces, text: str) -> np.ndarray:
    """Return (n + 1,) strengths: 2 where a paragraph begins, 1 where a sentence may begin."""
    count = len(pieces)
    strength = np.zeros(count + 1, np.int8)
    strength[0] = strength[count] = BREAK
    gap = pieces.features[:, 1]
    strength[:count][gap == PARAGRAPH] = BREAK
    for i in np.flatnonzero(gap[1:] == SPACE).tolist():
        if _ends_sentence(text, int(pieces.ends[i])) and not text[pieces.starts[i + 1]].islower():
            strength[i + 1] = SENTENCE
    return strength


def _ends_sentence(text: str, end: int) -> bool:
    tail = text[max(0, end - 2) : end]
    return tail[-1:] in ".!?" or (tail[-1:] in "\"')" and tail[:1] in ".!?,")


def cut_windows(
    strength: np.ndarray, *, largest: int = LARGEST, overlap: int = OVERLAP
) -> list[tuple[int, int]]:
    """Return windows `[start, end)` of at most `largest` pieces that cover all pieces.

    A window ends at the last paragraph break of its second half, else at the last
    sentence end there, else where it is full; the next one begins up to `overlap`
    pieces earlier.
    """
    count = len(strength) - 1
    found: list[tuple[int, int]] = []
    start = 0
    while count - start > largest:
        cut = _best_cut(strength, start + largest // 2, start + largest)
        found.append((start, cut))
        start = _next_start(strength, start, cut, overlap)
    if count > start:
        found.append((start, count))
    return found


def _best_cut(strength: np.ndarray, low: int, high: int) -> int:
    for wanted in (BREAK, SENTENCE):
        places = np.flatnonzero(strength[low : high + 1] >= wanted)
        if len(places):
            return low + int(places[-1])
    return high


def _next_start(strength: np.ndarray, start: int, cut: int, overlap: int) -> int:
    if strength[cut] >= BREAK or not overlap:
        return cut
    low = max(start + 1, cut - overlap)
    places = np.flatnonzero(strength[low : cut + 1] >= SENTENCE)
    return low + int(places[0]) if len(places) else low


class Window:
    """The pieces of one window, and what the model says of them once it has run.

    Attributes:
        start: the place of its first piece among the pieces of the passage.
        starts, ends: code points at which its words begin and end.
    """

    heads: Heads

    def __init__(self, pieces: Pieces, start: int) -> None:
        """Take pieces that are not empty."""
        self.pieces = pieces
        self.start = start
        first = word_starts(pieces.words)
        self.starts: list[int] = pieces.starts[first].tolist()
        self.ends: list[int] = pieces.ends[np.append(first[1:], len(pieces)) - 1].tolist()

    def ranges(self, labels: np.ndarray, kind: int) -> list[tuple[int, int]]:
        """Return the code points of the spans of a kind, from one label a word."""
        return [(self.starts[a], self.ends[b - 1]) for a, b in spans_of(labels, kind)]


def windows_of(pieces: Pieces, text: str) -> list[Window]:
    """Return the windows of a text: one, unless it is longer than the model can hold."""
    if len(pieces) <= LARGEST:
        return [Window(pieces, 0)] if len(pieces) else []
    cuts = cut_windows(boundaries(pieces, text))
    return [Window(pieces.cut(start, end), start) for start, end in cuts]

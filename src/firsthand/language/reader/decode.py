"""From label scores of pieces to spans of words: the best labelling that obeys the scheme."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from firsthand.language.reader.features import word_starts
from firsthand.language.reader.labels import BEGIN, END, INSIDE, SINGLE, label_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_NEVER = -1e9


def log_softmax(logits: np.ndarray) -> np.ndarray:
    """Return log probabilities over the last axis."""
    shifted = logits - logits.max(-1, keepdims=True)
    result: np.ndarray = shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))
    return result


def word_scores(scores: np.ndarray, words: np.ndarray) -> np.ndarray:
    """Return (..., w, labels): the mean of the scores (..., t, labels) of a word's pieces.

    One score a word keeps a span from cutting a word in two.
    """
    first = word_starts(words)
    lengths = np.diff(np.append(first, len(words)))
    total = np.add.reduceat(scores, first, axis=-2)
    result: np.ndarray = total / lengths[:, None]
    return result


def best_labels(scores: np.ndarray) -> np.ndarray:
    """Return (k, w) labels of the best scheme-obeying path for k score tables (k, w, labels).

    Viterbi over begin, inside, end and single: after "begin" or "inside" of a kind only
    its "inside" or "end" may come, and nothing may stay open at the end.
    """
    count, words, labels = scores.shape
    kinds = (labels - 1) // 4
    opening = np.array([label_of(k, part) for k in range(kinds) for part in (BEGIN, INSIDE)])
    closed = np.setdiff1d(np.arange(labels), opening)
    free = np.array([0, *(label_of(k, part) for k in range(kinds) for part in (BEGIN, SINGLE))])
    begin, inside, end = (
        np.array([label_of(k, part) for k in range(kinds)]) for part in (BEGIN, INSIDE, END)
    )
    rows = np.arange(count)[:, None]
    back = np.zeros((words, count, labels), np.int8)
    score = np.full((count, labels), _NEVER)
    score[:, free] = scores[:, 0, free]
    for at in range(1, words):
        before = closed[score[:, closed].argmax(1)]
        step = np.empty_like(score)
        step[:, free] = score[rows[:, 0], before][:, None]
        back[at][:, free] = before[:, None]
        stays = score[:, inside] > score[:, begin]
        source = np.where(stays, inside, begin)
        step[:, inside] = step[:, end] = np.where(stays, score[:, inside], score[:, begin])
        back[at][:, inside] = back[at][:, end] = source
        score = step + scores[:, at]
    path = np.zeros((count, words), np.int8)
    path[:, -1] = closed[score[:, closed].argmax(1)]
    for at in range(words - 1, 0, -1):
        path[:, at - 1] = back[at][rows[:, 0], path[:, at]]
    return path


def spans_of(labels: np.ndarray, kind: int) -> Iterator[tuple[int, int]]:
    """Yield the word ranges `[start, end)` that carry a kind of span."""
    start = 0
    for at, label in enumerate(labels.tolist()):
        if label == label_of(kind, BEGIN):
            start = at
        elif label == label_of(kind, END):
            yield start, at + 1
        elif label == label_of(kind, SINGLE):
            yield at, at + 1

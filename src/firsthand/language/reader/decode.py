"""From label scores of pieces to spans of words: the best labelling that obeys the scheme."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from firsthand.language.reader.features import word_starts
from firsthand.language.reader.labels import BEGIN, END, INSIDE, SINGLE, label_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_NEVER = -1e9
_TOGETHER = 64


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


def best_labels(tables: Sequence[np.ndarray]) -> list[np.ndarray]:
    """Return the labels (w,) of the best scheme-obeying path for each score table (w, labels).

    After "begin" or "inside" of a kind only its "inside" or "end" may come, and nothing may
    stay open at the end. Where the likeliest label of every word obeys, it is the answer;
    only the other tables need Viterbi.
    """
    paths = [table.argmax(1) for table in tables]
    broken = [i for i, path in enumerate(paths) if not _obeys(path)]
    for start in range(0, len(broken), _TOGETHER):
        chosen = sorted(broken, key=lambda i: len(tables[i]))[start : start + _TOGETHER]
        for i, path in zip(chosen, _viterbi([tables[i] for i in chosen]), strict=True):
            paths[i] = path
    return paths


def _obeys(path: np.ndarray) -> bool:
    kind, part = np.divmod(path - 1, 4)
    opens = (path > 0) & ((part == BEGIN) | (part == INSIDE))
    goes_on = (path > 0) & ((part == INSIDE) | (part == END))
    if not len(path) or goes_on[0] or opens[-1]:
        return not len(path)
    return bool(np.all(opens[:-1] == goes_on[1:]) and np.all(~opens[:-1] | (kind[:-1] == kind[1:])))


def _viterbi(tables: Sequence[np.ndarray]) -> list[np.ndarray]:
    """Find the best paths of several tables at once, the shorter ones filled with "outside"."""
    lengths = [len(table) for table in tables]
    count, words, labels = len(tables), max(lengths), tables[0].shape[1]
    scores = np.full((words, count, labels), _NEVER)
    scores[:, :, 0] = 0.0
    for i, table in enumerate(tables):
        scores[: lengths[i], i] = table
    kinds = np.arange((labels - 1) // 4)
    begin, inside, end, single = (label_of(kinds, part) for part in range(4))
    closed = np.concatenate([[0], end, single])
    free = np.concatenate([[0], begin, single])
    rows = np.arange(count)
    back = np.zeros((words, count, labels), np.int8)
    score = np.full((count, labels), _NEVER)
    score[:, free] = scores[0][:, free]
    for at in range(1, words):
        before = closed[score[:, closed].argmax(1)]
        stays = score[:, inside] > score[:, begin]
        step = np.empty_like(score)
        step[:, free] = score[rows, before][:, None]
        step[:, inside] = step[:, end] = np.where(stays, score[:, inside], score[:, begin])
        back[at][:, free] = before[:, None]
        back[at][:, inside] = back[at][:, end] = np.where(stays, inside, begin)
        score = step + scores[at]
    path = np.zeros((words, count), np.int64)
    path[-1] = closed[score[:, closed].argmax(1)]
    for at in range(words - 1, 0, -1):
        path[at - 1] = back[at][rows, path[at]]
    return [path[:length, i] for i, length in enumerate(lengths)]


def spans_of(labels: np.ndarray, kind: int) -> Iterator[tuple[int, int]]:
    """Yield the word ranges `[start, end)` that carry a kind of span, in order."""
    single = labels == label_of(kind, SINGLE)
    starts = np.flatnonzero(single | (labels == label_of(kind, BEGIN))).tolist()
    if starts:
        ends = np.flatnonzero(single | (labels == label_of(kind, END))).tolist()
        yield from ((start, end + 1) for start, end in zip(starts, ends, strict=True))

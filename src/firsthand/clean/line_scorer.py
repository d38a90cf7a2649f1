"""The line scorer at work: a small network, in numpy, for all lines of a document at once.

How it was trained and what it is good for stands in `training/lines/README.md`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from firsthand.clean.line_shapes import LineShapes, shape_lines
from firsthand.model import Role

#: The roles of the columns that `score_lines` answers with.
COLUMNS = (
    Role.BODY,
    Role.HEADLINE,
    Role.BYLINE,
    Role.CAPTION,
    Role.CREDIT,
    Role.APPEAL,
    Role.TEASER,
    Role.NOTE,
    Role.OTHER,
)
_DILATIONS = (1, 3, 9)
# Products of so few rows stay on one thread in every BLAS; waking others costs more.
_ROWS = 24
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class LineScorer:
    """The weights, by the names they were trained under."""

    weights: dict[str, Floats]

    def score(self, shapes: LineShapes) -> Floats:
        """Return the probabilities (lines, columns) of each role."""
        w = self.weights
        n = len(shapes.numbers)
        words, pairs, edges = w["words.weight"], w["pairs.weight"], w["edges.weight"]
        flat = np.zeros((_rows(n), w["enter.weight"].shape[0]), np.float32)
        at = shapes.numbers.shape[1]
        flat[:n, :at] = shapes.numbers
        _fill_bags(flat[:n, at : at + words.shape[1]], words, shapes.words, shapes.word_lines)
        at += words.shape[1]
        _fill_bags(flat[:n, at : at + pairs.shape[1]], pairs, shapes.pairs, shapes.pair_lines)
        flat[:n, at + pairs.shape[1] :] = edges.take(shapes.edges, axis=0).reshape(n, -1)
        first = np.maximum(_product(flat, w["enter.weight"], n) + w["enter.bias"], 0)
        hidden = first
        for index, step in enumerate(_DILATIONS):
            hidden = hidden + _around(hidden, w, f"around.{index}", step)
        # Mean and maximum; the methods of these names take three times as long.
        pooled = np.concatenate([np.add.reduce(hidden) / n, np.maximum.reduce(hidden)])
        whole = w["whole.weight"] @ pooled + w["whole.bias"]
        width = hidden.shape[1]
        both = np.zeros((len(flat), 2 * width), np.float32)
        both[:n, :width] = first
        np.maximum(hidden + whole, 0, out=both[:n, width:])
        logits = _product(both, w["leave.weight"], n) + w["leave.bias"]
        powers = np.exp(logits - np.maximum.reduce(logits, axis=1, keepdims=True))
        scores: Floats = powers / np.add.reduce(powers, axis=1, keepdims=True)
        return scores


def _fill_bags(
    out: Floats, table: Floats, buckets: NDArray[np.int64], lines: NDArray[np.int64]
) -> None:
    """Fill in the mean vector of the words of each line; a line that has none stays as it is."""
    if not len(buckets):
        return
    counts = np.bincount(lines, minlength=len(out))
    has = np.flatnonzero(counts)
    starts = (np.cumsum(counts) - counts)[has]
    out[has] = np.add.reduceat(table.take(buckets, axis=0), starts, axis=0) / counts[has, None]


def _rows(n: int) -> int:
    """Return how many rows there must be for n to be taken a few at a time."""
    return -(-n // _ROWS) * _ROWS


def _product(rows: Floats, weight: Floats, n: int) -> Floats:
    """Return the first n rows of `rows @ weight`, a few rows at a time."""
    out: Floats = np.matmul(rows.reshape(-1, _ROWS, rows.shape[1]), weight)
    return out.reshape(len(rows), -1)[:n]


def _around(hidden: Floats, w: dict[str, Floats], name: str, step: int) -> Floats:
    """Return what a line and those `step` before and after it say together."""
    n, width = hidden.shape
    beside = np.zeros((_rows(n), 3 * width), np.float32)
    beside[step:n, :width] = hidden[:-step]
    beside[:n, width : 2 * width] = hidden
    beside[: max(0, n - step), 2 * width :] = hidden[step:]
    out: Floats = np.maximum(_product(beside, w[f"{name}.weight"], n) + w[f"{name}.bias"], 0)
    return out


def read_scorer(path: Path) -> LineScorer:
    """Return the scorer of a weights file."""
    with np.load(path, allow_pickle=False) as stored:
        weights = {name: stored[name].astype(np.float32) for name in stored.files}
    for name in ("enter.weight", "leave.weight"):
        weights[name] = np.ascontiguousarray(weights[name].T)
    for index in range(len(_DILATIONS)):
        kernel = weights[f"around.{index}.weight"]
        # (out, in, 3) as trained; one product for all three places.
        weights[f"around.{index}.weight"] = np.ascontiguousarray(
            kernel.transpose(2, 1, 0).reshape(-1, kernel.shape[0])
        )
    return LineScorer(weights)


@lru_cache(maxsize=1)
def _shipped() -> LineScorer:
    place = resources.files("firsthand.resources").joinpath("line_scorer.npz")
    with resources.as_file(place) as path:
        return read_scorer(path)


def score_lines(
    lines: list[str], after_blank: list[bool], *, scorer: LineScorer | None = None
) -> Floats:
    """Return the probability of each role of `COLUMNS` for each line of a document.

    Args:
        lines: non-blank lines or paragraphs without line breaks, in text order.
        after_blank: whether a blank line stands before each.
        scorer: other weights than those of the package.
    """
    if not lines:
        return np.zeros((0, len(COLUMNS)), np.float32)
    return (scorer or _shipped()).score(shape_lines(lines, after_blank))

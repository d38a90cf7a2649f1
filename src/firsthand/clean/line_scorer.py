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
        flat = np.concatenate(
            [
                shapes.numbers,
                _bags(w["words.weight"], shapes.words, shapes.word_lines, n),
                _bags(w["pairs.weight"], shapes.pairs, shapes.pair_lines, n),
                w["edges.weight"][shapes.edges].reshape(n, -1),
            ],
            axis=1,
        )
        first = np.maximum(_product(flat, w["enter.weight"]) + w["enter.bias"], 0)
        hidden = first
        for index, step in enumerate(_DILATIONS):
            hidden = hidden + _around(hidden, w, f"around.{index}", step)
        pooled = np.concatenate([hidden.mean(axis=0), hidden.max(axis=0)])
        whole = w["whole.weight"] @ pooled + w["whole.bias"]
        both = np.concatenate([first, np.maximum(hidden + whole, 0)], axis=1)
        logits = _product(both, w["leave.weight"]) + w["leave.bias"]
        powers = np.exp(logits - logits.max(axis=1, keepdims=True))
        scores: Floats = powers / powers.sum(axis=1, keepdims=True)
        return scores


def _bags(table: Floats, buckets: NDArray[np.int64], lines: NDArray[np.int64], n: int) -> Floats:
    """Return the mean vector of the words of each line, zeros where it has none."""
    out = np.zeros((n, table.shape[1]), np.float32)
    if not len(buckets):
        return out
    counts = np.bincount(lines, minlength=n)
    has = np.flatnonzero(counts)
    starts = (np.cumsum(counts) - counts)[has]
    out[has] = np.add.reduceat(table.take(buckets, axis=0), starts, axis=0) / counts[has, None]
    return out


def _product(rows: Floats, weight: Floats) -> Floats:
    """Return `rows @ weight`, a few rows at a time."""
    n, width = rows.shape
    stacks = -(-n // _ROWS)
    padded = np.zeros((stacks * _ROWS, width), np.float32)
    padded[:n] = rows
    out: Floats = np.matmul(padded.reshape(stacks, _ROWS, width), weight)
    return out.reshape(stacks * _ROWS, -1)[:n]


def _around(hidden: Floats, w: dict[str, Floats], name: str, step: int) -> Floats:
    """Return what a line and those `step` before and after it say together."""
    n, width = hidden.shape
    padded = np.zeros((n + 2 * step, width), np.float32)
    padded[step : n + step] = hidden
    beside = np.concatenate([padded[:n], hidden, padded[2 * step :]], axis=1)
    out: Floats = np.maximum(_product(beside, w[f"{name}.weight"]) + w[f"{name}.bias"], 0)
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

"""The block scorer of pages: how likely each block is report, by two sets of small trees.

One set looks at a page without trafilatura's opinion, the other with it. Trained by
`training/pages`, held out by site; what it was trained on and how well it does stands in
`docs/cleaning-pages.md`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from pathlib import Path

    from firsthand.read.page_features import Column, Table

    Nodes = np.ndarray[tuple[int, int], np.dtype[np.int16]]
    Numbers = np.ndarray[tuple[int, int], np.dtype[np.float64]]

#: The arrays of a set of trees, in the order of the fields of `Trees`.
TREE_ARRAYS = ("feature", "threshold", "left", "right", "value")
_BATCH = 512


@dataclass(frozen=True, slots=True)
class Trees:
    """Trees as arrays of shape (trees, nodes); a leaf goes on at itself."""

    depth: int
    feature: Nodes
    threshold: Numbers
    left: Nodes
    right: Nodes
    value: Numbers

    def score(self, table: Table) -> Column:
        """Return the log-odds of report for each row of features."""
        parts = [self._walk(table[i : i + _BATCH]) for i in range(0, len(table), _BATCH)]
        return np.concatenate(parts) if parts else np.zeros(0)

    def _walk(self, table: Table) -> Column:
        """Walk every row down every tree at once, on flat arrays: node n of tree t is at t*N+n."""
        count, most = self.feature.shape
        base = (np.arange(count, dtype=np.int32) * most)[None, :]
        rows = (np.arange(len(table), dtype=np.int32) * table.shape[1])[:, None]
        flat = np.ascontiguousarray(table).ravel()
        feature, threshold = self.feature.ravel(), self.threshold.ravel()
        left, right = self.left.ravel(), self.right.ravel()
        place = np.broadcast_to(base, (len(table), count))
        for _ in range(self.depth):
            goes_left = flat.take(rows + feature.take(place)) <= threshold.take(place)
            place = base + np.where(goes_left, left.take(place), right.take(place))
        total: Column = self.value.ravel().take(place).sum(axis=1, dtype=np.float64)
        return total


@dataclass(frozen=True, slots=True)
class PageScorer:
    """The trees that look alone and those with a witness, and the class words they know."""

    near_words: tuple[str, ...]
    far_words: tuple[str, ...]
    alone: Trees
    witnessed: Trees


@lru_cache(maxsize=1)
def load_scorer() -> PageScorer:
    """Return the scorer that comes with the package."""
    with resources.as_file(resources.files("firsthand.resources") / "page_scorer.npz") as path:
        return read_scorer(path)


def read_scorer(path: Path) -> PageScorer:
    """Return the scorer of a file that `training/pages` wrote."""
    with np.load(path, allow_pickle=False) as stored:
        alone, witnessed = (
            Trees(
                int(stored[f"{kind}_depth"]),
                *(stored[f"{kind}_{name}"] for name in TREE_ARRAYS),
            )
            for kind in ("alone", "witnessed")
        )
        near, far = (tuple(map(str, stored[name])) for name in ("near_words", "far_words"))
        return PageScorer(near, far, alone, witnessed)

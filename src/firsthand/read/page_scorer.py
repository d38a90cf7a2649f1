"""The block scorer of pages: how likely each block is report, by two sets of small trees.

One set looks at a page without trafilatura's opinion, the other with it. Trained by
`training/pages`, held out by site; what it was trained on and how well it does stands in
`docs/cleaning-pages.md`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from pathlib import Path

    from firsthand.read.page_numbers import Column, Table

    Nodes = np.ndarray[tuple[int], np.dtype[np.intp]]
    Stored = np.ndarray[tuple[int, int], np.dtype[Any]]

#: The arrays of a set of trees as they are stored.
TREE_ARRAYS = ("feature", "threshold", "left", "right", "value")
_BATCH = 512


@dataclass(frozen=True, slots=True)
class Trees:
    """Trees as flat arrays; a leaf goes on at itself.

    Attributes:
        depth: how many steps the longest way takes.
        roots: the place of the first node of each tree.
        feature, threshold, value: of each node.
        children: the nodes that node n goes on at: right at 2n, left at 2n + 1.
    """

    depth: int
    roots: Nodes
    feature: Nodes
    threshold: Column
    children: Nodes
    value: Column

    def score(self, table: Table) -> Column:
        """Return the log-odds of report for each row of features."""
        parts = [self._walk(table[i : i + _BATCH]) for i in range(0, len(table), _BATCH)]
        return np.concatenate(parts) if parts else np.zeros(0)

    def _walk(self, table: Table) -> Column:
        """Walk every row down every tree at once."""
        rows = (np.arange(len(table)) * table.shape[1])[:, None]
        flat = np.ascontiguousarray(table).ravel()
        place = np.repeat(self.roots[None, :], len(table), axis=0)
        for _ in range(self.depth):
            asked = self.feature.take(place)
            asked += rows
            goes_left = flat.take(asked) <= self.threshold.take(place)
            place *= 2
            place += goes_left
            place = self.children.take(place)
        total: Column = self.value.take(place).sum(axis=1, dtype=np.float64)
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
            _flat_trees(
                int(stored[f"{kind}_depth"]),
                {name: stored[f"{kind}_{name}"] for name in TREE_ARRAYS},
            )
            for kind in ("alone", "witnessed")
        )
        near, far = (tuple(map(str, stored[name])) for name in ("near_words", "far_words"))
        return PageScorer(near, far, alone, witnessed)


def _flat_trees(depth: int, stored: dict[str, Stored]) -> Trees:
    """Return trees of arrays of shape (trees, nodes), whose ways count from their own root."""
    count, most = stored["feature"].shape
    roots = np.arange(count) * most
    ways = [stored[name] + roots[:, None] for name in ("right", "left")]
    return Trees(
        depth,
        roots,
        feature=stored["feature"].ravel().astype(np.intp),
        threshold=stored["threshold"].ravel(),
        children=np.stack(ways, axis=2).ravel().astype(np.intp),
        value=stored["value"].ravel(),
    )

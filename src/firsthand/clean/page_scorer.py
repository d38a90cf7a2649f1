"""The block scorer of pages: how likely each unit is report, by a few hundred small trees.

Trained by `training/pages`, held out by site; what it was trained on and how well it does
stands in `docs/cleaning-pages.md`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING

import numpy as np

from firsthand.clean.page_features import page_features

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from firsthand.clean.page_features import Column, Table
    from firsthand.clean.units import Unit
    from firsthand.model import PageField

    Nodes = np.ndarray[tuple[int, int], np.dtype[np.int16]]
    Numbers = np.ndarray[tuple[int, int], np.dtype[np.float64]]

_BATCH = 512


@dataclass(frozen=True, slots=True)
class PageScorer:
    """The trees as arrays of shape (trees, nodes); a leaf goes on at itself."""

    words: tuple[str, ...]
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
        trees = np.arange(len(self.feature))[None, :]
        rows = np.arange(len(table))[:, None]
        node = np.zeros((len(table), len(self.feature)), dtype=np.int16)
        for _ in range(self.depth):
            goes_left = table[rows, self.feature[trees, node]] <= self.threshold[trees, node]
            node = np.where(goes_left, self.left[trees, node], self.right[trees, node])
        total: Column = self.value[trees, node].sum(axis=1, dtype=np.float64)
        return total


@lru_cache(maxsize=1)
def load_scorer() -> PageScorer:
    """Return the scorer that comes with the package."""
    with resources.as_file(resources.files("firsthand.resources") / "page_scorer.npz") as path:
        return read_scorer(path)


def read_scorer(path: Path) -> PageScorer:
    """Return the scorer of a file that `training/pages` wrote."""
    with np.load(path, allow_pickle=False) as stored:
        arrays = {name: stored[name] for name in ("feature", "threshold", "left", "right", "value")}
        return PageScorer(tuple(map(str, stored["words"])), int(stored["depth"]), **arrays)


def score_page(
    units: Sequence[Unit], fields: Sequence[PageField], *, scorer: PageScorer | None = None
) -> tuple[float, ...] | None:
    """Return the log-odds of report for each unit of a page, None where nothing is marked up.

    Args:
        units: the lines of a page in order.
        fields: what the page states of itself.
        scorer: other trees than those of the package, to measure on sites held out.
    """
    if not any(unit.element is not None and unit.element.path != ("body",) for unit in units):
        return None
    scorer = scorer or load_scorer()
    table = page_features(units, fields, scorer.words)
    return tuple(scorer.score(table).tolist())

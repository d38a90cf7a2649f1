"""Learns the linear head over words: ridge regression, solved over the sentences.

`python -m training.reader.root_words GOLD src/firsthand/resources/root_scorer.npz` takes seconds,
needs no torch, and learns from all of PLV train.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from training.reader.prepare_events import root_items

from firsthand.language.reader.labels import ROOTS
from firsthand.language.reader.root_head import ROWS, RootHead, hashed, row_of
from firsthand.language.reader.root_words import root_features

_RIDGE: Final = 0.1
_BALANCE: Final = 0.5


def learn(items: Sequence[dict[str, Any]], labels: Sequence[str] = ROOTS) -> RootHead:
    """Return the head learnt from sentences with a marked pair and its root.

    Rare roots count more, by the root of how rare they are.

    Args:
        items: sentences as `prepare_events.root_items` gives them.
        labels: the roots; those of PLOVER, unless other codes are to be learnt.
    """
    features = [root_features(item["text"], *map(tuple, item["pair"])) for item in items]
    holders = np.zeros(ROWS)
    for found in features:
        holders[sorted({row_of(one) for one in found})] += 1
    rarity = (np.log(len(items) / np.maximum(holders, 1)) + 1).astype(np.float16)
    table = np.zeros((len(items), ROWS), np.float32)
    for number, found in enumerate(features):
        rows, values = hashed(found, rarity.astype(np.float32))
        np.add.at(table[number], rows, values)
    wanted = np.array([labels.index(item["root"]) for item in items])
    counts = np.bincount(wanted, minlength=len(labels))
    weight = (counts.mean() / counts[wanted]) ** _BALANCE
    ridge = _RIDGE * np.diag(1 / weight)
    solved = np.linalg.solve(table @ table.T + ridge, np.eye(len(labels))[wanted] * 2 - 1)
    return RootHead((table.T @ solved).astype(np.float32), rarity.astype(np.float32))


def main() -> None:
    """Learn from the whole set and write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("out", type=Path)
    given = parser.parse_args()
    items = list(root_items(given.gold / "events/plv-train.tsv", whole=True))
    learn(items).save(given.out)
    print(f"{len(items)} sentences, {given.out.stat().st_size} bytes")


if __name__ == "__main__":
    main()

"""Fit the weights of `firsthand.names.likeness`, and say how well they do unseen.

    python -m quality.names_fit           five folds, eight times; pairs that share a name stay on
                                          one side
    python -m quality.names_fit --write   and write the weights that ship

Logistic regression on nomenklatura's labelled pairs (development part) whose words differ.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

import numpy as np
import numpy.typing as npt
import yaml

from firsthand.names.likeness import NAMES, features
from firsthand.names.similarity import agree_bodies, agree_persons
from firsthand.names.spelling import fold_name
from quality.names import read_pairs

WEIGHTS = Path(__file__).parents[1] / "src/firsthand/resources/name_weights.yml"
EVEN = 0.45  # the chance from which two names count as one; .42 to .5 did alike in the folds
_FOLDS, _ROUNDS, _RIDGE, _STEPS = 5, 8, 5.0, 30
Numbers = npt.NDArray[np.float64]


def main() -> None:
    """Print F1 over folds of pairs unseen; write the weights fitted on all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    rows = read_pairs()
    gold = np.array([row["is_match"] == "true" for row in rows], dtype=np.float64)
    table, settled = _tables(rows)
    groups = _groups(rows)
    found = [_unseen(table, settled, gold, groups, seed) for seed in range(_ROUNDS)]
    print(f"F1 unseen, mean of {_ROUNDS} rounds of {_FOLDS} folds: {np.mean(found):.4f}")
    if parser.parse_args().write:
        weights = _fitted(table, settled, gold, np.ones(len(rows), dtype=bool))
        named = dict(zip((*NAMES, "bias"), (round(float(w), 3) for w in weights), strict=True))
        note = "source: fitted by python -m quality.names_fit on labelled pairs of nomenklatura\n"
        text = yaml.safe_dump({"weights": {**named, "even": EVEN}}, sort_keys=False)
        WEIGHTS.write_text(note + text, encoding="utf-8")


def _tables(rows: list[dict[str, str]]) -> tuple[Numbers, Numbers]:
    """Features of each pair, and the scores of those that need none (NaN for the rest)."""
    table = np.zeros((len(rows), len(NAMES)))
    settled = np.full(len(rows), np.nan)
    for place, row in enumerate(rows):
        agree = agree_persons if row["schema"] == "Person" else agree_bodies
        found = agree(row["name1"], row["name2"])
        if found.pairs:
            told = features(found.left, found.right, found.pairs, found.score)
            table[place] = [told[name] for name in NAMES]
        else:
            settled[place] = found.score
    return table, settled


def _groups(rows: list[dict[str, str]]) -> list[int]:
    """The group of each pair; pairs that share a name are in one."""
    parent = list(range(len(rows)))

    def root(place: int) -> int:
        while parent[place] != place:
            place = parent[place]
        return place

    first: dict[str, int] = {}
    for place, row in enumerate(rows):
        for name in (fold_name(row["name1"]), fold_name(row["name2"])):
            parent[root(place)] = root(first.setdefault(name, place))
    return [root(place) for place in range(len(rows))]


def _unseen(table: Numbers, settled: Numbers, gold: Numbers, groups: list[int], seed: int) -> float:
    order = sorted(set(groups))
    random.Random(seed).shuffle(order)  # noqa: S311 (folds, no secret)
    fold = {group: place % _FOLDS for place, group in enumerate(order)}
    folds = np.array([fold[group] for group in groups])
    said = settled >= 0.8
    for number in range(_FOLDS):
        weights = _fitted(table, settled, gold, folds != number)
        chance = 1 / (1 + np.exp(-(table @ weights[:-1] + weights[-1])))
        said = np.where((folds == number) & np.isnan(settled), chance >= EVEN, said)
    return float(2 * (said * gold).sum() / max(1.0, said.sum() + gold.sum()))


def _fitted(
    table: Numbers, settled: Numbers, gold: Numbers, kept: npt.NDArray[np.bool_]
) -> Numbers:
    """Weights and bias by Newton steps with a ridge on the standardised features."""
    use = kept & np.isnan(settled)
    x, y = table[use], gold[use]
    mean, spread = x.mean(0), x.std(0) + 1e-9
    z = np.c_[(x - mean) / spread, np.ones(len(x))]
    ridge = np.diag([_RIDGE] * len(NAMES) + [0.0])
    w = np.zeros(z.shape[1])
    for _ in range(_STEPS):
        p = 1 / (1 + np.exp(-z @ w))
        slope = z.T @ (p - y) + ridge @ w
        w -= np.linalg.solve((z * (p * (1 - p))[:, None]).T @ z + ridge, slope)
    plain = w[:-1] / spread
    return np.append(plain, w[-1] - (plain * mean).sum())


if __name__ == "__main__":
    main()

"""How well names are told apart and joined.

    python -m quality.names [--errors]

nomenklatura's labelled pairs: F1 at the threshold of the code (a judgement of "same", or a score
over `_MATCH`) and at the threshold that is best for this set. The weights of the score were fitted
on these pairs: `python -m quality.names_fit` says how they do on pairs unseen.
"""

from __future__ import annotations

import csv
import sys
import time
from typing import TYPE_CHECKING

from firsthand.names.similarity import compare_bodies, compare_persons
from quality.corpus import SHARED
from quality.language import f1

if TYPE_CHECKING:
    from pathlib import Path

_PAIRS = SHARED / "gold" / "names" / "nomenklatura.csv"
_MATCH = 0.8
Scored = tuple[float, bool, str, str]


def corpus() -> tuple[Path, ...]:
    """Return the files that the figures rest on."""
    return (_PAIRS,)


def measure() -> dict[str, float]:
    """Return all figures of the stage by name, without speed, which no floor can hold."""
    scored = score_pairs()
    thresholds = [step / 100 for step in range(40, 100)]
    return {
        "names.nomenklatura.f1": f1_at(scored, _MATCH),
        "names.nomenklatura.best_f1": max(f1_at(scored, t) for t in thresholds),
    }


def score_pairs() -> list[Scored]:
    """Return score, gold and both names of every pair."""
    scored = []
    for row in read_pairs():
        compare = compare_persons if row["schema"] == "Person" else compare_bodies
        comparison = compare(row["name1"], row["name2"])
        scored.append((comparison.score, row["is_match"] == "true", row["name1"], row["name2"]))
    return scored


def read_pairs() -> list[dict[str, str]]:
    """Return the labelled pairs: schema, name1, name2, is_match."""
    with _PAIRS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def f1_at(scored: list[Scored], threshold: float) -> float:
    """Return F1 where pairs with a score of at least the threshold count as the same."""
    right = sum(score >= threshold and gold for score, gold, _, _ in scored)
    given = sum(score >= threshold for score, _, _, _ in scored)
    return f1(right, given, sum(gold for _, gold, _, _ in scored))


if __name__ == "__main__":
    for key, figure in sorted(measure().items()):
        sys.stdout.write(f"{key:<44} {figure:8.4f}\n")
    started = time.process_time()
    rate = len(score_pairs()) / max(time.process_time() - started, 1e-9)
    sys.stdout.write(f"{'names.pairs_per_cpu_second':<44} {rate:8.0f}\n")
    if "--errors" in sys.argv:
        for score, gold, a, b in score_pairs():
            if (score >= _MATCH) != gold:
                sys.stdout.write(f"{'missed' if gold else 'false'} {score:.2f} {a} | {b}\n")

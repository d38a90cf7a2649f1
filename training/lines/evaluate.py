"""How well the line scorer alone tells lines apart, on sites it has not seen.

    python -m training.lines.evaluate SET.pickle FOLDER_OF_WEIGHTS [--fold K ...]

Every document is scored by the network of the fold that held its site back.
"""

from __future__ import annotations

import argparse
import pickle
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np
from quality.cleaning import overlap, shingle_counts
from training.lines.folds import FOLDS, fold_of
from training.lines.labels import CLASSES

from firsthand.clean.line_scorer import read_scorer


def scores_of(row: dict[str, Any], chances: np.ndarray, least: float) -> dict[str, float]:
    """Return the body F1, and which words were kept and removed, of one document."""
    kept = chances[:, 0] >= least
    text = "\n".join(t for t, k in zip(row["texts"], kept, strict=True) if k)
    body = np.array([label == "B" for label in row["labels"]])
    title = np.array([label == "T" for label in row["labels"]])
    words = np.array(row["words"])
    gold = row.get("gold") or "\n".join(t for t, b in zip(row["texts"], body, strict=True) if b)
    return {
        "body": overlap(shingle_counts(text), shingle_counts(gold))[2],
        "kept": float(words[body & kept].sum()),
        "all body": float(words[body].sum()),
        "removed": float(words[~body & ~title & ~kept].sum()),
        "all other": float(words[~body & ~title].sum()),
    }


def lines_of(row: dict[str, Any], chances: np.ndarray) -> dict[str, np.ndarray]:
    """Return (right, found, wanted) counts of each labelled class."""
    best = chances.argmax(axis=1)
    out = {}
    for index, name in enumerate(CLASSES):
        wanted = np.array([label == name for label in row["labels"]])
        found = best == index
        out[name] = np.array([(wanted & found).sum(), found.sum(), wanted.sum()])
    return out


def main() -> int:
    """Print the figures of each set and tier."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", type=Path)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--fold", type=int, nargs="*", default=[*range(FOLDS)])
    parser.add_argument("--least", type=float, nargs="*", default=[0.5])
    options = parser.parse_args()
    rows = [r for r in pickle.loads(options.rows.read_bytes()) if "texts" in r]  # noqa: S301
    scorers = {fold: read_scorer(options.weights / f"{fold}.npz") for fold in options.fold}
    figures: Any = defaultdict(list)
    classes: Any = defaultdict(lambda: np.zeros(3))
    for row in rows:
        scorer = scorers.get(fold_of(row["site"]))
        if scorer is None:
            continue
        chances = scorer.score(row["shapes"])
        kind = f"{row['tier']} {row['set']}"
        for least in options.least:
            figures[kind, least].append(scores_of(row, chances, least))
        for name, counts in lines_of(row, chances).items():
            classes[kind, name] += counts
    for (kind, least), found in sorted(figures.items()):
        total = {key: sum(f[key] for f in found) for key in found[0]}
        print(
            f"{kind:20s} p>={least:.2f} n={len(found):4d} body F1 {total['body'] / len(found):.4f}"
            f"  kept {total['kept'] / max(1, total['all body']):.4f}"
            f"  removed {total['removed'] / max(1, total['all other']):.4f}"
        )
    for (kind, name), (right, found, wanted) in sorted(classes.items()):
        if wanted and name not in "BO":
            print(f"{kind:20s} {name} F1 {2 * right / (found + wanted):.3f} (n={wanted:.0f})")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

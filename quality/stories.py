"""Measure how well documents are grouped into stories, and fit the weights of pairs.

    python quality/stories.py [--folds] [--fit]

The gold is a file of dated news texts with the happening that each tells. Without an option all
of it is grouped with the shipped weights. `--folds` fits on the texts of half of the happenings
and measures on those of the other half, both ways and for several splits: the honest figure.
`--fit` fits on all and writes the weights that ship.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import yaml

from firsthand.model import MentionType
from firsthand.stories import StoryEntity, StoryInput, pairs
from firsthand.stories.group import group_with
from firsthand.stories.neighbours import Neighbours
from firsthand.stories.units import Unit, collapse, make_unit
from firsthand.stories.words import split_words

GOLD = Path(__file__).parents[1] / "../shared/gold/stories/giveme-dev.jsonl"
WEIGHTS = Path(__file__).parents[1] / "src/firsthand/resources/story_weights.yml"
# Runs of capitalised words stand for names here: the gold is measured without the reader.
CAPITALISED = re.compile(r"\b[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)*")
NUMBER = re.compile(r"\b\d{1,3}(?:,\d{3})+\b|\b\d+\b")
LEAD_WORDS = 50
BODY_WORDS = 1000
PENALTY = 5.0
SPLITS = 3
# The middle of the broad range that is as good on the fitting half of every split.
THRESHOLDS = {"join": -1.0, "unsure": -2.5}


@dataclass(frozen=True)
class Scores:
    """BCubed figures of a grouping, and the size of its largest group."""

    precision: float
    recall: float
    f1: float
    largest: int


def read_gold(path: Path) -> list[tuple[StoryInput, str]]:
    """Return the documents of the gold file with the happening of each."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [(describe(row), row["event"]) for row in rows]


def describe(row: Mapping[str, str]) -> StoryInput:
    """Return a document of the gold file as grouping sees it, by its letters alone."""
    text = row["text"] or ""
    words = split_words(text)
    names = Counter(match.group() for match in CAPITALISED.finditer(text))
    numbers = {float(match.group().replace(",", "")) for match in NUMBER.finditer(text)}
    return StoryInput(
        document=row["id"],
        key=row["id"],
        day=row["date"][:10],
        title=tuple(split_words(row["title"])),
        lead=tuple(words[:LEAD_WORDS]),
        body=tuple(words[:BODY_WORDS]),
        entities=tuple(
            StoryEntity(name, MentionType.PERSON, name, count)
            for name, count in sorted(names.items())
        ),
        quantities=tuple(sorted(numbers)),
    )


def bcubed(gold: Mapping[str, str], groups: Iterable[Sequence[str]]) -> Scores:
    """Return BCubed precision, recall and F1 of groups of documents."""
    happenings: dict[str, set[str]] = defaultdict(set)
    for document, event in gold.items():
        happenings[event].add(document)
    found = {document: set(group) for group in groups for document in group}
    precision = recall = 0.0
    for document, event in gold.items():
        shared = len(found[document] & happenings[event])
        precision += shared / len(found[document]) / len(gold)
        recall += shared / len(happenings[event]) / len(gold)
    f1 = 2 * precision * recall / (precision + recall)
    return Scores(precision, recall, f1, max(map(len, found.values())))


def score(rows: Sequence[tuple[StoryInput, str]], weights: Mapping[str, float]) -> Scores:
    """Return the figures of grouping these documents with these weights."""
    groups = group_with([item for item, _ in rows], weights)
    gold = {item.document: event for item, event in rows}
    return bcubed(gold, [group.documents for group in groups])


def fit(rows: Sequence[tuple[StoryInput, str]]) -> dict[str, float]:
    """Return weights fitted on all candidate pairs of these documents.

    Logistic regression with a ridge penalty, by Newton's method. Weights set by hand stay as
    they are.
    """
    units = {unit.name: unit for unit in map(make_unit, collapse(item for item, _ in rows))}
    events = {item.document: event for item, event in rows}
    table, same = _table(units, events)
    scale = table.std(axis=0) + 1e-9
    solved = _newton(np.hstack([np.ones((len(table), 1)), table / scale]), same)
    weights = dict(pairs.load_weights())
    weights["bias"] = float(solved[0])
    for name, value in zip(pairs.LEARNED, solved[1:] / scale, strict=True):
        weights[name] = float(value)
    return {**weights, **THRESHOLDS}


def _table(
    units: Mapping[str, Unit], events: Mapping[str, str]
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    near = Neighbours(_unscored, units.__getitem__, floor=-1.0)
    near.update((), units.values())
    rows, same = [], []
    for name, node in sorted(near.nodes.items()):
        for other in sorted(other for other in node.scores if name < other):
            left, right = units[name], units[other]
            features = pairs.pair_features(left, right)
            rows.append([features[item] for item in pairs.LEARNED])
            one, two = left.members[0].document, right.members[0].document
            same.append(float(events[one] == events[two]))
    return np.array(rows), np.array(same)


def _unscored(*_: Unit) -> float:
    return 0.0


def _newton(
    table: npt.NDArray[np.float64], target: npt.NDArray[np.float64]
) -> npt.NDArray[np.float64]:
    weights = np.zeros(table.shape[1])
    ridge = PENALTY * np.eye(table.shape[1])
    ridge[0, 0] = 0.0
    for _ in range(50):
        chance = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (chance - target) + ridge @ weights
        curve = (table * (chance * (1 - chance))[:, None]).T @ table + ridge
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < 1e-8:
            break
    return weights


def folds(rows: Sequence[tuple[StoryInput, str]]) -> list[Scores]:
    """Return the figures on unseen happenings, for several splits in half, both ways."""
    found = []
    events = sorted({event for _, event in rows})
    for seed in range(SPLITS):
        order = events[:]
        random.Random(seed).shuffle(order)  # noqa: S311
        half = set(order[: len(order) // 2])
        one = [row for row in rows if row[1] in half]
        other = [row for row in rows if row[1] not in half]
        found += [score(other, fit(one)), score(one, fit(other))]
    return found


def measure() -> dict[str, float]:
    """Return the figures for the gate: on unseen happenings, and with the shipped weights."""
    rows = read_gold(GOLD)
    unseen = folds(rows)
    shipped = score(rows, pairs.load_weights())
    return {
        "stories.unseen_bcubed_f1": float(np.mean([item.f1 for item in unseen])),
        "stories.unseen_bcubed_precision": float(np.mean([item.precision for item in unseen])),
        "stories.shipped_bcubed_f1": shipped.f1,
    }


def corpus() -> tuple[Path, ...]:
    """Return the files that the figures rest on."""
    return (GOLD,)


def write_weights(weights: Mapping[str, float], path: Path) -> None:
    """Write the weights to ship."""
    content = {
        "source": "fitted by quality/stories.py --fit; those of pairs.BY_HAND set by hand",
        "weights": {name: round(value, 3) for name, value in weights.items()},
    }
    path.write_text(yaml.safe_dump(content, sort_keys=False), encoding="utf-8")


def show(title: str, scores: Scores) -> None:
    """Print one line of figures."""
    figures = f"P {scores.precision:.3f} R {scores.recall:.3f} F {scores.f1:.3f}"
    print(f"{title:28s} BCubed {figures} largest {scores.largest}")


def main() -> None:
    """Run as the options say."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folds", action="store_true")
    parser.add_argument("--fit", action="store_true")
    options = parser.parse_args()
    rows = read_gold(GOLD)
    weights = pairs.load_weights()
    if options.fit:
        weights = fit(rows)
        write_weights(weights, WEIGHTS)
    if options.folds:
        found = folds(rows)
        for scores in found:
            show("unseen happenings", scores)
        print(f"mean F {np.mean([scores.f1 for scores in found]):.3f}")
    started = time.perf_counter()
    scores = score(rows, weights)
    rate = len(rows) / (time.perf_counter() - started)
    show("all, shipped weights", scores)
    print(f"{rate:.0f} documents/s")


if __name__ == "__main__":
    main()

"""Fit the weights by which copying is told from likeness, and say how well they do unseen.

    python -m quality.copies_fit            ten folds on the pairs open for fitting; no text and
                                            no form is on both sides
    python -m quality.copies_fit --write    and write the weights that ship

Fitted on the open and practice pairs of real news of five draws, each as it stands in its
collection, without dates, among the texts of the pairs only, and alone (two texts of which
nothing else is known), and on generated corpora (seeds 1 to 3), which weigh a third as much.
The reserved pairs are never read here.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

import numpy as np
import numpy.typing as npt
import yaml
from bench.copies import stored_texts
from bench.copies_gold import COPIED, shared_words
from bench.reprints import Generator

from firsthand.copies import MemoryIndex, StoredText
from firsthand.copies.alignment import align_words
from firsthand.copies.commonness import Commonness, Known, names_with
from firsthand.copies.evidence import may_be_copy
from firsthand.copies.facts import read_facts
from firsthand.copies.holding import Holding
from firsthand.copies.likeness import NAMES, Likeness, count_runs, read_likeness
from firsthand.copies.relate import relate
from firsthand.copies.settle import same_text
from firsthand.copies.shelf import Shelf
from quality.judged_pairs import FIFTH, FOURTH, PAIRS, THIRD, JudgedPair, read_pairs, read_texts

WEIGHTS = Path(__file__).parents[1] / "src/firsthand/resources/copy_weights.yml"
HALVES = {
    "open": 1.0,
    "second-open": 1.0,
    "practice": 1.0,
    "third-open": 1.0,
    "third-practice": 0.5,
    "fourth-open": 1.0,
    "fifth-open": 1.0,
}
"""The pairs open for fitting, and what one weighs: less where half was chosen for being hard."""
SEEDS = (1, 2, 3)
DOCUMENTS = 400
GENERATED, BARE, FEW = 0.3, 0.15, 0.25
"""What the generated pairs weigh together against the real ones, a bare real pair, and one among
few other texts."""
SETTINGS = ("known", "undated", "few", "alone")
DATED = ("days", "again", "shifted")
FOLDS, REPEATS = 10, 3
VAGUE = {"form", "phrase", "quotation"}
"""Names of forms that are no one form."""
SHRINK = 2.0
LEANING = 0.2
"""Log odds added to the bias, so that forms do not cost copies: in folds nineteen of twenty that
are taken for copies are still right."""
Row = npt.NDArray[np.float64]


def row_of(likeness: Likeness) -> Row:
    """Return a likeness as numbers, NaN where it is unknown."""
    values = asdict(likeness)
    return np.array([np.nan if values[name] is None else values[name] for name in NAMES])


def read_row(a: str, b: str, shelf: Shelf, known: Commonness) -> Row:
    """Return two texts of a shelf as numbers."""
    one, two = shelf[a], shelf[b]
    runs = align_words(one.words, two.words)
    counted = count_runs(one, two, runs, known)
    return row_of(read_likeness(one, two, read_facts(one, two, runs), counted))


def alone(a: str, b: str, shelf: Shelf) -> Known:
    """Return what is known where two texts are all there is."""
    index = MemoryIndex()
    for name in (a, b):
        index.add(name, shelf[name].words)
    return Known(Holding(index), {}, names_with(shelf))


def generated_rows(seed: int) -> tuple[list[Row], list[bool]]:
    """Return the pairs of a generated corpus that share runs, and whether they are copies."""
    corpus = Generator(seed).make(DOCUMENTS)
    shelf = Shelf(stored_texts(corpus).__getitem__)
    index, pairs = MemoryIndex(), set()
    for made in corpus:
        name = str(made.number)
        pairs |= {
            tuple(sorted((name, other))) for other in index.candidates(name, shelf[name].words)
        }
        index.add(name, shelf[name].words)
    shared = shared_words(corpus)
    known = Known(Holding(index), _one_texts(sorted(pairs), shelf), names_with(shelf))
    rows, copied = [], []
    for a, b in sorted(pairs):
        words = shared.get((min(int(a), int(b)), max(int(a), int(b))), 0)
        runs = align_words(shelf[a].words, shelf[b].words)
        sure = not 0 < words < COPIED
        if sure and may_be_copy(shelf[a].words, shelf[b].words, runs):
            rows.append(read_row(a, b, shelf, known))
            copied.append(words > 0)
    return rows, copied


def _one_texts(pairs: Sequence[tuple[str, ...]], shelf: Shelf) -> dict[str, str]:
    found = []
    for a, b in pairs:
        runs = align_words(shelf[a].words, shelf[b].words)
        if sum(run.length for run in runs) > min(len(shelf[a].words), len(shelf[b].words)) / 2:
            found.append(relate(shelf[a], shelf[b], runs))
    return same_text(found, shelf)


def groups_of(pairs: Sequence[JudgedPair]) -> npt.NDArray[np.int64]:
    """Return for each pair the number of its group: those of one form or with a text in common."""
    owner: dict[str, int] = {}
    parent = list(range(len(pairs)))
    for at, pair in enumerate(pairs):
        names = {pair.a, pair.b} | (set() if pair.is_copied else {pair.form} - VAGUE)
        for name in sorted(names):
            one, two = _root(parent, owner.setdefault(name, at)), _root(parent, at)
            parent[max(one, two)] = min(one, two)
    return np.unique([_root(parent, at) for at in range(len(pairs))], return_inverse=True)[1]


def _root(parent: Sequence[int], at: int) -> int:
    while parent[at] != at:
        at = parent[at]
    return at


def fit(rows: Row, copied: Row, weights: Row) -> Row:
    """Return bias and weights of a logistic model, shrunk a little (Newton's method).

    Args:
        rows: standardised, a pair a row.
        copied: 1 where words were copied, else 0.
        weights: what each pair counts.
    """
    data = np.column_stack([np.ones(len(rows)), rows])
    found = np.zeros(data.shape[1])
    ridge = SHRINK * np.eye(len(found))
    ridge[0, 0] = 1e-6
    for _ in range(40):
        chance = 1 / (1 + np.exp(-np.clip(data @ found, -30, 30)))
        slope = data.T @ (weights * (chance - copied)) + ridge @ found
        bend = (data.T * (weights * chance * (1 - chance))) @ data + ridge
        found -= np.linalg.solve(bend, slope)
    return found


class Material:
    """All pairs that may be fitted on, in numbers."""

    def __init__(self, pairs: Sequence[JudgedPair], texts: Mapping[str, StoredText]) -> None:
        """Read the pairs.

        Args:
            pairs: judged pairs; only those open for fitting are taken.
            texts: the texts of both collections.
        """
        from quality.copies import Collection

        chosen = [pair for pair in pairs if pair.half in HALVES and pair.is_sure]
        collection = Collection(texts, chosen)
        shelf = collection.shelf
        self.groups = groups_of(chosen)
        self.halves = np.array([pair.half for pair in chosen])
        self.weight = np.array([HALVES[pair.half] for pair in chosen])
        self.copied = np.array([float(pair.is_copied) for pair in chosen])
        self.known = np.array(
            [read_row(pair.a, pair.b, shelf, collection.known) for pair in chosen]
        )
        self.alone = np.array(
            [read_row(pair.a, pair.b, shelf, alone(pair.a, pair.b, shelf)) for pair in chosen]
        )
        self.undated = self.known.copy()
        self.undated[:, [NAMES.index(name) for name in DATED]] = np.nan
        named = sorted({name for pair in chosen for name in (pair.a, pair.b)})
        among = Collection({name: texts[name] for name in named}, chosen)
        self.few = np.array([read_row(pair.a, pair.b, among.shelf, among.known) for pair in chosen])
        made = [generated_rows(seed) for seed in SEEDS]
        self.made = np.array([row for rows, _ in made for row in rows])
        self.made_copied = np.array([float(flag) for _, flags in made for flag in flags])
        every = np.concatenate([self.known, self.made])
        # Real pairs were drawn below seven tenths: whole copies are known from generated ones only.
        self.mean = np.nanmean(self.known, 0)
        self.spread = np.maximum(np.nanstd(self.known, 0), 0.3 * np.nanstd(every, 0))

    def standard(self, rows: Row) -> Row:
        """Return rows with mean 0 and spread 1, what is unknown the mean, and whether undated."""
        undated = np.isnan(rows[:, NAMES.index("days")])
        return np.column_stack([np.nan_to_num((rows - self.mean) / self.spread), undated])

    def fit(self, chosen: npt.NDArray[np.int64]) -> Row:
        """Return the model fitted on some of the real pairs and all generated ones."""
        share = self.made_copied.mean()
        half = np.where(self.made_copied > 0, 0.5 / share, 0.5 / (1 - share))
        parts = [getattr(self, name) for name in SETTINGS]
        counts = (1.0, BARE, FEW, BARE)
        rows = np.concatenate([*(part[chosen] for part in parts), self.made])
        copied = np.concatenate([*(self.copied[chosen] for _ in parts), self.made_copied])
        real = [count * self.weight[chosen] for count in counts]
        made = GENERATED * self.weight[chosen].sum() / len(self.made) * half
        return fit(self.standard(rows), copied, np.concatenate([*real, made]))

    def odds(self, model: Row, rows: Row) -> Row:
        """Return the log odds that a model gives."""
        found: Row = LEANING + model[0] + self.standard(rows) @ model[1:]
        return found


def precision_recall(odds: Row, copied: Row) -> str:
    """Return both as text."""
    said = odds > 0
    right = float((said * copied).sum())
    return f"P {right / said.sum():.3f} R {right / copied.sum():.3f}"


def print_folds(material: Material) -> None:
    """Print how well pairs are judged by weights that were fitted without them."""
    size = len(material.copied)
    totals = {name: np.zeros(size) for name in SETTINGS}
    for repeat in range(REPEATS):
        order = np.random.default_rng(repeat).permutation(material.groups.max() + 1)
        for at in range(FOLDS):
            out = np.flatnonzero(np.isin(material.groups, order[at::FOLDS]))
            model = material.fit(np.setdiff1d(np.arange(size), out))
            for name, total in totals.items():
                total[out] += material.odds(model, getattr(material, name)[out])
    for name, total in totals.items():
        print(f"{name:8s} {size} pairs, {precision_recall(total, material.copied)}")
    for half in HALVES:
        chosen = material.halves == half
        shares = precision_recall(totals["known"][chosen], material.copied[chosen])
        print(f"{half:14s} {chosen.sum()} pairs, {shares}")


def written(material: Material) -> dict[str, float]:
    """Return the weights on the plain numbers, with what an unknown day counts."""
    model = material.fit(np.arange(len(material.copied)))
    plain = dict(zip(NAMES, model[1:-1] / material.spread, strict=True))
    means = dict(zip(NAMES, material.mean, strict=True))
    bias = model[0] - sum(plain[name] * means[name] for name in NAMES)
    undated = model[-1] + sum(plain[name] * means[name] for name in DATED)
    found = {"bias": bias + LEANING, **plain, "undated": undated}
    return {name: round(float(value), 3) for name, value in found.items()}


def main() -> None:
    """Print the folds, and write the weights if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    paths = (PAIRS, THIRD, FOURTH, FIFTH)
    material = Material([pair for path in paths for pair in read_pairs(path)], read_texts())
    print_folds(material)
    weights = written(material)
    print(weights)
    if options.write:
        source = "fitted by python -m quality.copies_fit on judged pairs and generated corpora"
        text = yaml.safe_dump({"source": source, "weights": weights}, sort_keys=False)
        WEIGHTS.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()

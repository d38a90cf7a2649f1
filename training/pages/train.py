"""Train the block scorer of pages on labelled pages, held out by site, and write its trees.

    python -m training.pages.train PAGES OUT.npz

PAGES holds `gold.json` and `html/*.html.gz` as the quality suite reads them. Needs lightgbm and
scikit-learn besides the project; running the scorer needs numpy alone. Every block is labelled
by the share of its 4-word runs that stand in the gold body (short lines must equal a line of
it). Prints the figures of the held-out folds, then trains on all pages.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import lightgbm
import numpy as np
from sklearn.model_selection import GroupKFold

from firsthand.clean.page_features import page_features, path_words
from firsthand.clean.units import split_units
from firsthand.errors import ReadError
from firsthand.model import Acquisition
from firsthand.read import read_bytes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.clean.units import Unit
    from firsthand.model import Document

    Array = np.ndarray[Any, np.dtype[Any]]

_WORD = re.compile(r"\w+")
_SHINGLE = 4
_SITES, _MOST_WORDS = 14, 150
_ROUNDS = 90
_FAR_SHARE = 0.3
_HEAVIEST = 150
_LIGHTEST_PAGE = 80
SETTINGS = {
    "objective": "binary",
    "learning_rate": 0.12,
    "num_leaves": 12,
    "min_data_in_leaf": 60,
    "feature_fraction": 0.5,
    "lambda_l2": 5,
    "max_bin": 63,
    "num_threads": 1,
    "seed": 7,
    "deterministic": True,
    "verbose": -1,
}


@dataclass(frozen=True, slots=True)
class Page:
    """A labelled page: `label` and `words` have a value for each unit."""

    site: str
    document: Document
    units: tuple[Unit, ...]
    label: Array
    words: Array


def load_pages(folder: Path) -> list[Page]:
    """Return every page of the folder that has text, with the labels of its units."""
    pages = []
    for name, answer in json.loads((folder / "gold.json").read_text(encoding="utf-8")).items():
        data = gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes())
        try:
            document = read_bytes(data, name=f"{name}.html", acquisition=Acquisition())[0]
        except ReadError:
            continue
        units = split_units(document)
        host = urlsplit(answer.get("url") or "").hostname or name
        label, words = label_units(units, answer["body"])
        pages.append(Page(".".join(host.split(".")[-2:]), document, units, label, words))
    return pages


def label_units(units: Sequence[Unit], body: str) -> tuple[Array, Array]:
    """Return whether each unit is of the gold body, and how many words it has."""
    lines = [tuple(_WORD.findall(line.casefold())) for line in body.splitlines()]
    words = [word for line in lines for word in line]
    runs = {tuple(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1)}
    whole = set(lines)
    labels, counts = [], []
    for unit in units:
        own = tuple(_WORD.findall(unit.flat.casefold()))
        mine = [own[i : i + _SHINGLE] for i in range(len(own) - _SHINGLE + 1)]
        share = sum(run in runs for run in mine) / len(mine) if mine else 0.0
        labels.append(bool(own) and (own in whole or 2 * share >= 1))
        counts.append(len(own))
    return np.array(labels), np.array(counts)


def choose_words(pages: Sequence[Page]) -> list[str]:
    """Return the class words of the most sites: they mean the same wherever they stand."""
    sites: defaultdict[str, set[str]] = defaultdict(set)
    for page in pages:
        for path in {unit.element.path[-4:] for unit in page.units if unit.element is not None}:
            for word in path_words(path):
                sites[word].add(page.site)
    known = [w for w, at in sites.items() if len(at) >= _SITES and not w.isdigit()]
    return sorted(sorted(known, key=lambda w: (-len(sites[w]), w))[:_MOST_WORDS])


def rows_of(page: Page, words: Sequence[str], draw: np.random.Generator) -> tuple[Array, ...]:
    """Return features, labels and weights of the units to learn from.

    Of what neither extractor kept most is furniture beyond doubt: a share of it will do.
    A page weighs the same however long its report is.
    """
    table = page_features(page.units, page.document.fields, words)
    weight = (np.minimum(page.words, _HEAVIEST) + 1) / max(
        _LIGHTEST_PAGE, int(page.words[page.label].sum())
    )
    kept = np.array([u.element is not None and (u.element.is_article or u.element.is_main)
                     for u in page.units])  # fmt: skip
    far = ~kept & ~page.label
    taken = ~far | (draw.random(len(far)) < _FAR_SHARE)
    weight = np.where(far, weight / _FAR_SHARE, weight)
    return table[taken], page.label[taken], weight[taken]


def fit(pages: Sequence[Page], words: Sequence[str]) -> lightgbm.Booster:
    """Return the booster learnt from the pages."""
    draw = np.random.default_rng(3)
    tables, labels, weights = zip(*(rows_of(page, words, draw) for page in pages), strict=True)
    weight = np.concatenate(weights)
    data = lightgbm.Dataset(
        np.vstack(tables), np.concatenate(labels).astype(int), weight=weight / weight.mean()
    )
    return lightgbm.train(SETTINGS, data, _ROUNDS)


def cross_validate(pages: Sequence[Page], words: Sequence[str]) -> None:
    """Print how much of the body is kept, and how much else, on sites not learnt from."""
    kept = gold = shared = 0
    for train, test in GroupKFold(3).split(pages, groups=[page.site for page in pages]):
        booster = fit([pages[i] for i in train], words)
        for page in (pages[i] for i in test):
            chance = booster.predict(page_features(page.units, page.document.fields, words))
            found = np.asarray(chance) > 0.5  # noqa: PLR2004 (likelier than not)
            kept += int(page.words[found].sum())
            gold += int(page.words[page.label].sum())
            shared += int(page.words[found & page.label].sum())
    print(f"held-out sites: words P {shared / kept:.4f} R {shared / gold:.4f}")


def export(booster: lightgbm.Booster, words: Sequence[str], path: Path) -> None:
    """Write the trees as flat arrays: node n of a tree goes on at `left[n]` or `right[n]`.

    A leaf goes on at itself, so that all trees are walked the same number of steps.
    """
    trees = [flatten(tree["tree_structure"]) for tree in booster.dump_model()["tree_info"]]
    most = max(len(tree) for tree in trees)
    shape = (len(trees), most)
    arrays = {
        "feature": np.zeros(shape, np.int16),
        "threshold": np.zeros(shape, np.float64),
        "left": np.zeros(shape, np.int16),
        "right": np.zeros(shape, np.int16),
        "value": np.zeros(shape, np.float64),
    }
    for row, tree in enumerate(trees):
        for place, node in enumerate(tree):
            for name, value in zip(arrays, node[:5], strict=True):
                arrays[name][row, place] = value
    depth = max(node[5] for tree in trees for node in tree)
    np.savez_compressed(path, words=np.array(words), depth=np.array(depth), **arrays)


Node = tuple[int, float, int, int, float, int]


def flatten(root: dict[str, Any]) -> list[Node]:
    """Return the nodes of one tree in order, with the depth of each."""
    nodes: list[Node] = []

    def visit(node: dict[str, Any], depth: int) -> int:
        place = len(nodes)
        if "leaf_value" in node:
            nodes.append((0, 0.0, place, place, node["leaf_value"], depth))
            return place
        nodes.append((0, 0.0, 0, 0, 0.0, depth))
        left = visit(node["left_child"], depth + 1)
        right = visit(node["right_child"], depth + 1)
        nodes[place] = (node["split_feature"], node["threshold"], left, right, 0.0, depth)
        return place

    visit(root, 0)
    return nodes


def main() -> None:
    """Cross-validate, train on all pages and write the trees."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    pages = load_pages(options.pages)
    words = choose_words(pages)
    cross_validate(pages, words)
    export(fit(pages, words), words, options.out)


if __name__ == "__main__":
    main()

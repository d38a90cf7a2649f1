"""Train the block scorer of pages on labelled pages, held out by site, and write its trees.

    python -m training.pages.train PAGES OUT.npz [--folds FOLDER]

PAGES holds `gold.json` and `html/*.html.gz` as the quality suite reads them. Needs lightgbm
besides the project; running the scorer needs numpy alone. Every block is labelled by the share
of its 4-word runs that stand in the gold body (short lines must equal a line of it). Two sets of
trees are learnt: one without trafilatura's opinion, one with it. With `--folds` the scorers that
are each blind to a third of the sites are written too (`fold0.npz` ...), which `quality.pages`
measures; the scorer of the package learns from all pages.
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
from quality.pages import fold_of

from firsthand.read.article_votes import vote_article, vote_stated
from firsthand.read.decoding import decode
from firsthand.read.page_blocks import lay_out
from firsthand.read.page_features import page_features
from firsthand.read.page_fields import read_fields
from firsthand.read.page_numbers import number_page, path_words
from firsthand.read.page_trees import parse_tree
from firsthand.read.report_votes import page_blocks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.model import PageField
    from firsthand.read.page_numbers import PageBlock

    Array = np.ndarray[Any, np.dtype[Any]]

_WORD = re.compile(r"\w+")
_SHINGLE = 4
_SITES, _NEAR_WORDS, _FAR_WORDS, _NEAR = 14, 150, 80, 4
_FOLDS = 3
_KINDS = ("alone", "witnessed")
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
    """A labelled page: its blocks, what the witness keeps of them, a label for each."""

    fold: int
    site: str
    fields: tuple[PageField, ...]
    blocks: list[PageBlock]
    kept: Array
    label: Array
    words: Array


def load_pages(folder: Path) -> list[Page]:
    """Return every page of the folder that has text, with the labels of its blocks."""
    pages = []
    for name, answer in json.loads((folder / "gold.json").read_text(encoding="utf-8")).items():
        data = gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes())
        html = decode(data, declared_in_head=True).text
        tree, _ = parse_tree(html)
        text = None if tree is None else lay_out(tree)
        if tree is None or text is None or not text.text.strip():
            continue
        stated = vote_stated(text, tree)
        votes = vote_article(text, html) if stated is None else stated
        kept = np.array([float(index in votes) for index in text.blocks])
        blocks = page_blocks(text)
        label, words = label_blocks(blocks, answer["body"])
        host = urlsplit(answer.get("url") or "").hostname or name
        site, fold = ".".join(host.split(".")[-2:]), fold_of(name, answer.get("url"))
        pages.append(Page(fold, site, read_fields(tree), blocks, kept, label, words))
    return pages


def label_blocks(blocks: Sequence[PageBlock], body: str) -> tuple[Array, Array]:
    """Return whether each block is of the gold body, and how many words it has."""
    lines = [tuple(_WORD.findall(line.casefold())) for line in body.splitlines()]
    words = [word for line in lines for word in line]
    runs = {tuple(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1)}
    whole = set(lines)
    labels, counts = [], []
    for block in blocks:
        own = tuple(_WORD.findall(block.text.casefold()))
        mine = [own[i : i + _SHINGLE] for i in range(len(own) - _SHINGLE + 1)]
        share = sum(run in runs for run in mine) / len(mine) if mine else 0.0
        labels.append(bool(own) and (own in whole or 2 * share >= 1))
        counts.append(len(own))
    return np.array(labels), np.array(counts)


def choose_words(pages: Sequence[Page], *, far: bool) -> list[str]:
    """Return the class words of the most sites: they mean the same wherever they stand."""
    sites: defaultdict[str, set[str]] = defaultdict(set)
    for page in pages:
        for path in {block.element.path for block in page.blocks}:
            for word in path_words(path[:-_NEAR] if far else path[-_NEAR:]):
                sites[word].add(page.site)
    known = [w for w, at in sites.items() if len(at) >= _SITES and not w.isdigit()]
    most = _FAR_WORDS if far else _NEAR_WORDS
    return sorted(sorted(known, key=lambda w: (-len(sites[w]), w))[:most])


Words = tuple[list[str], list[str]]


def rows_of(page: Page, kind: str, words: Words, draw: np.random.Generator) -> tuple[Array, ...]:
    """Return features, labels and weights of the blocks to learn from.

    Of what the witness did not keep most is furniture beyond doubt: a share of it will do.
    A page weighs the same however long its report is.
    """
    kept = page.kept if kind == "witnessed" else np.zeros(len(page.kept))
    table = page_features(number_page(page.blocks, page.fields, *words), kept)
    weight = (np.minimum(page.words, _HEAVIEST) + 1) / max(
        _LIGHTEST_PAGE, int(page.words[page.label].sum())
    )
    far = (page.kept == 0) & ~page.label
    taken = ~far | (draw.random(len(far)) < _FAR_SHARE)
    weight = np.where(far, weight / _FAR_SHARE, weight)
    return table[taken], page.label[taken], weight[taken]


def fit(pages: Sequence[Page], kind: str, words: Words) -> lightgbm.Booster:
    """Return the booster learnt from the pages, of one kind."""
    draw = np.random.default_rng(3)
    rows = (rows_of(page, kind, words, draw) for page in pages)
    tables, labels, weights = zip(*rows, strict=True)
    weight = np.concatenate(weights)
    data = lightgbm.Dataset(
        np.vstack(tables), np.concatenate(labels).astype(int), weight=weight / weight.mean()
    )
    return lightgbm.train(SETTINGS, data, _ROUNDS)


def train(pages: Sequence[Page], words: Words, out: Path) -> None:
    """Learn both kinds of trees from the pages and write them."""
    export({kind: fit(pages, kind, words) for kind in _KINDS}, words, out)


def export(boosters: dict[str, lightgbm.Booster], words: Words, path: Path) -> None:
    """Write the trees as flat arrays: node n of a tree goes on at `left[n]` or `right[n]`.

    A leaf goes on at itself, so that all trees are walked the same number of steps.
    """
    stored: dict[str, Array] = {"near_words": np.array(words[0]), "far_words": np.array(words[1])}
    for kind, booster in boosters.items():
        trees = [flatten(tree["tree_structure"]) for tree in booster.dump_model()["tree_info"]]
        shape = (len(trees), max(len(tree) for tree in trees))
        for place, name in enumerate(("feature", "threshold", "left", "right", "value")):
            whole = name in {"feature", "left", "right"}
            array = stored[f"{kind}_{name}"] = np.zeros(shape, np.int16 if whole else np.float64)
            for row, tree in enumerate(trees):
                array[row, : len(tree)] = [node[place] for node in tree]
        stored[f"{kind}_depth"] = np.array(max(node[5] for tree in trees for node in tree))
    np.savez_compressed(path, **stored)


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
    """Train, the scorers of the folds too where a folder for them is named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--folds", type=Path, default=None, help="where the blind scorers go")
    options = parser.parse_args()
    pages = load_pages(options.pages)
    words = (choose_words(pages, far=False), choose_words(pages, far=True))
    train(pages, words, options.out)
    if options.folds is not None:
        for fold in range(_FOLDS):
            others = [page for page in pages if page.fold != fold]
            train(others, words, options.folds / f"fold{fold}.npz")


if __name__ == "__main__":
    main()

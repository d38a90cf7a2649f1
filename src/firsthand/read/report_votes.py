"""Which blocks of a page are its report: the scorer alone, and a witness where it is in doubt."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from firsthand.read import page_scorer
from firsthand.read.article_votes import vote_article, vote_main, vote_stated
from firsthand.read.page_features import PageBlock, page_features

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml.html import HtmlElement

    from firsthand.model import Element, PageField
    from firsthand.read.page_blocks import PageText
    from firsthand.read.page_features import Column
    from firsthand.read.page_scorer import Trees

# From this much doubt on trafilatura is asked; about three pages in ten have as much.
_DOUBT = 0.1
_LONGEST = 150.0


def score_blocks(
    page: PageText, tree: HtmlElement, html: str, fields: Sequence[PageField]
) -> tuple[Element, ...]:
    """Return the elements of a page with what each witness kept, and the log-odds of report.

    The page's own statement of its article (JSON-LD `articleBody`) is a witness where it is the
    whole text. trafilatura is asked where the scorer is in doubt without it.
    """
    scorer = page_scorer.load_scorer()
    elements = mark(page.elements, main=vote_main(page, html))
    odds = _score(page, elements, fields, scorer.alone)
    kept = vote_stated(page, tree)
    if kept is None and doubt(odds, _words(page)) >= _DOUBT:
        kept = vote_article(page, tree)
    if kept is not None:
        elements = mark(elements, article=kept)
        odds = _score(page, elements, fields, scorer.witnessed)
    scored = list(elements)
    for index, value in zip(page.blocks, odds.tolist(), strict=True):
        scored[index] = replace(scored[index], report=round(value, 3))
    return tuple(scored)


def mark(
    elements: Sequence[Element], *, main: Iterable[int] = (), article: Iterable[int] = ()
) -> tuple[Element, ...]:
    """Return the elements with `is_main` and `is_article` set at the given places."""
    marked = list(elements)
    for index in main:
        marked[index] = replace(marked[index], is_main=True)
    for index in article:
        marked[index] = replace(marked[index], is_article=True)
    return tuple(marked)


def page_blocks(page: PageText, elements: Sequence[Element]) -> list[PageBlock]:
    """Return the whole lines of a page with their elements."""
    whole = (elements[index] for index in page.blocks)
    return [PageBlock(page.text[e.start : e.end], e) for e in whole]


def doubt(odds: Column, words: Column) -> float:
    """Return how many words may be misjudged, for each word that is likely report.

    Args:
        odds: log-odds of report of each block.
        words: how many words each block has.
    """
    chance = 1.0 / (1.0 + np.exp(-odds))
    weight = np.minimum(words, _LONGEST)
    likely = max(1.0, float((chance * weight).sum()))
    return float((np.minimum(chance, 1.0 - chance) * weight).sum()) / likely


def _score(
    page: PageText, elements: Sequence[Element], fields: Sequence[PageField], trees: Trees
) -> Column:
    scorer = page_scorer.load_scorer()
    blocks = page_blocks(page, elements)
    return trees.score(page_features(blocks, fields, scorer.near_words, scorer.far_words))


def _words(page: PageText) -> Column:
    elements = (page.elements[index] for index in page.blocks)
    return np.array([page.text.count(" ", e.start, e.end) + 1.0 for e in elements])

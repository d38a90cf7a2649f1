"""Which blocks of a page are its report: the scorer alone, and a witness where it is in doubt."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from firsthand.model import Element
from firsthand.read import page_scorer
from firsthand.read.article_votes import vote_article, vote_stated
from firsthand.read.page_features import page_features
from firsthand.read.page_numbers import PageBlock, number_page

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from lxml.etree import _Element

    from firsthand.model import PageField
    from firsthand.read.page_blocks import PageText
    from firsthand.read.page_numbers import Column, PageNumbers, Table

# From this much doubt on trafilatura is asked; about three pages in ten have as much.
_DOUBT = 0.1
_LONGEST = 150.0
# Where the scorer drops a third of the words that the witness keeps, the page is unlike those it
# learnt from, and it is no longer believed but where it is so sure.
_LOST, _SURE = 1 / 3, -2.5


def score_blocks(
    page: PageText, tree: _Element, html: str, fields: Sequence[PageField]
) -> tuple[Element, ...]:
    """Return the elements of a page with what each witness kept, and the log-odds of report.

    The page's own statement of its article (JSON-LD `articleBody`) is a witness where it is the
    whole text. trafilatura is asked where the scorer is in doubt without it.
    """
    scorer = page_scorer.load_scorer()
    numbers = number_page(page_blocks(page), fields, scorer.near_words, scorer.far_words)
    odds = scorer.alone.score(features(page, numbers))
    kept = vote_stated(page, tree)
    if kept is None and doubt(odds, _words(page)) >= _DOUBT:
        kept = vote_article(page, html)
    if kept is not None:
        odds = scorer.witnessed.score(features(page, numbers, kept))
        odds = believe_witness(odds, _votes(page, kept), _words(page))
    return _scored(page, kept or frozenset(), odds.tolist())


def page_blocks(page: PageText) -> list[PageBlock]:
    """Return the whole lines of a page with their elements."""
    whole = (page.elements[index] for index in page.blocks)
    return [PageBlock(page.text[e.start : e.end], e) for e in whole]


def features(page: PageText, numbers: PageNumbers, kept: Container[int] = ()) -> Table:
    """Return what the scorer looks at, with the blocks that the witness keeps."""
    return page_features(numbers, _votes(page, kept))


def _votes(page: PageText, kept: Container[int]) -> Column:
    return np.array([float(index in kept) for index in page.blocks])


def believe_witness(odds: Column, kept: Column, words: Column) -> Column:
    """Return the odds, above zero for what the witness keeps where the scorer drops most of it."""
    weight = np.minimum(words, _LONGEST) * kept
    if float(weight[odds <= 0].sum()) <= _LOST * float(weight.sum()):
        return odds
    return np.where((kept > 0) & (odds > _SURE) & (odds <= 0), odds - _SURE, odds)


def _scored(page: PageText, kept: Container[int], odds: Sequence[float]) -> tuple[Element, ...]:
    """Return the elements of a page, those of whole lines with what was said of them."""
    scored = list(page.elements)
    for index, value in zip(page.blocks, odds, strict=True):
        e = scored[index]
        scored[index] = Element(
            e.start,
            e.end,
            e.tag,
            e.path,
            e.value,
            is_article=index in kept,
            link_share=e.link_share,
            report=round(value, 3),
        )
    return tuple(scored)


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


def _words(page: PageText) -> Column:
    elements = (page.elements[index] for index in page.blocks)
    return np.array([page.text.count(" ", e.start, e.end) + 1.0 for e in elements])

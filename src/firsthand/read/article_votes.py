"""Which blocks of a page the article extractors keep, by aligning their text with ours."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.read.page_fields import stated_article
from firsthand.read.page_trees import parse_tree

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

    from firsthand.read.page_blocks import PageText

_WORD = re.compile(r"\w+")
_TAG = re.compile(r"<[^<>]{0,200}>")
_SHINGLE = 4
_KEPT_SHARE = 0.6
# Below this many words, or this share of the page's prose, the first opinion is doubted.
_FEW_WORDS = 60
# A stated article is the whole text where so much of it is shown, and no less than this.
_MANY_WORDS, _WHOLE = 150, 0.8
_GOOD_YIELD = 0.4
_PROSE_WORDS = 12
_MOSTLY_LINKS = 0.5


def vote_article(page: PageText, html: str) -> frozenset[int]:
    """Return the indexes of `page.elements` that are article text to the extractors.

    trafilatura is asked first, in its fast mode; where that yields little of the page's prose,
    its full mode is asked too, and the one that keeps the most prose wins.
    """
    prose = _prose(page, frozenset(page.blocks))
    best: frozenset[int] = frozenset()
    most = -1
    asks: tuple[Callable[[], str], ...] = (
        lambda: _ask_trafilatura(html, fast=True),
        lambda: _ask_trafilatura(html, fast=False),
    )
    for ask in asks:
        kept = _kept(page, ask())
        words = _prose(page, kept)
        if words > most:
            best, most = kept, words
        if most >= _FEW_WORDS and most >= _GOOD_YIELD * prose:
            break
    return best


def vote_stated(page: PageText, tree: _Element) -> frozenset[int] | None:
    """Return the blocks of the article that the page states in JSON-LD, None without it.

    Only where that is the whole text: as much of the page's prose as other witnesses keep.
    """
    stated = stated_article(tree)
    if stated is None:
        return None
    kept = _kept(page, _TAG.sub("\n", stated))
    words = _prose(page, kept)
    if words < _MANY_WORDS or words < _WHOLE * len(_WORD.findall(stated)):
        return None
    if words < _GOOD_YIELD * _prose(page, frozenset(page.blocks)):
        return None
    return kept


def _ask_trafilatura(html: str, *, fast: bool) -> str:
    """Return the article as trafilatura sees it, "" where it sees none or fails."""
    from trafilatura import bare_extraction

    try:
        found = bare_extraction(
            parse_tree(html, for_library=True)[0],
            include_comments=False,
            with_metadata=False,
            fast=fast,
            deduplicate=False,
        )
    # A page must not be lost because a library stumbles over its markup.
    except Exception:  # noqa: BLE001
        return ""
    return "" if found is None else (getattr(found, "text", None) or "")


def _kept(page: PageText, article: str) -> frozenset[int]:
    """Return the blocks most of whose word runs stand in `article`."""
    if not article:
        return frozenset()
    lines = article.splitlines()
    whole = frozenset(" ".join(line.split()) for line in lines)
    worded: frozenset[tuple[str, ...]] | None = None
    runs: frozenset[tuple[str, ...]] = frozenset()
    kept = []
    for index in page.blocks:
        element = page.elements[index]
        text = page.text[element.start : element.end]
        if text in whole:
            kept.append(index)
            continue
        # Only where lines were cut or marked otherwise than ours ("- a point") words must tell.
        if worded is None:
            words = [_WORD.findall(line.casefold()) for line in lines]
            worded = frozenset(map(tuple, words))
            runs = _shingles([word for line in words for word in line])
        own = _WORD.findall(text.casefold())
        if tuple(own) in worded or _share(own, runs) >= _KEPT_SHARE:
            kept.append(index)
    return frozenset(kept)


def _shingles(words: list[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1))


def _share(words: list[str], runs: frozenset[tuple[str, ...]]) -> float:
    own = _shingles(words)
    return len(own & runs) / len(own) if own else 0.0


def _prose(page: PageText, blocks: frozenset[int]) -> int:
    """Return how many words stand in long, unlinked blocks among `blocks`."""
    total = 0
    for index in blocks:
        element = page.elements[index]
        count = page.text.count(" ", element.start, element.end) + 1
        if count >= _PROSE_WORDS and element.link_share < _MOSTLY_LINKS:
            total += count
    return total

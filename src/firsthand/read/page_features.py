"""What the block scorer of pages looks at: numbers about each block and those around it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from firsthand.model import Element, PageField

    Column = np.ndarray[tuple[int], np.dtype[np.float64]]
    Table = np.ndarray[tuple[int, int], np.dtype[np.float64]]

_WORD = re.compile(r"\w+")
_PART = re.compile(r"[^._-]+")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_END = re.compile(r"[.!?…。！？][\"'”’»)\]*_]*$")
_QUOTES = re.compile('["“”„«»]')
_TAGS = ("p", "div", "li", "h1", "h2", "h3", "h4", "span", "td", "figcaption", "blockquote", "a")
_AROUND = ("article", "main", "aside", "nav", "footer", "figure", "li", "a", "td", "form", "header")
_NAMES = (
    *("words", "chars", "ends", "capital", "commas", "digits", "capitals", "colon", "bar"),
    *("question", "quotes", "link", "kept", "main", "tag", "depth"),
    *_AROUND,
)
_HEAD = 400
_PROSE_WORDS = 12
_MOSTLY_LINKS = 0.5
_NEIGHBOURS = (-2, -1, 1, 2)
_WINDOWS = (3, 8)
_NEAR = 4
_DEPTHS = 6
_CLOSE_DEPTHS = 2


@dataclass(frozen=True, slots=True)
class PageBlock:
    """A line of a page with the element that it came from."""

    text: str
    element: Element


def page_features(
    blocks: Sequence[PageBlock],
    fields: Sequence[PageField],
    near_words: Sequence[str],
    far_words: Sequence[str],
) -> Table:
    """Return a row of numbers for each block of a page.

    Args:
        blocks: the lines of a page in order.
        fields: what the page states of itself; titles and description are compared.
        near_words: class and id words that get a column each where they stand in the innermost
            levels of a block's path, as the scorer was trained with.
        far_words: the same, for the levels further out.

    Returns:
        An array of shape (len(blocks), columns); the columns are those of the scorer.
    """
    own = _own(blocks)
    columns = [*own.values(), *_titles(blocks, fields)]
    columns += _neighbours(own) + _windows(own) + _containers(blocks, own) + _places(own)
    near = _class_words(blocks, near_words, lambda path: path[-_NEAR:])
    far = _class_words(blocks, far_words, lambda path: path[:-_NEAR])
    return np.column_stack([*columns, near, far])


def _own(blocks: Sequence[PageBlock]) -> dict[str, Column]:
    """Return what each block shows by itself, by name."""
    seen = Counter(block.text for block in blocks)
    before: Counter[str] = Counter()
    earlier = []
    for block in blocks:
        earlier.append(before[block.text])
        before[block.text] += 1
    rows = [(*_text_numbers(block.text), *_markup_numbers(block.element)) for block in blocks]
    own = dict(zip(_NAMES, np.array(rows, dtype=np.float64).T, strict=True))
    own["repeats"] = np.array([seen[block.text] for block in blocks], dtype=np.float64)
    own["earlier"] = np.array(earlier, dtype=np.float64)
    own["prose"] = np.where(
        (own["words"] >= _PROSE_WORDS) & (own["link"] < _MOSTLY_LINKS), own["words"], 0.0
    )
    return own


def _text_numbers(text: str) -> tuple[float, ...]:
    words = text.count(" ") + 1
    if not text.isascii():
        words = max(words, len(_UNSPACED.findall(text, 0, 4 * _HEAD)) // 2)
    head = text[:_HEAD]
    return (
        words,
        len(text),
        _END.search(text[-12:]) is not None,
        head[:1].isupper(),
        head.count(",") / words,
        sum(map(str.isdigit, head)) / len(head),
        sum(map(str.isupper, head)) / len(head),
        text.endswith(":"),
        "|" in head or " · " in head,
        text.endswith("?"),
        _QUOTES.search(text) is not None,
    )


def _markup_numbers(element: Element) -> tuple[float, ...]:
    return (
        element.link_share,
        element.is_article,
        element.is_main,
        _TAGS.index(element.tag) if element.tag in _TAGS else len(_TAGS),
        len(element.path),
        *_tags_around(element.path),
    )


@lru_cache(maxsize=4096)
def _tags_around(path: tuple[str, ...]) -> tuple[bool, ...]:
    """Return whether each of the telling tags stands around an element."""
    tags = {part.partition(".")[0] for part in path}
    return tuple(tag in tags for tag in _AROUND)


def _titles(blocks: Sequence[PageBlock], fields: Sequence[PageField]) -> list[Column]:
    """Return how much of each block stands in a stated title, and in the description."""
    titles = [_bag(f.value) for f in fields if f.name in {"title", "headline"}]
    descriptions = [_bag(f.value) for f in fields if f.name == "description"]
    bags = [_bag(block.text[:_HEAD]) for block in blocks]
    return [
        np.array([max((_alike(bag, other) for other in others), default=0.0) for bag in bags])
        for others in (titles, descriptions)
    ]


def _bag(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))


def _alike(a: frozenset[str], b: frozenset[str]) -> float:
    shared = len(a & b)
    return shared / (len(a) + len(b) - shared) if shared else 0.0


def _neighbours(own: dict[str, Column]) -> list[Column]:
    """Return the telling numbers of the two blocks before and the two after each."""
    out = []
    for name in ("words", "link", "kept", "main", "ends", "tag", "capitals"):
        column = own[name]
        for step in _NEIGHBOURS:
            moved = np.full(len(column), -1.0)
            if abs(step) < len(column):
                if step < 0:
                    moved[-step:] = column[:step]
                else:
                    moved[:-step] = column[step:]
            out.append(moved)
    return out


def _windows(own: dict[str, Column]) -> list[Column]:
    """Return how much prose, how many links and how many kept lines stand about each block."""
    linked = own["words"] * own["link"]
    out = []
    for reach in _WINDOWS:
        words = _sum_about(own["words"], reach)
        out.append(_sum_about(own["prose"], reach))
        out.append(_sum_about(linked, reach) / np.maximum(1.0, words))
        out += [_sum_about(own[name], reach) for name in ("kept", "main")]
        out.append(words / np.maximum(1.0, _sum_about(np.ones(len(words)), reach)))
    return out


def _sum_about(column: Column, reach: int) -> Column:
    sums = np.concatenate([[0.0], np.cumsum(column)])
    index = np.arange(len(column))
    after = np.minimum(len(column), index + reach + 1)
    total: Column = sums[after] - sums[np.maximum(0, index - reach)]
    return total


def _containers(blocks: Sequence[PageBlock], own: dict[str, Column]) -> list[Column]:
    """Return what the blocks of the same place in the markup are like, taken together.

    A place is a block's path without its innermost levels, none to five of them; and, wherever
    it stands on the page, its last one or two levels.
    """
    paths = [block.element.path for block in blocks]
    out: list[Column] = []
    for depth in range(_DEPTHS):
        keys = [path[: len(path) - depth] if depth else path for path in paths]
        out += _together(keys, own, is_close=depth < _CLOSE_DEPTHS)
    for depth in (1, 2):
        out += _together([path[-depth:] for path in paths], own, is_close=True)
    return out


def _together(
    keys: Sequence[tuple[str, ...]], own: dict[str, Column], *, is_close: bool
) -> list[Column]:
    """Return the shares of prose, links and kept words of all blocks with the same key."""
    codes: dict[tuple[str, ...], int] = {}
    code = np.array([codes.setdefault(key, len(codes)) for key in keys])

    def total(column: Column) -> Column:
        return np.asarray(np.bincount(code, weights=column), dtype=np.float64)

    words, prose = np.maximum(1.0, total(own["words"])), total(own["prose"])
    parts = [prose / max(1.0, float(own["prose"].sum())), prose / words]
    parts += [total(own[name] * own["words"]) / words for name in ("link", "kept", "main")]
    if is_close:
        count = np.maximum(1.0, total(np.ones(len(code))))
        parts += [count, words / count, (prose >= prose.max()).astype(np.float64)]
    return [part[code] for part in parts]


def _places(own: dict[str, Column]) -> list[Column]:
    """Return where each block stands: on the page, and from what the extractors kept."""
    count = len(own["words"])
    index = np.arange(count, dtype=np.float64)
    all_prose = max(1.0, float(own["prose"].sum()))
    out = [index / count, np.full(count, float(count)), np.full(count, all_prose)]
    for name in ("kept", "main"):
        kept = np.flatnonzero((own[name] > 0) & (own["words"] >= _PROSE_WORDS))
        first, last = (kept[0], kept[-1]) if len(kept) else (0, count)
        words = own["words"] * own[name]
        out += [index - first, last - index, np.full(count, words.sum())]
        out.append(np.cumsum(words) / max(1.0, float(words.sum())))
    heading = np.flatnonzero(own["tag"] == _TAGS.index("h1"))
    out.append(index - (heading[0] if len(heading) else -1))
    return out


def _class_words(
    blocks: Sequence[PageBlock],
    words: Sequence[str],
    part_of: Callable[[tuple[str, ...]], tuple[str, ...]],
) -> Table:
    """Return, for each class word, whether it stands in a part of the path of each block."""
    places = {word: place for place, word in enumerate(words)}
    known: dict[tuple[str, ...], list[int]] = {}
    table = np.zeros((len(blocks), len(words)))
    for row, block in enumerate(blocks):
        path = part_of(block.element.path)
        found = known.get(path)
        if found is None:
            found = known[path] = [places[word] for word in path_words(path) if word in places]
        table[row, found] = 1.0
    return table


def path_words(path: Sequence[str]) -> frozenset[str]:
    """Return the class and id words of a path, tags left out: "div.photo-caption" gives two."""
    return frozenset(
        word for part in path for word in _PART.findall(part.partition(".")[2]) if len(word) > 1
    )

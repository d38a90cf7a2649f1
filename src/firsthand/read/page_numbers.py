"""What the block scorer of pages knows of each block by itself, before any witness spoke."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from firsthand.read.word_bags import word_bag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.model import Element, PageField

    Column = np.ndarray[tuple[int], np.dtype[np.float64]]
    Codes = np.ndarray[tuple[int], np.dtype[np.intp]]
    Table = np.ndarray[tuple[int, int], np.dtype[np.float64]]

_PART = re.compile(r"[^._-]+")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_ASCII = re.compile(r"[\x00-\x7f]+")
_END = re.compile(r"[.!?…。！？][\"'”’»)\]*_]*$")
_QUOTES = re.compile('["“”„«»]')
_DIGITS, _CAPITALS = b"0123456789", b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"
TAGS = ("p", "div", "li", "h1", "h2", "h3", "h4", "span", "td", "figcaption", "blockquote", "a")
_TAG_NUMBERS = {tag: number for number, tag in enumerate(TAGS)}
_AROUND = ("article", "aside", "nav", "footer", "figure", "li", "a", "td", "form", "header")
#: The columns of a block by itself, some of them the tags around it; "kept" is what the
#: witness says of it.
NAMES = (
    *("words", "chars", "ends", "capital", "commas", "digits", "capitals", "colon", "bar"),
    *("question", "quotes", "link", "kept", "main", "tag", "depth"),
    *_AROUND,
)
_HEAD = 400
_NEAR = 4
_DEPTHS = 6


@dataclass(frozen=True, slots=True)
class PageBlock:
    """A line of a page with the element that it came from."""

    text: str
    element: Element


@dataclass(frozen=True, slots=True)
class PageNumbers:
    """What is known of the blocks of a page without any witness.

    Attributes:
        own: a column for each of `NAMES` ("kept" is zeros), "repeats" and "earlier".
        titles: how much of each block stands in a stated title, and in the description.
        places: for each kind of place in the markup the number of the place of each block.
        classes: which class words stand in the path of each block.
    """

    own: dict[str, Column]
    titles: tuple[Column, ...]
    places: tuple[Codes, ...]
    classes: Table


def number_page(
    blocks: Sequence[PageBlock],
    fields: Sequence[PageField],
    near_words: Sequence[str],
    far_words: Sequence[str],
) -> PageNumbers:
    """Return what is known of each block of a page by itself.

    Args:
        blocks: the lines of a page in order.
        fields: what the page states of itself; titles and description are compared.
        near_words: class and id words that get a column each where they stand in the innermost
            levels of a block's path, as the scorer was trained with.
        far_words: the same, for the levels further out.
    """
    paths: dict[tuple[str, ...], int] = {}
    at = np.array([paths.setdefault(b.element.path, len(paths)) for b in blocks], dtype=np.intp)
    near = _class_words([path[-_NEAR:] for path in paths], near_words)
    far = _class_words([path[:-_NEAR] for path in paths], far_words)
    classes = np.column_stack([near, far])[at]
    places = tuple(codes[at] for codes in _places(list(paths)))
    return PageNumbers(_own(blocks), _titles(blocks, fields), places, classes)


def _own(blocks: Sequence[PageBlock]) -> dict[str, Column]:
    """Return what each block shows by itself, by name."""
    seen = Counter(block.text for block in blocks)
    before: Counter[str] = Counter()
    earlier = []
    for block in blocks:
        earlier.append(before[block.text])
        before[block.text] += 1
    rows = [(*_text_numbers(block.text), *_markup_numbers(block.element)) for block in blocks]
    own = dict(zip(NAMES, np.array(rows, dtype=np.float64).T, strict=True))
    own["repeats"] = np.array([seen[block.text] for block in blocks], dtype=np.float64)
    own["earlier"] = np.array(earlier, dtype=np.float64)
    return own


def _text_numbers(text: str) -> tuple[float, ...]:
    words = text.count(" ") + 1
    if not text.isascii():
        words = max(words, len(_UNSPACED.findall(text, 0, 4 * _HEAD)) // 2)
    head = text[:_HEAD]
    digits, capitals = _count_kinds(head)
    return (
        words,
        len(text),
        _END.search(text[-12:]) is not None,
        head[:1].isupper(),
        head.count(",") / words,
        digits / len(head),
        capitals / len(head),
        text.endswith(":"),
        "|" in head or " · " in head,
        text.endswith("?"),
        _QUOTES.search(text) is not None,
    )


def _count_kinds(text: str) -> tuple[int, int]:
    """Return how many digits and how many capitals a text has, of any script."""
    plain = text.encode("ascii", "ignore")
    digits = len(plain) - len(plain.translate(None, _DIGITS))
    capitals = len(plain) - len(plain.translate(None, _CAPITALS))
    if len(plain) < len(text):
        rest = _ASCII.sub("", text)
        digits += sum(map(str.isdigit, rest))
        capitals += sum(map(str.isupper, rest))
    return digits, capitals


def _markup_numbers(element: Element) -> tuple[float, ...]:
    tag = _TAG_NUMBERS.get(element.tag, len(TAGS))
    main, *others = _tags_around(element.path)
    return (element.link_share, 0.0, main, tag, len(element.path), *others)


@lru_cache(maxsize=4096)
def _tags_around(path: tuple[str, ...]) -> tuple[bool, ...]:
    """Return whether each of the telling tags stands around an element."""
    tags = {part.partition(".")[0] for part in path}
    return tuple(tag in tags for tag in ("main", *_AROUND))


def _titles(blocks: Sequence[PageBlock], fields: Sequence[PageField]) -> tuple[Column, ...]:
    """Return how much of each block stands in a stated title, and in the description."""
    titles = [word_bag(f.value) for f in fields if f.name in {"title", "headline"}]
    descriptions = [word_bag(f.value) for f in fields if f.name == "description"]
    bags = [word_bag(block.text[:_HEAD]) for block in blocks]
    return _likeness(bags, titles), _likeness(bags, descriptions)


def _likeness(bags: Sequence[frozenset[str]], others: Sequence[frozenset[str]]) -> Column:
    """Return how much of each bag stands in the one of `others` that it is likest to."""
    words = frozenset().union(*others)
    known = list(dict.fromkeys(others))
    return np.array(
        [
            0.0 if words.isdisjoint(bag) else max(_alike(bag, other) for other in known)
            for bag in bags
        ]
    )


def _alike(a: frozenset[str], b: frozenset[str]) -> float:
    shared = len(a & b)
    return shared / (len(a) + len(b) - shared) if shared else 0.0


def _places(paths: Sequence[tuple[str, ...]]) -> list[Codes]:
    """Return for each kind of place in the markup a number of the place of each path.

    A place is a path without its innermost levels, none to five of them; and, wherever it
    stands on the page, its last one or two levels.
    """
    kinds = [[path[: len(path) - depth] for path in paths] for depth in range(_DEPTHS)]
    kinds += [[path[-depth:] for path in paths] for depth in (1, 2)]
    found = []
    for keys in kinds:
        codes: dict[tuple[str, ...], int] = {}
        numbers = [codes.setdefault(key, len(codes)) for key in keys]
        found.append(np.array(numbers, dtype=np.intp))
    return found


def _class_words(paths: Sequence[tuple[str, ...]], words: Sequence[str]) -> Table:
    """Return, for each class word, whether it stands in each path."""
    columns = {word: column for column, word in enumerate(words)}
    rows: list[int] = []
    found: list[int] = []
    known: dict[str, list[int]] = {}
    for row, path in enumerate(paths):
        for part in path:
            if part not in known:
                known[part] = [columns[word] for word in _part_words(part) if word in columns]
            own = known[part]
            found += own
            rows += [row] * len(own)
    table = np.zeros((len(paths), len(words)))
    table[rows, found] = 1.0
    return table


def path_words(path: Sequence[str]) -> frozenset[str]:
    """Return the class and id words of a path, tags left out: "div.photo-caption" gives two."""
    return frozenset().union(*map(_part_words, path))


@lru_cache(maxsize=8192)
def _part_words(part: str) -> frozenset[str]:
    words = _PART.findall(part.partition(".")[2])
    return frozenset(word for word in words if len(word) > 1)

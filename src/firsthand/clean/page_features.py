"""What the block scorer of pages looks at: numbers about each unit and those around it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.clean.units import Unit
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


def page_features(
    units: Sequence[Unit], fields: Sequence[PageField], words: Sequence[str]
) -> Table:
    """Return a row of numbers for each unit of a page.

    Args:
        units: the lines of a page in order, each with the element it came from.
        fields: what the page states of itself; titles and description are compared.
        words: class and id words that get a column each, as the scorer was trained with.

    Returns:
        An array of shape (len(units), columns); the columns are those of the scorer.
    """
    own = _own(units)
    columns = [*own.values(), *_titles(units, fields)]
    columns += _neighbours(own) + _windows(own) + _containers(units, own) + _places(own)
    return np.column_stack([*columns, *_class_words(units, words)])


def _own(units: Sequence[Unit]) -> dict[str, Column]:
    """Return what each unit shows by itself, by name."""
    seen = Counter(unit.flat for unit in units)
    rows = [(*_text_numbers(unit.flat), *_markup_numbers(unit.element)) for unit in units]
    table = np.array(rows, dtype=np.float64).T
    own = dict(zip(_NAMES, table, strict=True))
    own["repeats"] = np.array([seen[unit.flat] for unit in units], dtype=np.float64)
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


def _markup_numbers(element: Element | None) -> tuple[float, ...]:
    if element is None:
        return (0.0, 0.0, 0.0, -1.0, 0.0, *(0.0 for _ in _AROUND))
    tags = {part.partition(".")[0] for part in element.path}
    return (
        element.link_share,
        element.is_article,
        element.is_main,
        _TAGS.index(element.tag) if element.tag in _TAGS else len(_TAGS),
        len(element.path),
        *(tag in tags for tag in _AROUND),
    )


def _titles(units: Sequence[Unit], fields: Sequence[PageField]) -> list[Column]:
    """Return how much of each unit stands in a stated title, and in the description."""
    titles = [_bag(f.value) for f in fields if f.name in {"title", "headline"}]
    descriptions = [_bag(f.value) for f in fields if f.name == "description"]
    bags = [_bag(unit.flat[:_HEAD]) for unit in units]
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
    """Return the telling numbers of the two units before and the two after each."""
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
    """Return how much prose, how many links and how many kept lines stand about each unit."""
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


def _containers(units: Sequence[Unit], own: dict[str, Column]) -> list[Column]:
    """Return what the units of the same place in the markup are like, taken together."""
    all_prose = max(1.0, float(own["prose"].sum()))
    out: list[Column] = []
    for depth in (0, 1):
        keys = [_place(unit.element, depth) for unit in units]
        sums: defaultdict[tuple[str, ...], list[float]] = defaultdict(lambda: [0.0] * 5)
        numbers = zip(keys, own["words"], own["prose"], own["kept"], own["main"], strict=True)
        for key, words, prose, kept, main in numbers:
            row = sums[key]
            row[0] += 1
            row[1] += words
            row[2] += prose
            row[3] += kept * words
            row[4] += main * words
        most = max(row[2] for row in sums.values())
        table = np.array([sums[key] for key in keys])
        words = np.maximum(1.0, table[:, 1])
        out += [table[:, 0], table[:, 2] / all_prose, table[:, 3] / words, table[:, 4] / words]
        out += [table[:, 1] / table[:, 0], (table[:, 2] >= most).astype(np.float64)]
    return out


def _place(element: Element | None, depth: int) -> tuple[str, ...]:
    if element is None:
        return ()
    return element.path[: len(element.path) - depth]


def _places(own: dict[str, Column]) -> list[Column]:
    """Return where each unit stands: on the page, and from what the extractors kept."""
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


def _class_words(units: Sequence[Unit], words: Sequence[str]) -> list[Column]:
    """Return, for each class word, whether it stands in the innermost levels of a unit."""
    known: dict[tuple[str, ...], frozenset[str]] = {}
    rows = []
    for unit in units:
        path = unit.element.path[-_NEAR:] if unit.element is not None else ()
        if path not in known:
            known[path] = path_words(path)
        rows.append(known[path])
    return [np.array([word in row for row in rows], dtype=np.float64) for word in words]


def path_words(path: Sequence[str]) -> frozenset[str]:
    """Return the class and id words of a path, tags left out: "div.photo-caption" gives two."""
    return frozenset(
        word for part in path for word in _PART.findall(part.partition(".")[2]) if len(word) > 1
    )

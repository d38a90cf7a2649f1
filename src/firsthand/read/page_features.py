"""What the block scorer of pages looks at: numbers about each block and those around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from firsthand.read.page_numbers import TAGS

if TYPE_CHECKING:
    from firsthand.read.page_numbers import Codes, Column, PageNumbers, Table

_PROSE_WORDS = 12
_MOSTLY_LINKS = 0.5
_NEIGHBOURS = (-2, -1, 1, 2)
_WINDOWS = (3, 8)
# Of the kinds of places the narrow ones, which get more columns: the first two, the last two.
_CLOSE = (0, 1, -2, -1)


def page_features(numbers: PageNumbers, kept: Column) -> Table:
    """Return a row of numbers for each block of a page.

    Args:
        numbers: what is known of each block by itself.
        kept: 1.0 for each block that the witness keeps; zeros where none was asked.

    Returns:
        An array of shape (blocks, columns); the columns are those of the scorer.
    """
    own = {**numbers.own, "kept": kept}
    own["prose"] = np.where(
        (own["words"] >= _PROSE_WORDS) & (own["link"] < _MOSTLY_LINKS), own["words"], 0.0
    )
    columns = [*own.values(), *numbers.titles, *_neighbours(own), *_windows(own)]
    columns += _containers(numbers.places, own)
    columns += _places(own)
    return np.column_stack([*columns, numbers.classes])


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


def _containers(places: tuple[Codes, ...], own: dict[str, Column]) -> list[Column]:
    """Return what the blocks of the same place in the markup are like, taken together."""
    close = {range(len(places))[index] for index in _CLOSE}
    out: list[Column] = []
    for index, codes in enumerate(places):
        out += _together(codes, own, is_close=index in close)
    return out


def _together(code: Codes, own: dict[str, Column], *, is_close: bool) -> list[Column]:
    """Return the shares of prose, links and kept words of all blocks of the same place."""

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
    heading = np.flatnonzero(own["tag"] == TAGS.index("h1"))
    out.append(index - (heading[0] if len(heading) else -1))
    return out

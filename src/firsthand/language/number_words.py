"""Numbers in figures and words: where they stand in a text and what they are worth."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from firsthand.language.number_grammar import NumberReader, first_words, number_lists
from firsthand.resources import load_list

_NO_FIGURES = frozenset({"word", "sign"})  # groups of NUMBER_WORD


class FoundNumber(NamedTuple):
    """A number in a text.

    Attributes:
        start, end: characters `[start, end)`.
        value: what it is worth; for a rough word ("dozens") the figure it is taken for.
        is_rough: whether it is such a word.
        is_fraction: whether it is a part of a whole ("two thirds").
    """

    start: int
    end: int
    value: float
    is_rough: bool = False
    is_fraction: bool = False


@lru_cache(maxsize=1)
def _rough() -> re.Pattern[str]:
    words = sorted(number_lists()["rough"], key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(words)})(?![\w-])", re.IGNORECASE)


def find_numbers(text: str) -> list[FoundNumber]:
    """Return the numbers of a text in order; "two dozen" is 24, "dozens" a rough 24."""
    rough = _find_rough(text)
    reader = NumberReader(text)
    found = [number for number in _walk(reader) if not _overlaps(number, rough)]
    return sorted([*found, *rough], key=lambda number: number.start)


def _find_rough(text: str) -> list[FoundNumber]:
    """The rough words of a text: "dozens"."""
    worth, lowered = number_lists()["rough"], text.lower()
    if not any(map(lowered.__contains__, worth)):
        return []
    matches = _rough().finditer(text)
    return [FoundNumber(*m.span(), worth[m.group().lower()], is_rough=True) for m in matches]


def _overlaps(number: FoundNumber, others: list[FoundNumber]) -> bool:
    return any(number.start < other.end and other.start < number.end for other in others)


def _walk(reader: NumberReader) -> list[FoundNumber]:
    found, first, after = list[FoundNumber](), first_words(), 0
    for index, (word, match) in enumerate(zip(reader.words, reader.matches, strict=True)):
        if index < after or (word not in first and match.lastgroup in _NO_FIGURES):
            continue
        read = reader.number(index) if _may_begin(reader, index) else None
        if read is None:
            continue
        value, begin = _signed(reader, index, match.start(), read.value)
        end = reader.matches[read.end - 1].end()
        found.append(FoundNumber(begin, end, value, is_fraction=read.is_fraction))
        after = read.end
    return found


def _may_begin(reader: NumberReader, index: int) -> bool:
    """Whether a number can begin at a word: not inside "F-16", "v2.1", "COVID-19", "that one"."""
    word = reader.words[index]
    before = reader.word(index - 1)
    if (word == "one" and before in load_list("numbers")["not_before_one"]) or (
        word in {"a", "an"} and not reader.may_count(index + 1)
    ):
        return False
    if word in reader.lists["scales"] and word != "hundred":
        return index > 0 and before in {"a", "per"}
    if not word[:1].isdigit() or index == 0 or not reader.adjacent(index):
        return True
    if before == "-":
        return index == 1 or not reader.adjacent(index - 1) or reader.is_figure_word(index - 2)
    return not before.isalpha() and before != "_"


def _signed(reader: NumberReader, index: int, start: int, value: float) -> tuple[float, int]:
    """The value with a minus sign before it, where the sign is no dash between words."""
    if index == 0 or reader.word(index - 1) != "-" or not reader.is_figure_word(index):
        return value, start
    is_alone = index == 1 or not reader.adjacent(index - 1)
    is_sign = is_alone and (index == 1 or reader.adjacent(index))
    return (-value, reader.matches[index - 1].start()) if is_sign else (value, start)

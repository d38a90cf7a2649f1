"""What kind of word each word of a text is: figure, name, act, or one that tells something.

Told once for a text; what a run or a gap holds of a kind is then a difference of two counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from firsthand.copies.changes import Side, is_act, is_name, is_number_word
from firsthand.copies.words import Flags, Offsets
from firsthand.resources import load_list

_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(19|20)\d\d")
_EXACT = 3
"""Digits from which a figure is exact."""
_AT_HAND = 512
"""Texts whose kinds of words are kept at hand."""
_WORDS_AT_HAND = 1 << 16


@dataclass(frozen=True, slots=True, eq=False)
class Kinds:
    """The words of a text as they are written, and the kind of each.

    Attributes:
        spelled: the words.
        figures: whether each is a number, in digits or spelled out.
        names: whether each may be (part of) a name.
        ordinary: whether each tells something and is no name.
        long: whether each has two signs or more.
        exact: the places of exact figures, ascending.
    """

    spelled: list[str]
    figures: Flags
    names: Flags
    ordinary: Flags
    long: Flags
    exact: Offsets


@lru_cache(maxsize=_AT_HAND)
def kinds_of(side: Side) -> Kinds:
    """Return the kinds of the words of a text."""
    spelled = side.spelled(0, len(side.words))
    bits = np.array([_bits_of(word) for word in spelled], np.uint8)
    figures, names, ordinary, long, exact = ((bits & np.uint8(1 << bit)) != 0 for bit in range(5))
    return Kinds(spelled, figures, names, ordinary, long, np.flatnonzero(exact).astype(np.int64))


@lru_cache(maxsize=_WORDS_AT_HAND)
def _bits_of(word: str) -> int:
    """Return the kinds of a word as bits, in the order of the fields of `Kinds`."""
    told = is_figure(word), is_name(word), is_ordinary(word), len(word) > 1, _is_exact(word)
    return sum(is_so << bit for bit, is_so in enumerate(told))


def is_figure(word: str) -> bool:
    """Return whether a word is a number, in digits or spelled out."""
    return _DIGIT.search(word) is not None or is_number_word(word)


def exact_figures(words: Iterable[str]) -> set[str]:
    """Return the figures that hardly two reports share by chance: three digits and more, no year.

    A figure with a decimal point is exact from two digits on ("6.5").
    """
    return {word.replace(",", "") for word in words if _is_exact(word)}


def _is_exact(word: str) -> bool:
    if not word[0].isdigit():
        return False
    digits = sum(map(str.isdigit, word))
    if digits >= _EXACT:
        return _YEAR.fullmatch(word) is None
    return digits == _EXACT - 1 and "." in word


def is_ordinary(word: str) -> bool:
    """Return whether a word tells something and is no name: neither "the" nor "Ostwick"."""
    return word[0].isalpha() and not word[0].isupper() and word.casefold() not in _small_words()


@lru_cache(maxsize=1)
def _small_words() -> frozenset[str]:
    return frozenset(load_list("copy_changes")["small_words"])


KINDS = tuple(lru_cache(_WORDS_AT_HAND)(kind) for kind in (is_figure, is_name, is_act))
"""The kinds of facts that a form has filled in."""

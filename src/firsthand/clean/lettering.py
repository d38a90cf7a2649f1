"""The signs and words of many lines at once, as arrays: what a line scorer counts.

A document is a few thousand signs, and looking at each of them in Python takes longer than
all else. Here every sign is looked up in a table once, and words become hash numbers by a sum
over their letters, so that a document costs some twenty array operations.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

SPACE, LOWER, UPPER, DIGIT, STOP, COMMA, QUOTE, DASH, BRACKET, SYMBOL, UNCASED = range(11)
KINDS = 11
_PLANE = 0x10000
# Cased scripts (Latin, Greek, Cyrillic, Armenian, Georgian) and the usual marks stand below.
_CASED = 0x2100
_IDEOGRAPHS = 0x2E80
_MARKS = {
    STOP: ".!?…。！？؟।",
    COMMA: ",;:،、，；：",
    QUOTE: "\"'“”„«»‘’‹›「」『』",
    DASH: "-–—―|/\\*•·●▪►>_#+=~→»",
    BRACKET: "()[]{}（）【】",
}
_LONGEST_WORD = 24
# By kind: whether it is in words; whether it is passed over at the end of a line.
_IS_WORD, _IS_PASSED = np.zeros(KINDS, np.bool_), np.zeros(KINDS, np.bool_)
_IS_WORD[[LOWER, UPPER, DIGIT, UNCASED]] = True
_IS_PASSED[[SPACE, QUOTE, BRACKET, DASH]] = True
SPREAD = np.uint32(0x9E3779B1)
PAIR = np.uint32(0x85EBCA6B)

Integers = NDArray[np.int64]
Hashes = NDArray[np.uint32]
Kinds = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Lettering:
    """The lines of one text.

    Attributes:
        counts: (lines, KINDS) how many signs of each kind a line has.
        opening: the kind of each line's first sign.
        closing: that of its last sign which is no space, quote, bracket or dash, else KINDS.
        hashes: a hash for each word, whatever its case; all digits count alike.
        word_lines: the line each word stands in.
        word_lengths: the letters of each word.
        word_kinds: the kind of each word's first sign.
    """

    counts: Integers
    opening: Kinds
    closing: Kinds
    hashes: Hashes
    word_lines: Integers
    word_lengths: Integers
    word_kinds: Kinds


@lru_cache(maxsize=1)
def tables() -> tuple[Kinds, Hashes, Hashes]:
    """Return the kind and the folded code of each sign, and a factor for each place in a word."""
    kinds = np.full(_PLANE, SYMBOL, np.uint8)
    kinds[_IDEOGRAPHS:] = UNCASED
    folded = np.arange(_PLANE, dtype=np.uint32)
    for code in range(_CASED):
        kinds[code] = _kind(chr(code))
        low = chr(code).lower()
        folded[code] = ord(low) if len(low) == 1 else code
    kinds[0x3000] = SPACE
    for kind, marks in _MARKS.items():
        kinds[[ord(mark) for mark in marks]] = kind
    folded[kinds == DIGIT] = ord("0")
    factors = np.cumprod(np.full(_LONGEST_WORD, 0x01000193, np.uint32), dtype=np.uint32)
    return kinds, folded, factors


def _kind(sign: str) -> int:
    category = unicodedata.category(sign)
    if sign.isspace() or category in {"Cf", "Cc", "Zs"}:
        return SPACE
    named = {"Lu": UPPER, "Lt": UPPER, "Ll": LOWER, "Nd": DIGIT}
    if category in named:
        return named[category]
    return UNCASED if category[0] in "LM" else SYMBOL


def signs_of(lines: list[str]) -> tuple[Hashes, Integers]:
    """Return the codes of all signs, a line break after each line, and the lengths with it."""
    text = "\n".join(lines) + "\n"
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    return codes, np.fromiter(map(len, lines), np.int64, len(lines)) + 1


def read_letters(lines: list[str]) -> Lettering:
    """Return the counts and words of `lines`, of which each must be one line."""
    codes, lengths = signs_of(lines)
    ends = np.cumsum(lengths) - 1
    kind_of, folded, factors = tables()
    low = np.minimum(codes, _PLANE - 1)
    kinds = kind_of[low]
    line_of = np.repeat(np.arange(len(lengths)), lengths)
    counts = np.bincount(line_of * KINDS + kinds, minlength=len(lengths) * KINDS)
    counts = counts.reshape(len(lengths), KINDS)
    counts[:, SPACE] -= 1
    starts = ends - lengths + 1
    edges = (kinds[starts], _last_kinds(kinds, starts, ends))
    is_word = _IS_WORD[kinds]
    first = is_word.copy()
    first[1:] &= ~is_word[:-1]
    at = np.flatnonzero(first)
    inside = np.flatnonzero(is_word)
    if not len(at):
        none = np.zeros(0, np.int64)
        return Lettering(counts, *edges, none.astype(np.uint32), none, none, kinds[:0])
    begins = np.searchsorted(inside, at)
    word_lengths = np.diff(begins, append=len(inside))
    place = np.arange(len(inside)) - np.repeat(begins, word_lengths)
    letters = folded[low[inside]] * factors[np.minimum(place, _LONGEST_WORD - 1)]
    sums = np.add.reduceat(letters, begins, dtype=np.uint32)
    return Lettering(counts, *edges, mix(sums), line_of[at], word_lengths, kinds[at])


def _last_kinds(kinds: Kinds, starts: Integers, ends: Integers) -> Kinds:
    """Return the kind of each line's last sign that is no space, quote, bracket or dash."""
    at = np.maximum.accumulate(np.where(_IS_PASSED[kinds], -1, np.arange(len(kinds))))[ends]
    found: Kinds = np.where(at >= starts, kinds[np.maximum(at, 0)], np.uint8(KINDS))
    return found.astype(np.uint8)


def mix(numbers: Hashes) -> Hashes:
    """Return the numbers with their bits spread, so that the low ones serve as a bucket."""
    mixed = (numbers ^ (numbers >> np.uint32(15))) * SPREAD
    return mixed ^ (mixed >> np.uint32(13))


def pair(left: Hashes, right: Hashes) -> Hashes:
    """Return a hash for each pair of words."""
    return mix(left * PAIR + right)

"""What the model sees of a text: word pieces with case, gaps and quotation marks.

The pieces come from an uncased vocabulary, so that case, spacing and quotation are
given back as small features, one row a piece. Training and run time share this file:
a difference between the two would cost accuracy in silence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tokenizers import Tokenizer

SHAPES = 7
GAPS = 3
QUOTES = 2
ROLES = 3
NO_GAP, SPACE, PARAGRAPH = range(GAPS)
SOURCE, TARGET = 1, 2
"""Roles of a marked pair; 0 is neither."""
CLS, SEP = 101, 102
_MARKS: Final = re.compile("[\"'\n]")


@dataclass(frozen=True, slots=True)
class Pieces:
    """The word pieces of one text.

    Attributes:
        ids: (n,) vocabulary ids.
        features: (n, 4) case shape, gap before, inside quotation marks, role in a pair.
        starts, ends: (n,) code points of the text.
        words: (n,) the running number of the word that a piece belongs to.
    """

    ids: np.ndarray
    features: np.ndarray
    starts: np.ndarray
    ends: np.ndarray
    words: np.ndarray

    def __len__(self) -> int:
        return len(self.ids)

    def cut(self, start: int, end: int) -> Pieces:
        """Return pieces `[start, end)` as a text of their own would give them."""
        features = self.features[start:end].copy()
        if end > start:
            features[0, 1] = PARAGRAPH
        words = self.words[start:end]
        return Pieces(
            self.ids[start:end],
            features,
            self.starts[start:end],
            self.ends[start:end],
            words - words[0] if end > start else words,
        )


@lru_cache(maxsize=4096)
def shape_of(word: str) -> int:
    """Return the case shape of a word, 0 to 6.

    0 no letter or digit, 1 lower case, 2 Capitalised, 3 CAPITALS, 4 mixed, 5 with a
    digit, 6 a single capital.
    """
    if word.islower():
        return 5 if _has_digit(word) else 1
    if not any(map(str.isalnum, word)):
        return 0
    if _has_digit(word):
        return 5
    if len(word) == 1:
        return 6
    if word.isupper():
        return 3
    return 2 if word[0].isupper() and word[1:].islower() else 4


def _has_digit(word: str) -> bool:
    return any(map(str.isdigit, word))


def encode(tokenizer: Tokenizer, text: str) -> Pieces:
    """Return the pieces of a text; the tokenizer adds no special pieces and cuts nothing."""
    encoding = tokenizer.encode(text, add_special_tokens=False)
    offsets = np.asarray(encoding.offsets, np.int32).reshape(-1, 2)
    starts, ends = offsets[:, 0], offsets[:, 1]
    words = _word_numbers(encoding.tokens)
    features = np.zeros((len(words), 4), np.int64)
    features[:, 0] = _shapes(text, starts, ends, words)
    features[:, 1] = _gaps(text, starts, ends)
    features[:, 2] = _quoted(text, starts)
    return Pieces(np.asarray(encoding.ids, np.int64), features, starts, ends, words)


def _word_numbers(tokens: Sequence[str]) -> np.ndarray:
    begins = np.fromiter((not token.startswith("##") for token in tokens), bool, len(tokens))
    if len(begins):
        begins[0] = True
    return np.cumsum(begins, dtype=np.int32) - 1


def word_starts(words: np.ndarray) -> np.ndarray:
    """Return the index of the first piece of every word."""
    begins = np.ones(len(words), bool)
    np.not_equal(words[1:], words[:-1], out=begins[1:])
    return np.flatnonzero(begins)


def _shapes(text: str, starts: np.ndarray, ends: np.ndarray, words: np.ndarray) -> np.ndarray:
    if not len(words):
        return np.zeros(0, np.int64)
    first = word_starts(words)
    last = np.append(first[1:], len(words)) - 1
    bounds = zip(starts[first].tolist(), ends[last].tolist(), strict=True)
    shapes: np.ndarray = np.fromiter((shape_of(text[a:b]) for a, b in bounds), np.int64, len(first))
    spread: np.ndarray = shapes[words]
    return spread


def _gaps(text: str, starts: np.ndarray, ends: np.ndarray) -> np.ndarray:
    gaps = np.zeros(len(starts), np.int64)
    if not len(starts):
        return gaps
    gaps[1:] = starts[1:] > ends[:-1]
    gaps[0] = PARAGRAPH
    for i in np.flatnonzero(gaps[1:]).tolist() if "\n" in text else ():
        if "\n" in text[ends[i] : starts[i + 1]]:
            gaps[i + 1] = PARAGRAPH
    return gaps


def _quoted(text: str, starts: np.ndarray) -> np.ndarray:
    """Return 1 for pieces inside quotation marks, the marks included."""
    marks = quote_mask(text)
    return marks[starts] if len(starts) else np.zeros(0, np.int64)


def quote_mask(text: str) -> np.ndarray:
    r"""Return 1 for every code point of `text` that stands in quotation marks.

    Straight double marks open and close in turn; a straight single mark opens after a
    gap and before a letter, so that "Omar's" and "the boys' school" open nothing. A
    paragraph break closes what is open.
    """
    mask = np.zeros(len(text) + 1, np.int64)
    double = -1
    single = -1
    for found in _MARKS.finditer(text):
        i, char = found.start(), found[0]
        if char == '"':
            if double >= 0:
                mask[double : i + 1] = 1
                double = -1
            else:
                double = i
            single = -1
        elif char == "'":
            if single >= 0 and not text[i + 1 : i + 2].isalnum():
                mask[single : i + 1] = 1
                single = -1
            elif double < 0 and _opens_single(text, i):
                single = i
        else:  # a line break
            if double >= 0:
                mask[double:i] = 1
            double = single = -1
    if double >= 0:
        mask[double:] = 1
    return mask


def _opens_single(text: str, i: int) -> bool:
    before = text[i - 1] if i else " "
    return not before.isalnum() and text[i + 1 : i + 2].isalpha()

"""What a code point counts as when two texts are compared: part of a word, or not.

Typography, case and accents are folded one code point at a time, so that the place of
every folded character in the stored text stays known exactly.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

import numpy as np
import numpy.typing as npt

CodePoints = npt.NDArray[np.uint32]

SEPARATOR = 0
"""The code point ends a word: a space, a dash, a quotation mark."""
JOINER = 1
"""The code point is read over: an apostrophe, a soft hyphen, a combining accent."""
ALONE = 1 << 31
"""Set on a character of a script without spaces: it is a word of its own."""

_JOINERS = frozenset("'’‘ʼ`´＇\u00ad\u200b\u200c\u200d\u2060\ufeff")
_SMALL = 0x3000
FIRST_PLANE = 0x10000
"""Code points below this are folded by a table."""
# Scripts that do not put spaces between words: Thai, Lao, Myanmar, Khmer, kana, Han.
_NO_SPACES = (
    (0x0E00, 0x0EFF),
    (0x1000, 0x109F),
    (0x1780, 0x17FF),
    (0x3040, 0x30FF),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x3FFFF),
)


def fold_character(character: str) -> int:
    """Return the folded code point of one character, or SEPARATOR, or JOINER.

    Upper and lower case, full-width and accented letters fold to one base letter
    ("É" to "e", "Й" to "и"); characters of scripts without spaces carry ALONE.
    """
    if character in _JOINERS:
        return JOINER
    category = unicodedata.category(character)
    code = ord(character)
    if any(low <= code <= high for low, high in _NO_SPACES) and category[0] in "LMN":
        return code | ALONE
    if category == "Mn" and unicodedata.combining(character):
        return JOINER
    if category[0] not in "LMN":
        return SEPARATOR
    base = unicodedata.normalize("NFKD", character).casefold()
    return next((ord(item) for item in base if _counts(item)), code)


def _counts(character: str) -> bool:
    """Return whether a character stands for a word: not the marks of "(1)", taken from "⑴"."""
    return not unicodedata.combining(character) and (not character.isascii() or character.isalnum())


@lru_cache(maxsize=2)
def folding_table(size: int) -> CodePoints:
    """Return the folded value of every code point below `size`."""
    return np.array([fold_character(chr(code)) for code in range(size)], dtype=np.uint32)


def table_for(codes: CodePoints) -> CodePoints:
    """Return the smallest folding table that covers these code points of the first plane."""
    return folding_table(_SMALL if int(codes.max(initial=0)) < _SMALL else FIRST_PLANE)


def code_points(text: str) -> CodePoints:
    """Return the code points of a text, so that an index here is an offset there."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


def fold(codes: CodePoints) -> CodePoints:
    """Return the folded value of each code point: same length, same order."""
    table = table_for(codes)
    if int(codes.max(initial=0)) < FIRST_PLANE:
        return table[codes]
    folded = table[np.minimum(codes, FIRST_PLANE - 1)]
    for code in np.unique(codes[codes >= FIRST_PLANE]).tolist():
        folded[codes == code] = fold_character(chr(code))
    return folded

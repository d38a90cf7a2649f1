"""A text as words: a hash of each, where it stands, and whether it stands in quotation marks.

The hash is taken over folded letters, so that "Organised" and "organized" are one word
while `starts` and `ends` point at the letters as they are stored.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from firsthand.copies.compiled import is_ready
from firsthand.copies.folding import (
    ALONE,
    FIRST_PLANE,
    JOINER,
    SEPARATOR,
    CodePoints,
    code_points,
    fold,
)
from firsthand.copies.quoting import single_quotations
from firsthand.copies.spelling import one_spelling

Hashes = npt.NDArray[np.uint32]
Offsets = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Wide = npt.NDArray[np.uint64]

Range = tuple[int, int]

_BASE = np.uint64(0x9E3779B97F4A7C15)
_INVERSE = np.uint64(pow(0x9E3779B97F4A7C15, -1, 1 << 64))
_MIX = np.uint64(0xD6E8FEB86659FD93)
_COMMA, _DOT = 0x2C, 0x2E
_THOUSAND = 3
OPENING = np.array([ord(mark) for mark in "“„«‟"], np.uint32)
CLOSING = np.array([ord(mark) for mark in "”»"], np.uint32)
STRAIGHT = np.array([ord('"'), ord("＂")], np.uint32)
BEFORE_OPENING = np.array([ord(mark) for mark in " \t\r\n\u00a0([{-–—/"], np.uint32)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of the body of one document, in text order.

    Attributes:
        hashes: a 32-bit hash of each folded word.
        starts, ends: code points of the stored text.
        quoted: whether the word stands between quotation marks.
        blocks: the number of the body block in which the word stands.
        alone: share of words that are single characters of a script without spaces.
    """

    hashes: Hashes
    starts: Offsets
    ends: Offsets
    quoted: Flags
    blocks: Offsets
    alone: float = 0.0

    def __len__(self) -> int:
        """Return the number of words."""
        return len(self.hashes)


def mix(values: Wide) -> Wide:
    """Return 64-bit values with their bits spread, as a hash needs them."""
    values = (values ^ (values >> np.uint64(32))) * _MIX
    values = (values ^ (values >> np.uint64(32))) * _MIX
    return values ^ (values >> np.uint64(32))


def read_words(text: str, ranges: Sequence[Range] | None = None) -> Words:
    """Return the words of a text, or only those inside some ranges of it.

    Args:
        text: the stored text.
        ranges: `(start, end)` in code points, in text order; None takes the whole text.
            A quotation never reaches over the end of a range, as paragraphs are quoted.
    """
    codes = code_points(text)
    blocks = [(0, len(text))] if ranges is None else list(ranges)
    if is_ready() and int(codes.max(initial=0)) < FIRST_PLANE:
        from firsthand.copies.scanning import scan_text

        words = scan_text(codes, blocks)
    else:
        words = read_words_plainly(codes, blocks)
    single = single_quotations(codes, blocks)
    return _with_quotations(words, single) if single else words


def _with_quotations(words: Words, quotations: Sequence[Range]) -> Words:
    quoted = words.quoted.copy()
    for start, end in quotations:
        low, high = np.searchsorted(words.starts, (start, end))
        quoted[low:high] = True
    return replace(words, quoted=quoted)


def read_words_plainly(codes: CodePoints, blocks: Sequence[Range]) -> Words:
    """Return the words of some blocks of a text, with numpy alone.

    Args:
        codes: the code points of the text.
        blocks: `(start, end)` of each block, in text order.
    """
    folded = _body_only(_join_numbers(codes, fold(codes)), blocks)
    starts, ends, hashes = _word_runs(folded)
    alone = float(((folded[starts] & np.uint32(ALONE)) != 0).mean()) if len(starts) else 0.0
    quoted = _quoted(codes, blocks)[starts]
    begins = np.array([start for start, _ in blocks], np.int64)
    numbers = np.searchsorted(begins, starts, side="right").astype(np.int64)
    return Words(one_spelling(hashes), starts, ends, quoted, numbers, alone)


def hash_word(word: str) -> int:
    """Return the hash of one word, before spellings are made one."""
    return int(_word_runs(fold(code_points(word)))[2][0])


def _body_only(folded: CodePoints, blocks: Sequence[Range]) -> CodePoints:
    """Turn everything outside the blocks into separators, and end a word at each block."""
    inside = np.zeros(len(folded) + 1, np.int8)
    for start, end in blocks:
        inside[start:end] = 1
    body: CodePoints = np.where(inside[:-1] > 0, folded, np.uint32(SEPARATOR))
    return body


def _join_numbers(codes: CodePoints, folded: CodePoints) -> CodePoints:
    """Keep "1,000", "2.5" and "U.S." in one word each, however they are printed."""
    marks = np.flatnonzero((codes == _COMMA) | (codes == _DOT))
    if not len(marks):
        return folded
    padded = np.concatenate([np.zeros(2, np.uint32), codes, np.zeros(5, np.uint32)])
    digit = (padded >= 0x30) & (padded <= 0x39)  # noqa: PLR2004 ("0" and "9")
    letter = np.concatenate([np.zeros(2, bool), folded > JOINER, np.zeros(5, bool)]) & ~digit
    at = marks + 2
    comma = codes[marks] == _COMMA
    thousand = digit[at - 1] & digit[at + 1] & digit[at + 2] & digit[at + 3] & ~digit[at + 4]
    decimal = digit[at - 1] & digit[at + 1]
    initial = letter[at - 1] & ~letter[at - 2] & letter[at + 1] & ~letter[at + 2]
    joined = folded.copy()
    joined[marks[comma & thousand]] = JOINER
    joined[marks[~comma & decimal]] = _DOT
    joined[marks[~comma & initial]] = JOINER
    return joined


def _word_runs(folded: CodePoints) -> tuple[Offsets, Offsets, Hashes]:
    """Return start, end and hash of each run of word characters; joiners are read over."""
    kept = np.flatnonzero(folded != JOINER)
    letters = folded[kept]
    if not len(letters):
        return kept, kept, np.zeros(0, np.uint32)
    inside = letters != SEPARATOR
    alone = (letters & np.uint32(ALONE)) != 0
    before = np.concatenate([[False], inside[:-1]])
    after_alone = np.concatenate([[False], alone[:-1]])
    first = inside & (~before | alone | after_alone)
    last = inside & np.concatenate([~inside[1:] | first[1:], [True]])[: len(inside)]
    begin, finish = np.flatnonzero(first), np.flatnonzero(last)
    hashes = _hash_runs(letters, begin, finish + 1)
    return kept[begin], kept[finish] + 1, hashes


def _hash_runs(letters: CodePoints, begin: Offsets, finish: Offsets) -> Hashes:
    """Return for each run the value of its letters read as digits to one base, mixed."""
    shrinking = np.cumprod(np.full(len(letters), _INVERSE, np.uint64)) * _BASE
    growing = np.cumprod(np.full(len(letters), _BASE, np.uint64)) * _INVERSE
    sums = np.concatenate([[np.uint64(0)], np.cumsum(letters.astype(np.uint64) * shrinking)])
    raw = (sums[finish] - sums[begin]) * growing[finish - 1]
    return (mix(raw) >> np.uint64(32)).astype(np.uint32)


def _quoted(codes: CodePoints, blocks: Sequence[Range]) -> Flags:
    """Return for each code point whether it stands inside quotation marks of its block.

    A straight mark opens before a word and closes behind one, so that a mark that is
    missing spoils no more than the words up to the next.
    """
    straight = np.flatnonzero(np.isin(codes, STRAIGHT))
    turns = np.isin(codes, OPENING).astype(np.int8) - np.isin(codes, CLOSING)
    if len(straight):
        before = codes[np.maximum(straight - 1, 0)]
        opens = (straight == 0) | np.isin(before, BEFORE_OPENING)
        turns[straight] = np.where(opens, 1, -1)
    flags = np.zeros(len(codes), np.bool_)
    if not turns.any():
        return flags
    for start, end in blocks:
        marks = start + np.flatnonzero(turns[start:end])
        edges = np.append(marks, end)
        for at, mark in enumerate(marks.tolist()):
            flags[mark : edges[at + 1]] = turns[mark] > 0
    return flags

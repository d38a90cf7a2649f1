"""Which patterns may match a line at all, told by its words: a look-up a word, not a search.

Each pattern is asked once which pieces of words it cannot match without. Each distinct word is
asked once which of these pieces stand in it; the answers are bits. A line is the sum of its
words, and only the patterns whose bit it has are tried. No pattern is lost by it: what a
pattern asks for is read from the pattern itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

# The parser of `re` itself: no other reading of a pattern would be sure to agree with it.
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)
_KEY = 3
_MOST_SIGNS = 12
_MOST_WORDS = 1 << 16


def needed_pieces(pattern: str) -> frozenset[str]:
    """Return pieces of words of which one must stand in whatever the pattern matches.

    Case is folded. The empty set says that nothing can be asked for.
    """
    return _of_sequence(parser.parse(pattern)) or frozenset()


def _of_sequence(items: Iterable[tuple[Any, Any]]) -> frozenset[str] | None:
    """Return the most telling of what the parts of a sequence ask for, None for nothing."""
    found: list[frozenset[str]] = []
    run: list[str] = []
    for code, value in items:
        if code is codes.LITERAL:
            run.append(chr(value))
            continue
        found.append(_of_run(run))
        run = []
        inner = _of_part(code, value)
        if inner:
            found.append(inner)
    found.append(_of_run(run))
    known = [pieces for pieces in found if pieces]
    return max(known, key=lambda p: (min(map(len, p)), -len(p), sorted(p)), default=None)


def _of_run(letters: Sequence[str]) -> frozenset[str]:
    words = "".join(letters).casefold().split()
    return frozenset([max(words, key=lambda w: (len(w), w))]) if words else frozenset()


def _of_part(code: Any, value: Any) -> frozenset[str] | None:
    if code is codes.SUBPATTERN:
        return _of_sequence(value[-1])
    if code is codes.ATOMIC_GROUP:
        return _of_sequence(value)
    if code is codes.IN:
        return _of_signs(value)
    if code in _REPEATS:
        return _of_sequence(value[2]) if value[0] > 0 else None
    if code is codes.BRANCH:
        branches = [_of_sequence(branch) for branch in value[1]]
        if all(branches):
            return frozenset().union(*(branch for branch in branches if branch))
    return None


def _of_signs(members: Sequence[tuple[Any, Any]]) -> frozenset[str] | None:
    """Return the signs of a set in brackets, None where it is long or holds ranges or spaces."""
    signs = [chr(value) for code, value in members if code is codes.LITERAL]
    if len(signs) < len(members) or len(signs) > _MOST_SIGNS:
        return None
    return None if any(map(str.isspace, signs)) else frozenset(map(str.casefold, signs))


class StemTable:
    """The pieces of many patterns, and the bit of each pattern."""

    def __init__(self, needs: Sequence[Iterable[str]]) -> None:
        """Take for each pattern the pieces it needs one of; no pieces: it is always tried."""
        self.always = 0
        self._pieces: dict[str, dict[str, int]] = {}
        for index, pieces in enumerate(needs):
            wanted = frozenset(pieces)
            if not wanted:
                self.always |= 1 << index
            for piece in wanted:
                group = self._pieces.setdefault(piece[:_KEY], {})
                group[piece] = group.get(piece, 0) | 1 << index
        self._bits_of = lru_cache(maxsize=_MOST_WORDS)(self._word_bits)

    def _word_bits(self, word: str) -> int:
        bits = 0
        pieces = self._pieces
        for start in range(len(word)):
            for width in range(1, _KEY + 1):
                group = pieces.get(word[start : start + width])
                if group is not None:
                    for piece, own in group.items():
                        if word.startswith(piece, start):
                            bits |= own
        return bits

    def bits(self, low: str) -> int:
        """Return the bits of the patterns that may match a text whose case is folded."""
        out = self.always
        for found in map(self._bits_of, low.split()):
            out |= found
        return out


def bits_of(number: int) -> list[int]:
    """Return which bits are set, the lowest first."""
    out = []
    while number:
        lowest = number & -number
        out.append(lowest.bit_length() - 1)
        number ^= lowest
    return out

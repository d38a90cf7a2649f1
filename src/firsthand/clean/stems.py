"""Which patterns may match a line at all, told by its words: a look-up a word, not a search.

Each pattern is asked once which pieces of words it cannot match without, or with which it must
begin. Each distinct word is asked once which of these pieces stand in it; the answers are bits.
A line is the sum of its words, and only the patterns whose bits it has are tried. No pattern is
lost by it: what a pattern asks for is read from the pattern itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

# The parser of `re` itself: no other reading of a pattern would be sure to agree with it.
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)
_KEY = 3
_MOST_SIGNS = 12
_MOST_WORDS = 1 << 17


def needed_pieces(pattern: str) -> frozenset[str]:
    """Return pieces of words of which one must stand in whatever the pattern matches.

    Case is folded. The empty set says that nothing can be asked for.
    """
    return _of_sequence(parser.parse(pattern)) or frozenset()


def needed_clauses(pattern: str) -> tuple[frozenset[str], ...]:
    """Return sets of pieces, the most telling first: of each one must stand in every match."""
    found = sorted(set(_clauses(parser.parse(pattern))), key=_telling)
    return tuple(reversed(found))


def _telling(pieces: frozenset[str]) -> tuple[int, int, list[str]]:
    return (min(map(len, pieces)), -len(pieces), sorted(pieces))


def _of_sequence(items: Iterable[tuple[Any, Any]]) -> frozenset[str] | None:
    """Return the most telling of what the parts of a sequence ask for, None for nothing."""
    return max(_clauses(items), key=_telling, default=None)


def _clauses(items: Iterable[tuple[Any, Any]]) -> list[frozenset[str]]:
    """Return what each part of a sequence asks for, without those that ask for nothing."""
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
    return [pieces for pieces in found if pieces]


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

    def __init__(
        self, needs: Sequence[Iterable[str]], whole: Callable[[str], int] | None = None
    ) -> None:
        """Take for each pattern the pieces it needs one of; no pieces: it is always tried.

        `whole` gives further bits for what stands between two spaces, as it is written.
        """
        self.always = 0
        self._pieces: dict[str, dict[str, int]] = {}
        for index, pieces in enumerate(needs):
            wanted = frozenset(pieces)
            if not wanted:
                self.always |= 1 << index
            for piece in wanted:
                group = self._pieces.setdefault(piece[:_KEY], {})
                group[piece] = group.get(piece, 0) | 1 << index
        self._known = _Words(self._word_bits)
        self._whole = whole

    def _word_bits(self, word: str) -> int:
        bits = self._whole(word) if self._whole is not None else 0
        word = word.casefold()
        pieces = self._pieces
        for start in range(len(word)):
            for width in range(1, _KEY + 1):
                group = pieces.get(word[start : start + width])
                if group is not None:
                    for piece, own in group.items():
                        if word.startswith(piece, start):
                            bits |= own
        return bits

    def bits(self, text: str) -> int:
        """Return the bits of the patterns that may match a text."""
        out = self.always
        for found in filter(None, map(self._known.__getitem__, text.split())):
            out |= found
        return out


class _Words(dict[str, int]):
    """Words and their bits, looked up when first asked for and then kept."""

    def __init__(self, look_up: Callable[[str], int]) -> None:
        super().__init__()
        self._look_up = look_up

    def __missing__(self, word: str) -> int:
        if len(self) >= _MOST_WORDS:
            self.clear()
        bits = self[word] = self._look_up(word)
        return bits


def bits_of(number: int) -> list[int]:
    """Return which bits are set, the lowest first."""
    out = []
    while number:
        lowest = number & -number
        out.append(lowest.bit_length() - 1)
        number ^= lowest
    return out

"""Which patterns may match a line at all, told by its words: a look-up a word, not a search.

Each pattern is asked once which pieces of words it cannot match without, or with which it must
begin. Each distinct word is asked once which of these pieces stand in it; the answers are bits.
A line is the sum of its words, and only the patterns whose bits it has are tried. No pattern is
lost by it: what a pattern asks for is read from the pattern itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache, reduce
from itertools import filterfalse
from operator import add, or_

# The parser of `re` itself: no other reading of a pattern would be sure to agree with it.
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.uint32]
# What a run of letters asks for.
_Reader = Callable[[Sequence[str]], frozenset[str]]
_REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)
_KEY = 3
_MOST_SIGNS = 12
_MOST_WORDS, _MOST_TEXTS = 1 << 17, 4096
# Longer texts are rare, and keeping them would take room.
_LONGEST_TEXT = 3000
_SPACE = frozenset({" "})
# From so many words on they are looked up at once.
_MANY = 32
# Numbers of up to three signs in a row; others may have the same one, and are told apart after.
_SPREAD, _KEYS = np.uint32(0x9E3779B1), np.uint32(0xFFFF)


# Each pattern is asked for several things.
@lru_cache(maxsize=512)
def _parsed(pattern: str) -> tuple[tuple[Any, Any], ...]:
    return tuple(parser.parse(pattern))


def needed_pieces(pattern: str) -> frozenset[str]:
    """Return pieces of words of which one must stand in whatever the pattern matches.

    Case is folded. The empty set says that nothing can be asked for.
    """
    return _of_sequence(_parsed(pattern), _of_run) or frozenset()


def needed_clauses(pattern: str) -> tuple[frozenset[str], ...]:
    """Return sets of pieces, the most telling first: of each one must stand in every match."""
    found = sorted(set(_clauses(_parsed(pattern), _of_run)), key=_telling)
    return tuple(reversed(found))


def needed_phrases(pattern: str) -> tuple[tuple[str, ...], ...]:
    """Return sets of stretches of text, spaces included: of each one must stand in every match.

    Those without a space are left out, for `needed_clauses` has them.
    """
    found = set(_clauses(_parsed(pattern), _of_phrase))
    spaced = (phrases for phrases in found if any(" " in phrase for phrase in phrases))
    return tuple(sorted(tuple(sorted(phrases)) for phrases in spaced))


def _telling(pieces: frozenset[str]) -> tuple[int, int, list[str]]:
    return (min(map(len, pieces)), -len(pieces), sorted(pieces))


def _of_sequence(items: Iterable[tuple[Any, Any]], read: _Reader) -> frozenset[str] | None:
    """Return the most telling of what the parts of a sequence ask for, None for nothing."""
    return max(_clauses(items, read), key=_telling, default=None)


def _clauses(items: Iterable[tuple[Any, Any]], read: _Reader) -> list[frozenset[str]]:
    """Return what each part of a sequence asks for, without those that ask for nothing.

    `read` says what a run of letters asks for.
    """
    found: list[frozenset[str]] = []
    run: list[str] = []
    for code, value in items:
        if code is codes.LITERAL:
            run.append(chr(value))
            continue
        found.append(read(run))
        run = []
        inner = _of_part(code, value, read)
        if inner:
            found.append(inner)
    found.append(read(run))
    return [pieces for pieces in found if pieces]


def _of_run(letters: Sequence[str]) -> frozenset[str]:
    words = "".join(letters).casefold().split()
    return frozenset([max(words, key=lambda w: (len(w), w))]) if words else frozenset()


def _of_phrase(letters: Sequence[str]) -> frozenset[str]:
    phrase = "".join(letters).casefold()
    return frozenset([phrase]) if phrase else frozenset()


def _of_part(code: Any, value: Any, read: _Reader) -> frozenset[str] | None:
    if code is codes.SUBPATTERN:
        return _of_sequence(value[-1], read)
    if code is codes.ATOMIC_GROUP:
        return _of_sequence(value, read)
    if code is codes.IN:
        return _of_signs(value)
    if code in _REPEATS:
        return _of_sequence(value[2], read) if value[0] > 0 else None
    if code is codes.BRANCH:
        branches = [_of_sequence(branch, read) for branch in value[1]]
        if all(branches):
            return frozenset().union(*(branch for branch in branches if branch))
    return None


def _of_signs(members: Sequence[tuple[Any, Any]]) -> frozenset[str] | None:
    """Return the signs of a set in brackets, None where it is long or holds ranges or spaces."""
    signs = [chr(value) for code, value in members if code is codes.LITERAL]
    if len(signs) < len(members) or len(signs) > _MOST_SIGNS:
        return None
    return None if any(map(str.isspace, signs)) else frozenset(map(str.casefold, signs))


def _keys(codes: Codes) -> list[Codes]:
    """Return a number for the sign at each place of a text, for it and the next one, for three."""
    keys = [codes]
    for width in range(1, _KEY):
        keys.append(keys[-1][:-1] * _SPREAD + codes[width:])
    return [key & _KEYS for key in keys]


def _begins(pieces: Iterable[str]) -> list[NDArray[np.bool_]]:
    """Return for each width, by the number of so many signs, whether they may begin a piece."""
    tables = [np.zeros(_KEYS + 1, np.bool_) for _ in range(_KEY)]
    for piece in filter(None, pieces):
        codes = np.frombuffer(piece[:_KEY].encode("utf-32-le", "surrogatepass"), np.uint32)
        tables[len(codes) - 1][_keys(codes)[len(codes) - 1]] = True
    return tables


class StemTable:
    """The pieces of many patterns, and the bit of each pattern."""

    def __init__(
        self, needs: Sequence[Iterable[str]], whole: Callable[[str], int] | None = None
    ) -> None:
        """Take for each pattern the pieces it needs one of; no pieces: it is always tried.

        `whole` gives further bits for what stands between two spaces, as it is written.
        """
        self.always = 0
        groups: dict[str, dict[str, int]] = {}
        for index, pieces in enumerate(needs):
            wanted = frozenset(pieces)
            if not wanted:
                self.always |= 1 << index
            # No word has a space in it, but the text of many words has.
            for piece in wanted - _SPACE:
                group = groups.setdefault(piece[:_KEY], {})
                group[piece] = group.get(piece, 0) | 1 << index
        self._groups = {key: tuple(group.items()) for key, group in groups.items()}
        self._starts = frozenset(groups)
        self._begins = _begins(groups)
        self._known = _Kept(self._bits_of, _MOST_WORDS)
        # A line is asked for several times, by each list.
        self._texts = _Kept(self._bits_in, _MOST_TEXTS)
        self._whole = whole

    def _bits_of(self, word: str) -> int:
        """Return the bits of one word: what it is as a whole, and the pieces in it."""
        bits = 0 if self._whole is None else self._whole(word)
        word = word.casefold()
        pairs = list(map(add, word, word[1:]))
        found = {*word, *pairs, *map(add, pairs, word[2:])}
        for key in found & self._starts:
            for piece, own in self._groups[key]:
                if piece in word:
                    bits |= own
        return bits

    def learn(self, texts: Iterable[str]) -> None:
        """Look up several texts that were not met before, their words at once, which is quicker."""
        parts = {
            text: text.split()
            for text in texts
            if text not in self._texts and len(text) <= _LONGEST_TEXT
        }
        words = list(filterfalse(self._known.__contains__, set().union(*parts.values())))
        if len(words) >= _MANY:
            self._known.add(zip(words, self._all_bits(words), strict=True))
        self._texts.add((text, self._bits_of_all(words)) for text, words in parts.items())

    def _all_bits(self, words: Sequence[str]) -> list[int]:
        """Return the bits of each word, as `_bits_of` does one by one."""
        bits = [0] * len(words) if self._whole is None else list(map(self._whole, words))
        folded = list(map(str.casefold, words))
        text = " ".join(folded)
        lengths = np.fromiter(map(len, folded), np.intp, len(folded)) + 1
        ends = np.cumsum(lengths)
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
        for width, key in enumerate(_keys(codes), 1):
            at = np.flatnonzero(self._begins[width - 1].take(key))
            owners = np.searchsorted(ends, at, side="right")
            for place, owner in zip(at.tolist(), owners.tolist(), strict=True):
                for piece, own in self._groups.get(text[place : place + width], ()):
                    if text.startswith(piece, place):
                        bits[owner] |= own
        return bits

    def bits(self, text: str) -> int:
        """Return the bits of the patterns that may match a text."""
        return self._texts[text] if len(text) <= _LONGEST_TEXT else self._bits_in(text)

    def _bits_in(self, text: str) -> int:
        return self._bits_of_all(text.split())

    def _bits_of_all(self, words: Iterable[str]) -> int:
        return reduce(or_, filter(None, map(self._known.__getitem__, words)), self.always)


class _Kept(dict[str, int]):
    """Words or texts and their bits, looked up when first asked for and then kept."""

    def __init__(self, look_up: Callable[[str], int], most: int) -> None:
        super().__init__()
        self._look_up, self._most = look_up, most

    def __missing__(self, text: str) -> int:
        if len(self) >= self._most:
            self.clear()
        bits = self[text] = self._look_up(text)
        return bits

    def add(self, found: Iterable[tuple[str, int]]) -> None:
        """Keep what was looked up elsewhere."""
        if len(self) >= self._most:
            self.clear()
        self.update(found)


def bits_of(number: int) -> list[int]:
    """Return which bits are set, the lowest first."""
    out = []
    while number:
        lowest = number & -number
        out.append(lowest.bit_length() - 1)
        number ^= lowest
    return out

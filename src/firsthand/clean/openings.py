"""With which letters a pattern that is tied to the start of a line must begin.

Most lines begin with none of them, and such a pattern then need not be tried at all. What is
asked for is read from the pattern itself, as in `stems.py`; marks before the first letter or
digit ("**", "> ", "(") are passed over on both sides.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_FIRST = re.compile(r"[^\W_]")
_LONGEST = 24
_KEYS = (1, 2, 3, 4)
_MOST = 400
_REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)
_GROUPS = (codes.SUBPATTERN, codes.ATOMIC_GROUP)
_WIDTHLESS = (codes.AT, codes.ASSERT, codes.ASSERT_NOT)

# The openings of a part of a pattern, and whether it may be passed without a letter or digit.
_Found = tuple[frozenset[str], bool]


def openings(pattern: str) -> frozenset[str]:
    """Return what the first letters of every match begin with, case folded; empty if unknown."""
    found = _of_sequence(list(parser.parse(pattern)))
    if found is None or found[1] or len(found[0]) > _MOST:
        return frozenset()
    return found[0]


def opening_of(text: str) -> str:
    """Return the beginning of a line from its first letter or digit on, case folded."""
    first = _FIRST.search(text)
    return text[first.start() : first.start() + _LONGEST].casefold() if first else ""


def _of_sequence(items: Sequence[tuple[Any, Any]]) -> _Found | None:
    """Return the openings of a sequence, None where nothing can be said of it."""
    found: frozenset[str] = frozenset()
    at = 0
    while at < len(items):
        code, value = items[at]
        if code is codes.LITERAL and _FIRST.match(chr(value)):
            return found | {_run(items[at:])}, False
        own = _of_part(code, value)
        if own is None:
            return None
        found |= own[0]
        if not own[1]:
            return found, False
        at += 1
    return found, True


def _run(items: Sequence[tuple[Any, Any]]) -> str:
    """Return the fixed letters with which a sequence begins."""
    letters = []
    for code, value in items[:_LONGEST]:
        if code is not codes.LITERAL:
            break
        letters.append(chr(value))
    return "".join(letters).casefold()[: _LONGEST // 2]


def _of_part(code: Any, value: Any) -> _Found | None:
    if code in _WIDTHLESS or code is codes.LITERAL:
        return frozenset(), True
    if code in _GROUPS:
        return _of_sequence(list(value if code is codes.ATOMIC_GROUP else value[-1]))
    if code is codes.IN:
        return _of_signs(value)
    if code in _REPEATS:
        inner = _of_sequence(list(value[2]))
        return None if inner is None else (inner[0], inner[1] or value[0] == 0)
    return _of_branches(value[1]) if code is codes.BRANCH else None


def _of_branches(branches: Sequence[Sequence[tuple[Any, Any]]]) -> _Found | None:
    found = [_of_sequence(list(branch)) for branch in branches]
    known = [one for one in found if one is not None]
    if len(known) < len(found):
        return None
    return frozenset().union(*(one[0] for one in known)), any(one[1] for one in known)


def _of_signs(members: Sequence[tuple[Any, Any]]) -> _Found | None:
    """Return the letters and digits of a set in brackets, None where it holds ranges."""
    if any(code is not codes.LITERAL for code, _ in members):
        return None
    signs = [chr(value) for _, value in members]
    letters = frozenset(sign.casefold() for sign in signs if _FIRST.match(sign))
    return letters, len(letters) < len({sign.casefold() for sign in signs})


class OpeningTable:
    """The patterns by the first letters that they need."""

    def __init__(self, wanted: Sequence[frozenset[str]]) -> None:
        """Take the openings of each pattern; a pattern without any is in no answer."""
        self._by_key: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
        for index, pieces in enumerate(wanted):
            groups: dict[str, list[str]] = {}
            for piece in sorted(pieces):
                groups.setdefault(piece[: _KEYS[-1]], []).append(piece)
            for key, own in groups.items():
                self._by_key.setdefault(key, []).append((index, tuple(own)))

    def matching(self, text: str) -> list[int]:
        """Return the patterns whose opening a line has, in their order."""
        head = opening_of(text)
        out = []
        for key in dict.fromkeys(head[:width] for width in _KEYS):
            for index, pieces in self._by_key.get(key, ()):
                if head.startswith(pieces):
                    out.append(index)
        return sorted(set(out))

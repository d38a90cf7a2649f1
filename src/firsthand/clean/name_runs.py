"""Names of a byline that a page's layout ran together with one another or with its buttons."""

from __future__ import annotations

import re
from functools import lru_cache

from firsthand.clean.byline_words import byline_words
from firsthand.clean.given_names import is_given_name

# "Ida Holm1": the number of a note on who she is.
_NOTE_MARK = re.compile(r"(?<=[^\W\d_]{2})\d+$")
# Two names of two words each.
_FEWEST, _WORDS_OF_NAME = 4, 2
_MOST = 20


@lru_cache(maxsize=1024)
def names_apart(piece: str) -> tuple[str, ...]:
    """Return the names of a piece of a byline, apart and once; the piece itself if it is one.

    "Ida Holm Jon Reyes" is two names where both given names are known, "Ida Holm Ida Holm" one;
    "Ida Holm Follow" ends in the word of a button.
    """
    words = _without_buttons(_NOTE_MARK.sub("", piece).split())
    if not _FEWEST <= len(words) <= _MOST:
        return (" ".join(words),)
    half = len(words) // 2
    if len(words) % 2 == 0 and words[:half] == words[half:]:
        return (" ".join(words[:half]),)
    starts = _starts(words)
    if len(starts) == 1:
        return (" ".join(words),)
    ends = [*starts[1:], len(words)]
    return tuple(" ".join(words[a:b]) for a, b in zip(starts, ends, strict=True))


def _without_buttons(words: list[str]) -> list[str]:
    """Return the words before "Follow", "Email" and the like, where two are left."""
    for buttons in _buttons().get(words[-1].casefold(), ()) if words else ():
        size = len(buttons)
        ends = tuple(word.casefold() for word in words[-size:])
        if len(words) >= size + _WORDS_OF_NAME and ends == buttons:
            return _without_buttons(words[:-size])
    return words


@lru_cache(maxsize=1)
def _buttons() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the words of each button by the last of them."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for words in byline_words().buttons:
        found[words[-1]] = (*found.get(words[-1], ()), words)
    return found


def _starts(words: list[str]) -> list[int]:
    """Return where names begin: at known given names that follow a whole name.

    All words must be written large, and the first must be a known given name as well.
    """
    if not is_given_name(words[0]) or not all(word[:1].isupper() for word in words):
        return [0]
    starts = [0]
    for index in range(_WORDS_OF_NAME, len(words) - 1):
        is_whole = index - starts[-1] >= _WORDS_OF_NAME and _may_end(words[index - 1])
        if is_whole and is_given_name(words[index]):
            starts.append(index)
    return starts


def _may_end(word: str) -> bool:
    """Whether a name may end in a word: no given name, particle or initial."""
    if len(word.strip(".")) == 1 or word.casefold() in byline_words().particles:
        return False
    return not is_given_name(word)

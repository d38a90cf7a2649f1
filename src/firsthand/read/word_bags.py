"""The words of a line, which several readers of a page ask for in turn."""

from __future__ import annotations

import re
from functools import lru_cache

_WORD = re.compile(r"\w+")
_LONGEST_KEPT = 600


def word_bag(text: str) -> frozenset[str]:
    """Return the distinct words of a text, case folded."""
    return _kept(text)[1] if len(text) <= _LONGEST_KEPT else frozenset(_read(text))


def joined_words(text: str) -> str:
    """Return the words of a text, case folded, with nothing between them."""
    return _kept(text)[0] if len(text) <= _LONGEST_KEPT else "".join(_read(text))


# The lines of the page at hand, and the menus of the one before it.
@lru_cache(maxsize=2048)
def _kept(text: str) -> tuple[str, frozenset[str]]:
    words = _read(text)
    return "".join(words), frozenset(words)


def _read(text: str) -> list[str]:
    found: list[str] = _WORD.findall(text.casefold())
    return found

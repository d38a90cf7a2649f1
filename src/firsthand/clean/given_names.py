"""Whether a word is a given name that many people have."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from firsthand.resources import load_list

_WORD = re.compile(r"[^\W\d_]+")


# The first words of lines are asked for, by several rules each.
@lru_cache(maxsize=4096)
def is_given_name(word: str) -> bool:
    """Whether a word, its accents set aside, is on the list of given names."""
    return _fold(word) in _given_names()


@lru_cache(maxsize=1)
def _given_names() -> frozenset[str]:
    lists = load_list("given_names")
    kinds = ("male", "female", "cyrillic")
    # Accents are set aside in the list as in what is looked up: "й" is "и" with a mark.
    return frozenset(_fold(str(name)) for kind in kinds for name in lists[kind])


def _fold(text: str) -> str:
    """Return the words of a text in small letters without accents."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(_WORD.findall(plain.casefold()))

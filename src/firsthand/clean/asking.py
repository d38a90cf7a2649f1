"""Whether a house asks its readers for something, told by the kinds of words, not by wording."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from firsthand.clean.line_stems import HOUSE, stems_in
from firsthand.clean.voices import without_quotes
from firsthand.resources import load_list

if TYPE_CHECKING:
    from collections.abc import Sequence

#: The kind of every vote for an appeal that is told by its kinds of words.
ASKING = "asking"
_KINDS = ("house", "reader", "ask", "money", "work")
_HOUSE, _READER, _ASK, _MONEY, _WORK = (1 << index for index in range(len(_KINDS)))
_WORD = re.compile(r"[^\W\d_]+|[$€£]")
_SIGNS = "$€£"
_LONGEST = 1500
_MOST_WORDS = 1 << 15


@lru_cache(maxsize=1)
def _lists() -> tuple[dict[str, int], dict[str, int]]:
    """Return the kinds of whole words and of stems, as bits."""
    whole: dict[str, int] = {}
    stems: dict[str, int] = {}
    raw = load_list("asking")
    for index, kind in enumerate(_KINDS):
        for entry in map(str, raw[kind]):
            table = stems if entry.endswith("-") else whole
            key = entry.rstrip("-")
            table[key] = table.get(key, 0) | 1 << index
    return whole, stems


@lru_cache(maxsize=_MOST_WORDS)
def _kinds_of(word: str) -> int:
    if word in _SIGNS:
        return _MONEY
    whole, stems = _lists()
    bits = whole.get(word, 0)
    for end in range(2, len(word) + 1):
        bits |= stems.get(word[:end], 0)
    return bits


def asks_readers(text: str) -> int:
    """Return how many kinds of words speak for an appeal: 0 where it cannot be one, 3 to 5.

    Somebody's quoted words do not count. The house or its readers must be in it, and what
    they are asked, what it costs or what is made of it; a word of each kind counts once.
    """
    if not stems_in(text) & HOUSE or len(text) > _LONGEST:
        return 0
    # With the quoted words counted there are at least as many kinds: most lines end here.
    if _kinds(_bits(text.casefold())) == 0:
        return 0
    return _kinds(_bits(without_quotes(text).casefold()))


def joint_kinds(texts: Sequence[str]) -> int:
    """Return how many kinds of words of an appeal several lines have together, quotes left out."""
    return _kinds(_bits(without_quotes(" ".join(texts)[:_LONGEST]).casefold()))


def has_asking_words(text: str) -> bool:
    """Whether a line has any of the words that appeals have."""
    return _bits(text.casefold()) > 0


def _bits(folded: str) -> int:
    bits = 0
    for found in map(_kinds_in, folded.split()):
        bits |= found
    return bits


@lru_cache(maxsize=_MOST_WORDS)
def _kinds_in(token: str) -> int:
    """Return the kinds of the words in what stands between two spaces."""
    bits = 0
    for word in _WORD.findall(token):
        bits |= _kinds_of(word)
    return bits


def _kinds(bits: int) -> int:
    topics = (bits & _ASK > 0) + (bits & _MONEY > 0) + (bits & _WORK > 0)
    persons = (bits & _HOUSE > 0) + (bits & _READER > 0)
    many = topics + persons
    return many if persons and topics and many >= 3 else 0  # noqa: PLR2004 (see above)

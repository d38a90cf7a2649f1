"""What a single word says: speech, an appeal's kinds of words, the name of an agency."""

from __future__ import annotations

import re
from functools import lru_cache

from firsthand.clean.agencies import (
    begins_agency,
    may_begin_agency,
    may_name_agency,
    names_agency,
)
from firsthand.resources import load_list

#: The kinds of words of an appeal, each with its bit: house, reader, what is asked, money, work.
ASKING_KINDS = ("house", "reader", "ask", "money", "work")
HOUSE_WORD, READER_WORD, ASK_WORD, MONEY_WORD, WORK_WORD = (
    1 << index for index in range(len(ASKING_KINDS))
)
_WORD = re.compile(r"[^\W\d_]+|[$€£]")
_SIGNS = "$€£"
_BY = frozenset({"-", "by", "BY", "By", "bY"})
_CREDIT_SIGN = re.compile(r"[()\[\]/:©|*_–—]")
_MOST_WORDS = 1 << 15
# No stem is shorter.
_STEM = 2
_MARKS = ".,;:!?…\"'“”„«»‘’()[]*_–—-"


def is_speech(token: str) -> bool:
    """Whether what stands between two spaces is one of the words of saying."""
    return token.strip(_MARKS).casefold() in _speech_words()


def word_facts(token: str) -> tuple[int, bool, bool, bool, bool]:
    """Return what the whole of what stands between two spaces says.

    The kinds of its words as of an appeal, as bits; whether it is a word of saying; whether a
    part of it may begin the name of an agency, as written and in any case; whether it has one of
    the signs without which no credit of a picture is written.
    """
    bare = token.strip(_MARKS)
    folded = bare.casefold()
    speaks = folded in _speech_words()
    if bare.isalpha() and folded.isalpha():
        # One word with nothing but marks about it, as most are: it need not be cut up.
        marked = token in _BY if bare is token else _is_credit_mark(token)
        return _kinds_of(folded), speaks, begins_agency(bare), names_agency(folded), marked
    kinds = asking_kinds(token)
    return kinds, speaks, may_begin_agency(token), may_name_agency(token), _is_credit_mark(token)


def _is_credit_mark(token: str) -> bool:
    return token in _BY or _CREDIT_SIGN.search(token) is not None


def asking_kinds(token: str) -> int:
    """Return the kinds of the words in what stands between two spaces, as bits."""
    bits = 0
    for word in _WORD.findall(token.casefold()):
        bits |= _kinds_of(word)
    return bits


@lru_cache(maxsize=1)
def _speech_words() -> frozenset[str]:
    words = map(str, load_list("voices")["speech"])
    return frozenset(word for word in words if " " not in word)


@lru_cache(maxsize=1)
def _lists() -> tuple[dict[str, int], dict[str, int], frozenset[str]]:
    """Return the kinds of whole words and of stems, as bits, and how stems begin."""
    whole: dict[str, int] = {}
    stems: dict[str, int] = {}
    raw = load_list("asking")
    for index, kind in enumerate(ASKING_KINDS):
        for entry in map(str, raw[kind]):
            table = stems if entry.endswith("-") else whole
            key = entry.rstrip("-")
            table[key] = table.get(key, 0) | 1 << index
    return whole, stems, frozenset(stem[:_STEM] for stem in stems)


@lru_cache(maxsize=_MOST_WORDS)
def _kinds_of(word: str) -> int:
    if word in _SIGNS:
        return MONEY_WORD
    whole, stems, begins = _lists()
    bits = whole.get(word, 0)
    if word[:_STEM] in begins:
        for end in range(_STEM, len(word) + 1):
            bits |= stems.get(word[:end], 0)
    return bits

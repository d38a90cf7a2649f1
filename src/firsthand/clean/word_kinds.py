"""What a single word says: speech, an appeal's kinds of words, the name of an agency."""

from __future__ import annotations

import re
from functools import lru_cache

from firsthand.clean.agencies import may_begin_agency, may_name_agency
from firsthand.resources import load_list

#: The kinds of words of an appeal, each with its bit: house, reader, what is asked, money, work.
ASKING_KINDS = ("house", "reader", "ask", "money", "work")
HOUSE_WORD, READER_WORD, ASK_WORD, MONEY_WORD, WORK_WORD = (
    1 << index for index in range(len(ASKING_KINDS))
)
_WORD = re.compile(r"[^\W\d_]+|[$€£]")
_SIGNS = "$€£"
_CREDIT_SIGN = re.compile(r"[()\[\]/:©|*_–—]")
_MOST_WORDS = 1 << 15
_MARKS = ".,;:!?…\"'“”„«»‘’()[]*_–—-"


def is_speech(token: str) -> bool:
    """Whether what stands between two spaces is one of the words of saying."""
    return token.strip(_MARKS).casefold() in _speech_words()


def agency_bits(token: str) -> tuple[bool, bool]:
    """Whether a part of a token may begin the name of an agency, as written and in any case."""
    return may_begin_agency(token), may_name_agency(token)


def is_credit_mark(token: str) -> bool:
    """Whether a token has one of the signs without which no credit of a picture is written."""
    return token in {"-", "by", "BY", "By", "bY"} or _CREDIT_SIGN.search(token) is not None


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
def _lists() -> tuple[dict[str, int], dict[str, int]]:
    """Return the kinds of whole words and of stems, as bits."""
    whole: dict[str, int] = {}
    stems: dict[str, int] = {}
    raw = load_list("asking")
    for index, kind in enumerate(ASKING_KINDS):
        for entry in map(str, raw[kind]):
            table = stems if entry.endswith("-") else whole
            key = entry.rstrip("-")
            table[key] = table.get(key, 0) | 1 << index
    return whole, stems


@lru_cache(maxsize=_MOST_WORDS)
def _kinds_of(word: str) -> int:
    if word in _SIGNS:
        return MONEY_WORD
    whole, stems = _lists()
    bits = whole.get(word, 0)
    for end in range(2, len(word) + 1):
        bits |= stems.get(word[:end], 0)
    return bits

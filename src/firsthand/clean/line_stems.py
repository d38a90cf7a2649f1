"""What the words of a line make worth trying on it: one look-up for all lists of patterns."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from firsthand.clean.openings import OpeningTable, openings
from firsthand.clean.stems import StemTable, bits_of, needed_clauses, needed_phrases
from firsthand.clean.word_kinds import ASKING_KINDS, word_facts
from firsthand.resources import load_list

if TYPE_CHECKING:
    from collections.abc import Iterable

#: The lists whose rules are cues, in the order in which they are tried.
CUE_LISTS = ("appeals", "teasers", "notes", "page_furniture", "interface")
#: Bits of `stems_in`: pieces of words on the lists, then what whole words are.
SPEECH, HOUSE, LABEL, POSITION, SPEECH_WORD, AGENCY, ANY_AGENCY, CREDIT_MARK = (
    1 << index for index in range(8)
)
#: From here on the kinds of words of an appeal, as `word_kinds` numbers them.
ASKED_FROM = 8
_FIRST_CLAUSE = ASKED_FROM + len(ASKING_KINDS)


@lru_cache(maxsize=1)
def _tables() -> tuple[StemTable, OpeningTable, tuple[int, ...], int]:
    """Return both tables, the bits that each pattern needs, and all first bits of patterns.

    A pattern without openings has a bit of its own, for the most telling of what it needs, at
    its place in the order of patterns; what else it needs has bits after those.
    """
    voices, captions = load_list("voices"), load_list("captions")
    lists = (
        voices["speech"],
        voices["house"],
        captions["labels"] + captions["thanks"] + captions["before_colon"],
    )
    patterns = cue_patterns()
    begins = [_openings_of(pattern) for pattern in patterns]
    needs: list[frozenset[str]] = [frozenset(_longest_words(one)) for one in lists]
    needs.append(frozenset(map(_later_word, captions["positions"])))
    needs += [_NEVER] * (_FIRST_CLAUSE - len(needs))
    further: dict[frozenset[str], int] = {}
    masks = []
    for index, (pattern, begin) in enumerate(zip(patterns, begins, strict=True)):
        clauses = () if begin else needed_clauses(pattern)
        needs.append(_NEVER if begin else clauses[0] if clauses else frozenset())
        mask = 1 << _FIRST_CLAUSE + index
        for clause in clauses[1:]:
            mask |= 1 << further.setdefault(clause, _FIRST_CLAUSE + len(patterns) + len(further))
        masks.append(mask)
    needs.extend(further)
    first = ((1 << len(patterns)) - 1) << _FIRST_CLAUSE
    return StemTable(needs, _whole_word), OpeningTable(begins), tuple(masks), first


# No word has a space in it: a bit that no piece of a word sets.
_NEVER = frozenset({" "})


def _openings_of(pattern: str) -> frozenset[str]:
    """Return what a pattern begins with, where it is tied as a whole to the start of the line."""
    return openings(pattern) if is_anchored(pattern) else frozenset()


def is_anchored(pattern: str) -> bool:
    """Whether a pattern as a whole is tied to the start of the line."""
    return pattern.startswith("^") and "|^" not in pattern


def cue_patterns() -> tuple[str, ...]:
    """Return the patterns of all cues, in file order."""
    rules = (rule for name in CUE_LISTS for rule in load_list(name)["rules"])
    return tuple(str(pattern) for rule in rules for pattern in rule["patterns"])


def _longest_words(phrases: list[str]) -> list[str]:
    """Return the longest word of each phrase; a "-" at its end says that it is a stem."""
    words = (str(phrase).casefold().rstrip("-").split() for phrase in phrases)
    return [max(some, key=len) for some in words]


def _later_word(phrase: str) -> str:
    """Return the longest word of a phrase, the last one of several: "left" of "from left"."""
    return max(reversed(str(phrase).casefold().split()), key=len)


def _whole_word(token: str) -> int:
    asked, speaks, written, folded, marked = word_facts(token)
    bits = asked << ASKED_FROM
    bits |= SPEECH_WORD if speaks else 0
    bits |= CREDIT_MARK if marked else 0
    return bits | (AGENCY if written else 0) | (ANY_AGENCY if folded else 0)


def learn_words(texts: Iterable[str]) -> None:
    """Look up the lines of a document at once; `stems_in` then knows them."""
    _tables()[0].learn(texts)


def stems_in(text: str) -> int:
    """Return the bits of all that may match `text`; what has no bit cannot."""
    return _tables()[0].bits(text)


@lru_cache(maxsize=1)
def _phrases() -> tuple[tuple[tuple[str, ...], ...], ...]:
    """Return for each pattern the phrases of which its matches must hold one each."""
    return tuple(map(needed_phrases, cue_patterns()))


def cues_to_try(text: str) -> list[int]:
    """Return which of the patterns of cues may match a line, in their order."""
    _, begins, masks, first = _tables()
    bits = stems_in(text)
    own = begins.matching(text)
    for index in bits_of((bits & first) >> _FIRST_CLAUSE):
        if bits & masks[index] == masks[index]:
            own.append(index)
    phrases, folded = _phrases(), text.casefold()
    return sorted([index for index in own if _has_one_each(folded, phrases[index])])


def _has_one_each(text: str, phrases: tuple[tuple[str, ...], ...]) -> bool:
    """Whether one of each of some sets of phrases stands in a text."""
    for some in phrases:
        for phrase in some:
            if phrase in text:
                break
        else:
            return False
    return True

"""What differs between two aligned texts: marks and spaces, or words, and which words.

A changed figure, name, verb of the act, quotation mark or a dropped attribution is
material: it changes what the copy tells its reader.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise

import numpy as np

from firsthand.copies.alignment import LEAST_RUN, WordRun
from firsthand.copies.words import Words
from firsthand.model import Change, ChangeKind, Span
from firsthand.resources import load_list

_LONGEST_GAP = 60
"""Words between two runs that are compared word by word; a longer gap is another text."""
_DOUBLE = frozenset('"“”„«»‟')
_EDIT = 20
"""Words up to which a gap with little in common is still one edit, not other matter."""
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """One of two texts that are compared; `day` is the ordinal of its publication."""

    document: str
    text: str
    words: Words
    day: int | None = None

    def span(self, start: int, end: int) -> Span | None:
        """Return the characters from word `start` to before word `end`; None if empty."""
        if end <= start:
            return None
        first, last = self.words.starts[start], self.words.ends[end - 1]
        return Span(self.document, int(first), int(last))

    def spelled(self, start: int, end: int) -> list[str]:
        """Return the words as they are written."""
        text, places = self.text, slice(start, end)
        starts, ends = self.words.starts[places].tolist(), self.words.ends[places].tolist()
        return [text[low:high] for low, high in zip(starts, ends, strict=True)]


@dataclass(frozen=True, slots=True)
class Gap:
    """Words between two aligned runs: `[a0, a1)` on one side, `[b0, b1)` on the other."""

    a0: int
    a1: int
    b0: int
    b1: int


def find_gaps(a: Side, b: Side, runs: list[WordRun]) -> list[Gap]:
    """Return what stands between runs that follow each other on both sides.

    A few words before the first run or behind the last of a paragraph count too; more
    than a run of them is another text.
    """
    gaps = []
    for one, two in pairwise(runs):
        gap = Gap(one.a + one.length, two.a, one.b + one.length, two.b)
        ahead = two.b >= one.b + one.length
        if ahead and max(gap.a1 - gap.a0, gap.b1 - gap.b0) <= _LONGEST_GAP:
            gaps.append(gap)
    return gaps + _edges(a.words, b.words, runs)


def _edges(a: Words, b: Words, runs: list[WordRun]) -> list[Gap]:
    """Return the few words between the first and last run and the edge of their block."""
    if not runs:
        return []
    first, last = runs[0], runs[-1]
    head = Gap(_block_start(a, first.a), first.a, _block_start(b, first.b), first.b)
    end_a, end_b = last.a + last.length, last.b + last.length
    tail = Gap(end_a, _block_end(a, end_a), end_b, _block_end(b, end_b))
    longest = LEAST_RUN
    return [
        gap
        for gap in (head, tail)
        if 0 < gap.a1 - gap.a0 <= longest and 0 < gap.b1 - gap.b0 <= longest
    ]


def _is_whole(words: Words, start: int, end: int) -> bool:
    """Whether words are whole blocks."""
    blocks = words.blocks
    opens = start == 0 or blocks[start - 1] != blocks[start]
    return opens and (end == len(blocks) or blocks[end - 1] != blocks[end])


def _block_start(words: Words, at: int) -> int:
    return int(np.searchsorted(words.blocks, words.blocks[at], side="left"))


def _block_end(words: Words, behind: int) -> int:
    return int(np.searchsorted(words.blocks, words.blocks[behind - 1], side="right"))


def compare_gap(a: Side, b: Side, gap: Gap) -> tuple[list[WordRun], list[Change]]:
    """Return the words that are equal inside a gap, and the places that differ."""
    if gap.b0 == gap.b1 and _is_whole(a.words, gap.a0, gap.a1):
        return [], []  # a paragraph that one text has and the other has not is no edit of words
    if gap.a0 == gap.a1 and _is_whole(b.words, gap.b0, gap.b1):
        return [], []
    left = a.words.hashes[gap.a0 : gap.a1].tolist()
    right = b.words.hashes[gap.b0 : gap.b1].tolist()
    pieces = SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
    kept = sum(a1 - a0 for tag, a0, a1, _, _ in pieces if tag == "equal")
    if kept and kept * 2 < max(len(left), len(right)):
        # A few small words in common do not make one passage out of two.
        return [], [_changed_words(a, b, gap)] if max(len(left), len(right)) <= _EDIT else []
    equal, changes = [], []
    for tag, a0, a1, b0, b1 in pieces:
        place = Gap(gap.a0 + a0, gap.a0 + a1, gap.b0 + b0, gap.b0 + b1)
        if tag == "equal":
            equal.append(WordRun(place.a0, place.b0, a1 - a0))
        else:
            changes.append(_changed_words(a, b, place))
    return equal, changes


def _changed_words(a: Side, b: Side, gap: Gap) -> Change:
    kind = _kind(a.spelled(gap.a0, gap.a1), b.spelled(gap.b0, gap.b1))
    material = kind is not ChangeKind.WORDING
    return Change(a.span(gap.a0, gap.a1), b.span(gap.b0, gap.b1), kind, material)


def _kind(left: list[str], right: list[str]) -> ChangeKind:
    """Say what kind of words differ: the weightiest kind wins."""
    if _figures(left) != _figures(right):
        return ChangeKind.FIGURE
    if _says(left) != _says(right):
        return ChangeKind.ATTRIBUTION
    if _acts(left) != _acts(right):
        return ChangeKind.ACT
    if _names(left) != _names(right):
        return ChangeKind.NAME
    return ChangeKind.WORDING


@lru_cache(maxsize=1)
def _lists() -> dict[str, frozenset[str]]:
    data = load_list("copy_changes")
    return {key: frozenset(data[key]) for key in ("figures", "says", "acts", "not_names")}


def _figures(words: list[str]) -> set[str]:
    numbers = _lists()["figures"]
    return {word.casefold() for word in words if _DIGIT.search(word) or word.casefold() in numbers}


def is_number_word(word: str) -> bool:
    """Return whether a word spells a number out ("seven"); "one" is too often none."""
    return word.casefold() in _lists()["figures"] and word.casefold() != "one"


def is_act(word: str) -> bool:
    """Return whether a word is a verb of the acts that news tells."""
    return word.casefold() in _lists()["acts"]


def is_name(word: str) -> bool:
    """Return whether a word, as it is written, may be (part of) a name."""
    return word[:1].isupper() and word.casefold() not in _lists()["not_names"]


def _says(words: list[str]) -> bool:
    return any(word.casefold() in _lists()["says"] for word in words)


def _acts(words: list[str]) -> set[str]:
    return {word.casefold() for word in words} & _lists()["acts"]


def _names(words: list[str]) -> set[str]:
    return {word for word in words if is_name(word)}

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

from firsthand.copies.alignment import WordRun
from firsthand.copies.words import Words
from firsthand.model import Change, ChangeKind, Span
from firsthand.resources import load_list

_LONGEST_GAP = 60
"""Words between two runs that are compared word by word; a longer gap is another text."""
_DOUBLE = frozenset('"“”„«»‟')
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Side:
    """One of two texts that are compared."""

    document: str
    text: str
    words: Words

    def span(self, start: int, end: int) -> Span | None:
        """Return the characters from word `start` to before word `end`; None if empty."""
        if end <= start:
            return None
        first, last = self.words.starts[start], self.words.ends[end - 1]
        return Span(self.document, int(first), int(last))

    def spelled(self, start: int, end: int) -> list[str]:
        """Return the words as they are written."""
        bounds = zip(self.words.starts[start:end], self.words.ends[start:end], strict=True)
        return [self.text[low:high] for low, high in bounds]


@dataclass(frozen=True, slots=True)
class Gap:
    """Words between two aligned runs: `[a0, a1)` on one side, `[b0, b1)` on the other."""

    a0: int
    a1: int
    b0: int
    b1: int


def find_gaps(runs: list[WordRun]) -> list[Gap]:
    """Return what stands between runs that follow each other on both sides."""
    gaps = []
    for one, two in pairwise(runs):
        gap = Gap(one.a + one.length, two.a, one.b + one.length, two.b)
        ahead = two.b >= one.b + one.length
        if ahead and max(gap.a1 - gap.a0, gap.b1 - gap.b0) <= _LONGEST_GAP:
            gaps.append(gap)
    return gaps


def compare_gap(a: Side, b: Side, gap: Gap) -> tuple[list[WordRun], list[Change]]:
    """Return the words that are equal inside a gap, and the places that differ."""
    left = a.words.hashes[gap.a0 : gap.a1].tolist()
    right = b.words.hashes[gap.b0 : gap.b1].tolist()
    equal, changes = [], []
    for tag, a0, a1, b0, b1 in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
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


def is_fact(word: str) -> bool:
    """Return whether a word, as it is written, is a figure or (part of) a name."""
    return bool(_figures([word]) or _names([word]))


def _says(words: list[str]) -> bool:
    return any(word.casefold() in _lists()["says"] for word in words)


def _acts(words: list[str]) -> set[str]:
    return {word.casefold() for word in words} & _lists()["acts"]


def _names(words: list[str]) -> set[str]:
    small = _lists()["not_names"]
    return {word for word in words if word[:1].isupper() and word.casefold() not in small}


def typographic_changes(a: Side, b: Side, run: WordRun) -> list[Change]:
    """Return where equal words are printed otherwise: case, marks between them, spaces.

    A quotation mark that only one side has is a material change of kind quotation.
    """
    changes = []
    for step in range(run.length):
        i, j = run.a + step, run.b + step
        if step:
            changes += _between(a, b, i, j)
        left, right = a.span(i, i + 1), b.span(j, j + 1)
        if left and right and a.text[left.start : left.end] != b.text[right.start : right.end]:
            changes.append(Change(left, right, ChangeKind.TYPOGRAPHY, material=False))
    return changes


def _between(a: Side, b: Side, i: int, j: int) -> list[Change]:
    """Compare the marks between word i - 1 and i of one side with those of the other."""
    left = Span(a.document, int(a.words.ends[i - 1]), int(a.words.starts[i]))
    right = Span(b.document, int(b.words.ends[j - 1]), int(b.words.starts[j]))
    one, two = a.text[left.start : left.end], b.text[right.start : right.end]
    if one == two or ("".join(one.split()) == "".join(two.split()) and _layout(one) == _layout(two)):
        return []
    quotes = [sum(mark in _DOUBLE for mark in text) for text in (one, two)]
    if quotes[0] != quotes[1]:
        return [Change(left, right, ChangeKind.QUOTATION, material=True)]
    return [Change(left, right, ChangeKind.TYPOGRAPHY, material=False)]


def _layout(marks: str) -> bool:
    """Whether there is a space of a kind that is not mere layout (a no-break space)."""
    return any(mark.isspace() and mark not in " \t\r\n" for mark in marks)

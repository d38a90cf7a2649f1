"""Quotation marks of a paragraph: where quoted words begin and end.

Never fails on an odd number of marks: a mark that finds no partner opens a quotation to the
end of the paragraph where it stands before a word, and is ignored otherwise.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

# What closes each opening mark: “English”, „deutsch“, «français», »dansk«, "typewriter".
_CLOSES = {"“": '”"', "„": '“”"', "«": "»", "»": "«", '"': '"”'}
_BEFORE_WORD = frozenset(" \t\n\r\u00a0([{-–—:*_>'‘/")
_SINGLE = {"‘": "’'", "'": "'’"}
_SINGLE_LEAST = 12
_MARK = re.compile('[“”„«»"]')
_SINGLE_MARK = re.compile("[‘’']")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted words with their marks: `[start, end)` from the paragraph's start.

    `closed` is False where the closing mark is missing: the quotation then runs to the
    end of the paragraph and may go on in the next.
    """

    start: int
    end: int
    closed: bool = True


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Find the stretches between quotation marks in one paragraph.

    Single marks count only in a paragraph without double ones, and only around several
    words: "the workers' union" has an apostrophe, not a quotation.

    Args:
        text: the paragraph as stored, curly or straight marks or both.

    Returns:
        Quotations in text order that do not overlap.
    """
    found: list[Quotation] = []
    opened: int | None = None
    letters = _doubled(text)
    for at, letter in ((match.start(), match.group()) for match in _MARK.finditer(letters)):
        if opened is None:
            if letter in _CLOSES and _opens(letters, at):
                opened = at
        elif letter in _CLOSES[letters[opened]]:
            found.append(Quotation(opened, at + 1))
            opened = None
    if opened is not None and text[opened] != "»" and len(text[opened:].strip()) > 1:
        found.append(Quotation(opened, len(text.rstrip()), closed=False))
    return tuple(found) or _single_quotations(text)


def _doubled(text: str) -> str:
    """The text with two apostrophes in a row, as some wires set them, as one double mark.

    The first of an opening pair and the second of a closing pair stay, so that the length is
    kept and the quotation covers both.
    """
    if "''" not in text:
        return text
    letters = list(text)
    at = text.find("''")
    while at >= 0:
        opens = not text[at - 1 : at].strip() and bool(text[at + 2 : at + 3].strip())
        letters[at : at + 2] = ['"', "\u2060"] if opens else ["\u2060", '"']
        at = text.find("''", at + 2)
    return "".join(letters)


def _opens(text: str, at: int) -> bool:
    """Whether the mark can open: a word follows it at once, and none stands right before."""
    precedes = text[at - 1 : at]
    return bool(text[at + 1 : at + 2].strip()) and (not precedes or precedes in _BEFORE_WORD)


def _single_quotations(text: str) -> tuple[Quotation, ...]:
    found: list[Quotation] = []
    opened: int | None = None
    for at, letter in ((match.start(), match.group()) for match in _SINGLE_MARK.finditer(text)):
        if opened is None:
            if letter in _SINGLE and _opens(text, at):
                opened = at
        elif letter in _SINGLE[text[opened]] and _closes_single(text, opened, at):
            found.append(Quotation(opened, at + 1))
            opened = None
    return tuple(found)


def _closes_single(text: str, opened: int, at: int) -> bool:
    """Whether an apostrophe closes: punctuation inside of it, and no letter after."""
    follows = text[at + 1 : at + 2]
    inside = text[at - 1 : at]
    return not follows.isalnum() and inside in ",.!?" and at - opened >= _SINGLE_LEAST

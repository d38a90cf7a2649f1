"""Sentences of a passage: the parser's splits, mended where abbreviations misled it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from firsthand.model import Sentence, Token
from firsthand.resources import load_list

if TYPE_CHECKING:
    from collections.abc import Sequence

_ENDS = ".!?"
_CLOSERS = "\"')]"


def split_sentences(text: str, tokens: Sequence[Token], starts: set[int]) -> tuple[Sentence, ...]:
    """Return sentences as token ranges.

    Args:
        text: the folded passage.
        tokens: its words.
        starts: indices of the words that the parser takes for first in a sentence.
    """
    kept = [index for index in sorted(starts) if index == 0 or _is_start(text, tokens, index)]
    if tokens and (not kept or kept[0] != 0):
        kept.insert(0, 0)
    bounds = [*kept, len(tokens)]
    return tuple(Sentence(a, b) for a, b in pairwise(bounds) if b > a)


def _is_start(text: str, tokens: Sequence[Token], index: int) -> bool:
    """Whether the words before really end a sentence."""
    before = text[: tokens[index].start].rstrip()
    first = text[tokens[index].start : tokens[index].end]
    stripped = before.rstrip(_CLOSERS)
    if not stripped or stripped[-1] not in _ENDS:
        return False
    if before.endswith(",") or first[:1].islower():
        return False
    word = stripped.rsplit(" ", 1)[-1].lstrip("(\"'")
    if before.endswith(('"', "'")):
        return True
    return not _abbreviation_goes_on(word, first)


def _abbreviation_goes_on(word: str, first: str) -> bool:
    """Whether "U.S." or "Gen." before a capital is no sentence end."""
    lists = load_list("abbreviations")
    if word in lists["before_name"]:
        return True
    is_initial = len(word) == 2 and word[0].isupper() and word[1] == "."  # noqa: PLR2004
    if is_initial and first[:1].isupper():
        return True
    return word in lists["either"] and first not in lists["sentence_openers"]

"""Whether what two texts share is copied, or only alike.

Three things look like copying and are not: one quotation in two independent reports, one
form filled with other facts (earnings, weather, court lists), and furniture of a site.
Neither containment nor the length of the longest run tells them apart. What does, on
judged pairs of real news: a run of twelve words or more outside quotation marks, whose
fingerprints few other stories hold, with figures and names kept.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

import numpy as np

from firsthand.copies.alignment import WordRun
from firsthand.copies.changes import Side, find_gaps
from firsthand.copies.facts import facts_of
from firsthand.copies.fingerprints import GRAM, GUARANTEED, fingerprints
from firsthand.copies.words import Words

COMMON = 3
"""A run whose fingerprints stand in more stories than this (median) is common matter."""
_EDITED = 24
"""Words shared in shorter runs that together count as one long run."""
_CHARACTERS = 2
"""Characters of a script without spaces that weigh as one word."""

Rarity = Callable[[Sequence[int]], list[int]]
"""Gives for each fingerprint the number of stories that hold it."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for and against copying, in words.

    Attributes:
        shared: words in shared runs.
        unquoted: those outside quotation marks.
        copied: those in runs that count: long enough, outside quotation marks, rare.
        common: those in runs that many stories have.
        kept, changed: figures and names kept in the runs, and changed between them.
    """

    shared: int
    unquoted: int
    copied: int
    common: int
    kept: int
    changed: int

    @property
    def is_template(self) -> bool:
        """Whether the form is kept and the facts are others."""
        return self.changed >= 3 and self.changed > self.kept  # noqa: PLR2004 (judged pairs)

    @property
    def is_copy(self) -> bool:
        """Whether words were copied from one text to the other, or both from a third."""
        return self.copied > 0 and not self.is_template


def weigh(a: Side, b: Side, runs: list[WordRun], rarity: Rarity) -> Evidence:
    """Weigh the shared runs of two texts.

    Args:
        a: one text.
        b: the other.
        runs: their shared runs, in the order of the first.
        rarity: how many stories hold a fingerprint; a story counts once.
    """
    unquoted = [unquoted_words(a.words, b.words, run) for run in runs]
    rare = [not is_common(a.words, run, rarity) for run in runs]
    kept, changed = facts_of(a, b, runs, find_gaps(a, b, runs))
    weights = [words if good else 0 for words, good in zip(unquoted, rare, strict=True)]
    least = GUARANTEED * (_CHARACTERS if a.words.alone > 0.5 else 1)  # noqa: PLR2004 (most)
    long = sum(words for words in weights if words >= least)
    if not long and sum(weights) >= max(_EDITED, 2 * least):
        long = sum(weights)
    common = sum(run.length for run, good in zip(runs, rare, strict=True) if not good)
    return Evidence(sum(run.length for run in runs), sum(unquoted), long, common, kept, changed)


def unquoted_words(a: Words, b: Words, run: WordRun) -> int:
    """Return how many words of a run stand outside quotation marks on both sides."""
    quoted = a.quoted[run.a : run.a + run.length] | b.quoted[run.b : run.b + run.length]
    return int(np.count_nonzero(~quoted))


def is_common(words: Words, run: WordRun, rarity: Rarity) -> bool:
    """Return whether many stories hold this run, so that it says nothing of these two."""
    prints = fingerprints(words.hashes)
    inside = (prints.places >= run.a) & (prints.places + GRAM <= run.a + run.length)
    counts = rarity(prints.hashes[inside].tolist())
    return bool(counts) and median(counts) > COMMON

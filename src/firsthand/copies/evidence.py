"""Whether what two texts share is copied, or only alike.

Three things look like copying and are not: one quotation in two independent reports, one
form filled with other facts (earnings, weather, court lists), and furniture of a site.
Neither containment nor the length of the longest run tells them apart. What does, on
judged pairs of real news (`quality/judged_pairs.tsv`): words outside quotation marks, in
runs that few other stories have, with the facts in and beside them kept.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from firsthand.copies.alignment import WordRun
from firsthand.copies.changes import Side, is_name
from firsthand.copies.commonness import Commonness
from firsthand.copies.facts import Facts, read_facts
from firsthand.copies.fingerprints import GRAM, Fingerprints, fingerprints
from firsthand.copies.words import Words

ENOUGH = 10
"""Counted words from which two texts share copied matter."""
_RUN = 8
"""Words outside quotation marks from which a run counts."""
_RARE = 2.5
"""Texts up to which a run is rare."""
_AFFAIR = 9
"""Texts up to which a run may be that of one running story..."""
_STORIES = 3
"""...if they tell no more than so many stories."""
_UNKNOWN = 0.3
"""What a word of a run counts that has no fingerprint of its own to ask for."""
_BLANK = 10
"""Shared words that outweigh one edge of a run at which other facts stand."""
_CHARACTERS = 2
"""Characters of a script without spaces that weigh as one word."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for and against copying.

    Attributes:
        shared: words in shared runs.
        copied: words that count: outside quotation marks, in long and rare runs.
        common: words in runs that many stories have.
        facts: figures and names kept and changed.
    """

    shared: int
    copied: float
    common: int
    facts: Facts

    @property
    def is_form(self) -> bool:
        """Whether the form is kept and the facts are others."""
        return self.facts.is_refilled or sum(self.facts.swapped) * _BLANK > self.shared

    @property
    def is_copy(self) -> bool:
        """Whether words were copied from one text to the other, or both from a third."""
        return self.copied >= ENOUGH and not self.is_form


def weigh(a: Side, b: Side, runs: list[WordRun], commonness: Commonness) -> Evidence:
    """Weigh the shared runs of two texts.

    Args:
        a: one text.
        b: the other.
        runs: their shared runs, in the order of the first.
        commonness: how many texts and stories have a run.
    """
    facts = read_facts(a, b, runs)
    scale = _scale(a.words)
    prints = fingerprints(a.words.hashes)
    copied, common = 0.0, 0
    for run, swapped in zip(runs, facts.swapped, strict=True):
        blanks = swapped > 0
        weight = _weight(a, run, commonness, hashes=run_fingerprints(prints, run), blanks=blanks)
        words = unquoted_words(a.words, b.words, run) * scale
        copied += weight * words if words >= _RUN else 0.0
        common += 0 if weight else run.length
    return Evidence(sum(run.length for run in runs), copied, common, facts)


def may_be_copy(a: Words, b: Words, runs: list[WordRun]) -> bool:
    """Return whether enough words are shared to look closer, were all of them rare.

    Told from the runs alone, at a small part of the cost of `weigh`; never False where
    `weigh` would find a copy.
    """
    scale = _scale(a)
    counts = (unquoted_words(a, b, run) * scale for run in runs if run.length * scale >= _RUN)
    return sum(words for words in counts if words >= _RUN) >= ENOUGH


def _scale(words: Words) -> float:
    """Return what one word weighs: a character of a script without spaces is half a word."""
    return 1 / _CHARACTERS if words.alone > 0.5 else 1.0  # noqa: PLR2004 (most)


def _weight(
    a: Side, run: WordRun, commonness: Commonness, *, hashes: list[int], blanks: bool
) -> float:
    """Return what a word of a run counts: 1 where it is rare, 0 where it is common."""
    texts = commonness.texts(hashes)
    if texts is None:
        return _UNKNOWN
    if texts <= _RARE:
        return 1.0
    if texts > _AFFAIR or blanks:
        return 0.0
    spelled = a.spelled(run.a, run.a + run.length)
    names = frozenset(word.casefold() for word in spelled if is_name(word))
    return 1.0 if commonness.stories(hashes, names) <= _STORIES else 0.0


def unquoted_words(a: Words, b: Words, run: WordRun) -> int:
    """Return how many words of a run stand outside quotation marks in both texts."""
    quoted = a.quoted[run.a : run.a + run.length] | b.quoted[run.b : run.b + run.length]
    return int(np.count_nonzero(~quoted))


def run_fingerprints(prints: Fingerprints, run: WordRun) -> list[int]:
    """Return those fingerprints of the first text that lie wholly inside a run."""
    inside = (prints.places >= run.a) & (prints.places + GRAM <= run.a + run.length)
    hashes: list[int] = prints.hashes[inside].tolist()
    return hashes

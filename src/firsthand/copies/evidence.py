"""Whether what two texts share is copied, or only alike.

Three things look like copying and are not: one quotation in two independent reports, one
form filled with other facts (earnings, weather, court lists), and furniture of a site.
Neither containment nor the length of the longest run tells them apart. What does, on
judged pairs of real news (`quality/judged_pairs.tsv`), is a handful of numbers together:
see `likeness.py`. Their weights are fitted (`python -m quality.copies_fit`), not set by hand.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from firsthand.copies.alignment import LEAST_RUN, WordRun
from firsthand.copies.changes import Side
from firsthand.copies.commonness import Commonness
from firsthand.copies.facts import Facts, read_facts
from firsthand.copies.likeness import count_runs, log_odds, read_likeness, word_scale
from firsthand.copies.words import Words

ENOUGH = 8
"""Words outside quotation marks from which two texts may share copied matter."""
_UNDATED = -1.0
"""Log odds that a day in common can make good."""
_STORIES = 3
"""Stories from which a run that more of them have is common matter."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for and against copying.

    Attributes:
        shared: words in shared runs.
        copied: words that count: outside quotation marks, fewer the more stories have them.
        common: words in runs that many stories have.
        odds: logarithm of the odds that words were copied, by `likeness.log_odds`.
        facts: figures and names kept and changed.
    """

    shared: int
    copied: float
    common: int
    odds: float
    facts: Facts

    @property
    def is_copy(self) -> bool:
        """Whether words were copied from one text to the other, or both from a third."""
        return self.odds > 0

    @property
    def is_worth_keeping(self) -> bool:
        """Whether the pair may yet count once both days are known."""
        return self.odds > _UNDATED


def weigh(a: Side, b: Side, runs: list[WordRun], commonness: Commonness) -> Evidence:
    """Weigh the shared runs of two texts.

    Args:
        a: one text.
        b: the other.
        runs: their shared runs, in the order of the first.
        commonness: how many texts and stories have a run.
    """
    facts = read_facts(a, b, runs)
    counted = count_runs(a, b, runs, commonness)
    odds = log_odds(read_likeness(a, b, facts, counted))
    return Evidence(
        shared=sum(run.length for run in runs),
        copied=sum(item.free * item.rarity for item in counted),
        common=sum(item.run.length for item in counted if item.stories > _STORIES),
        odds=odds,
        facts=facts,
    )


def may_be_copy(a: Words, b: Words, runs: list[WordRun]) -> bool:
    """Return whether enough words are shared to look closer, were all of them rare.

    Told from the runs alone, at a small part of the cost of `weigh`; never False where
    `weigh` would find a copy.
    """
    scale = word_scale(a)
    long = (run for run in runs if run.length * scale >= LEAST_RUN)
    return scale * sum(unquoted_words(a, b, run) for run in long) >= ENOUGH


def unquoted_words(a: Words, b: Words, run: WordRun) -> int:
    """Return how many words of a run stand outside quotation marks in both texts."""
    quoted = a.quoted[run.a : run.a + run.length] | b.quoted[run.b : run.b + run.length]
    return int(np.count_nonzero(~quoted))

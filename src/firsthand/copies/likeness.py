"""What copying and mere likeness look like in two aligned texts, as a few numbers.

Each number was chosen on judged pairs of real news: what was copied is worded in small words
and exact figures that few other texts have; a form filled anew keeps its words at their places
and changes its figures, its day and the names it begins with; a quotation stands in marks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from math import log1p

import numpy as np

from firsthand.copies.alignment import WordRun
from firsthand.copies.changes import Side
from firsthand.copies.commonness import Commonness
from firsthand.copies.facts import Facts
from firsthand.copies.fingerprints import GRAM, Fingerprints, fingerprints
from firsthand.copies.kinds import Kinds, exact_figures, kinds_of
from firsthand.copies.standing import standing_words
from firsthand.copies.words import Flags, Words
from firsthand.resources import load_list

_PAIR = 2.0
"""Texts that hold a run which only the two have; it is rare up to here."""
_FADES = 1.5
"""How fast a run counts less the more texts have it."""
_NO_FINGERPRINT = 0.35
"""What a run counts that has no fingerprint of its own to ask for."""
_LONG = 8
"""Words outside quotation marks from which a run counts as a passage."""
_EXACT = 2.0
"""What an exact figure weighs against an ordinary word; names, which recur, weigh nothing."""
_LEAD = 20
"""Words in which a report says what it is about."""
_MOST = 0.5
"""Containment above which more says nothing of forms."""
_SENTENCE, _SCORE, _MUCH = 12, 20.0, 5.0
"""Words of a sentence, words of a score, and scores that are enough."""
_REFILLED, _SWAPPED = 0.5, 0.3
"""Shares from which figures that changed speak of a form."""
_PLAIN = 0.5
"""Log odds of a paragraph that was plainly copied, at least."""
_AGAIN = 1.0
"""`again` from which words are the beginning of every such report: no paragraph carried over."""
_DIGITS = 5
"""Digits of a figure that two reports hardly ever share by chance."""
_CARRIED = 0.7
"""Containment from which a text is carried nearly whole."""
_NEARLY = 2 / 3
"""`whole` from which a text is the other once more: nine words of ten."""
_ENTIRE, _HALF = 0.9, 0.51
"""`whole` from which a text is the other word for word, and then the share of figures changed."""
_REPORT = 3
"""Scores of rare words that hardly any form has."""
_NEXT_DAY = log1p(1)
"""`days` within which a text is sent again."""
_CHARACTERS = 2
"""Characters of a script without spaces that weigh as one word."""
_AT_HAND = 512
"""Texts whose names and figures are kept at hand."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two aligned texts in numbers; counts are taken as log(1 + count).

    Attributes:
        passages: words of long runs outside quotation marks, fewer the more stories have them.
        long: rare words outside quotation marks in runs of a sentence and more, in scores of
            words, up to five; not a logarithm, as nothing outweighs much copied text.
        whole: how nearly the shorter text is carried as a whole: 0 up to seven tenths, 1 if all.
        swapped: share of the runs, by words, at whose edges other facts stand.
        refilled: share of figures that changed at their places.
        differing: exact figures that each has and the other has not, the fewer of both.
        form: share of the longer text in the runs, up to a half, as far as facts differ around
            them: a form is most of a text and filled anew, a copy keeps its facts.
        again: share of the first words that both begin with, times the days between them: the
            report of another week in the words of the last. None where one is undated.
        days: days between the two texts, None where one is undated.
        begun: share of the names in the first words of the one with fewer of them that stand in
            the first words of the other too.
        apart: names in the first words of each that the other has nowhere, the fewer of both:
            two reports that speak of two things.
        telling: what all runs tell together, outside quotation marks, fewer the more texts have
            each.
        sums: exact figures of five digits and more that both have: of a million dollars to the
            dollar, not of 150 votes.
        inside: exact figures in the runs, less where both begin with the same names: the reports
            of one series repeat the figures of the last.
        shifted: whether the runs name a day as seen from their own ("tomorrow") and days lie
            between both texts, so that the words mean another day in each. None where one is
            undated.
        moved: how far apart the shared words stand in the two, as shares of their lengths: a form
            keeps its words at their places.
    """

    passages: float
    long: float
    whole: float
    swapped: float
    refilled: float
    differing: float
    form: float
    days: float | None
    again: float | None
    begun: float
    apart: float
    telling: float
    sums: float
    inside: float
    shifted: float | None
    moved: float


NAMES = tuple(item.name for item in fields(Likeness))


@dataclass(frozen=True, slots=True)
class _Told:
    """What a text tells, read once: names, exact figures, names of its first words."""

    prints: Fingerprints
    names: frozenset[str]
    first: frozenset[str]
    exact: frozenset[str]


@dataclass(frozen=True, slots=True)
class CountedRun:
    """A shared run and what it counts.

    Attributes:
        run: where it stands.
        free: its words outside quotation marks and lines of the house.
        telling: those that tell something, weighted.
        rarity: 1 where two texts have it, less the more have it.
        stories: in how many stories it stands.
    """

    run: WordRun
    free: int
    telling: float
    rarity: float
    stories: float


def read_likeness(a: Side, b: Side, facts: Facts, counted: Sequence[CountedRun]) -> Likeness:
    """Return two aligned texts in numbers.

    Args:
        a: one text.
        b: the other.
        facts: what the runs keep and what changes around them.
        counted: their shared runs, one at least, as `count_runs` gave them.
    """
    scale = word_scale(a.words)
    mine, theirs = _told(a), _told(b)
    days = None if a.day is None or b.day is None else log1p(abs(a.day - b.day))
    runs = [item.run for item in counted]
    shared, free = sum(run.length for run in runs), sum(item.free for item in counted)
    edges = zip(facts.swapped, counted, strict=True)
    begun = len(mine.first & theirs.first) / max(1, min(len(mine.first), len(theirs.first)))
    apart = min(len(mine.first - theirs.names), len(theirs.first - mine.names))
    differing = min(len(mine.exact - theirs.exact), len(theirs.exact - mine.exact))
    held = min(_MOST, shared / max(len(a.words), len(b.words)))
    return Likeness(
        passages=log1p(sum(_passage(item, scale) for item in counted)),
        long=min(_MUCH, scale * sum(map(_long, counted)) / _SCORE),
        whole=max(0.0, (shared / min(len(a.words), len(b.words)) - _CARRIED) / (1 - _CARRIED)),
        swapped=sum(swaps * item.free for swaps, item in edges) / (2 * max(1, free)),
        refilled=facts.changed / (1 + facts.changed + facts.kept),
        differing=log1p(differing),
        form=held * (1 - 1 / ((1 + facts.changed) * (1 + differing) * (1 + apart))),
        days=days,
        again=None if days is None else days * _same_lead(runs),
        begun=begun,
        apart=log1p(apart),
        telling=log1p(scale * sum(item.telling * item.rarity for item in counted)),
        sums=log1p(sum(map(_is_sum, mine.exact & theirs.exact))),
        inside=log1p(len(_exact_inside(kinds_of(a), runs))) * (1 - begun),
        shifted=None if days is None else float(days > 0 and _names_a_day(kinds_of(a), runs)),
        moved=abs(sum(_step(run, a, b) * run.length for run in runs)) / shared,
    )


def _is_sum(figure: str) -> bool:
    return sum(map(str.isdigit, figure)) >= _DIGITS


def _exact_inside(kinds: Kinds, runs: Sequence[WordRun]) -> set[str]:
    """Return the exact figures of one text that lie in its runs."""
    edges = (np.searchsorted(kinds.exact, (run.a, run.a + run.length)) for run in runs)
    places = (at for low, high in edges for at in kinds.exact[low:high])
    return {kinds.spelled[at].replace(",", "") for at in places}


def _names_a_day(kinds: Kinds, runs: Sequence[WordRun]) -> bool:
    """Whether runs name a day as it is seen from the day of the text: "today", "tomorrow"."""
    days = _days()
    spelled = (word for run in runs for word in kinds.spelled[run.a : run.a + run.length])
    return any(word.casefold() in days for word in spelled)


@lru_cache(maxsize=1)
def _days() -> frozenset[str]:
    return frozenset(load_list("copy_changes")["days"])


def _step(run: WordRun, a: Side, b: Side) -> float:
    """Return how much later a run stands in one text than in the other, in shares of each."""
    return run.a / len(a.words) - run.b / len(b.words)


@lru_cache(maxsize=_AT_HAND)
def _told(side: Side) -> _Told:
    kinds = kinds_of(side)
    spelled, named = kinds.spelled, np.flatnonzero(kinds.names).tolist()
    return _Told(
        fingerprints(side.words.hashes),
        frozenset(spelled[at].casefold() for at in named),
        frozenset(spelled[at].casefold() for at in named if at < _LEAD),
        frozenset(exact_figures(spelled[at] for at in kinds.exact)),
    )


def count_runs(
    a: Side, b: Side, runs: Sequence[WordRun], commonness: Commonness
) -> list[CountedRun]:
    """Return what each shared run of two texts counts, given how many texts have it."""
    return [_count(a, b, run, commonness) for run in runs]


def _count(a: Side, b: Side, run: WordRun, commonness: Commonness) -> CountedRun:
    end = run.a + run.length
    free = ~(a.words.quoted[run.a : end] | b.words.quoted[run.b : run.b + run.length])
    if int(np.count_nonzero(free)) >= _LONG:
        free &= ~_standing(a, b, run)
    kinds, many = kinds_of(a), int(np.count_nonzero(free))
    telling = _telling(kinds, run, free)
    hashes = run_fingerprints(_told(a).prints, run)
    texts = commonness.texts(hashes)
    if texts is None:
        return CountedRun(run, many, telling, _NO_FINGERPRINT, _PAIR)
    if texts <= _PAIR:
        return CountedRun(run, many, telling, 1.0, texts)  # no more stories than texts
    named = np.flatnonzero(kinds.names[run.a : end]) + run.a
    names = frozenset(kinds.spelled[at].casefold() for at in named)
    rarity = min(1.0, (_PAIR / texts) ** _FADES)
    return CountedRun(run, many, telling, rarity, commonness.stories(hashes, names))


def _standing(a: Side, b: Side, run: WordRun) -> Flags:
    """Return which words of a run stand in a line of the house in both texts."""
    mine = standing_words(a, run.a, run.a + run.length)
    return mine & standing_words(b, run.b, run.b + run.length) if mine.any() else mine


def _telling(kinds: Kinds, run: WordRun, free: Flags) -> float:
    """Return what the words of a run tell that stand outside quotation marks, weighted."""
    end = run.a + run.length
    low, high = np.searchsorted(kinds.exact, (run.a, end))
    exact = {kinds.spelled[at].replace(",", "") for at in kinds.exact[low:high] if free[at - run.a]}
    ordinary = int(np.count_nonzero(kinds.ordinary[run.a : end] & free))
    return ordinary + _EXACT * len(exact)


def run_fingerprints(prints: Fingerprints, run: WordRun) -> list[int]:
    """Return those fingerprints of the first text that lie wholly inside a run."""
    inside = (prints.places >= run.a) & (prints.places + GRAM <= run.a + run.length)
    hashes: list[int] = prints.hashes[inside].tolist()
    return hashes


def word_scale(words: Words) -> float:
    """Return what one word weighs: a character of a script without spaces is half a word."""
    return 1 / _CHARACTERS if words.alone > 0.5 else 1.0  # noqa: PLR2004 (most)


def _passage(item: CountedRun, scale: float) -> float:
    """Return what the words of a long run count; one that few stories have counts whole."""
    words = item.free * scale
    return words * min(1.0, _PAIR / max(item.stories, 1.0)) if words >= _LONG else 0.0


def _long(item: CountedRun) -> float:
    return item.free * item.rarity if item.free >= _SENTENCE else 0.0


def _same_lead(runs: Sequence[WordRun]) -> float:
    """Return the share of the first words of one text that stand among those of the other."""
    return sum(max(0, min(run.length, _LEAD - max(run.a, run.b))) for run in runs) / _LEAD


def log_odds(likeness: Likeness) -> float:
    """Return the logarithm of the odds that words were copied: above 0, they likely were.

    A score of rare words in whole sentences, with the figures in and beside them kept, is
    enough by itself: two reports on different matters may share one paragraph. With the words
    that every report of its kind begins with it is not, where one is not the other once more.
    """
    weights = load_list("copy_weights")["weights"]
    odds = float(weights["bias"] + (weights["undated"] if likeness.days is None else 0.0))
    for name in NAMES:
        odds += weights[name] * (getattr(likeness, name) or 0.0)  # what is unknown adds nothing
    return max(odds, _PLAIN if _is_plain(likeness) or _is_repeated(likeness) else odds)


def _is_plain(likeness: Likeness) -> bool:
    kept = likeness.refilled < _REFILLED and likeness.swapped < _SWAPPED
    is_beginning = (likeness.again or 0.0) >= _AGAIN and likeness.whole < _NEARLY
    return kept and likeness.long >= 1 and not is_beginning


def _is_repeated(likeness: Likeness) -> bool:
    """Whether one text is the other once more, with a small figure or two corrected."""
    # one figure of two in a short text is half of them; nearly every word stands as it did
    most = _REFILLED if likeness.whole < _ENTIRE else _HALF
    if likeness.whole < _NEARLY or likeness.differing or likeness.refilled >= most:
        return False
    return likeness.long >= (1 if (likeness.days or 0.0) <= _NEXT_DAY else _REPORT)

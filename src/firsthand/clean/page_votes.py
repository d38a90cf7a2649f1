"""What the block scorer of pages says of each unit, as a vote beside the others."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from firsthand.model import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.clean.evidence import Evidence
    from firsthand.clean.units import Unit

#: The kind of every reason that the scorer gives.
SCORED = "page-scorer"
#: Votes that the scorer has weighed already: it looked at length, shape and the extractors.
_WEIGHED = ("prose", "extractor")
_HOPELESS = -3.0
_REACH = 7
_SURE = 2.0
_UNKNOWN = 0.0
_MOST, _MOST_OF_LINK = 7.0, 1.0
_ALL_LINKS, _SENTENCE = 0.9, 12
# Pages hold their report twice, for wide and for narrow screens: from so many words on, a line
# that comes again is the same one, and this much log-odds no report.
_REPEATED, _REPEAT = 8, 12.0
# A line so long, most of whose word runs stand in lines before it, holds the whole text again.
_WHOLE_WORDS, _RUN, _ALIKE = 100, 4, 0.8
_WORD = re.compile(r"\w+")
# The scorer knows the class names: what it takes for report is no furniture for one of them.
_FURNITURE = (Role.TEASER, Role.APPEAL, Role.OTHER, Role.BIO)
_LIKELY = 0.0
_STILL = 0.3


@dataclass(frozen=True, slots=True)
class PageVerdict:
    """The log-odds of report for each unit.

    `hopeless` are those so surely furniture, and so far off, that nothing more is asked of them.
    """

    odds: tuple[float, ...] = ()
    hopeless: frozenset[int] = frozenset()

    def is_report(self, index: int) -> bool:
        """Whether a unit is so surely report that it is not tried as a byline or a date."""
        return bool(self.odds) and self.odds[index] > _SURE


def judge_page(units: Sequence[Unit]) -> PageVerdict:
    """Return what the scorer said of the units when the page was read; nothing for plain texts."""
    odds = [None if unit.element is None else unit.element.report for unit in units]
    if not any(value is not None for value in odds):
        return PageVerdict()
    known = tuple(_UNKNOWN if value is None else value for value in odds)
    return PageVerdict(known, _far_from_report(units, known))


def _far_from_report(units: Sequence[Unit], odds: Sequence[float]) -> frozenset[int]:
    """Return the units that cannot be report and stand far from it and from a heading.

    Near the report bylines, dates and captions stand, which the scorer does not know.
    """
    near: set[int] = set()
    for index, unit in enumerate(units):
        element = unit.element
        if odds[index] > 0 or (element is not None and (element.tag == "h1" or element.value)):
            near.update(range(index - _REACH, index + _REACH + 1))
    if not near:
        return frozenset()
    return frozenset(
        index for index in range(len(units)) if index not in near and odds[index] < _HOPELESS
    )


def vote_page(items: Sequence[Evidence], page: PageVerdict) -> None:
    """Cast the scorer's vote for body on each unit, in place of those that it weighed."""
    shown: set[str] = set()
    told = _Told()
    for item, odds in zip(items, page.odds, strict=bool(page.odds)):
        ballot = item.ballot
        if odds > _LIKELY:
            if item.words >= _REPEATED:
                if item.text in shown or told.has_whole(item):
                    ballot.add(Role.OTHER, _REPEAT, "repeat", "the page shows it a second time")
                shown.add(item.text)
            told.add(item.text)
        weighed = sum([vote.weight for vote in ballot.votes if vote.kind in _WEIGHED])
        if odds < -_SURE:
            # "RISK REMAINS: ..." in a list of other stories looks like a place and a colon.
            weighed += ballot.weight_of("dateline")
        most = _MOST_OF_LINK if _is_bare_link(item) else _MOST
        weight = max(-_MOST, min(most, odds))
        text = f"report at log-odds {odds:.1f} by its markup, shape and place"
        ballot.add(Role.BODY, round(weight - weighed, 2), SCORED, text)
        if odds > _LIKELY:
            _discount_markup(item)


@dataclass(slots=True)
class _Told:
    """What the lines of the report so far have said; their word runs are made when asked for."""

    length: int = 0
    unread: list[str] = field(default_factory=list)
    runs: set[tuple[str, ...]] = field(default_factory=set)

    def add(self, text: str) -> None:
        """Take in one more line of the report."""
        self.length += len(text)
        self.unread.append(text)

    def has_whole(self, item: Evidence) -> bool:
        """Whether one long line says what the report's lines before it said, for machines."""
        if item.words < _WHOLE_WORDS or 2 * self.length < len(item.text):
            return False
        self.runs.update(run for text in self.unread for run in _runs(text))
        self.unread.clear()
        own = _runs(item.text)
        return sum(run in self.runs for run in own) >= _ALIKE * len(own)


def _runs(text: str) -> list[tuple[str, ...]]:
    words = _WORD.findall(text.casefold())
    return list(zip(*(words[start:] for start in range(_RUN)), strict=False))


def _is_bare_link(item: Evidence) -> bool:
    """Whether a short line is a link and nothing else: on pages without markup, a teaser."""
    element = item.unit.element
    return element is not None and element.link_share > _ALL_LINKS and item.words < _SENTENCE


def _discount_markup(item: Evidence) -> None:
    """Take most of the weight off the class names that speak for furniture."""
    ballot = item.ballot
    marked = [vote for vote in ballot.votes if vote.kind == "markup"]
    for role in _FURNITURE if marked else ():
        named = sum(vote.weight for vote in marked if vote.role is role)
        if named > 0:
            why = "the class name is outweighed by all the rest of the markup"
            ballot.add(role, round((_STILL - 1) * named, 2), SCORED, why)

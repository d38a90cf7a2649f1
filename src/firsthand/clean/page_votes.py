"""What the block scorer of pages says of each unit, as a vote beside the others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.model import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.clean.evidence import Evidence
    from firsthand.clean.units import Unit
    from firsthand.model import PageField

#: The kind of every reason that the scorer gives.
SCORED = "page-scorer"
#: Votes that the scorer has weighed already: it looked at length, shape and the extractors.
_WEIGHED = ("prose", "extractor")
_HOPELESS = -4.0
_REACH = 12
_MOST = 7.0
# The scorer knows the class names: what it takes for report is no furniture for one of them.
_FURNITURE = (Role.TEASER, Role.APPEAL, Role.OTHER, Role.BIO)
_LIKELY = 0.0
_STILL = 0.3


@dataclass(frozen=True, slots=True)
class PageVerdict:
    """The log-odds of report for each unit, and the units worth a closer look."""

    odds: tuple[float, ...] = ()
    hopeless: frozenset[int] = frozenset()

    def is_hopeless(self, index: int) -> bool:
        """Whether a unit is so surely furniture, and so far off, that nothing more is asked."""
        return index in self.hopeless


def judge_page(units: Sequence[Unit], fields: Sequence[PageField]) -> PageVerdict:
    """Return what the scorer says of the units of a page; nothing for plain texts."""
    if not any(unit.element is not None for unit in units):
        return PageVerdict()
    from firsthand.clean.page_scorer import score_page

    odds = score_page(units, fields)
    if odds is None:
        return PageVerdict()
    return PageVerdict(odds, _far_from_report(units, odds))


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
    for item, odds in zip(items, page.odds, strict=bool(page.odds)):
        ballot = item.ballot
        weighed = sum(ballot.weight_of(kind) for kind in _WEIGHED)
        weight = max(-_MOST, min(_MOST, odds))
        text = f"report at log-odds {odds:.1f} by its markup, shape and place"
        ballot.add(Role.BODY, round(weight - weighed, 2), SCORED, text)
        if odds > _LIKELY:
            _discount_markup(item)


def _discount_markup(item: Evidence) -> None:
    """Take most of the weight off the class names that speak for furniture."""
    ballot = item.ballot
    for role in _FURNITURE:
        named = sum(v.weight for v in ballot.votes if v.role is role and v.reason.kind == "markup")
        if named > 0:
            why = "the class name is outweighed by all the rest of the markup"
            ballot.add(role, round((_STILL - 1) * named, 2), SCORED, why)

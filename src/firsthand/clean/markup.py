"""What an HTML page's tags, class names and the article extractor say about a unit's role."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from firsthand.model import Role
from firsthand.resources import load_list

if TYPE_CHECKING:
    from firsthand.clean.ballots import Ballot
    from firsthand.clean.units import Unit
    from firsthand.model import Document

_KEPT = 2.6
_LEFT_OUT = -4.5
_LEFT_OUT_SHORT = -2.0
_SHORT_PAGE = 300
_ALL_LINKS = 0.9
_FURNITURE = {Role.TEASER, Role.APPEAL, Role.OTHER}
_PROSE = 2.0


@dataclass(frozen=True, slots=True)
class _Rule:
    role: Role
    weight: float
    pattern: re.Pattern[str]
    nearest: int


@lru_cache(maxsize=1)
def _rules() -> tuple[_Rule, ...]:
    rules = []
    for rule in load_list("markup")["rules"]:
        words = "|".join(rule["words"])
        pattern = re.compile(rf"(?:^|[._-])(?:{words})(?:$|[._-])")
        rules.append(
            _Rule(Role(rule["role"]), float(rule["weight"]), pattern, int(rule["nearest"]))
        )
    return tuple(rules)


def left_out_weight(document: Document) -> float:
    """Return how much it says against a line that the extractor left it out.

    Nothing where it kept nothing; little on short pages, where extractors drop real lines.
    """
    if not any(element.is_article for element in document.elements):
        return 0.0
    words = sum(
        document.text.count(" ", element.start, element.end) + 1
        for element in document.elements
        if element.link_share < _ALL_LINKS
    )
    return _LEFT_OUT if words > _SHORT_PAGE else _LEFT_OUT_SHORT


def markup_votes(unit: Unit, ballot: Ballot, *, left_out: float) -> None:
    """Cast the votes of the markup on a unit's ballot; plain text has none.

    Args:
        unit: a line of a page.
        ballot: takes the votes.
        left_out: log-odds of body where the extractor left the line out, at most 0.
    """
    element = unit.element
    if element is None:
        return
    kept = element.is_article
    # What the extractor kept and reads as prose is not furniture for one word of a class name.
    trust = 0.45 if kept and ballot.weight(Role.BODY) > _PROSE else 1.0
    text = "the article extractor " + ("kept it" if kept else "left it out")
    ballot.add(Role.BODY, _KEPT if kept else left_out, "extractor", text)
    path = [part for part in element.path if part.split(".")[0] not in {"html", "body"}]
    for rule in _rules():
        hit = next((part for part in path[-rule.nearest :] if rule.pattern.search(part)), None)
        if hit is not None:
            weight = rule.weight * (trust if rule.role in _FURNITURE else 1.0)
            ballot.add(rule.role, weight, "markup", f"it stands in <{hit}>")
    if element.link_share > _ALL_LINKS and not element.is_article:
        ballot.add(Role.TEASER, 1.5, "links", "the whole line is a link")

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

_KEPT = 2.6
_NEAR = 3
_TIME_ONLY = 0.9


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


def markup_votes(unit: Unit, ballot: Ballot) -> None:
    """Cast the votes of the markup on a unit's ballot; plain text has none."""
    element = unit.element
    if element is None:
        return
    sign = 1.0 if element.is_article else -1.0
    text = (
        "the article extractor kept it"
        if element.is_article
        else "the article extractor left it out"
    )
    ballot.add(Role.BODY, sign * _KEPT, "extractor", text)
    for rule in _rules():
        hit = next(
            (part for part in element.path[-rule.nearest :] if rule.pattern.search(part)), None
        )
        if hit is not None:
            ballot.add(rule.role, rule.weight, "markup", f"it stands in <{hit}>")
    if element.link_share > _TIME_ONLY and not element.is_article:
        ballot.add(Role.TEASER, 1.5, "links", "the whole line is a link")

"""What an HTML page's tags, class names and the article extractor say about a unit's role."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from firsthand.clean.captions import is_picture_house
from firsthand.model import Role
from firsthand.resources import load_list

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.clean.ballots import Ballot
    from firsthand.clean.units import Unit
    from firsthand.model import Document, Element

_KEPT = 2.6
_LEFT_OUT = -4.5
_LEFT_OUT_SHORT = -2.0
_SHORT_PAGE = 300
_ALL_LINKS = 0.9
_FURNITURE = {Role.TEASER, Role.APPEAL, Role.OTHER}
_PROSE = 2.0
_LONGEST_CREDIT = 120
_BRACKETED = 5
# How far out the figure may be in which a credit stands.
_FIGURE = 4


@dataclass(frozen=True, slots=True)
class _Rule:
    role: Role
    weight: float
    pattern: re.Pattern[str]
    nearest: int
    within: re.Pattern[str] | None


@lru_cache(maxsize=1)
def _rules() -> tuple[_Rule, ...]:
    rules = []
    for rule in load_list("markup")["rules"]:
        within = _pattern(rule["within"]) if "within" in rule else None
        role, weight, nearest = Role(rule["role"]), float(rule["weight"]), int(rule["nearest"])
        rules.append(_Rule(role, weight, _pattern(rule["words"]), nearest, within))
    return tuple(rules)


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:^|[._-])(?:{'|'.join(words)})(?:$|[._-])")


@lru_cache(maxsize=1)
def _any_rule() -> re.Pattern[str]:
    """Return a pattern for all words of all rules: most parts of paths have none of them."""
    rules = load_list("markup")["rules"]
    return _pattern([word for rule in rules for word in (*rule["words"], *rule.get("within", ()))])


def left_out_weight(document: Document) -> float:
    """Return how much it says against a line that the extractor left it out.

    Nothing where it kept nothing; little on short pages, where extractors drop real lines.
    """
    if not any(element.is_likely_report for element in document.elements):
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
    kept = element.is_likely_report
    # What the extractor kept and reads as prose is not furniture for one word of a class name.
    trust = 0.45 if kept and ballot.weight(Role.BODY) > _PROSE else 1.0
    text = "the article extractor or scorer " + ("kept it" if kept else "left it out")
    ballot.add(Role.BODY, _KEPT if kept else left_out, "extractor", text)
    whole = _whole_inline(unit)
    path = (whole or element).path
    _picture_votes(unit, path, ballot)
    for role, weight, text in _path_votes(path):
        ballot.add(role, weight * (trust if role in _FURNITURE else 1.0), "markup", text)
    if element.link_share > _ALL_LINKS and not element.is_article:
        ballot.add(Role.TEASER, 1.5, "links", "the whole line is a link")


@lru_cache(maxsize=4096)
def _path_votes(path: tuple[str, ...]) -> tuple[tuple[Role, float, str], ...]:
    """Return the votes of the tags and class words of a path."""
    path = tuple(part for part in path if part.partition(".")[0] not in {"html", "body"})
    hits = [_rules_of(part)[0] for part in path]
    rules = _rules()
    votes = []
    for number in sorted(frozenset().union(*hits)):
        rule = rules[number]
        near = zip(path[-rule.nearest :], hits[-rule.nearest :], strict=True)
        hit = next((part for part, own in near if number in own), None)
        if hit is None:
            continue
        if rule.within is None or any(number in _rules_of(p)[1] for p in path[-_FIGURE:-1]):
            votes.append((rule.role, rule.weight, f"it stands in <{hit}>"))
    return tuple(votes)


# Paths are many, and made of few parts.
@lru_cache(maxsize=8192)
def _rules_of(part: str) -> tuple[frozenset[int], frozenset[int]]:
    """Return which rules name a part of a path, and which ask to stand within it."""
    if not _any_rule().search(part):
        return frozenset(), frozenset()
    rules = list(enumerate(_rules()))
    return (
        frozenset(number for number, rule in rules if rule.pattern.search(part)),
        frozenset(number for number, rule in rules if rule.within and rule.within.search(part)),
    )


def _whole_inline(unit: Unit) -> Element | None:
    """Return the marked-up stretch that is the whole line, as in "<p><span class=credit>"."""
    return next((e for e in unit.inline if e.start == unit.start and e.end == unit.end), None)


def _picture_votes(unit: Unit, path: Sequence[str], ballot: Ballot) -> None:
    """A line that is a picture house's name, or a copyright in a figure, is a picture's credit.

    So are, in a figure, "Source: Karvia statistics office", "(The Karvia Post)" and "Private".
    """
    if len(unit.text) > _LONGEST_CREDIT:
        return
    if _is_in_figure(path) and _names_source(unit.text):
        ballot.add(Role.CREDIT, 12.0, "credit", "it names where a picture or a chart is from")
        return
    if unit.text.startswith("©") and _is_in_figure(path):
        ballot.add(Role.CREDIT, 8.0, "markup", "a copyright sign in a figure")
    elif is_picture_house(unit.text):
        weight = 8.0 if _is_in_figure(path) else 5.0
        ballot.add(Role.CREDIT, weight, "credit", "the name of a picture house")


def _names_source(text: str) -> bool:
    """Whether a line of a figure says where it is from and nothing else."""
    lists = load_list("markup")
    label, colon, name = text.partition(":")
    if colon and name.strip():
        return label.strip("*_( ").casefold() in lists["sources"]
    bare = text.strip(" *_.")
    is_bracketed = bare[:1] == "(" and bare[-1:] == ")" and bare.count("(") == 1
    if is_bracketed and bare.count(" ") < _BRACKETED and bare[1:].lstrip()[:1].isupper():
        return True
    return bare.casefold() in lists["nameless"]


def _is_in_figure(path: Sequence[str]) -> bool:
    return any(part.partition(".")[0] in {"figure", "figcaption"} for part in path)

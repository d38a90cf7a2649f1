"""The foot of a copy: an appeal that is told by its paragraphs together, and by none alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.clean.asking import ASKING, asks_or_addresses, joint_kinds
from firsthand.clean.regimes import ROWS
from firsthand.clean.voices import speaks_as_house, tells_of_others
from firsthand.model import Role

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from firsthand.clean.evidence import Evidence

_LIKELY, _FEWEST, _MOST, _KINDS = 0.5, 2, 14, 5
# A bare name below an appeal signs the appeal.
_DOUBTED = {Role.BODY, Role.APPEAL, Role.BYLINE}
_WEIGHT, _AGAINST = 6.0, 2.0
# What leads over to the appeal ("You have reached the end ...") is short.
_LEADS_OVER = 25


def weigh_foot(items: Sequence[Evidence], chances: Sequence[Mapping[Role, float]]) -> None:
    """Vote for an appeal that runs to the end of a copy.

    Args:
        items: all lines of the copy, the votes of the line scorer cast.
        chances: what the line scorer said of each.

    "Last year that money sent reporters to 23 trials" alone may be report. Where all lines to
    the end are likelier an appeal, nobody speaks in them, and together they have the words that
    appeals have, they are one.
    """
    first = len(items)
    while first > 1 and _may_ask(items[first - 1], chances[first - 1]):
        first -= 1
    while first < len(items) and _asks_nothing(items[first]):
        first += 1
    run = [item for item in items[first:] if item.ballot.leading() in _DOUBTED]
    if not _FEWEST <= len(run) <= _MOST or joint_kinds([item.text for item in run]) < _KINDS:
        return
    while first > 2 and _leads_over(items[first - 1]):  # noqa: PLR2004 (headline and lead)
        first -= 1
        run.append(items[first])
    for item in run:
        text = "with the lines about it it asks the readers for something, down to the end"
        item.ballot.add(Role.APPEAL, _WEIGHT, ASKING, text)
        item.ballot.add(Role.BODY, -_AGAINST, "foot", text)


def _may_ask(item: Evidence, chances: Mapping[Role, float]) -> bool:
    if item.has_speech or item.dateline is not None or item.ballot.has(ROWS):
        return False
    if item.ballot.leading() is not Role.BODY:
        return True
    if tells_of_others(item.text):
        return False  # "He has been held since May." asks for nothing
    return chances[Role.APPEAL] >= _LIKELY


def _asks_nothing(item: Evidence) -> bool:
    """Whether the first line of such a run is the last sentence of the report above it."""
    if item.ballot.leading() is not Role.BODY or not item.ends_sentence:
        return False
    return not asks_or_addresses(item.text) and not speaks_as_house(item.text)


def _leads_over(item: Evidence) -> bool:
    if item.has_speech or item.dateline is not None or item.words > _LEADS_OVER:
        return False
    return speaks_as_house(item.text)

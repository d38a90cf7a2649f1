"""The name of a house in a line that it prints about itself."""

from __future__ import annotations

import re

from firsthand.clean.byline_jobs import is_staff
from firsthand.clean.given_names import is_given_name

_CLAUSE_END = re.compile(r"[,.;:]|\s(?:for|at|of|in|with|who|based)\s")
_FEW = 5
_DESK = re.compile(
    r"^(?P<name>(?:The )?(?:[A-ZÀ-Ž][\w'’&.-]*\s?){1,5}?)\s*(?:'s\s)?"
    r"(?:(?:foreign|news|world|politics|editorial|night|international|web)\s)?"
    r"(?:desk|team|newsroom|bureau|staff|service|editorial board)?\s?"
    r"(?:is|was) (?:based in|founded in|an? |the )"
)


def house_before_desk(text: str) -> str | None:
    """Return the house that "X's foreign desk is based in ..." speaks of, else None."""
    match = _DESK.match(text)
    if match is None or _is_person(match["name"], text[match.end() :]):
        return None
    name = match["name"].strip()
    return name if len(name.split()) > 1 else None


def _is_person(name: str, rest: str) -> bool:
    """Whether "is a ..." tells the trade of someone: "Ida Holm is a senior reporter for ..."."""
    if is_given_name(name.split(maxsplit=1)[0]):
        return True
    trade = _CLAUSE_END.split(rest, maxsplit=1)[0].split()[:_FEW]
    return any(is_staff(word) for word in trade)

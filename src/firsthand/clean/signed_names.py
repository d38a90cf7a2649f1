"""Bare names that sign a plain text: with a place below its headline, or alone below its report."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.clean.agencies import find_agency
from firsthand.clean.bylines import FoundByline
from firsthand.clean.captions import names_picture_source
from firsthand.clean.given_names import is_given_name
from firsthand.clean.house_names import ends_as_house, is_house_name
from firsthand.clean.person_names import person_name
from firsthand.model import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.clean.evidence import Evidence
    from firsthand.clean.places import Frame

# "Ines Carvallo / Puerto Salinas", "Lucie Tavernier, à Chalmont"
_SLASHED = re.compile(r"(?P<name>[^/|,]{3,50}?)\s?/\s?(?P<place>[^/|,]{3,40})")
_ALONE = re.compile(
    r"[—–-]?\s?(?P<name>[^/|,.:]{3,50}?)(?:,\s(?:(?:in|à|en|aus|в|у)\s)?(?P<place>[^/|,.:]{3,40}))?"
)
# A line that sums the story up may stand between the headline and who signs.
_BELOW_HEADLINE = 2
_SURE = 9.0
_LONGEST_WORD = 18


def sign_with_place(items: Sequence[Evidence], headline: int | None, document: str) -> None:
    """Take "Name / Place" below the headline for who signs, if the report tells of the place.

    Elsewhere what stands behind the slash is the house that a picture is from.
    """
    if headline is None:
        return
    for index in range(headline + 1, min(len(items), headline + 1 + _BELOW_HEADLINE)):
        item = items[index]
        match = _SLASHED.fullmatch(item.text) if "/" in item.text else None
        if match is None or item.unit.element is not None or not _is_name(match["name"]):
            continue
        if _is_place(match["place"]) and _tells_of(items[index + 1 :], match["place"]):
            text = "a name and a place that the report tells of, below the headline"
            item.byline, item.credit = FoundByline((match["name"],), place=match["place"]), None
            _sign(item, text, document)


def sign_below(items: Sequence[Evidence], frame: Frame, document: str) -> None:
    """Take a name that stands alone below the report of a copy for who signs it.

    Nobody else may sign it, and the report must not speak of that name.
    """
    index = frame.last if _match_alone(items, frame.last) else frame.last + 1
    match = _match_alone(items, index)
    if match is None or not 0 < index < len(items):
        return
    item, above = items[index], items[index - 1]
    is_told = above.ends_sentence and above.ballot.leading() is Role.BODY
    is_listed = any(person_name(other.text) for other in items[index + 1 : index + 2])
    if item.cues or item.date is not None or not is_told or is_listed:
        return
    if any(_may_sign(other) for other in items[:index]):
        return
    surname = match["name"].rpartition(" ")[2]
    if not any(surname in other.text for other in items if other is not item):
        item.byline = FoundByline((match["name"],), place=match["place"])
        _sign(item, "a name alone below the report, which nobody else signs", document)


def _match_alone(items: Sequence[Evidence], index: int) -> re.Match[str] | None:
    """Return the name that a line is, with its place if it has one; None for other lines."""
    if not 0 < index < len(items) or items[index].unit.element is not None:
        return None
    match = _ALONE.fullmatch(items[index].text)
    if match is None or not _is_name(match["name"]):
        return None
    return match if match["place"] is None or _is_place(match["place"]) else None


def _is_name(text: str) -> bool:
    """Whether a text is a known given name with a surname that no page's layout ran on with."""
    is_written = person_name(text) == text and is_given_name(text.split(maxsplit=1)[0])
    return is_written and all(len(word) <= _LONGEST_WORD for word in text.split())


def _is_place(text: str) -> bool:
    """Whether a name is written large, and is nobody's and no house's."""
    if not (text[:1].isupper() and text.rpartition(" ")[2][:1].isupper()) or _is_name(text):
        return False
    return not (
        find_agency(text)
        or ends_as_house(text)
        or is_house_name(text)
        or names_picture_source(text)
    )


def _tells_of(items: Sequence[Evidence], place: str) -> bool:
    named = re.compile(rf"(?<!\w){re.escape(place)}(?!\w)")
    return any(item.ends_sentence and named.search(item.text) for item in items)


def _may_sign(item: Evidence) -> bool:
    return item.ballot.leading() is Role.BYLINE or (item.byline is not None and item.byline.is_sure)


def _sign(item: Evidence, text: str, document: str) -> None:
    ballot = item.ballot
    weight = max(_SURE, round(_SURE + ballot.weight(ballot.leading()), 2))
    ballot.add(Role.BYLINE, weight, "signed", text, item.unit.span(document))

"""From units to roles: each unit's own evidence, then what its neighbours say."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.clean.dates import find_dates
from firsthand.clean.evidence import Evidence, weigh_unit
from firsthand.clean.headlines import choose_headline
from firsthand.clean.memory import SourceMemory, mask_paragraph
from firsthand.clean.sections import extend_addresses, extend_sections
from firsthand.clean.units import split_units
from firsthand.model import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.model import Document

_TOP_ROLES = {Role.HEADLINE, Role.BYLINE, Role.DATE, Role.CAPTION, Role.CREDIT, Role.NOTE}
_LAST = 3


@dataclass(frozen=True, slots=True)
class Decided:
    """A unit's evidence with the role that won and its score."""

    evidence: Evidence
    role: Role
    score: float


def decide_roles(
    document: Document, *, outlet: str | None, language: str | None, memory: SourceMemory
) -> tuple[Decided, ...]:
    """Return every unit of the document with its role, in text order."""
    items = [
        weigh_unit(unit, document=document.id, outlet=outlet, language=language)
        for unit in split_units(document)
    ]
    _remember(items, document, memory)
    extend_sections(items, document.id)
    extend_addresses(items, document.id)
    headline = choose_headline(items, document.fields)
    if headline is not None:
        _mark_headline(items, headline, document.id)
    _weigh_places(items, headline, document.id)
    return tuple(Decided(item, *item.ballot.decide()) for item in items)


def _remember(items: Sequence[Evidence], document: Document, memory: SourceMemory) -> None:
    """Paragraphs that the source printed under other stories are less likely its report."""
    source = document.source.domain or document.source.name
    if source is None:
        return
    for item in items:
        seen = memory.stories_seen(source, mask_paragraph(item.text))
        if seen > 0:
            text = f"the source printed it under {seen} other stories"
            item.ballot.add(Role.BODY, round(-2.5 * math.log2(1 + seen), 2), "source-memory", text)


def _mark_headline(items: Sequence[Evidence], index: int, document: str) -> None:
    item = items[index]
    item.ballot.add(
        Role.HEADLINE, 12.0, "headline", "titles and place agree", item.unit.span(document)
    )
    for other in items[:index]:
        if other.unit.element is None and not other.cues and other.date is None:
            other.ballot.add(Role.BODY, -3.0, "kicker", "it stands above the headline")


def _weigh_places(items: Sequence[Evidence], headline: int | None, document: str) -> None:
    """Weigh what a unit is by where it stands: above, inside or below the report."""
    body = [
        i
        for i, item in enumerate(items)
        if item.ballot.decide()[0] is Role.BODY and item.words > _LAST
    ]
    first, last = (body[0], body[-1]) if body else (len(items), len(items))
    for index, item in enumerate(items):
        near_top = index <= first + 1 or (
            headline is not None and headline < index <= headline + _LAST
        )
        if item.byline is not None and not item.byline.is_cued:
            signs = _is_beside_date_or_headline(items, index, headline)
            _place_bare_byline(item, near_top=near_top, near_end=index > last, signs=signs)
        if headline is not None and headline < index and index + 1 < len(items):
            _weigh_bare_caption(items, index, document)


def _is_beside_date_or_headline(items: Sequence[Evidence], index: int, headline: int | None) -> bool:
    """Whether a name stands right under the headline or next to a date line."""
    if headline is not None and index == headline + 1:
        return True
    beside = items[max(0, index - 1) : index] + items[index + 1 : index + 2]  # type: ignore[operator]
    return any(item.date is not None for item in beside) and index > 0


def _place_bare_byline(item: Evidence, *, near_top: bool, near_end: bool, signs: bool) -> None:
    """A line that is only a name signs the copy at its top or end, not amid the report."""
    byline = item.byline
    if byline is None:
        return
    if near_top:
        item.ballot.add(Role.BYLINE, 2.5 if signs else -2.5, "place", "it stands with the headline or the date")
        return
    if near_end and (byline.agencies or byline.persons):
        item.ballot.add(Role.BYLINE, -1.0, "place", "it stands below the report")
    else:
        item.ballot.add(Role.BYLINE, -5.0, "place", "it stands amid the report")


def _weigh_bare_caption(items: Sequence[Evidence], index: int, document: str) -> None:
    """A caption without credit: above the lead, dated to the day, and nobody says anything."""
    item, following = items[index], items[index + 1]
    before = items[index - 1].ballot.decide()[0]
    if (
        before not in _TOP_ROLES
        or item.ballot.decide()[0] is not Role.BODY
        or item.dateline is not None
    ):
        return
    if item.ballot.has("caption") or _has_speech(item):
        return
    leads = following.dateline is not None or _has_speech(following)
    dated = any(found.value is not None for found in find_dates(item.text))
    if leads and dated and following.ballot.decide()[0] is Role.BODY:
        span = item.unit.span(document)
        item.ballot.add(
            Role.CAPTION, 6.0, "bare-caption", "a dated picture text above the lead", span
        )


def _has_speech(item: Evidence) -> bool:
    return any(
        vote.reason.kind == "prose" and vote.reason.text.endswith("speech")
        for vote in item.ballot.votes
    )

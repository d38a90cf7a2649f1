"""From units to roles: each unit's own evidence, then what its neighbours say."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.clean.evidence import Evidence, Setting, weigh_unit
from firsthand.clean.headlines import choose_headline, is_mail_subject
from firsthand.clean.markup import left_out_weight
from firsthand.clean.memory import SourceMemory, mask_paragraph
from firsthand.clean.places import find_frame, weigh_places
from firsthand.clean.sections import extend_addresses, extend_sections
from firsthand.model import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.clean.units import Unit
    from firsthand.model import Document


#: The vote for the subject line of a mail, which states the headline but is not one itself.
MAIL_SUBJECT = "mail-subject"


@dataclass(frozen=True, slots=True)
class Decided:
    """A unit's evidence with the role that won and its score.

    `is_near` says that it stands right above or below the report, where bylines and dates
    speak of this copy and not of another.
    """

    evidence: Evidence
    role: Role
    score: float
    is_near: bool


def decide_roles(
    document: Document,
    units: Sequence[Unit],
    *,
    outlet: str | None,
    language: str | None,
    memory: SourceMemory,
) -> tuple[Decided, ...]:
    """Return the units of the document with their roles, in text order."""
    setting = Setting(document.id, outlet, language, left_out_weight(document))
    items = [weigh_unit(unit, setting) for unit in units]
    _remember(items, document, memory)
    extend_sections(items, document.id)
    extend_addresses(items, document.id)
    headline = choose_headline(items, document.fields)
    if headline is not None:
        _mark_headline(items, headline, document.id)
    frame = find_frame(items, headline)
    weigh_places(items, frame, document.id)
    return tuple(
        Decided(item, *item.ballot.decide(), frame.is_top(index) or frame.is_end(index))
        for index, item in enumerate(items)
    )


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
    span = item.unit.span(document)
    if is_mail_subject(items, index):
        item.ballot.add(Role.OTHER, 12.0, MAIL_SUBJECT, "the subject in a mail's header", span)
    else:
        item.ballot.add(Role.HEADLINE, 12.0, "headline", "titles and place agree", span)
    for other in items[index + 1 :]:
        if other.ballot.weight(Role.HEADLINE) > 0:
            other.ballot.add(Role.HEADLINE, -8.0, "second", "another line is the headline")
    for other in items[:index]:
        other.ballot.add(Role.HEADLINE, -8.0, "second", "another line is the headline")
        if other.unit.element is None and not other.cues and other.date is None:
            other.ballot.add(Role.BODY, -3.0, "kicker", "it stands above the headline")

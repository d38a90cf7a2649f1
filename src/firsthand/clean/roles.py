"""From units to roles: each unit's own evidence, then what its neighbours say."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.clean.evidence import Evidence, Setting, bare_evidence, weigh_unit
from firsthand.clean.headlines import choose_headline
from firsthand.clean.learned import learn_roles, vote_learned
from firsthand.clean.line_stems import learn_words
from firsthand.clean.mails import headline_below, is_mail_subject
from firsthand.clean.markup import left_out_weight
from firsthand.clean.memory import NO_MEMORY, SourceMemory, mask_paragraph, source_key
from firsthand.clean.page_votes import judge_page, vote_page
from firsthand.clean.places import SOURCE_MEMORY, Frame, find_frame, weigh_places
from firsthand.clean.sections import extend_addresses, extend_sections
from firsthand.clean.signed_names import sign_below, sign_with_place
from firsthand.model import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.clean.line_scorer import LineScorer
    from firsthand.clean.units import Unit
    from firsthand.model import Document


_TAUGHT = 15.0
#: The vote for the subject line of a mail, which states the headline but is not one itself.
MAIL_SUBJECT = "mail-subject"


# Not frozen for the same reason as `Evidence`.
@dataclass(slots=True)
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
    scorer: LineScorer | None = None,
) -> tuple[Decided, ...]:
    """Return the units of the document with their roles, in text order."""
    setting = Setting(document.id, outlet, language, left_out_weight(document))
    learned = learn_roles(units, scorer=scorer)
    page = judge_page(units)
    hopeless = page.hopeless if learned is None else page.hopeless | learned.hopeless
    learn_words(unit.text for index, unit in enumerate(units) if index not in hopeless)
    items = [
        bare_evidence(unit)
        if index in hopeless
        else weigh_unit(
            unit,
            setting,
            is_report=page.is_report(index) or (learned is not None and learned.is_report(index)),
        )
        for index, unit in enumerate(units)
    ]
    if learned is not None:
        vote_learned(items, learned)
    vote_page(items, page)
    _remember(items, document, memory)
    sure = learned.sure_report() if learned is not None else frozenset()
    extend_sections(items, document.id, sure=sure)
    extend_addresses(items, document.id)
    stretch = learned.stretch if learned is not None else None
    headline = stretch.headline if stretch else choose_headline(items, document.fields)
    if headline is not None:
        _mark_headline(items, headline, document.id)
    sign_with_place(items, headline, document.id)
    frame = (
        Frame(headline, stretch.first, stretch.last, stretch=stretch)
        if stretch
        else find_frame(items, headline)
    )
    weigh_places(items, frame, document.id)
    if frame.stretch is None:
        sign_below(items, frame, document.id)
    return tuple(
        Decided(item, *item.ballot.decide(), frame.is_top(index) or frame.is_end(index))
        for index, item in enumerate(items)
    )


def _remember(items: Sequence[Evidence], document: Document, memory: SourceMemory) -> None:
    """Paragraphs that the source printed under other stories are less likely its report."""
    source = source_key(document)
    if source is None or memory is NO_MEMORY:
        return
    for item in items:
        masked = mask_paragraph(item.unit.text)
        role = memory.taught_role(source, masked)
        if role is not None:
            text = f"an analyst said that this source's paragraph is {role}"
            item.ballot.add(role, _TAUGHT, "analyst", text)
        seen = memory.stories_seen(source, masked)
        if seen > 0:
            text = f"the source printed it under {seen} other stories"
            item.ballot.add(Role.BODY, _seen_weight(item, seen), SOURCE_MEMORY, text)


def _seen_weight(item: Evidence, seen: int) -> float:
    """Return the log-odds of body for a paragraph seen under other stories.

    Background, and sentences like "The ministry did not comment.", come again in the report
    itself: where somebody speaks, or a dateline stands, repetition says less.
    """
    weight = -2.0 - 3.0 * math.log2(1 + seen)
    return round(weight * (0.4 if item.has_speech or item.dateline is not None else 1.0), 2)


def _mark_headline(items: Sequence[Evidence], index: int, document: str) -> None:
    item = items[index]
    span = item.unit.span(document)
    if is_mail_subject(items, index):
        item.ballot.add(Role.OTHER, 12.0, MAIL_SUBJECT, "the subject in a mail's header", span)
        below = headline_below(items, index)
        if below is not None:
            text = "it stands above the report of a mail"
            items[below].ballot.add(Role.HEADLINE, 21.0, "headline", text, span)
            _mark_kickers(items[index + 1 : below])
    else:
        item.ballot.add(Role.HEADLINE, 12.0, "headline", "titles and place agree", span)
    for other in items[index + 1 :]:
        if other.ballot.weight(Role.HEADLINE) > 0:
            other.ballot.add(Role.HEADLINE, -8.0, "second", "another line is the headline")
    for other in items[:index]:
        other.ballot.add(Role.HEADLINE, -8.0, "second", "another line is the headline")
    _mark_kickers(items[:index])


def _mark_kickers(above: Sequence[Evidence]) -> None:
    """What stands above the headline of a plain text is hardly ever its report."""
    for other in above:
        if other.unit.element is None and not other.cues and other.date is None:
            other.ballot.add(Role.BODY, -3.0, "kicker", "it stands above the headline")

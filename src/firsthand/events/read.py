"""Read the events of one document: paragraph by paragraph, then across them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.events.arguments import find_roles
from firsthand.events.contents import has_content
from firsthand.events.coreference import FAMILY, inherit
from firsthand.events.counts import make_count
from firsthand.events.draft import Draft
from firsthand.events.drafting import make_draft
from firsthand.events.figures import find_stocks, make_figure
from firsthand.events.links import find_links
from firsthand.events.match import Match, find_candidates, is_fiction, is_vetoed
from firsthand.events.novelty import Position, is_background_paragraph
from firsthand.events.parse import Parse, make_parse
from firsthand.events.partners import find_return
from firsthand.events.scene import Scene, lemma_of, make_scene
from firsthand.events.silence import is_attribute, is_content, is_main, is_state_only
from firsthand.events.status import Modality, read_modality
from firsthand.events.tallies import Tally, find_corrections, find_tallies
from firsthand.model import (
    EventMention,
    FigureMention,
    Novelty,
    Role,
    Status,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.model import MentionLink, Paragraph, Reading, Statement

MADE_BY = "events/1"


def read_events(
    reading: Reading, statements: Sequence[Statement]
) -> tuple[list[EventMention], list[FigureMention]]:
    """Return what a document reports, plans, asks or denies, and the numbers it claims.

    Args:
        reading: the document with its parse, entities and anchor.
        statements: who said what in it; they decide what is claimed, and by whom.

    Returns:
        Event mentions and figure mentions in text order.
    """
    scene = make_scene(reading)
    drafts: list[Draft] = []
    figures: list[FigureMention] = []
    number = -1
    for paragraph in reading.paragraphs:
        if paragraph.role is Role.BODY:
            number += 1
        parse = make_parse(reading, paragraph)
        found = _read_paragraph(scene, parse, paragraph, number, statements)
        drafts += found
        drafts += _read_corrections(scene, parse, drafts, number, statements)
        if paragraph.role is Role.BODY:
            figures += find_stocks(scene, parse, statements, MADE_BY)
    drafts = inherit(drafts)
    figures += [
        _total(draft, statements) for draft in drafts if draft.is_cumulative and draft.count
    ]
    links = find_links(drafts)
    mentions = [_mention(draft, link) for draft, link in zip(drafts, links, strict=True)]
    return mentions, sorted(figures, key=lambda item: item.evidence.span)


def _read_paragraph(
    scene: Scene, parse: Parse, paragraph: Paragraph, number: int, statements: Sequence[Statement]
) -> list[Draft]:
    span = paragraph.span
    text = scene.reading.text[span.start : span.end]
    if is_fiction(text):
        return []
    in_headline = paragraph.role is Role.HEADLINE
    position = Position(
        paragraph=max(number, 0),
        in_headline=in_headline,
        in_background=is_background_paragraph(text),
    )
    tallies = {tally.match.trigger: tally for tally in find_tallies(parse)}
    found: list[Draft] = []
    for index in range(len(parse.tokens)):
        if index in tallies:
            draft = _read_tally(scene, parse, tallies[index], position, statements)
        else:
            draft = _read_token(scene, parse, index, position, statements)
        if draft is not None:
            found += [draft, *_read_return(scene, draft, position, statements)]
    carried = {draft.match.noun for draft in found if draft.match.noun is not None}
    kept = [draft for draft in found if draft.match.trigger not in carried]
    return [draft for draft in kept if not (is_content(draft, kept) or is_attribute(draft, kept))]


def _read_tally(
    scene: Scene, parse: Parse, tally: Tally, position: Position, statements: Sequence[Statement]
) -> Draft | None:
    modality = read_modality(
        parse, tally.root, tally.match.frame.type, in_headline=position.in_headline
    )
    if modality.status not in {Status.HAPPENED, Status.CLAIMED, Status.HABITUAL}:
        return None
    modality = Modality(Status.HAPPENED, tally.root)
    draft = make_draft(scene, parse, tally.match, modality, {}, position, statements)
    return replace(
        draft, count=make_count(parse, tally.match.trigger, tally.quantity, measure="flow")
    )


def _read_corrections(
    scene: Scene,
    parse: Parse,
    drafts: Sequence[Draft],
    number: int,
    statements: Sequence[Statement],
) -> list[Draft]:
    """Return mentions that give the number of an event told before anew."""
    told = [
        d for d in drafts if d.count is not None and d.novelty is Novelty.NEW and not d.in_headline
    ]
    found = []
    for verb, quantity in find_corrections(parse) if told else []:
        match = Match(told[-1].match.frame, verb, None, (verb,))
        modality = read_modality(parse, verb, match.frame.type)
        if modality.status is not Status.HAPPENED:
            continue
        position = Position(paragraph=max(number, 0))
        draft = make_draft(
            scene, parse, match, Modality(Status.HAPPENED, verb), {}, position, statements
        )
        count = make_count(parse, verb, quantity, measure="flow")
        of = told[-1].count.of if told[-1].count is not None else None
        found.append(
            replace(draft, count=replace(count, of=of), date=told[-1].date, refers_back=True)
        )
    return found


def _read_return(
    scene: Scene, draft: Draft, position: Position, statements: Sequence[Statement]
) -> list[Draft]:
    """Return the release that an event was exchanged for, if it says so."""
    found = find_return(scene, draft.parse, draft.match)
    if found is None:
        return []
    match, people = found
    modality = replace(draft.modality, root=match.trigger)
    other = make_draft(
        scene, draft.parse, match, modality, {"recipient": [people]}, position, statements
    )
    return [replace(other, status=draft.status, novelty=draft.novelty, date=draft.date)]


def _read_token(
    scene: Scene, parse: Parse, index: int, position: Position, statements: Sequence[Statement]
) -> Draft | None:
    for match in find_candidates(parse, index):
        if is_vetoed(parse, match) or not has_content(parse, match):
            continue
        tells_past = position.in_headline or (match.frame.present and is_main(parse, index))
        modality = read_modality(parse, index, match.frame.type, in_headline=tells_past)
        if modality.status is None:
            return None
        roles = find_roles(scene, parse, match, modality.governor)
        if roles is None or is_state_only(scene, parse, match, roles):
            continue
        return make_draft(scene, parse, match, modality, roles, position, statements)
    return None


def _total(draft: Draft, statements: Sequence[Statement]) -> FigureMention:
    assert draft.count is not None
    count = replace(draft.count, measure="cumulative")
    return make_figure(count, draft.evidence, statements, MADE_BY, as_of=None, place=draft.place)


def _mention(draft: Draft, links: tuple[MentionLink, ...]) -> EventMention:
    frame = draft.match.frame
    count = draft.count
    if count is not None and draft.is_cumulative:
        count = replace(count, measure="cumulative")
    return EventMention(
        id=draft.id,
        document=draft.parse.document,
        type=frame.type,
        trigger=draft.trigger,
        evidence=draft.evidence,
        status=draft.status,
        novelty=draft.novelty,
        plover=frame.plover,
        cameo=frame.cameo,
        means=frame.means,
        stage=_stage(draft),
        actors=draft.actors,
        recipients=draft.recipients,
        receiver=draft.receiver,
        count=count,
        date=draft.date,
        place=draft.place,
        extent=draft.extent,
        links=links,
        statements=draft.statements,
        refers_back=draft.refers_back,
        in_headline=draft.in_headline,
        made_by=MADE_BY,
    )


def _stage(draft: Draft) -> str | None:
    governor = draft.modality.governor
    if governor is not None and lemma_of(draft.parse, governor) in {
        "announce",
        "order",
        "decree",
        "sign",
    }:
        return "announced"
    if draft.match.frame.type == "handover" and draft.status is not Status.PLANNED:
        return "handed_over"
    return None


__all__ = ["FAMILY", "MADE_BY", "read_events"]

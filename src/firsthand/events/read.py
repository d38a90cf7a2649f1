"""Read the events of one document: paragraph by paragraph, then across them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.events.arguments import find_roles, is_definite, make_parties, make_party
from firsthand.events.contents import has_content
from firsthand.events.coreference import FAMILY, inherit
from firsthand.events.counts import find_count, make_count
from firsthand.events.dates import Timing, find_timing, make_date
from firsthand.events.draft import Draft
from firsthand.events.evidence import find_evidence
from firsthand.events.figures import find_stocks, is_stock, make_figure
from firsthand.events.grammar import objects
from firsthand.events.links import find_links
from firsthand.events.match import Match, find_candidates, is_fiction, is_vetoed
from firsthand.events.novelty import Position, is_background_paragraph, read_novelty
from firsthand.events.parse import Parse, make_parse
from firsthand.events.places import find_place
from firsthand.events.scene import Scene, is_official, lemma_of, make_scene
from firsthand.events.status import Modality, is_reporting, read_modality
from firsthand.events.partners import find_return
from firsthand.events.tallies import Tally, find_corrections, find_tallies, is_tallied
from firsthand.events.vouching import statements_around, told_status
from firsthand.model import (
    EventDate,
    EventMention,
    FigureMention,
    Novelty,
    Role,
    Status,
    content_id,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.events.arguments import Roles
    from firsthand.model import MentionLink, Paragraph, Reading, Statement

MADE_BY = "events/1"

# What one says is one's own act, whoever reports it.
SPEECH_ACTS = frozenset({"request", "refusal", "denial", "accusation", "agreement", "meeting"})


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
    return [draft for draft in kept if not (_is_content(draft, kept) or _is_attribute(draft, kept))]


def _read_tally(
    scene: Scene, parse: Parse, tally: Tally, position: Position, statements: Sequence[Statement]
) -> Draft | None:
    modality = read_modality(
        parse, tally.root, tally.match.frame.type, in_headline=position.in_headline
    )
    if modality.status not in {Status.HAPPENED, Status.CLAIMED, Status.HABITUAL}:
        return None
    modality = Modality(Status.HAPPENED, tally.root)
    draft = _make_draft(scene, parse, tally.match, modality, {}, position, statements)
    return replace(
        draft, count=make_count(parse, tally.match.trigger, tally.quantity, measure="flow")
    )


def _is_attribute(draft: Draft, others: Sequence[Draft]) -> bool:
    """Tell whether a participle only describes the people of another mention."""
    parse, trigger = draft.parse, draft.match.trigger
    if parse.tokens[trigger].dep != "acl":
        return False
    family = FAMILY.get(draft.match.frame.type)
    return any(
        other is not draft
        and FAMILY.get(other.match.frame.type) == family
        and parse.head(trigger) in other.roles.get("recipient", ())
        for other in others
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
        draft = _make_draft(
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
    other = _make_draft(
        scene, draft.parse, match, modality, {"recipient": [people]}, position, statements
    )
    return [replace(other, status=draft.status, novelty=draft.novelty, date=draft.date)]


def _is_content(draft: Draft, others: Sequence[Draft]) -> bool:
    """Tell whether a mention only says what another one asks for or refuses."""
    if draft.status in {Status.HAPPENED, Status.ONGOING, Status.CLAIMED}:
        return False
    above = set()
    for node in [draft.match.trigger, *draft.parse.ancestors(draft.match.trigger)]:
        if draft.parse.tokens[node].dep == "relcl":
            break
        above.add(draft.parse.head(node))
    return any(
        other is not draft
        and other.match.frame.type in {"request", "refusal"}
        and above & {other.match.trigger, other.match.noun}
        for other in others
    )


def _read_token(
    scene: Scene, parse: Parse, index: int, position: Position, statements: Sequence[Statement]
) -> Draft | None:
    for match in find_candidates(parse, index):
        if is_vetoed(parse, match) or not has_content(parse, match):
            continue
        tells_past = position.in_headline or (match.frame.present and _is_main(parse, index))
        modality = read_modality(parse, index, match.frame.type, in_headline=tells_past)
        if modality.status is None:
            return None
        roles = find_roles(scene, parse, match, modality.governor)
        if roles is None or _is_state_only(scene, parse, match, roles):
            continue
        return _make_draft(scene, parse, match, modality, roles, position, statements)
    return None


def _is_main(parse: Parse, index: int) -> bool:
    return all(parse.tokens[node].dep != "relcl" for node in [index, *parse.ancestors(index)])


def _is_plea(scene: Scene, parse: Parse, match: Match, roles: Roles) -> bool:
    """Tell whether somebody only pleads not guilty: "he denied the charges"."""
    contents = {lemma_of(parse, i) for i in objects(parse, match.trigger)}
    actors = roles.get("actor", [])
    return bool(contents & _PLEAS) and not any(is_official(scene, parse, actor) for actor in actors)


_PLEAS = frozenset("charge wrongdoing guilt accusation".split())


def _is_state_only(scene: Scene, parse: Parse, match: Match, roles: Roles) -> bool:
    """Tell whether a mention is an attribute or a state rather than something told."""
    if match.frame.pos == "noun":
        return (
            "recipient" not in roles
            and "actor" not in roles
            and not is_definite(parse, match.trigger)
        )
    if is_tallied(parse, match.trigger):
        return True
    if match.frame.type in {"detention", "charge", "sentence"} and is_stock(parse, match.trigger):
        return True
    if match.frame.type == "denial" and _is_plea(scene, parse, match, roles):
        return True
    if match.frame.type == "accusation" and parse.tokens[match.trigger].dep == "advcl":
        return True
    reduced = parse.tokens[match.trigger].dep == "acl" and not parse.kids(match.trigger, "aux")
    if not reduced:
        return False
    # one named person's past belongs to the story; what befell a group describes it
    people = roles.get("recipient", [])
    single = bool(people) and parse.tokens[people[0]].tag in {"NN", "NNP"}
    return find_timing(parse, match).act is None or not single


def _make_draft(
    scene: Scene,
    parse: Parse,
    match: Match,
    modality: Modality,
    roles: Roles,
    position: Position,
    statements: Sequence[Statement],
) -> Draft:
    assert modality.status is not None
    trigger = parse.quote(match.trigger, match.trigger + 1)
    evidence = find_evidence(parse, match, modality.root)
    around = statements_around(statements, trigger)
    actors = make_parties(scene, parse, roles.get("actor", ()))
    status = modality.status
    if match.frame.type not in SPEECH_ACTS:
        status = told_status(scene, status, around, actors)
    anchor = scene.reading.anchor
    timing = find_timing(parse, match)
    when = make_date(parse, timing, anchor, status)
    position = replace(
        position,
        in_statement=bool(around),
        is_told_as_news=_is_told_as_news(parse, match.trigger, timing, position),
    )
    novelty = (
        Novelty.BACKGROUND
        if match.frame.state
        else read_novelty(parse, match.trigger, modality, when, anchor, position)
    )
    receivers = roles.get("receiver", ())
    particles = match.words[1:]
    count = find_count(parse, roles.get("recipient", ()), particles)
    used = [token for tokens in roles.values() for token in tokens]
    return Draft(
        id=content_id("em", parse.document, trigger.span.start, match.frame.type),
        parse=parse,
        match=match,
        modality=modality,
        roles=roles,
        trigger=trigger,
        evidence=evidence,
        status=status,
        novelty=novelty,
        actors=actors,
        recipients=make_parties(scene, parse, roles.get("recipient", ()), particles),
        receiver=make_party(scene, parse, receivers[0]) if receivers else None,
        count=count,
        date=when or _default_date(scene, status, novelty),
        place=find_place(scene, parse, match, actors, used),
        statements=tuple(item.id for item in around),
        extent=match.frame.extent or _extent(parse, match),
        refers_back=_is_anaphoric(parse, match, roles),
        in_headline=position.in_headline,
        is_cumulative=count is not None and (timing.since or _is_yearly_total(match, timing)),
    )


def _is_told_as_news(parse: Parse, trigger: int, timing: Timing, position: Position) -> bool:
    """Tell whether a past perfect is only the past of a verb of saying."""
    clause = [trigger, *parse.ancestors(trigger)]
    shifted = any(
        is_reporting(parse, parse.head(i)) for i in clause if parse.tokens[i].dep == "ccomp"
    )
    return shifted and (timing.report is not None or position.paragraph <= _LEAD_PARAGRAPHS)


_LEAD_PARAGRAPHS = 3


def _default_date(scene: Scene, status: Status, novelty: Novelty) -> EventDate | None:
    """News without a date happened on or before the day of its report."""
    anchor = scene.reading.anchor
    told = {Status.HAPPENED, Status.CLAIMED, Status.ONGOING}
    if anchor is None or novelty is not Novelty.NEW or status not in told:
        return None
    return EventDate(
        anchor.date[:10],
        precision="day",
        relation="on_or_before",
        inherited_from=anchor.inherited_from,
    )


def _is_yearly_total(match: Match, timing: Timing) -> bool:
    """Tell whether deaths are counted over a year: a statistic, not an act."""
    if match.frame.type != "death_in_custody" or timing.act is None:
        return False
    return re.fullmatch(r"\d{4}|YEAR[+-]\d+", timing.act.value) is not None


_EXTENTS = frozenset("partly partially fully completely temporarily conditionally briefly".split())


def _extent(parse: Parse, match: Match) -> str | None:
    words = [parse.words[kid] for kid in parse.kids(match.trigger, "advmod")]
    return next((word for word in words if word in _EXTENTS), None)


def _is_anaphoric(parse: Parse, match: Match, roles: Roles) -> bool:
    return (
        match.frame.pos == "noun"
        and match.frame.anaphora
        and "recipient" not in roles
        and is_definite(parse, match.trigger)
        and match.frame.type != "agreement"
    )


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

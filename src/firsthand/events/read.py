"""Read the events of one document: paragraph by paragraph, then across them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.events.arguments import find_roles
from firsthand.events.chronology import find_label
from firsthand.events.contents import asks_power, has_content
from firsthand.events.coreference import FAMILY, inherit
from firsthand.events.counts import make_count
from firsthand.events.denied import (
    find_denied_receipts,
    find_denied_reports,
    is_transfer,
    may_be_denied,
    renew_denied,
)
from firsthand.events.denied_acts import denier, find_denied_acts
from firsthand.events.draft import Draft, Site
from firsthand.events.drafting import make_draft
from firsthand.events.figures import find_stocks, make_figure
from firsthand.events.headlined import renew_headlined
from firsthand.events.links import find_links
from firsthand.events.match import Match, find_candidates, is_fiction, is_vetoed
from firsthand.events.namings import with_names
from firsthand.events.novelty import Position, is_asked, is_background_paragraph, is_title
from firsthand.events.parse import Parse, make_parse
from firsthand.events.parties import make_parties
from firsthand.events.partners import find_return, is_told_by_exchange, settle_returns
from firsthand.events.phrases import GIVEN
from firsthand.events.prices import without_told_prices
from firsthand.events.retractions import take_back, withdraw
from firsthand.events.rivals import find_rivals
from firsthand.events.roots import is_unsure, leave_to_frames
from firsthand.events.scene import Scene, lemma_of, make_scene
from firsthand.events.sense import is_other_world
from firsthand.events.silence import is_attribute, is_content, is_main, is_state_only
from firsthand.events.status import Modality, read_modality
from firsthand.events.tallies import Tally, find_corrections, find_tallies
from firsthand.events.vouching import statements_around
from firsthand.events.words import word_set
from firsthand.model import (
    EventMention,
    FigureMention,
    Novelty,
    Role,
    Status,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.model import MentionLink, Paragraph, Party, Quantity, Reading, Statement

MADE_BY = "events/15"
_LEAD = 2


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
    last: list[Draft] = []
    before: list[Draft] = []
    parses: list[Parse] = []
    figures: list[FigureMention] = []
    number = 0
    for paragraph in reading.paragraphs:
        site = _make_site(scene, paragraph, number, statements)
        own = _read_paragraph(site)
        own += _read_denials(site, [*last, *own])
        own = _with_denied_acts(site, last, own)
        drafts += own
        drafts += _read_corrections(site, drafts)
        drafts += _read_rivals(site, [*before, *last, *own])
        before, last = last, own
        if paragraph.role is Role.BODY:
            number += 1
            parses.append(site.parse)
            figures += find_stocks(scene, site.parse, statements, MADE_BY)
    drafts = withdraw(scene, parses, drafts, statements)
    told = with_names(scene, without_told_prices(scene, drafts), parses)
    drafts = renew_denied(inherit(told))
    drafts = renew_headlined(drafts, reading.anchor)
    figures += [
        _total(draft, statements) for draft in drafts if draft.is_cumulative and draft.count
    ]
    links = find_links(scene, drafts, parses)
    mentions = [
        _mention(draft, link)
        for draft, link in zip(drafts, links, strict=True)
        if not (draft.is_cumulative and draft.match.frame.type == "death_in_custody")
    ]
    return mentions, sorted(figures, key=lambda item: item.evidence.span)


def _make_site(
    scene: Scene, paragraph: Paragraph, number: int, statements: Sequence[Statement]
) -> Site:
    text = scene.reading.text[paragraph.span.start : paragraph.span.end]
    position = Position(
        paragraph=number,
        in_headline=paragraph.role is Role.HEADLINE,
        in_background=is_background_paragraph(text),
        in_fiction=is_fiction(text),
        is_title=is_title(text),
        is_asked=number > 0 and is_asked(text),
    )
    label = None if position.in_headline else find_label(text, paragraph.passage.times)
    return Site(scene, make_parse(scene.reading, paragraph), position, statements, label)


def _read_paragraph(site: Site) -> list[Draft]:
    if site.position.in_fiction or site.position.is_asked:
        return []
    tallies = {tally.match.trigger: tally for tally in find_tallies(site.parse)}
    found: list[Draft] = []
    for index in range(len(site.parse.tokens)):
        tally = tallies.get(index)
        draft = _read_token(site, index) if tally is None else _read_tally(site, tally)
        if draft is not None:
            found += [draft, *_read_return(site, draft)]
    found = settle_returns(take_back(site.parse, found))
    carried = {draft.match.noun for draft in found if draft.match.noun is not None}
    # "the death in detention of", "landed in a swap": what makes a frame tells nothing else
    carried |= {
        word
        for draft in found
        for word in draft.match.words
        if word != draft.match.trigger and draft.parse.tokens[word].pos == "NOUN"
    }
    kept = [
        draft
        for draft in found
        if draft.match.trigger not in carried and not _describes(draft, carried)
    ]
    kept = [draft for draft in kept if not is_told_by_exchange(draft, kept)]
    kept = [draft for draft in kept if not (is_content(draft, kept) or is_attribute(draft, kept))]
    return leave_to_frames(kept)


def _describes(draft: Draft, carried: set[int]) -> bool:
    """Tell whether an act only says what another's paper allows: "a licence that permits"."""
    parse, verb = draft.parse, draft.match.trigger
    is_paper = draft.match.frame.type == "sanction_eased" and parse.head(verb) in carried
    return is_paper and parse.tokens[verb].dep in {"relcl", "acl"}


def _read_token(site: Site, index: int) -> Draft | None:
    parse = site.parse
    for match in find_candidates(parse, index):
        weighty = has_content(parse, match)
        if is_vetoed(parse, match) or not (weighty or match.frame.type == "request"):
            continue
        tells_past = (
            site.position.in_headline
            or site.position.is_title
            or (_is_told_at_once(site, match) and is_main(parse, index))
        )
        modality = read_modality(parse, index, match.frame.type, in_headline=tells_past)
        if modality.status is None:
            return None
        roles = find_roles(site.scene, parse, match, modality.governor)
        if roles is None or is_state_only(site.scene, parse, match, modality, roles):
            continue
        if is_other_world(site.scene, parse, match, roles):
            continue
        if not (weighty or asks_power(site.scene, parse, match, roles)):
            continue
        if is_unsure(parse, match, roles, modality.status):
            continue
        return make_draft(site, match, modality, roles)
    return None


def _is_told_at_once(site: Site, match: Match) -> bool:
    """Tell whether the present tense tells what is done: a decision, a day's entry, live news."""
    if site.label is not None or site.scene.is_live:
        return True
    return match.frame.present or _opens(site, match) or _is_done_by_paper(site.parse, match)


def _is_done_by_paper(parse: Parse, match: Match) -> bool:
    """Tell whether a paper does it by its words: "The decree grants a pardon to 70 people"."""
    doers = parse.kids(match.trigger, "nsubj")
    definite = {parse.words[kid] for noun in doers for kid in parse.kids(noun, "det")}
    is_paper = any(lemma_of(parse, noun) in word_set("enacting_papers") for noun in doers)
    return match.frame.type in GIVEN and is_paper and bool(definite & {"the", "this"})


def _opens(site: Site, match: Match) -> bool:
    """Tell whether a lead says what is being said: "Kenya accuses Uganda of arming rebels"."""
    return site.position.paragraph < _LEAD and match.frame.type in {"accusation", "denial"}


def _read_tally(site: Site, tally: Tally) -> Draft | None:
    """Return the event whose number a sentence tells: "put the number of detained at 60"."""
    type_ = tally.match.frame.type
    told = read_modality(site.parse, tally.root, type_, in_headline=site.position.in_headline)
    if told.status not in {Status.HAPPENED, Status.CLAIMED, Status.HABITUAL}:
        return None
    draft = make_draft(site, tally.match, Modality(Status.HAPPENED, tally.root), {})
    count = make_count(site.parse, tally.match.trigger, tally.quantity, measure="flow")
    if lemma_of(site.parse, tally.root) in word_set("number_sums"):
        # "bringing the number freed to 270" adds this act up with those before it
        return replace(draft, count=count, novelty=Novelty.BACKGROUND, is_cumulative=True)
    return replace(draft, count=count)


def _read_corrections(site: Site, drafts: Sequence[Draft]) -> list[Draft]:
    """Return mentions that give the number of an event told before anew."""
    told = next((d for d in reversed(drafts) if _may_be_corrected(d)), None)
    if told is None or told.count is None:
        return []
    return [
        _told_anew(site, told, verb, quantity)
        for verb, quantity in find_corrections(site.parse)
        if read_modality(site.parse, verb, told.match.frame.type).status is Status.HAPPENED
    ]


def _read_rivals(site: Site, drafts: Sequence[Draft]) -> list[Draft]:
    """Return mentions that set another number beside that of the news told right before."""
    told = next((d for d in reversed(drafts) if _may_be_corrected(d)), None)
    if told is None or told.count is None or site.position.in_headline:
        return []
    corrected = {verb for verb, _ in find_corrections(site.parse)}
    quotes = [d.count.quote for d in drafts if d.parse is site.parse and d.count is not None]
    taken = {quote.span.start - site.parse.offset for quote in quotes if quote is not None}
    first = told.match.trigger if told.parse is site.parse else -1
    return [
        _told_anew(site, told, verb, quantity)
        for verb, quantity in find_rivals(site.parse, told.count.n, told.match.frame.type)
        if verb > first and verb not in corrected and quantity.start not in taken
    ]


def _told_anew(site: Site, told: Draft, verb: int, quantity: Quantity) -> Draft:
    """Return a mention that gives the number of what was told, on the word of who gives it."""
    match = Match(told.match.frame, verb, None, (verb,))
    draft = make_draft(site, match, Modality(Status.HAPPENED, verb), {})
    count = make_count(site.parse, verb, quantity, measure="flow")
    if told.count is not None:
        count = replace(count, of=told.count.of)
    around = statements_around(site.statements, count.quote) if count.quote is not None else []
    said_by = tuple(item.id for item in around) or draft.statements
    return replace(draft, count=count, date=told.date, refers_back=True, statements=said_by)


def _read_denials(site: Site, drafts: Sequence[Draft]) -> list[Draft]:
    """Return mentions that deny the news told right before: "the army denied the report"."""
    found = []
    transfers = [draft for draft in drafts if is_transfer(draft)]
    words = [(word, drafts) for word in find_denied_reports(site.parse)]
    words += [(word, transfers) for word in find_denied_receipts(site.parse)]
    for word, among in words:
        told = next((d for d in reversed(among) if may_be_denied(d, site.parse, word)), None)
        if told is None:
            continue
        match = Match(told.match.frame, word, None, (word,))
        draft = make_draft(site, match, Modality(Status.DENIED, word), {})
        found.append(
            replace(
                draft,
                status=Status.DENIED,
                novelty=told.novelty,
                actors=told.actors,
                recipients=told.recipients,
                date=None,
            )
        )
    return found


def _with_denied_acts(site: Site, last: Sequence[Draft], own: list[Draft]) -> list[Draft]:
    """Return the drafts of a paragraph with the acts that a noun names and somebody denies."""
    if site.position.in_headline or site.position.in_fiction:
        return own
    for match, verb in find_denied_acts(site.parse):
        if any(d.match.trigger == match.trigger and not d.refers_back for d in own):
            continue
        own = [d for d in own if d.match.trigger != match.trigger]
        draft = make_draft(site, match, Modality(Status.DENIED, match.trigger), {})
        told = [
            item
            for item in (*last, *own)
            if item.match.frame.type == match.frame.type
            and may_be_denied(item, site.parse, match.trigger)
        ]
        actors, people = (
            (told[-1].actors, told[-1].recipients) if told else (_denier(site, draft, verb), ())
        )
        own.append(
            replace(
                draft,
                status=Status.DENIED,
                novelty=Novelty.NEW,
                actors=actors,
                recipients=people,
                date=draft.date if draft.date and draft.date.basis else None,
                refers_back=False,
            )
        )
    return own


def _denier(site: Site, draft: Draft, verb: int | None) -> tuple[Party, ...]:
    """Return who denies an act: as a rule the one who is said to have done it."""
    by = make_parties(site.scene, site.parse, denier(site.parse, verb))
    around = statements_around(site.statements, draft.trigger)
    speaker = around[0].speaker if around else None
    return by or (() if speaker is None else (speaker,))


def _may_be_corrected(draft: Draft) -> bool:
    return draft.count is not None and draft.novelty is Novelty.NEW and not draft.in_headline


def _read_return(site: Site, draft: Draft) -> list[Draft]:
    """Return the release that an event was exchanged for, if it says so."""
    found = find_return(site.scene, draft.parse, draft.match)
    if found is None:
        return []
    match, people = found
    modality = replace(draft.modality, root=match.trigger)
    other = make_draft(site, match, modality, {"recipient": [people]})
    return [replace(other, status=draft.status, novelty=draft.novelty, date=draft.date)]


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
        term=draft.term,
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

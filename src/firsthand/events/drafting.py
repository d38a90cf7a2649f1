"""From a trigger to a draft: everything that its own sentence says of the event."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.events.arguments import is_counted, is_definite
from firsthand.events.contents import asked_for
from firsthand.events.counts import find_count
from firsthand.events.dates import Timing, find_timing, make_date
from firsthand.events.draft import Draft, Site
from firsthand.events.earlier import dated_before
from firsthand.events.evidence import find_evidence
from firsthand.events.grammar import is_passive, named_among, prepositions, subjects
from firsthand.events.match import Match
from firsthand.events.novelty import Position, read_novelty
from firsthand.events.parse import Parse
from firsthand.events.parties import make_parties, make_party
from firsthand.events.places import find_place
from firsthand.events.scene import Scene, is_power, lemma_of, quantity_of
from firsthand.events.silence import is_counted_out
from firsthand.events.status import Modality, is_reporting
from firsthand.events.terms import find_term
from firsthand.events.vouching import own_statement, statements_around, told_status
from firsthand.events.words import word_set
from firsthand.model import (
    Count,
    CountOperator,
    EventDate,
    Novelty,
    Status,
    content_id,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.events.arguments import Roles
    from firsthand.model import Party, Quoted, Statement

# What one says is one's own act, whoever reports it.
SPEECH_ACTS = frozenset({"request", "refusal", "denial", "accusation", "agreement", "meeting"})
# Of these the act is the statement itself: who says it does it.
_OF_ONE = frozenset({"denial", "accusation"})
_MEASURES = frozenset({"sanction_imposed", "sanction_eased"})
_LEAD_PARAGRAPHS = 5

_SHARE = re.compile(r" (?:\d+|[a-z-]+) of (?:the|those|all) (?:\d+|[a-z-]+) ")


_OWN = frozenset({"i", "me", "myself"})


def make_draft(site: Site, match: Match, modality: Modality, roles: Roles) -> Draft:
    """Return what one sentence says of the event that a match triggers.

    Args:
        site: the paragraph, its document and the statements in that.
        match: the trigger and its frame.
        modality: its status and what it was read from.
        roles: the tokens that fill its roles.
    """
    scene, parse = site.scene, site.parse
    assert modality.status is not None
    trigger = parse.quote(match.trigger, match.trigger + 1)
    evidence = find_evidence(parse, match, modality.root)
    around = statements_around(site.statements, trigger)
    roles = _with_owners(parse, match, _without_tellers(parse, roles, around))
    actors, recipients = _sides(site, match, trigger, roles)
    status = Status.HAPPENED if _is_adopted(scene, parse, match, modality) else modality.status
    is_confirmed = _is_number_confirmed(parse, match) or _is_confirmed(scene, parse, match, roles)
    if is_confirmed or _is_counted(parse, match.trigger):
        modality = replace(modality, is_presupposed=False, is_subordinate=False, pluperfect=False)
    if match.frame.type not in SPEECH_ACTS:
        status = told_status(scene, status, around, actors)
    anchor = scene.reading.anchor
    timing = _timing(site, match, modality)
    when = make_date(parse, timing, anchor, status)
    told = _is_told_as_news(parse, match.trigger, timing, site.position)
    position = replace(site.position, in_statement=bool(around), is_told_as_news=told)
    novelty = Novelty.BACKGROUND
    if not match.frame.state:
        novelty = read_novelty(
            parse, match.trigger, modality, when=when, anchor=anchor, position=position
        )
    if novelty is Novelty.NEW and when is None and _is_of_earlier(parse, match):
        novelty = Novelty.BACKGROUND
    if novelty is Novelty.NEW and when is None and _is_standing(parse, match, position):
        novelty = Novelty.BACKGROUND
    if novelty is Novelty.NEW and anchor is None and _is_of_other_month(timing, position):
        novelty = Novelty.BACKGROUND
    # "two days after Chad freed a cook": a day of its own, which makes it no news
    when = when or dated_before(parse, match, anchor)
    receivers = roles.get("receiver", ())
    count = _count(parse, match, roles)
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
        recipients=recipients,
        receiver=make_party(scene, parse, receivers[0]) if receivers else None,
        count=count,
        date=when or _default_date(scene, status, novelty),
        place=find_place(scene, parse, match, actors, used),
        statements=tuple(item.id for item in around),
        extent=match.frame.extent or _extent(parse, match),
        refers_back=_refers_back(site, match, modality, roles),
        in_headline=position.in_headline,
        is_cumulative=count is not None and (timing.since or _is_total(parse, match, timing)),
        term=find_term(parse, match),
    )


def _sides(
    site: Site, match: Match, trigger: Quoted, roles: Roles
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Return who acts and whom it befalls."""
    scene, parse = site.scene, site.parse
    around = statements_around(site.statements, trigger)
    actors = _speaker(site, match, trigger) or make_parties(scene, parse, roles.get("actor", ()))
    befallen = [*roles.get("recipient", ()), *roles.get("other", ())]
    recipients = _but_itself(make_parties(scene, parse, befallen, match.words[1:]), actors)
    return _of_speaker(actors, around), _of_speaker(recipients, around)


def _of_speaker(parties: tuple[Party, ...], around: Sequence[Statement]) -> tuple[Party, ...]:
    """Return the parties, "I" and "me" as who says so."""
    speaker = around[0].speaker if around else None
    if speaker is None or speaker.entity is None:
        return parties
    return tuple(
        replace(party, entity=speaker.entity)
        if party.quote is not None and party.quote.text.lower() in _OWN
        else party
        for party in parties
    )


def _but_itself(recipients: tuple[Party, ...], actors: tuple[Party, ...]) -> tuple[Party, ...]:
    """Return whom it befell without a pronoun that was taken for who did it: "let it import"."""
    own = {party.entity for party in actors} - {None}
    return tuple(
        party
        for party in recipients
        if party.entity not in own or party.quote is None or party.quote.text.lower() != "it"
    )


def _is_adopted(scene: Scene, parse: Parse, match: Match, modality: Modality) -> bool:
    """Tell whether a body enacts a measure by its decision: "the Council decided to prolong"."""
    verb = modality.governor
    if match.frame.type not in _MEASURES or modality.status is not Status.PLANNED or verb is None:
        return False
    is_past = parse.tokens[verb].tag in {"VBD", "VBN"} and lemma_of(parse, verb) in word_set(
        "adopts"
    )
    return is_past and any(is_power(scene, parse, token) for token in subjects(parse, verb))


def _speaker(site: Site, match: Match, trigger: Quoted) -> tuple[Party, ...]:
    """Return who says what is itself the act: who "denied" it is who said so."""
    if match.frame.type not in _OF_ONE:
        return ()
    own = own_statement(site.statements, trigger)
    return (own.speaker,) if own is not None and own.speaker is not None else ()


def _with_owners(parse: Parse, match: Match, roles: Roles) -> Roles:
    """Return the roles of "1,130 inmates had their sentences cut" with the inmates for "their"."""
    people = roles.get("recipient", ())
    above = parse.head(match.trigger)
    if not people or any(parse.tokens[token].tag != "PRP$" for token in people):
        return roles
    if parse.tokens[match.trigger].dep not in {"ccomp", "xcomp"} or not parse.is_verb(above):
        return roles
    owners = subjects(parse, above) if parse.tokens[above].lemma == "have" else []
    return {**roles, "recipient": owners} if owners else roles


def _without_tellers(parse: Parse, roles: Roles, around: Sequence[Statement]) -> Roles:
    """Return the roles without who tells it: "freed ten men, a rights group and relatives said"."""
    if not around or around[0].cue is None:
        return roles
    told = max(content.span.end for content in around[0].content)
    cue = around[0].cue.span.start

    def tells(token: int) -> bool:
        return told <= parse.offset + parse.tokens[token].start < cue

    return {role: [t for t in tokens if not tells(t)] for role, tokens in roles.items()}


def _count(parse: Parse, match: Match, roles: Roles) -> Count | None:
    """Return how many it befell, or how many such acts there were ("three arrests")."""
    count = find_count(parse, roles.get("recipient", ()), match.words[1:])
    if count is None and match.noun is not None and _is_counted_act(parse, match.noun):
        return find_count(parse, [match.noun])
    if count is not None and count.op is CountOperator.EQUAL and named_among(parse, match.trigger):
        # "nine Danes were among those freed": there may have been others
        return replace(count, op=CountOperator.AT_LEAST)
    return count


def _is_standing(parse: Parse, match: Match, position: Position) -> bool:
    """Tell whether an undated "has pushed them to ..." below the lead tells what stands already."""
    helpers = {parse.words[kid] for kid in parse.kids(match.trigger, "aux")}
    told = position.in_statement or position.in_headline or position.paragraph == 0
    is_perfect = bool(helpers & {"has", "have"}) and not is_passive(parse, match.trigger)
    return is_perfect and not told and match.frame.type in {"request", "sanction_eased"}


def _is_of_other_month(timing: Timing, position: Position) -> bool:
    """Tell whether a text without a date places an act in "January" or "2019": not its own news."""
    if timing.act is None or position.in_headline or position.paragraph == 0:
        return False
    return re.fullmatch(r"(\d{4}|XXXX)(-\d\d)?", timing.act.value) is not None


def _is_number_confirmed(parse: Parse, match: Match) -> bool:
    """Tell whether a number is what is told: "could confirm the release of only 23".

    Likewise in "the group had counted 18 people released".
    """
    if parse.tokens[match.trigger].dep == "acl":
        people = parse.head(match.trigger)
        return is_counted(parse, [people]) and is_counted_out(parse, people)
    if match.frame.pos != "noun" or lemma_of(parse, parse.head(match.trigger)) not in word_set(
        "number_confirms"
    ):
        return False
    return any(
        parse.words[kid] == "only" or parse.tokens[kid].pos == "NUM"
        for name, item in prepositions(parse, match.trigger)
        if name == "of"
        for kid in parse.subtree(item)
    )


def _is_confirmed(scene: Scene, parse: Parse, match: Match, roles: Roles) -> bool:
    """Tell whether an act is confirmed for one who is known: "his wife confirmed his release"."""
    people = roles.get("recipient", ())
    if match.frame.pos != "noun" or parse.tokens[match.trigger].dep != "dobj" or len(people) != 1:
        return False
    is_his = parse.tokens[people[0]].tag == "PRP$"
    is_told = lemma_of(parse, parse.head(match.trigger)) in word_set("confirms")
    return is_his and is_told and make_party(scene, parse, people[0]).entity is not None


def _is_of_earlier(parse: Parse, match: Match) -> bool:
    """Tell whether somebody has rejected "previous proposals"."""
    if match.noun is None:
        return False
    return any(
        parse.words[kid] in word_set("earlier_ones") for kid in parse.kids(match.noun, "amod")
    )


def _is_told_as_news(parse: Parse, trigger: int, timing: Timing, position: Position) -> bool:
    """Tell whether a past perfect is only the past of a verb of saying."""
    clause = [trigger, *parse.ancestors(trigger)]
    shifted = any(
        is_reporting(parse, parse.head(i)) for i in clause if parse.tokens[i].dep == "ccomp"
    )
    return shifted and (timing.report is not None or position.paragraph <= _LEAD_PARAGRAPHS)


def _is_counted(parse: Parse, trigger: int) -> bool:
    """Tell whether people are counted as they come: "counted 702 who had been expelled"."""
    if parse.tokens[trigger].dep not in {"relcl", "acl"}:
        return False
    noun = parse.head(trigger)
    verb = lemma_of(parse, parse.head(noun))
    return parse.tokens[noun].dep == "dobj" and verb in word_set("number_confirms")


def _default_date(scene: Scene, status: Status, novelty: Novelty) -> EventDate | None:
    """News without a date happened by the day of its report; an entry of a live blog, on it."""
    anchor = scene.reading.anchor
    told = {Status.HAPPENED, Status.CLAIMED, Status.ONGOING}
    if anchor is None or novelty is not Novelty.NEW or status not in told:
        return None
    return EventDate(
        anchor.date[:10],
        precision="day",
        relation="on" if scene.is_live else "on_or_before",
        inherited_from=anchor.inherited_from,
    )


def _is_total(parse: Parse, match: Match, timing: Timing) -> bool:
    over_several = timing.act is None and _is_over_several(parse, match.trigger)
    return over_several or _is_share(parse, match.trigger) or _is_yearly_total(parse, match, timing)


def _is_share(parse: Parse, trigger: int) -> bool:
    """Tell whether it says how far a matter has come: "so far 19 of the 33 have been freed"."""
    words = [parse.words[i] for i in parse.sentence_tokens(trigger)]
    text = f" {' '.join(words)} "
    return " so far " in text and _SHARE.search(text) is not None


def _is_over_several(parse: Parse, trigger: int) -> bool:
    """Tell whether several acts are added up: "the exchange of 4,600 soldiers in 17 swaps"."""
    return any(
        parse.tokens[noun].dep == "pobj"
        and parse.words[parse.head(noun)] in {"in", "over", "across", "during"}
        and parse.tokens[noun].lemma.lower() in word_set("summed")
        and (quantity := quantity_of(parse, noun)) is not None
        and quantity.n > 1
        for noun in parse.sentence_tokens(trigger)
        if noun > trigger
    )


def _is_yearly_total(parse: Parse, match: Match, timing: Timing) -> bool:
    """Tell whether deaths, or acts "so far this year", are counted: a sum, not an act."""
    if timing.act is None or re.fullmatch(r"\d{4}|YEAR[+-]\d+", timing.act.value) is None:
        return False
    if match.frame.type == "death_in_custody":
        return True
    helpers = {parse.words[kid] for kid in parse.kids(match.trigger, "aux")}
    return timing.act.value == "YEAR+0" and bool(helpers & {"has", "have"})


def _is_counted_act(parse: Parse, noun: int) -> bool:
    return parse.tokens[noun].lemma.lower() in word_set("counted_acts")


def _extent(parse: Parse, match: Match) -> str | None:
    words = [parse.words[kid] for kid in parse.kids(match.trigger, "advmod")]
    return next((word for word in words if word in word_set("extents")), None)


def _timing(site: Site, match: Match, modality: Modality) -> Timing:
    timing = find_timing(site.parse, match)
    if timing.act is None and site.label is not None and not modality.is_subordinate:
        timing = replace(timing, act=site.label)
    if modality.is_subordinate:
        # "as part of a deal, he said on Monday": the day is not that of the deal
        timing = replace(timing, report=None)
    return timing


def _refers_back(site: Site, match: Match, modality: Modality, roles: Roles) -> bool:
    if _is_decided(site.scene, modality, site.parse, roles):
        return False
    if _is_confirmed(site.scene, site.parse, match, roles):
        return False
    return _is_anaphoric(site.parse, match, roles)


def _is_decided(scene: Scene, modality: Modality, parse: Parse, roles: Roles) -> bool:
    """Tell whether somebody decides on the act for one who is known: "ordered his release"."""
    people = make_parties(scene, parse, roles.get("recipient", ()))
    known = any(party.entity is not None for party in people)
    return modality.governor is not None and modality.status is Status.PLANNED and known


def _is_anaphoric(parse: Parse, match: Match, roles: Roles) -> bool:
    if match.frame.pos != "noun" or not match.frame.anaphora or match.frame.type == "agreement":
        return False
    is_request = match.frame.type == "request"
    if is_request and "actor" in roles and asked_for(parse, match.trigger):
        # "at the request of Kyiv" tells who asked
        return False
    if any(parse.words[kid] in word_set("other_ones") for kid in parse.kids(match.trigger)):
        # "the last such exchange" is another one
        return False
    people = roles.get("recipient", [])
    # "his detention" says no more of whom than "the detention"
    unnamed = all(parse.tokens[token].pos == "PRON" for token in people)
    return unnamed and is_definite(parse, match.trigger)

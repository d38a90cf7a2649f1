"""Ties drawn by nouns that name events told before, or that are subjects: "the release was"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.events.asked import was_put
from firsthand.events.grammar import objects, phrase, prepositions, subjects
from firsthand.events.modality import modality_lists
from firsthand.events.phrases import (
    GIVEN,
    WHOLES,
    cue_of,
    find_phrases,
    link_lists,
    relation_of,
    sharpened,
)
from firsthand.events.recall import find_deal, find_recalled, is_before
from firsthand.events.scene import lemma_of
from firsthand.events.words import word_set
from firsthand.model import MentionLink, Novelty, Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from firsthand.events.draft import Draft
    from firsthand.events.parse import Parse

_TOLD = frozenset({Status.HAPPENED, Status.ONGOING, Status.CLAIMED})
_ASIDE = frozenset({"relcl", "acl", "advcl"})
_OPENING = 10  # tokens in which a sentence's opening phrase names an event
_OPENED = frozenset({"follows", "result_of", "requested_by"})
_TOWARDS = frozenset({"to", "for", "in", "about"})


def find_recalled_ties(
    drafts: Sequence[Draft], parses: Sequence[Parse]
) -> list[tuple[int, MentionLink]]:
    """Return the ties of a document of which one end or both are named by a noun alone.

    Args:
        drafts: all mentions of the document in text order.
        parses: its paragraphs, those that tell no event included.

    Returns:
        Pairs of the index of the draft that the link belongs to, and the link.
    """
    found = [
        tie
        for index, draft in enumerate(drafts)
        if not draft.in_headline
        for read in (_of_phrases, _of_opening, _of_asking, _of_bargain, _of_condition)
        for tie in read(drafts, index)
    ]
    for parse in parses:
        for verb in range(len(parse.tokens)):
            if parse.is_verb(verb):
                found += _of_copula(drafts, parse, verb)
                found += _of_bringing(drafts, parse, verb)
    named = {draft.id: draft for draft in drafts}
    return [(place, tie) for place, tie in found if _are_two(drafts[place], named[tie.target])]


def _of_condition(drafts: Sequence[Draft], index: int) -> Iterator[tuple[int, MentionLink]]:
    """Yield the tie of what is done on a condition: "made her release a condition for talks"."""
    parse, trigger = drafts[index].parse, drafts[index].match.trigger
    conditions = modality_lists()["conditions"]
    noun = next((i for i in parse.ancestors(trigger) if lemma_of(parse, i) in conditions), None)
    if noun is None or parse.tokens[noun].dep != "oprd":
        return
    for act in parse.kids(parse.head(noun), "dobj"):
        own = _own_event(drafts, parse, act)
        target = own if own is not None else find_recalled(drafts, parse, act)
        if target is not None:
            cue = parse.quote(noun, noun + 1)
            yield index, MentionLink("condition_of", drafts[target].id, cue)


def _are_two(one: Draft, other: Draft) -> bool:
    """Tell whether two mentions cannot be of one event, as "the release" is of a release."""
    is_again = one.refers_back or other.refers_back
    return one.id != other.id and not (is_again and one.match.frame.type == other.match.frame.type)


def _of_phrases(drafts: Sequence[Draft], index: int) -> Iterator[tuple[int, MentionLink]]:
    """Yield the ties of "freed 120 soldiers under the first phase of the truce"."""
    draft = drafts[index]
    type_ = draft.match.frame.type
    for name, noun in find_phrases(draft.parse, draft):
        if _own_event(drafts, draft.parse, noun) is not None:
            continue
        target = find_recalled(drafts, draft.parse, noun)
        if target is None and relation_of(name, type_, "agreement") == "part_of":
            target = find_deal(drafts, draft.parse, noun)
        if target is None:
            continue
        relation = relation_of(name, type_, drafts[target].match.frame.type)
        if relation is not None:
            yield index, MentionLink(relation, drafts[target].id, cue_of(draft.parse, noun))


def _of_opening(drafts: Sequence[Draft], index: int) -> Iterator[tuple[int, MentionLink]]:
    """Yield the tie of "Within hours of the verdict Oslo called for", by its words.

    The parse hangs such a phrase on a word of time, or the clause on the phrase.
    """
    draft = drafts[index]
    parse, trigger = draft.parse, draft.match.trigger
    if any(other.parse is parse and _is_ahead(other, draft) for other in drafts):
        return
    start = parse.sentence_tokens(trigger).start
    for noun in range(start, min(trigger, start + _OPENING)):
        if parse.is_verb(noun):
            return
        target = find_recalled(drafts, parse, noun, bare=False)
        if target is None:
            continue
        words = f" {' '.join(parse.words[start : phrase(parse, noun)[0]])}"
        for relation, phrases in link_lists()["phrases"].items():
            if relation in _OPENED and any(words.endswith(f" {item}") for item in phrases):
                cue = parse.quote(start, noun + 1)
                told = _sharpened(words, relation, drafts[target].match.frame.type)
                yield index, MentionLink(told, drafts[target].id, cue)


def _is_ahead(other: Draft, draft: Draft) -> bool:
    sentences = draft.parse.sentences
    trigger = other.match.trigger
    return trigger < draft.match.trigger and sentences[trigger] == sentences[draft.match.trigger]


def _of_asking(drafts: Sequence[Draft], index: int) -> Iterator[tuple[int, MentionLink]]:
    """Yield the tie of "The pardon had been demanded by", "Peru's request for his transfer".

    Likewise "Peru had asked for the step".
    """
    draft = drafts[index]
    parse, trigger = draft.parse, draft.match.trigger
    if draft.match.frame.type != "request" or draft.status is not Status.HAPPENED:
        return
    asked = parse.kids(trigger, "nsubjpass")
    if was_put(draft):
        sought = [item for name, item in prepositions(parse, trigger) if name == "for"]
        sought += parse.kids(trigger, "dobj")
        # "the release of three priests" says whose, and may be of others
        asked += [i for i in sought if all(name != "of" for name, _ in prepositions(parse, i))]
    if draft.match.frame.pos == "noun" and parse.kids(trigger, "poss"):
        asked += [item for name, item in prepositions(parse, trigger) if name == "for"]
    for noun in asked:
        place = find_recalled(drafts, parse, noun, bare=False)
        if place is None and lemma_of(parse, noun) in word_set("steps"):
            place = _news_before(drafts, parse, trigger)
        if place is not None and drafts[place].status in _TOLD:
            cue = parse.quote(trigger, trigger + 1)
            yield place, MentionLink("requested_by", draft.id, cue)


def _of_bargain(drafts: Sequence[Draft], index: int) -> Iterator[tuple[int, MentionLink]]:
    """Yield the tie of "freed nine men as part of a deal under which Oslo lifted sanctions"."""
    draft = drafts[index]
    parse, trigger = draft.parse, draft.match.trigger
    deal = parse.head(trigger)
    is_deal = lemma_of(parse, deal) in link_lists()["called"]["agreement"].split()
    if parse.tokens[trigger].dep != "relcl" or not is_deal:
        return
    covering = {name for name, item in prepositions(parse, trigger) if parse.words[item] == "which"}
    if not covering & {"under", "in", "by"}:
        return
    cue = parse.quote(deal, deal + 1)
    whole = _own_event(drafts, parse, deal)
    if whole is not None:
        yield index, MentionLink("part_of", drafts[whole].id, cue)
    above = parse.ancestors(deal)
    for place, other in enumerate(drafts):
        is_main = other.parse is parse and other.match.trigger in above
        if is_main and _are_given(draft, other):
            yield place, MentionLink("in_exchange_for", draft.id, cue)


def _are_given(one: Draft, other: Draft) -> bool:
    """Tell whether two acts are what two sides give each other."""
    doers = {party.entity for party in one.actors} & {party.entity for party in other.actors}
    return {one.match.frame.type, other.match.frame.type} <= GIVEN and not doers


def _of_copula(
    drafts: Sequence[Draft], parse: Parse, verb: int
) -> Iterator[tuple[int, MentionLink]]:
    """Yield the ties of "the release came out of talks", "the move implements the accord".

    Likewise "called the expulsion an answer to the arrest".
    """
    lemma = lemma_of(parse, verb)
    is_called = lemma in word_set("describing")
    if not (is_called or lemma in word_set("tying_verbs")) or parse.kids(verb, "neg"):
        return
    owner = _owner(drafts, parse, verb)
    if owner is None:
        return
    for noun in _nouns_below(parse, verb):
        target = _event_at(drafts, parse, noun)
        if target is None or target == owner:
            continue
        words = " ".join(parse.words[verb : phrase(parse, noun)[0]])
        relation = _relation_told(words, drafts[target].match.frame.type)
        if relation is not None:
            cue = parse.quote(verb, verb + 1)
            yield owner, MentionLink(relation, drafts[target].id, cue)


def _owner(drafts: Sequence[Draft], parse: Parse, verb: int) -> int | None:
    """Return the event that is the subject of a verb: itself, or the step that it was."""
    is_called = lemma_of(parse, verb) in word_set("describing")
    for noun in objects(parse, verb) if is_called else subjects(parse, verb):
        own = _event_at(drafts, parse, noun)
        if own is not None:
            return own
        is_step = lemma_of(parse, noun) in word_set("steps")
        if is_step or parse.words[noun] in {"it", "this", "that"}:
            return _news_before(drafts, parse, verb)
    return None


def _news_before(drafts: Sequence[Draft], parse: Parse, verb: int) -> int | None:
    news = [
        place
        for place, draft in enumerate(drafts)
        if not draft.in_headline
        and draft.novelty is Novelty.NEW
        and draft.status in _TOLD
        and draft.match.frame.type != "request"
        and is_before(draft, parse, verb)
    ]
    return news[-1] if news else None


def _nouns_below(parse: Parse, verb: int) -> list[int]:
    below = parse.subtree(verb, without=_ASIDE)
    return [token for token in below if token > verb and parse.tokens[token].pos == "NOUN"]


def _relation_told(words: str, type_: str) -> str | None:
    """Return the relation of the words that lead from a verb to a noun phrase."""
    for relation, phrases in link_lists()["told"].items():
        if any(f" {words}".endswith(f" {item}") for item in phrases):
            return (
                None
                if relation == "part_of" and type_ not in WHOLES
                else sharpened(relation, type_)
            )
    return None


def _sharpened(words: str, relation: str, type_: str) -> str:
    """Return what a relation is sharpened to; "a day after the talks" only tells the order."""
    is_measured = not word_set("measures_of_order").isdisjoint(words.split())
    return relation if is_measured else sharpened(relation, type_)


def _event_at(drafts: Sequence[Draft], parse: Parse, noun: int) -> int | None:
    """Return the event that a noun tells itself, or names as told before."""
    own = _own_event(drafts, parse, noun)
    return find_recalled(drafts, parse, noun) if own is None else own


def _own_event(drafts: Sequence[Draft], parse: Parse, noun: int) -> int | None:
    return next(
        (
            place
            for place, draft in enumerate(drafts)
            if draft.parse is parse and noun in {draft.match.trigger, draft.match.noun}
        ),
        None,
    )


def _of_bringing(
    drafts: Sequence[Draft], parse: Parse, verb: int
) -> Iterator[tuple[int, MentionLink]]:
    """Yield the ties of "the talks led to the accord", "a deal that brought about his release"."""
    if not _brings(parse, verb) or parse.kids(verb, "neg", "aux"):
        return
    causes = [_event_at(drafts, parse, noun) for noun in subjects(parse, verb)]
    brought = [
        item
        for governor in (verb, *parse.kids(verb, "dobj"))
        for name, item in prepositions(parse, governor)
        if name.split()[-1] in _TOWARDS
    ]
    effects = [_event_at(drafts, parse, noun) for noun in [*objects(parse, verb), *brought]]
    effects += _moved(drafts, parse, verb)
    for cause in causes:
        for effect in effects:
            if cause is not None and effect is not None and cause != effect:
                cue = parse.quote(verb, verb + 1)
                yield effect, MentionLink("result_of", drafts[cause].id, cue)


def _moved(drafts: Sequence[Draft], parse: Parse, verb: int) -> list[int]:
    """Return what somebody was moved to do: "prompted Oslo to recall its envoy and to expel"."""
    below = {
        token
        for clause in parse.kids(verb, "xcomp", "ccomp")
        for token in parse.subtree(clause, without=frozenset({"relcl", "acl", "advcl"}))
    }
    return [
        place
        for place, draft in enumerate(drafts)
        if draft.parse is parse and draft.match.trigger in below and draft.status in _TOLD
    ]


def _brings(parse: Parse, verb: int) -> bool:
    """Tell whether a verb's subject brings something about: "led to", "cleared the way for"."""
    lemma = lemma_of(parse, verb)
    ways = {lemma_of(parse, item) for item in parse.kids(verb, "dobj")} & word_set("ways")
    return lemma in word_set("bringing_verbs") or (lemma in word_set("way_verbs") and bool(ways))

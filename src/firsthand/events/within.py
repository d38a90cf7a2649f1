"""How two events of one sentence are tied: by a phrase, by a clause, by words alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.events.awaited import is_awaited
from firsthand.events.contents import asked_for, find_contents
from firsthand.events.grammar import prepositions
from firsthand.events.phrases import (
    GIVEN,
    WHOLES,
    cue_of,
    find_phrases,
    link_lists,
    relation_of,
    sharpened,
)
from firsthand.events.scene import lemma_of
from firsthand.events.words import word_set
from firsthand.model import MentionLink, Novelty

if TYPE_CHECKING:
    from firsthand.events.draft import Draft
    from firsthand.events.parse import Parse

# What begins or prolongs a custody.
_HOLDING = frozenset({"detention", "charge", "conviction", "sentence"})
_SPOKEN_OUT = 2  # words from which a phrase names its relation without help of the parse


def find_tie(draft: Draft, other: Draft) -> MentionLink | None:
    """Return the link that a preposition or a relative clause draws to another event."""
    parse = draft.parse
    if _is_asked_for(draft, other):
        return MentionLink("requested_by", other.id, parse.quote(*_word(other.match.trigger)))
    for name, item in find_phrases(parse, draft):
        if item not in {other.match.trigger, other.match.noun, *_given_for(other), *_letter(other)}:
            continue
        if name == "over" and draft.novelty is not Novelty.NEW:
            continue  # why an old measure was taken is no news of the two
        relation = relation_of(name, draft.match.frame.type, other.match.frame.type)
        if relation is not None:
            return MentionLink(relation, other.id, cue_of(parse, item))
    return _by_retaliating(parse, draft, other) or _by_clause(parse, draft, other)


def _by_retaliating(parse: Parse, draft: Draft, other: Draft) -> MentionLink | None:
    """Return the link of "told two editors to leave, retaliating for the expulsion of three"."""
    for verb in parse.kids(draft.match.trigger, "advcl"):
        is_answer = lemma_of(parse, verb) in word_set("answering_verbs") | word_set(
            "retaliating_verbs"
        )
        if not is_answer or parse.tokens[verb].tag != "VBG":
            continue
        for name, item in prepositions(parse, verb):
            if name in {"for", "to"} and item in {other.match.trigger, other.match.noun}:
                return MentionLink("result_of", other.id, parse.quote(*_word(verb)))
    return None


def _is_asked_for(draft: Draft, other: Draft) -> bool:
    """Tell whether an act is what a request hanging on it asks for: "at the request of Kyiv"."""
    if other.match.frame.type != "request":
        return False
    asked = asked_for(other.parse, other.match.trigger)
    asked += find_contents(other.parse, other.match) if _comes_after(other, draft) else []
    # "acting on a request from Oslo, ordered his extradition": the order was asked for
    return bool({draft.match.trigger, draft.modality.governor} & set(asked))


def _comes_after(other: Draft, draft: Draft) -> bool:
    return other.match.trigger > draft.match.trigger


def find_tie_by_words(draft: Draft, other: Draft) -> MentionLink | None:
    """Return the link of the words that stand right before another event's noun phrase.

    The parse loses them behind an announcing clause or an opening quotation mark: "freed ten
    men, the ministry said on Monday, as part of a deal"; 'was a result of "the talks ..."'.
    """
    parse = draft.parse
    at = _phrase_start(other) - 1
    while at > draft.match.trigger and parse.tokens[at].pos in {"DET", "ADJ", "NUM", "PUNCT"}:
        at -= 1
    for relation, phrases in link_lists()["phrases"].items():
        for words in (phrase.split() for phrase in phrases):
            start = at + 1 - len(words)
            if len(words) < _SPOKEN_OUT or start <= draft.match.trigger:
                continue
            if list(parse.words[start : at + 1]) != words:
                continue
            if relation != "part_of" or other.match.frame.type in WHOLES:
                cue = parse.quote(start, at + 1)
                return MentionLink(sharpened(relation, other.match.frame.type), other.id, cue)
    return None


def _phrase_start(other: Draft) -> int:
    """Return where the phrase that names an event begins: at "Oslo" in "Oslo's release of two"."""
    parse = other.parse
    noun = next(iter(_letter(other)), other.match.trigger)
    if other.match.noun is not None and other.match.noun < noun:
        noun = other.match.noun
    owners = [i for kid in parse.kids(noun, "poss") for i in parse.subtree(kid) if i < noun]
    return min([noun, *owners])


def _letter(other: Draft) -> list[int]:
    """Return the paper in which something was asked: "a letter in which he asked for mercy"."""
    parse, trigger = other.parse, other.match.trigger
    is_inside = other.match.frame.type == "request" and parse.tokens[trigger].dep == "relcl"
    return [parse.head(trigger)] if is_inside else []


def _given_for(other: Draft) -> list[int]:
    # "freed 50 in exchange for 35": the event of the 35 has "exchange" as its trigger
    if other.match.frame.pos == "verb" and not other.parse.is_verb(other.match.trigger):
        return list(other.roles.get("recipient", ()))
    return []


def _by_clause(parse: Parse, draft: Draft, other: Draft) -> MentionLink | None:
    if other.match.frame.type == "request" and parse.tokens[other.match.trigger].dep in {
        "relcl",
        "acl",
    }:
        noun = parse.head(other.match.trigger)
        if noun in {draft.match.trigger, draft.match.noun}:
            return MentionLink("requested_by", other.id, parse.quote(*_word(other.match.trigger)))
    clause = other.match.trigger
    if _is_condition(parse, draft.match.trigger, clause):
        return MentionLink("condition_of", other.id, parse.quote(*_word(clause)))
    told = {draft.match.trigger, draft.modality.governor}
    if parse.tokens[clause].dep != "advcl" or parse.head(clause) not in told:
        return None
    marks = parse.kids(clause, "mark", "advmod")
    for relation, words in link_lists()["marks"].items():
        for kid in marks:
            kinds = {draft.match.frame.type, other.match.frame.type}
            if relation == "result_of" and not kinds <= GIVEN:
                continue  # "detained because he had been freed in error" was no answer
            if parse.words[kid] in words and not _is_long_after(draft, other):
                # "after talks mediated by Oslo": a noun that was taken for a clause
                is_noun = parse.tokens[clause].tag == "VBN" and not parse.kids(
                    clause, "aux", "dobj"
                )
                through = sharpened(relation, other.match.frame.type) if is_noun else relation
                return MentionLink(through, other.id, parse.quote(*_word(kid)))
    return None


def _is_long_after(draft: Draft, other: Draft) -> bool:
    """Tell whether a clause only dates: "released six weeks after he was arrested".

    What ends a custody follows its beginning in any case.
    """
    parse, clause = draft.parse, other.match.trigger
    measured = {lemma_of(parse, kid) for kid in parse.kids(clause, "npadvmod")}
    is_end = draft.match.frame.type in GIVEN and other.match.frame.type in _HOLDING
    befell = {party.entity for party in draft.recipients if party.entity is not None}
    held = {party.entity for party in other.recipients}
    spoken_of = {parse.words[token] for token in other.roles.get("recipient", ())}
    is_same = befell & held or spoken_of & word_set("people_pronouns")
    return is_end and bool(is_same) and bool(measured & word_set("long_spans"))


def _is_condition(parse: Parse, act: int, clause: int) -> bool:
    """Tell whether a clause says what must come first: "on condition that", "once they have"."""
    above = parse.head(clause)
    if parse.words[above] == "condition" and parse.tokens[clause].dep in {"acl", "relcl", "ccomp"}:
        return parse.words[parse.head(above)] == "on" and act in parse.ancestors(above)
    if above != act and parse.head(above) != act:
        return False
    return is_awaited(parse, clause)


def _word(index: int) -> tuple[int, int]:
    return index, index + 1

"""Who they were whom an act befell, told later: "The ministry named them as Lind and Moss"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.events.coreference import FAMILY
from firsthand.events.grammar import conjuncts, is_passive
from firsthand.events.parties import make_party
from firsthand.events.scene import lemma_of, name_at, quantity_of
from firsthand.events.words import word_set
from firsthand.model import CountOperator, MentionType, Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from firsthand.events.draft import Draft
    from firsthand.events.parse import Parse
    from firsthand.events.scene import Scene
    from firsthand.model import Party

_NAMING = frozenset({"name", "identify"})
_THEM = frozenset({"them", "they", "him", "her", "he", "she"})
_PLURALS = frozenset({"NNS", "NNPS", "CD"})
_OPENING = 3
_TYPES = frozenset({"death_in_custody", "sanction_imposed", "sanction_eased", *FAMILY})


def with_names(scene: Scene, drafts: Sequence[Draft], parses: Sequence[Parse]) -> list[Draft]:
    """Return the drafts, those of unnamed people with the names that the text gives them later.

    Args:
        scene: the document's entities.
        drafts: all mentions, in text order.
        parses: of the paragraphs.
    """
    told = list(drafts)
    for parse in parses:
        for verb, names in _namings(parse):
            parties = _persons(scene, parse, names)
            _give(told, parse.offset + parse.tokens[verb].start, parties)
        for noun, names in _apposed(parse):
            called = None if _is_told(parse, noun) else lemma_of(parse, noun)
            parties = _persons(scene, parse, names)
            _give(told, parse.offset + parse.tokens[noun].start, parties, called)
    return told


def _persons(scene: Scene, parse: Parse, names: Sequence[int]) -> list[Party]:
    """Return who the names are; nobody where one of them is no person."""
    parties = [make_party(scene, parse, name) for name in names]
    return parties if all(_is_person(scene, party) for party in parties) else []


def _namings(parse: Parse) -> Iterator[tuple[int, list[int]]]:
    """Yield each verb that names people told before, and the heads of their names."""
    for verb, token in enumerate(parse.tokens):
        if token.lemma.lower() not in _NAMING or not parse.is_verb(verb):
            continue
        labels = ("nsubjpass",) if is_passive(parse, verb) else ("dobj",)
        if not any(_is_told(parse, noun) for noun in parse.kids(verb, *labels)):
            continue
        for kid in parse.kids(verb, "prep"):
            heads = parse.kids(kid, "pobj") if parse.words[kid] == "as" else []
            names = [_name(parse, item) for head in heads for item in conjuncts(parse, head)]
            if names and all(parse.tokens[name].pos == "PROPN" for name in names):
                # "named as a suspect" names nobody
                yield verb, names


def _apposed(parse: Parse) -> Iterator[tuple[int, list[int]]]:
    """Yield who opens a sentence with names: "The Danes, cook Ann Lind and Ben Moss, left".

    Told by the words, as parsers hang such names anywhere.
    """
    persons = [name for name in parse.passage.names if name.type is MentionType.PERSON]
    for noun, token in enumerate(parse.tokens[:-1]):
        if token.tag not in _PLURALS or parse.words[noun + 1] != ",":
            continue
        first = parse.sentence_tokens(noun).start
        if parse.words[first] not in {"the", "these", "both"} or noun - first > _OPENING:
            continue
        finite = (i for i in parse.sentence_tokens(noun) if i > noun and _is_finite(parse, i))
        end = next(finite, noun)
        inside = [one for one in persons if token.end < one.start < parse.tokens[end].start]
        words = [parse.tokens_within(one.start, one.end) for one in inside]
        if all(words) and inside and parse.words[end - 1] == ",":
            yield noun, [heads[-1] for heads in words]


def _is_finite(parse: Parse, index: int) -> bool:
    tag = parse.tokens[index].tag
    return tag in {"VBD", "VBZ", "MD"} or parse.words[index] in {"are", "have", "were"}


def _is_told(parse: Parse, noun: int) -> bool:
    """Tell whether a phrase means people of whom the text has told: "them", "the three men"."""
    if parse.words[noun] in _THEM:
        return True
    words = {parse.words[kid] for kid in parse.kids(noun, "det", "predet")}
    is_people = lemma_of(parse, noun) in word_set("generic_people") | word_set("pairs")
    return bool(words & {"the", "these", "both"}) and (is_people or parse.tokens[noun].pos == "NUM")


def _name(parse: Parse, head: int) -> int:
    """Return the name in "her aide, Ben Moss", or the head itself."""
    named = [kid for kid in parse.kids(head, "appos") if parse.tokens[kid].pos == "PROPN"]
    return named[0] if named and parse.tokens[head].pos != "PROPN" else head


def _is_person(scene: Scene, party: Party) -> bool:
    entity = scene.entities.get(party.entity) if party.entity is not None else None
    return entity is not None and entity.type is MentionType.PERSON


def _give(
    drafts: list[Draft], place: int, parties: Sequence[Party], called: str | None = None
) -> None:
    """Give names to the last phrase before a place that counts just as many, in place.

    Where they are called something ("the teachers"), the phrase called them so too.
    """
    for at in reversed(range(len(drafts) if parties else 0)):
        draft = drafts[at]
        before = draft.trigger.span.start < place and not draft.in_headline
        if not before or draft.match.frame.type not in _TYPES or draft.status is Status.DENIED:
            continue
        people = draft.roles.get("recipient", ())
        for one, token in enumerate(people if len(people) == len(draft.recipients) else ()):
            is_alike = called is None or lemma_of(draft.parse, token) == called
            if is_alike and _number(draft.parse, token) == len(parties):
                rest = draft.recipients[:one], draft.recipients[one + 1 :]
                drafts[at] = replace(draft, recipients=(*rest[0], *parties, *rest[1]))
                return


def _number(parse: Parse, token: int) -> int | None:
    """Return how many unnamed people a phrase means, if it says so exactly."""
    quantity = quantity_of(parse, token)
    # "two Danes" are no more named than "two cooks"
    is_name = parse.tokens[token].pos == "PROPN" or name_at(parse, token) is not None
    if is_name and (quantity is None or parse.tokens[token].tag != "NNPS"):
        return None
    if quantity is not None:
        return int(quantity.n) if quantity.op is CountOperator.EQUAL else None
    words = {parse.words[kid] for kid in parse.kids(token, "det")}
    return 1 if words & {"a", "an"} else None

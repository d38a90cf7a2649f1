"""What a document knows of its arguments: entities, quantities and kinds of nouns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.events.frames import word_classes
from firsthand.events.grammar import core_noun, objects, phrase, prepositions
from firsthand.events.words import word_set
from firsthand.language.gazetteer import lookup
from firsthand.model import MentionType, Quantity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from firsthand.events.parse import Parse
    from firsthand.language.gazetteer import KnownName
    from firsthand.model import Entity, Mention, Name, Reading

_PERSON_ENDINGS = ("ist", "men", "man", "woman", "women", "eer", "ee")


@dataclass(frozen=True, slots=True)
class Scene:
    """One document's entities, ready to be asked about tokens of any paragraph.

    `is_live`: the document is a live blog, whose entries tell what is happening as they are
    written. `is_public`: it speaks of states, courts or custody somewhere.
    """

    reading: Reading
    entities: Mapping[str, Entity]
    mentions: tuple[Mention, ...]
    is_live: bool = False
    is_public: bool = True

    def mention_at(self, parse: Parse, token: int) -> Mention | None:
        """Return the shortest mention that covers a token, if any."""
        start = parse.offset + parse.tokens[token].start
        end = parse.offset + parse.tokens[token].end
        covering = [
            item
            for item in self.mentions
            if item.quote.span.start <= start and end <= item.quote.span.end
        ]
        return min(covering, key=_mention_length, default=None)

    def entity_at(self, parse: Parse, token: int) -> Entity | None:
        """Return the entity that a token names, if it is one."""
        mention = self.mention_at(parse, token)
        return self.entities.get(mention.entity) if mention is not None else None


# The hour that opens an entry, on a line of its own or before its words.
_ENTRY = re.compile(r"^[ \t]*(?:[01]?\d|2[0-3])[:.][0-5]\d\b", re.MULTILINE)
_ENTRIES = 3
_WORD = re.compile(r"[a-z]+")


def _mention_length(mention: Mention) -> tuple[int, int]:
    span = mention.quote.span
    return (span.end - span.start, span.start)


def make_scene(reading: Reading) -> Scene:
    """Return what a reading knows of its entities."""
    return Scene(
        reading=reading,
        entities={entity.id: entity for entity in reading.entities},
        mentions=reading.mentions,
        is_live=len(_ENTRY.findall(reading.text)) >= _ENTRIES,
        is_public=not word_set("public_words").isdisjoint(_WORD.findall(reading.text.lower())),
    )


def name_at(parse: Parse, token: int) -> Name | None:
    """Return the named thing that the recogniser sees at a token."""
    item = parse.tokens[token]
    for name in parse.passage.names:
        if name.start <= item.start and item.end <= name.end:
            return name
    return None


def quantity_of(parse: Parse, noun: int) -> Quantity | None:
    """Return the quantity that counts a noun phrase: "31" of "31 Ukrainian citizens"."""
    start, end = phrase(parse, noun)
    first, last = parse.tokens[start].start, parse.tokens[end - 1].end
    head = parse.tokens[noun]
    for quantity in parse.passage.quantities:
        if quantity.kind != "count":
            continue
        if _counts(quantity, head.start, head.end):
            # also where the parser hangs "1,870" of "by March 1,870 men" on the month
            return quantity
        if quantity.end <= first or quantity.start >= last:
            continue
        if quantity.start <= head.start < quantity.end:
            return quantity
        if quantity.of_start is None and quantity.end <= head.start:
            return quantity
    if in_class(parse, noun, "body"):
        # "the bodies of 40 soldiers"
        return next(
            (q for n in slot_fillers(parse, noun, "of") if (q := quantity_of(parse, n))), None
        )
    core = core_noun(parse, noun)
    # "a total of 1,318 people", "a group of 12 activists"
    is_sum = core != noun and lemma_of(parse, noun) in {"total", "group"}
    return quantity_of(parse, core) if is_sum else None


def _counts(quantity: Quantity, start: int, end: int) -> bool:
    if quantity.of_start is None or quantity.of_end is None:
        return False
    return quantity.of_start <= start and end <= quantity.of_end


def lemma_of(parse: Parse, token: int) -> str:
    """Return the lemma of a token in lower case."""
    return parse.tokens[token].lemma.lower()


def in_class(parse: Parse, token: int, name: str) -> bool:
    """Tell whether a token's lemma or form is in a word class."""
    words = word_classes()[name]
    return lemma_of(parse, token) in words or parse.words[token] in words


def is_person(scene: Scene, parse: Parse, token: int) -> bool:
    """Tell whether a noun phrase stands for people."""
    core = core_noun(parse, token)
    word = parse.words[core]
    if word in {"it", "itself", "which", "that", "this"}:
        return False
    if word in word_set("person_pronouns") or _is_number(parse, core):
        return True
    if is_person_name(scene, parse, core):
        return True
    if any(in_class(parse, kid, "person") for kid in parse.kids(core, "compound", "nmod")):
        # "publisher Anna Lind": the noun before a name says what the name is
        return parse.tokens[core].pos == "PROPN" or _is_person_noun(parse, core)
    if parse.tokens[core].pos == "PROPN":
        return (
            parse.tokens[core].tag == "NNPS"
            or in_class(parse, core, "person")
            or _may_be_person(scene, parse, core)
        )
    return _is_person_noun(parse, core)


def _is_national(parse: Parse, core: int) -> bool:
    """Tell whether people are named by where they are from: "two Swedes", "a Serb"."""
    known = nation_at(parse, core)
    return known is not None and (known.kind == "people" or is_single(parse, core))


def nation_at(parse: Parse, core: int) -> KnownName | None:
    """Return the people or nationality that a noun names: "Swedes", "New Zealanders"."""
    first = core - 1 if list(parse.kids(core, "compound")) == [core - 1] else core
    known = lookup(parse.quote(first, core + 1).text) or lookup(parse.quote(core, core + 1).text)
    return known if known is not None and known.kind in {"people", "demonym"} else None


def is_single(parse: Parse, noun: int) -> bool:
    """Tell whether a noun is one of its kind: "a Serb", "one Serb"."""
    return any(parse.words[kid] in {"a", "an", "one"} for kid in parse.kids(noun, "det", "nummod"))


def _is_number(parse: Parse, token: int) -> bool:
    """Tell whether a word is a number, though "Forty" at the start may be tagged a name."""
    item = parse.tokens[token]
    counts = (q for q in parse.passage.quantities if q.kind == "count")
    return item.pos == "NUM" or any(q.start <= item.start and item.end <= q.end for q in counts)


def _may_be_person(scene: Scene, parse: Parse, core: int) -> bool:
    """Tell whether a name of which nothing better is known may be somebody's.

    Recognisers take rare surnames for places or companies; a name that the gazetteer knows,
    or in capitals, or of several words is what it is said to be.
    """
    entity = scene.entity_at(parse, core)
    if entity is not None and entity.country is not None:
        return False
    name = name_at(parse, core)
    token = parse.tokens[core]
    text = parse.text[parse.offset + token.start : parse.offset + token.end]
    single = name is None or (name.start == token.start and name.end <= token.end + _POSSESSIVE)
    return single and not text.isupper() and not parse.kids(core, "det") and text[:1].isupper()


_POSSESSIVE = 2


def is_person_name(scene: Scene, parse: Parse, core: int) -> bool:
    """Tell whether a word is the name of a person or of a people."""
    entity = scene.entity_at(parse, core)
    if entity is not None and entity.type is MentionType.PERSON:
        return True
    name = name_at(parse, core)
    if name is not None and name.type in {MentionType.PERSON, MentionType.GROUP}:
        return True
    if _is_national(parse, core):
        return True
    # "five other Thais", whom no recogniser knows
    is_people = entity is not None and entity.type is MentionType.GROUP
    return is_people and parse.tokens[core].pos == "PROPN"


def _is_person_noun(parse: Parse, core: int) -> bool:
    lemma = lemma_of(parse, core)
    if in_class(parse, core, "person") or in_class(parse, core, "group"):
        return True
    if parse.tokens[core].pos in {"ADJ", "VERB"}:
        return lemma in word_set("those_who_are") or parse.words[core] in word_set("those_who_are")
    if lemma not in word_set("not_persons") and lemma.endswith(_PERSON_ENDINGS):
        return True
    # a supplier may be a firm, "suspected suppliers" are people
    may_be = lemma.endswith(("er", "or")) and lemma not in word_set("suspected_things")
    suspected = word_set("suspected")
    return may_be and any(parse.words[kid] in suspected for kid in parse.kids(core, "amod"))


def is_power(scene: Scene, parse: Parse, token: int) -> bool:
    """Tell whether a phrase names a country, a government, a court or an organisation."""
    entity = scene.entity_at(parse, token)
    if entity is not None and entity.type in {MentionType.PLACE, MentionType.ORGANISATION}:
        return True
    name = name_at(parse, token)
    if name is not None and name.type in {MentionType.PLACE, MentionType.ORGANISATION}:
        return True
    return in_class(parse, token, "authority") or _stands_for_power(parse, token)


def _stands_for_power(parse: Parse, token: int) -> bool:
    """Tell whether somebody stands for a body or a state: "a Red Cross delegate"."""
    if is_national_side(parse, token) or _is_each_side(parse, token):
        return True
    if not in_class(parse, token, "official"):
        return False
    owners = [name_at(parse, kid) for kid in parse.kids(token, "compound", "amod", "poss", "nmod")]
    powers = {MentionType.PLACE, MentionType.ORGANISATION, MentionType.GROUP}
    return any(name is not None and name.type in powers for name in owners)


def _is_each_side(parse: Parse, token: int) -> bool:
    """Tell whether both who deal with each other are meant: "each side", "both sides"."""
    words = {parse.words[kid] for kid in parse.kids(token, "det", "preconj", "predet", "nummod")}
    return lemma_of(parse, token) == "side" and bool(words & {"each", "both", "two", "either"})


def is_national_side(parse: Parse, token: int) -> bool:
    """Tell whether a state is called a side: "the Russian side"."""
    if parse.words[token] != "side":
        return False
    known = [lookup(parse.quote(kid, kid + 1).text) for kid in parse.kids(token, "amod")]
    return any(name is not None and name.kind == "demonym" for name in known)


def is_official(scene: Scene, parse: Parse, token: int) -> bool:
    """Tell whether a phrase names a country or an authority."""
    entity = scene.entity_at(parse, token)
    if entity is not None and entity.type is MentionType.PLACE:
        return True
    return in_class(parse, token, "authority")


def is_party(scene: Scene, parse: Parse, token: int) -> bool:
    """Tell whether a phrase names someone who can ask, agree or refuse."""
    word = parse.words[token]
    if is_time(parse, token):
        return False
    if word in {"it", "which", "that"} or parse.tokens[token].pos == "PRON":
        return word not in {"i", "you", "what", "nothing", "something"}
    return (
        is_power(scene, parse, token)
        or name_at(parse, token) is not None
        or scene.mention_at(parse, token) is not None
        or is_person(scene, parse, token)
        or lemma_of(parse, token) in word_set("parties")
    )


def is_time(parse: Parse, token: int) -> bool:
    """Tell whether a token is part of a time expression."""
    at = parse.tokens[token].start
    return any(time.start <= at < time.end for time in parse.passage.times)


def is_proper(parse: Parse, token: int) -> bool:
    """Tell whether a word is, or belongs to, a proper name."""
    return name_at(parse, token) is not None or parse.tokens[token].pos == "PROPN"


def is_named(scene: Scene, parse: Parse, token: int) -> bool:
    """Tell whether a phrase has a name of its own."""
    return (
        name_at(parse, token) is not None
        or scene.entity_at(parse, token) is not None
        or parse.tokens[token].pos == "PROPN"
    )


def slot_fillers(parse: Parse, governor: int, slot: str) -> list[int]:
    """Return the noun heads that stand in a slot below a governor: "obj" or a preposition."""
    if slot == "obj":
        return objects(parse, governor)
    return [item for name, item in prepositions(parse, governor) if name == slot]

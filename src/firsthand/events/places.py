"""Where an event took place: stated in a phrase, or implied by whose authorities acted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.events.grammar import prepositions, subjects
from firsthand.events.scene import in_class, lemma_of, name_at
from firsthand.events.words import word_set
from firsthand.language.gazetteer import country_name, lookup
from firsthand.model import MentionType, Party, Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.events.match import Match
    from firsthand.events.parse import Parse
    from firsthand.events.scene import Scene

_PLACE_PREPOSITIONS = frozenset(["in", "at", "near", "outside", "inside", "around", "off"])
_IMPLIED = frozenset(
    {"pardon", "amnesty", "release", "detention", "charge", "sentence", "conviction"}
)


def find_place(
    scene: Scene, parse: Parse, match: Match, actors: Sequence[Party], exclude: Sequence[int]
) -> Place | None:
    """Return the place of an event, or None.

    Args:
        scene: the document's entities.
        parse: the paragraph.
        match: the trigger and its frame.
        actors: who acted; the country of an authority implies the place of its own acts.
        exclude: tokens that fill another role and are therefore no place.
    """
    for token in _stated(parse, match):
        if token not in exclude:
            place = _named(scene, parse, token)
            if place is not None:
                return place
    acts_at_home = match.frame.type in _IMPLIED or match.frame.plover.mode == "execute"
    return _implied(scene, actors) if acts_at_home else None


def _stated(parse: Parse, match: Match) -> list[int]:
    governors = [match.trigger, *match.words[1:]]
    agents = subjects(parse, match.trigger) if parse.is_verb(match.trigger) else []
    governors += [agent for agent in agents if in_class(parse, agent, "authority")]
    above = parse.head(match.trigger)
    if parse.tokens[match.trigger].dep == "nsubj" and lemma_of(parse, above) in word_set(
        "taking_place"
    ):
        governors.append(above)
    found = []
    for governor in governors:
        found += [
            item for name, item in prepositions(parse, governor) if name in _PLACE_PREPOSITIONS
        ]
    found += _beside_things(parse, match, found)
    prisons = [word for word in match.words if in_class(parse, word, "prison")]
    return [*found, *prisons]


def _beside_things(parse: Parse, match: Match, places: Sequence[int]) -> list[int]:
    """Return the towns of what a phrase places an act at: "outside a shop in Leon".

    Likewise of the organs that act or take over: "judges at a court in Accra", "turned over to
    their embassy in Hanoi".
    """
    things = [item for item in places if parse.tokens[item].pos == "NOUN"]
    beside = prepositions(parse, match.trigger) if parse.is_verb(match.trigger) else []
    things += [item for name, item in beside if name == "to" and in_class(parse, item, "authority")]
    agents = subjects(parse, match.trigger) if parse.is_verb(match.trigger) else []
    organs = [
        item
        for agent in agents
        for name, item in prepositions(parse, agent)
        if name in {"at", "of"} and in_class(parse, item, "authority")
    ]
    return [
        item
        for thing in [*things, *organs]
        for name, item in prepositions(parse, thing)
        if name in _PLACE_PREPOSITIONS
    ]


def _named(scene: Scene, parse: Parse, token: int) -> Place | None:
    mention = scene.mention_at(parse, token)
    if mention is not None and mention.metonym:
        return None
    name = name_at(parse, token)
    if name is not None and name.type is MentionType.PLACE:
        entity = scene.entity_at(parse, token)
        text = _town(_text(parse, name.start, name.end))
        return Place(text, entity.country if entity is not None else None, "stated")
    if in_class(parse, token, "prison"):
        return _prison(scene, parse, token)
    return _site(scene, parse, token) if in_class(parse, token, "site") else None


def _site(scene: Scene, parse: Parse, token: int) -> Place | None:
    """An airport, a crossing or a court by the town it belongs to: "Tosk airport"."""
    for kid in parse.kids(token, "poss", "compound", "nmod"):
        place = _named(scene, parse, kid)
        if place is not None:
            return place
    return None


def _town(name: str) -> str:
    """The town of "Tosk's Northern Gate", where it is known to be one."""
    owner, mark, _ = name.replace("’", "'").partition("'s ")
    return owner if mark and lookup(owner) is not None else name


def _prison(scene: Scene, parse: Parse, token: int) -> Place | None:
    """A prison by its name ("Evin prison") or by where it lies ("a colony outside Perm")."""
    for kid in parse.kids(token, "compound", "nmod"):
        name = name_at(parse, kid)
        if name is not None or parse.tokens[kid].pos == "PROPN":
            tokens = [i for i in parse.subtree(kid) if i < token]
            quote = parse.quote(tokens[0], tokens[-1] + 1)
            return Place(quote.text, None, "stated")
    for name_, item in prepositions(parse, token):
        if name_ in _PLACE_PREPOSITIONS:
            return _named(scene, parse, item)
    return None


def _text(parse: Parse, start: int, end: int) -> str:
    return parse.text[parse.offset + start : parse.offset + end]


def _implied(scene: Scene, actors: Sequence[Party]) -> Place | None:
    for actor in actors:
        entity = scene.entities.get(actor.entity) if actor.entity is not None else None
        if entity is None or entity.country is None:
            continue
        return Place(country_name(entity.country), entity.country, "implied")
    return None

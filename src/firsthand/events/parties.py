"""Whom a phrase names: the entity that it resolves to and its words."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from firsthand.events.grammar import phrase, subjects, whole_number
from firsthand.events.modality import is_reporting
from firsthand.events.scene import in_class, is_national_side, is_person
from firsthand.language.gazetteer import country_name
from firsthand.model import MentionKind, MentionType, Party

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.events.parse import Parse
    from firsthand.events.scene import Scene
    from firsthand.model import Mention

_BEFALLEN = frozenset({"stand", "face", "die", "remain", "leave", "return", "serve"})
_JOINTS = frozenset({",", "and", ", and", "&"})
_THEIR_OWN = frozenset({"his", "her", "their"})
_APART = frozenset({":", ";", "-", "–", "—"})
_MEMBERS = frozenset({"states", "countries", "nations", "members"})


def make_party(scene: Scene, parse: Parse, token: int, particles: Sequence[int] = ()) -> Party:
    """Return who a phrase names: the entity it resolves to and its words.

    "Venezuelan authorities" resolves to the country, for a demonym says whose they are.
    `particles` are words of the trigger that the parser may have put into the phrase.
    """
    start, end = phrase(parse, token)
    while start < token and start in particles:
        start += 1
    quote = parse.quote(whole_number(parse, start), end)
    may_tell = parse.words[token] == "it" or _they_act(parse, token)
    teller = _teller(scene, parse, token) if may_tell else None
    if teller is not None and parse.words[token] == "it":
        # "the ministry said it had expelled them": no other body is nearer
        return Party(teller, quote)
    introduced = _apposed(scene, parse, token) if _is_introduced(parse, token) else None
    mention = introduced or scene.mention_at(parse, token) or _apposed(scene, parse, token)
    meant = _own_country(scene, parse, token) or (mention.entity if mention else teller)
    return Party(meant or _union(scene, parse, token) or _state(scene, parse, token), quote)


def _state(scene: Scene, parse: Parse, token: int) -> str | None:
    """Return the country that acts through those whom a phrase means, if it says which."""
    return _owner(scene, parse, token) if _is_of_state(parse, token) else None


def _own_country(scene: Scene, parse: Parse, token: int) -> str | None:
    """Return the state that a minister calls his: "said his country had received 37 men"."""
    if parse.words[token] not in {"country", "state", "government"}:
        return None
    for owner in parse.kids(token, "poss"):
        mention = scene.mention_at(parse, owner)
        person = scene.entities.get(mention.entity) if mention is not None else None
        if person is None or person.country is None or parse.words[owner] not in _THEIR_OWN:
            continue
        return _country_of(scene, person.country)
    return None


def _they_act(parse: Parse, token: int) -> bool:
    """Tell whether "they" do something: not in "Oslo says they will stand trial"."""
    is_subject = parse.words[token] == "they" and parse.tokens[token].dep == "nsubj"
    return is_subject and parse.tokens[parse.head(token)].lemma not in _BEFALLEN


def _teller(scene: Scene, parse: Parse, pronoun: int) -> str | None:
    """Return who says of itself what it did: "the ministry said it had expelled them"."""
    above = parse.ancestors(pronoun)
    for node in above:
        nearer = _acting_body(scene, parse, node) if node != above[0] else None
        if nearer is not None and not is_reporting(parse, node):
            # "the group freed two men it had kidnapped, the office said"
            return nearer
        if is_reporting(parse, node):
            for teller in subjects(parse, node):
                mention = scene.mention_at(parse, teller)
                if mention is not None:
                    entity = scene.entities.get(mention.entity)
                    single = entity is not None and entity.type is MentionType.PERSON
                    return None if single else mention.entity
                if in_class(parse, teller, "authority"):
                    return _owner(scene, parse, teller)
            break
    return None


def _acting_body(scene: Scene, parse: Parse, verb: int) -> str | None:
    """Return the body that is the subject of a verb, if one is."""
    for doer in subjects(parse, verb) if parse.is_verb(verb) else ():
        mention = scene.mention_at(parse, doer)
        entity = scene.entities.get(mention.entity) if mention is not None else None
        if entity is not None and entity.type is MentionType.ORGANISATION:
            return entity.id
    return None


def _apposed(scene: Scene, parse: Parse, token: int) -> Mention | None:
    # "our reporter Ilija Perko": the name stands in apposition, right after the noun
    is_human = is_person(scene, parse, token)
    for kid in parse.kids(token, "appos"):
        named = scene.mention_at(parse, kid)
        if named is not None and is_human and not _is_persons(scene, named):
            # "executed a man, the news outlet Tosk reported": the outlet is not the man
            continue
        # "his jailer, Colonel Ivo Ram": somebody's own may be named behind a comma
        leads = _is_introduced(parse, token) or parse.kids(token, "poss")
        is_apart = not _APART.isdisjoint(parse.words[token:kid])
        if named is not None and ("," not in parse.words[token:kid] or leads) and not is_apart:
            return named
    if parse.words[token] != "one":
        return None
    # "one of the two, Agshin Babirov": the name may hang on those whom he is one of
    below = [kid for node in parse.subtree(token) for kid in parse.kids(node, "appos")]
    return next((named for kid in below if (named := scene.mention_at(parse, kid))), None)


def _is_persons(scene: Scene, mention: Mention) -> bool:
    entity = scene.entities.get(mention.entity)
    return entity is None or entity.type in {MentionType.PERSON, MentionType.GROUP}


def _is_introduced(parse: Parse, token: int) -> bool:
    """Tell whether a phrase only leads to the name after it: "one man, the editor Ann Lind"."""
    words = {parse.words[kid] for kid in parse.kids(token, "det", "nummod")}
    return parse.tokens[token].tag == "NN" and bool(words & {"a", "an", "one"})


def _union(scene: Scene, parse: Parse, token: int) -> str | None:
    """Return the union whose members a phrase means together: "EU states", "NATO countries"."""
    if parse.words[token] not in _MEMBERS or parse.kids(token, "nummod", "det"):
        return None
    for inner in range(phrase(parse, token)[0], token):
        entity = scene.entity_at(parse, inner)
        if entity is not None and entity.type is MentionType.ORGANISATION:
            return entity.id
    return None


def _owner(scene: Scene, parse: Parse, token: int) -> str | None:
    for kid in parse.kids(token, "amod", "compound", "poss", "nmod"):
        entity = scene.entity_at(parse, kid)
        if entity is None or entity.type not in {MentionType.GROUP, MentionType.PLACE}:
            continue
        return _country_of(scene, entity.country) or entity.id
    return None


def _is_of_state(parse: Parse, token: int) -> bool:
    """Tell whether its country acts through it: police and agents, but no militia."""
    if in_class(parse, token, "authority") or is_national_side(parse, token):
        return True
    return in_class(parse, token, "captor") and not in_class(parse, token, "irregular")


def _country_of(scene: Scene, code: str | None) -> str | None:
    if code is None:
        return None
    country = country_name(code)
    places = [
        entity.id
        for entity in scene.reading.entities
        if entity.type is MentionType.PLACE and entity.country == code and entity.name == country
    ]
    named = {
        mention.entity
        for mention in scene.mentions
        if mention.kind is MentionKind.NAME and mention.entity in places
    }
    return min(named, default=None)


def make_parties(
    scene: Scene, parse: Parse, tokens: Sequence[int], particles: Sequence[int] = ()
) -> tuple[Party, ...]:
    """Return a party for each token, those that name the same entity once."""
    found: list[Party] = []
    for token in tokens:
        party = make_party(scene, parse, token, particles)
        for one in _one_by_one(scene, party):
            if one.entity is None or one.entity not in {item.entity for item in found}:
                found.append(one)
    return tuple(found)


def _one_by_one(scene: Scene, party: Party) -> list[Party]:
    """Return the persons whom one phrase names in a row: "Ada Roe-Lind and Ivo Pann"."""
    if party.quote is None or not any(joint in party.quote.text for joint in (" and ", ",", "&")):
        return [party]
    text, start = party.quote.text, party.quote.span.start
    inside = [
        mention
        for mention in scene.reading.mentions
        if mention.kind is MentionKind.NAME
        and start < mention.quote.span.end <= party.quote.span.end
    ]
    spans = [mention.quote.span for mention in inside]
    gaps = {text[left.end - start : right.start - start].strip() for left, right in pairwise(spans)}
    is_row = len(inside) > 1 and spans[0].start <= start and gaps <= _JOINTS
    if not is_row or spans[-1].end != party.quote.span.end:
        return [party]
    return [Party(mention.entity, mention.quote) for mention in inside]

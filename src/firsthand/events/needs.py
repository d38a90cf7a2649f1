"""Whether a phrase belongs to the class that a frame asks of a role: "power", "captor"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.events.frames import word_classes
from firsthand.events.grammar import core_noun, prepositions
from firsthand.events.scene import (
    in_class,
    is_named,
    is_official,
    is_party,
    is_person,
    is_person_name,
    is_power,
    is_proper,
    is_time,
    lemma_of,
    nation_at,
    quantity_of,
)
from firsthand.events.words import word_set
from firsthand.model import MentionType

if TYPE_CHECKING:
    from collections.abc import Callable

    from firsthand.events.parse import Parse
    from firsthand.events.scene import Scene

    Test = Callable[[Scene, Parse, int], bool]


def fits(scene: Scene, parse: Parse, token: int, name: str) -> bool:
    """Tell whether a phrase belongs to a class: one of `NEEDS`, or a list of words."""
    test = NEEDS.get(name)
    if test is not None:
        return test(scene, parse, token)
    # "two of its own soldiers" are soldiers
    return in_class(parse, token, name) or in_class(parse, core_noun(parse, token), name)


def _is_somebody(scene: Scene, parse: Parse, token: int) -> bool:
    return is_person(scene, parse, token) and not in_class(parse, core_noun(parse, token), "body")


def _is_surely_somebody(scene: Scene, parse: Parse, token: int) -> bool:
    if not is_person(scene, parse, token):
        return False
    core = core_noun(parse, token)
    entity = scene.entity_at(parse, core)
    if entity is not None and entity.type is MentionType.GROUP:
        return True
    unsure = parse.tokens[core].pos == "PROPN" and not is_person_name(scene, parse, core)
    return not unsure or any(in_class(parse, i, "custody") for i in range(len(parse.words)))


def _is_body_or_person(scene: Scene, parse: Parse, token: int) -> bool:
    return is_person(scene, parse, token) or in_class(parse, core_noun(parse, token), "body")


def _has_participle(name: str) -> Test:
    """Return the test whether a phrase says of its people that they were freed, or expelled.

    On a day of its own, it says so of another time: "three of those freed on Monday arrived".
    """

    def test(scene: Scene, parse: Parse, token: int) -> bool:
        return is_person(scene, parse, token) and any(
            parse.tokens[kid].dep in {"amod", "acl", "relcl"}
            and in_class(parse, kid, name)
            and not any(is_time(parse, item) for item in _clause(parse, kid, parse.head(token)))
            for kid in parse.subtree(token)
        )

    return test


def _clause(parse: Parse, participle: int, verb: int) -> list[int]:
    """Return the words of a clause, those before the main verb that the parser gave to that too."""
    return [*parse.subtree(participle), *range(participle, verb)]


def _is_captive_or_named(scene: Scene, parse: Parse, token: int) -> bool:
    known = in_class(parse, core_noun(parse, token), "captive") or is_named(scene, parse, token)
    return is_person(scene, parse, token) and (known or quantity_of(parse, token) is not None)


def _is_kidnapped(scene: Scene, parse: Parse, token: int) -> bool:
    words = {lemma_of(parse, i) for i in parse.subtree(token)}
    return is_person(scene, parse, token) and bool(word_classes()["kidnapped"] & words)


def _is_named_or_firm(scene: Scene, parse: Parse, token: int) -> bool:
    counted = lemma_of(parse, core_noun(parse, token)) in word_set("firms")
    return counted or is_named(scene, parse, token)


def _has_own_name(_scene: Scene, parse: Parse, token: int) -> bool:
    return is_proper(parse, token)


def _is_named_or_person(scene: Scene, parse: Parse, token: int) -> bool:
    return is_person(scene, parse, token) or _is_named_or_firm(scene, parse, token)


def _is_named_or_it(scene: Scene, parse: Parse, token: int) -> bool:
    """Tell whether a phrase names somebody, or takes up who was named: "took it off its list"."""
    return parse.words[token] in {"it", "them"} or _is_named_or_person(scene, parse, token)


def _is_own_people(scene: Scene, parse: Parse, token: int) -> bool:
    """Tell whether a state's own people are meant: "its nationals", "30 of its students"."""
    core = core_noun(parse, token)
    owned = {parse.words[kid] for kid in parse.kids(core, "poss")} & {"its", "their"}
    return is_person(scene, parse, token) and bool(owned or in_class(parse, core, "countryman"))


def _are_returned(scene: Scene, parse: Parse, token: int) -> bool:
    """Tell whether a state gets its people back, as the words around tell of a swap or release.

    "Chad freed 22 Danes, while Denmark sent back 38 Chadians": no migrants turned away.
    """
    core = core_noun(parse, token)
    is_swap = any(in_class(parse, i, "freeing") for i in range(len(parse.words)))
    is_own = nation_at(parse, core) is not None or in_class(parse, core, "countryman")
    return is_swap and is_own and is_person(scene, parse, token)


def _is_inmate(scene: Scene, parse: Parse, token: int) -> bool:
    return is_person(scene, parse, token) and in_class(parse, core_noun(parse, token), "inmate")


def _is_agent(_scene: Scene, parse: Parse, token: int) -> bool:
    if is_time(parse, token) or _is_bound(parse, token):
        return False
    return not in_class(parse, core_noun(parse, token), "thing")


def _is_bound(parse: Parse, token: int) -> bool:
    """Tell whether a phrase is an end of a time: "freed by the end of the week"."""
    is_end = lemma_of(parse, token) in word_set("bounds_of_time")
    return is_end and any(
        lemma_of(parse, item) in word_set("bounded_times") for _, item in prepositions(parse, token)
    )


def _is_power_or_party(scene: Scene, parse: Parse, token: int) -> bool:
    return is_power(scene, parse, token) or is_party(scene, parse, token)


def _was_held(scene: Scene, parse: Parse, token: int) -> bool:
    """Tell whether people are hostages, or the text says at once that they had been held."""
    clauses = parse.kids(token, "relcl", "acl")
    held = any(
        lemma_of(parse, verb) in word_set("holding_verbs") or _tells_of_jail(parse, verb)
        for verb in clauses
    )
    return is_person(scene, parse, token) and (held or in_class(parse, token, "hostages"))


def _tells_of_jail(parse: Parse, verb: int) -> bool:
    """Tell whether a clause says how long somebody was locked up: "who spent a year in jail"."""
    is_inside = lemma_of(parse, verb) in {"spend", "languish"}
    return is_inside and any(in_class(parse, item, "prison") for item in parse.subtree(verb))


def _may_hold(scene: Scene, parse: Parse, token: int) -> bool:
    """Tell whether a phrase names who arrests: police, agents, or the "it" of a government."""
    if in_class(parse, token, "authority") or in_class(parse, token, "captor"):
        return True
    if parse.words[token] not in {"it", "they"}:
        return False
    mention = scene.mention_at(parse, token)
    above = parse.ancestors(token)[1:]
    tellers = [kid for node in above for kid in parse.kids(node, "nsubj", "nsubjpass")]
    teller = tellers[0] if tellers and is_official(scene, parse, tellers[0]) else None
    if mention is None:
        return teller is not None
    entity = scene.entities[mention.entity]
    if entity.type is MentionType.PLACE or is_official(scene, parse, token):
        return True
    # "the ministry said it was holding two": the word says who it is, the pronoun does not
    spoke = scene.mention_at(parse, teller) if teller is not None else None
    return spoke is not None and spoke.entity == mention.entity


def _is_raider(scene: Scene, parse: Parse, token: int) -> bool:
    """Tell whether somebody comes armed or masked: "gunmen", "men in balaclavas"."""
    noun = core_noun(parse, token)
    if {lemma_of(parse, noun), parse.words[noun]} & word_set("raiders"):
        return True
    below = {parse.words[i] for i in parse.subtree(noun)}
    return is_person(scene, parse, noun) and bool(below & word_set("raiding"))


def _executes(scene: Scene, parse: Parse, token: int) -> bool:
    """Tell whether a state, or its officers, may carry out a death penalty."""
    return is_official(scene, parse, token)


def _may_be_listed(scene: Scene, parse: Parse, token: int) -> bool:
    """Tell whether sanctions reach somebody by name: a person or a firm, no country."""
    entity = scene.entity_at(parse, token)
    if entity is not None and entity.type is MentionType.PLACE:
        return False
    return _is_named_or_person(scene, parse, token)


def _keeps_list(scene: Scene, parse: Parse, token: int) -> bool:
    """Tell whether a state or a body that imposes sanctions is named."""
    entity = scene.entity_at(parse, token)
    is_state = entity is not None and entity.type is MentionType.PLACE
    return is_state or in_class(parse, token, "listing")


def _is_person_or_power(scene: Scene, parse: Parse, token: int) -> bool:
    return is_person(scene, parse, token) or is_power(scene, parse, token)


NEEDS: dict[str, Test] = {
    "person_or_power": _is_person_or_power,
    "executing_or_none": _executes,
    "executing": _executes,
    "listed": _may_be_listed,
    "listing_power": _keeps_list,
    "person": _is_somebody,
    "person_or_none": _is_somebody,
    "sure_person": _is_surely_somebody,
    "person_or_body": _is_body_or_person,
    "freeing": _has_participle("freeing"),
    "expelling": _has_participle("expelling"),
    "captive_or_named": _is_captive_or_named,
    "kidnapped": _is_kidnapped,
    "inmate": _is_inmate,
    "power": is_power,
    "giver": is_power,
    "power_or_passive": _is_power_or_party,
    "named": _is_named_or_firm,
    "named_parties": _has_own_name,
    "named_or_person": _is_named_or_person,
    "named_or_it": _is_named_or_it,
    "own_people": _is_own_people,
    "returned": _are_returned,
    "party": is_party,
    "two_parties": is_party,
    "agent": _is_agent,
    "captor": _may_hold,
    "once_held": _was_held,
    "raider": _is_raider,
}

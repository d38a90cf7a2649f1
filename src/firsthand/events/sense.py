"""Words of the frames in the world of firms, clubs and money: nobody is freed or accused there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.events.grammar import core_noun, prepositions
from firsthand.events.plots import is_plot
from firsthand.events.scene import (
    in_class,
    is_official,
    is_person,
    is_power,
    is_proper,
    lemma_of,
    name_at,
)
from firsthand.events.words import word_set

if TYPE_CHECKING:
    from firsthand.events.arguments import Roles
    from firsthand.events.match import Match
    from firsthand.events.parse import Parse
    from firsthand.events.scene import Scene

_SPEECH = frozenset({"denial", "accusation", "request", "refusal", "agreement", "meeting"})
_TRADES = frozenset({"handover", "exchange", "release", "deportation"})
_JUDGED = frozenset({"detention", "conviction", "death_in_custody", "deportation", "assault"})


def is_other_world(scene: Scene, parse: Parse, match: Match, roles: Roles) -> bool:
    """Tell whether a mention belongs to business, sport or the school yard.

    "The club released its defender", "the firm denied that it would close", "the bank released
    40 billion": who acts, or on whom, tells the sense where the sentence has no word of custody.
    """
    if is_plot(parse, match.trigger) or _is_small_world(scene, parse, match, roles):
        return True
    sentence = {parse.words[i] for i in parse.sentence_tokens(match.trigger)}
    if sentence & word_set("public_words"):
        return False
    people = roles.get("recipient", [])
    if people and all(_is_sum(parse, token) for token in people):
        return True
    if match.frame.type in _JUDGED:
        return False
    actors = roles.get("actor", [])
    if _is_of_athletes(scene, parse, match, roles):
        return True
    return bool(actors) and all(_is_private(scene, parse, token) for token in actors)


def _is_of_athletes(scene: Scene, parse: Parse, match: Match, roles: Roles) -> bool:
    """Tell whether clubs part with their own: "sent catcher Ty Boone to Memphis"."""
    people = roles.get("recipient", [])
    if any(in_class(parse, core_noun(parse, token), "athlete") for token in people):
        return not any(is_power(scene, parse, token) for token in roles.get("actor", []))
    # clubs have names of towns
    titles = [kid for token in people for kid in parse.kids(token, "compound")]
    return match.frame.type in _TRADES and any(in_class(parse, kid, "athlete") for kid in titles)


def _is_small_world(scene: Scene, parse: Parse, match: Match, roles: Roles) -> bool:
    if any(in_class(parse, core_noun(parse, token), "beast") for token in roles.get("actor", [])):
        return True
    test = _SMALL.get(match.frame.type)
    if test is not None and test(scene, parse, match, roles):
        return True
    return not scene.is_public and _is_idle(scene, parse, match, roles)


def _is_by_households(scene: Scene, parse: Parse, _match: Match, roles: Roles) -> bool:
    """Tell whether people without name or office impose something: "grandmothers", "bosses"."""
    actors = [core_noun(parse, token) for token in roles.get("actor", [])]
    return bool(actors) and all(
        parse.tokens[token].pos == "NOUN"
        and is_person(scene, parse, token)
        and not is_power(scene, parse, token)
        and not in_class(parse, token, "official")
        and not in_class(parse, token, "authority")
        for token in actors
    )


def _is_by_houses(scene: Scene, parse: Parse, _match: Match, roles: Roles) -> bool:
    """Tell whether a library or a club declares an amnesty: on late books, on fines."""
    actors = roles.get("actor", [])
    return bool(actors) and all(_is_private(scene, parse, token) for token in actors)


def _is_to_no_court(scene: Scene, parse: Parse, match: Match, roles: Roles) -> bool:
    return _is_on_things(scene, parse, roles) or _is_to_no_term(parse, match)


def _is_on_things(scene: Scene, parse: Parse, roles: Roles) -> bool:
    """Tell whether things alone are sentenced: "the bridge was given a death sentence"."""
    people = [core_noun(parse, token) for token in roles.get("recipient", [])]
    return bool(people) and all(
        parse.tokens[token].pos == "NOUN"
        and not is_person(scene, parse, token)
        and parse.kids(token, "det", "amod")
        and not in_class(parse, token, "term")
        and not in_class(parse, token, "private")
        for token in people
    )


def _is_to_no_term(parse: Parse, match: Match) -> bool:
    """Tell whether what somebody is "sentenced to" is no punishment: "to a season on the bench"."""
    if lemma_of(parse, match.trigger) not in {"sentence", "condemn"}:
        return False
    found = [item for name, item in prepositions(parse, match.trigger) if name == "to"]
    # a lone word may be a name of a prison or of a punishment that no list has
    told = [item for item in found if parse.tokens[item].pos == "NOUN"]
    return bool(told) and not any(
        in_class(parse, item, "term")
        or in_class(parse, item, "prison")
        or not parse.kids(item, "det", "poss")
        for item in told
    )


def _is_to_a_desk(_scene: Scene, parse: Parse, _match: Match, roles: Roles) -> bool:
    """Tell whether a caller, not a prisoner, is handed on: "to a colleague in billing"."""
    return any(
        in_class(parse, core_noun(parse, token), "desk") for token in roles.get("receiver", [])
    )


def _is_of_members(_scene: Scene, parse: Parse, _match: Match, roles: Roles) -> bool:
    """Tell whether a party, a club or a school puts one of its own out."""
    actors = [core_noun(parse, token) for token in roles.get("actor", [])]
    return bool(actors) and all(in_class(parse, token, "membered") for token in actors)


_SMALL = {
    "deportation": _is_of_members,
    "sanction_imposed": _is_by_households,
    "amnesty": _is_by_houses,
    "sentence": _is_to_no_court,
    "handover": _is_to_a_desk,
}


def _is_idle(scene: Scene, parse: Parse, match: Match, roles: Roles) -> bool:
    """Tell whether a text without states and courts only tells what people say or keep from."""
    if match.frame.type in _SPEECH and _is_of_nobody(scene, parse, roles):
        return True
    if "actor" in roles:
        return False
    people = roles.get("recipient", [])
    if match.frame.type == "accusation":
        return bool(people) and not any(_has_name(parse, token) for token in people)
    return match.frame.type == "sanction_imposed"


def _is_of_nobody(scene: Scene, parse: Parse, roles: Roles) -> bool:
    """Tell whether people without name or office speak: "neighbours accused each other"."""
    actors = [core_noun(parse, token) for token in roles.get("actor", [])]
    if not actors:
        return False
    known = [
        token
        for token in actors
        if _has_name(parse, token)
        or parse.tokens[token].pos == "PRON"
        or is_power(scene, parse, token)
        or in_class(parse, token, "captor")
        or in_class(parse, token, "official")
        or in_class(parse, token, "petitioner")
    ]
    return len(known) < len(actors) or not known


def _has_name(parse: Parse, token: int) -> bool:
    """Tell whether a word is a name, and not just the capital that opens a sentence."""
    opens = token == parse.sentence_tokens(token)[0] and name_at(parse, token) is None
    plural = parse.words[token].endswith("s") and not parse.kids(token, "compound")
    return is_proper(parse, token) and not (opens and plural)


def _is_private(scene: Scene, parse: Parse, token: int) -> bool:
    core = core_noun(parse, token)
    return in_class(parse, core, "private") and not is_official(scene, parse, core)


def _is_sum(parse: Parse, token: int) -> bool:
    """Tell whether a number counts money or things: "40 billion", "$3 million"."""
    core = core_noun(parse, token)
    if parse.tokens[core].pos != "NUM":
        return False
    return bool({parse.words[i] for i in parse.subtree(token)} & word_set("sums"))

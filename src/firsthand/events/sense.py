"""Words of the frames in the world of firms, clubs and money: nobody is freed or accused there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.events.grammar import core_noun
from firsthand.events.plots import is_plot
from firsthand.events.scene import in_class, is_official, is_person, is_power, is_proper, name_at
from firsthand.events.words import word_set

if TYPE_CHECKING:
    from firsthand.events.arguments import Roles
    from firsthand.events.match import Match
    from firsthand.events.parse import Parse
    from firsthand.events.scene import Scene

_SPEECH = frozenset({"denial", "accusation", "request", "refusal", "agreement", "meeting"})
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
    is_of_club = not any(is_power(scene, parse, token) for token in actors)
    if is_of_club and any(in_class(parse, core_noun(parse, token), "athlete") for token in people):
        return True
    return bool(actors) and all(_is_private(scene, parse, token) for token in actors)


def _is_small_world(scene: Scene, parse: Parse, match: Match, roles: Roles) -> bool:
    if match.frame.type == "deportation" and _is_of_members(parse, roles):
        return True
    if match.frame.type == "sanction_imposed" and _is_by_households(scene, parse, roles):
        return True
    if match.frame.type == "amnesty" and _is_by_houses(scene, parse, roles):
        return True
    if match.frame.type == "sentence" and _is_on_things(scene, parse, roles):
        return True
    return not scene.is_public and _is_idle(scene, parse, match, roles)


def _is_by_households(scene: Scene, parse: Parse, roles: Roles) -> bool:
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


def _is_by_houses(scene: Scene, parse: Parse, roles: Roles) -> bool:
    """Tell whether a library or a club declares an amnesty: on late books, on fines."""
    actors = roles.get("actor", [])
    return bool(actors) and all(_is_private(scene, parse, token) for token in actors)


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


def _is_of_members(parse: Parse, roles: Roles) -> bool:
    """Tell whether a party, a club or a school puts one of its own out."""
    actors = [core_noun(parse, token) for token in roles.get("actor", [])]
    return bool(actors) and all(in_class(parse, token, "membered") for token in actors)


def _is_idle(scene: Scene, parse: Parse, match: Match, roles: Roles) -> bool:
    """Tell whether a text without states and courts only tells what people say or keep from."""
    if match.frame.type in _SPEECH and _is_of_nobody(scene, parse, roles):
        return True
    if "actor" in roles:
        return False
    people = roles.get("recipient", [])
    if match.frame.type == "accusation":
        return bool(people) and all(_is_private(scene, parse, token) for token in people)
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

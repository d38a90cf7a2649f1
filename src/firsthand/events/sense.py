"""Words of the frames in the world of firms, clubs and money: nobody is freed or accused there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.events.grammar import core_noun
from firsthand.events.scene import in_class, is_official
from firsthand.events.words import word_set

if TYPE_CHECKING:
    from firsthand.events.arguments import Roles
    from firsthand.events.match import Match
    from firsthand.events.parse import Parse
    from firsthand.events.scene import Scene

_JUDGED = frozenset({"detention", "conviction", "death_in_custody", "deportation", "assault"})


def is_other_world(scene: Scene, parse: Parse, match: Match, roles: Roles) -> bool:
    """Tell whether a mention belongs to business, sport or the school yard.

    "The club released its defender", "the firm denied that it would close", "the bank released
    40 billion": who acts, or on whom, tells the sense where the sentence has no word of custody.
    """
    sentence = {parse.words[i] for i in parse.sentence_tokens(match.trigger)}
    if sentence & word_set("public_words"):
        return False
    people = roles.get("recipient", [])
    if people and all(_is_sum(parse, token) for token in people):
        return True
    if match.frame.type in _JUDGED:
        return False
    if any(in_class(parse, core_noun(parse, token), "athlete") for token in people):
        return True
    actors = roles.get("actor", [])
    return bool(actors) and all(_is_private(scene, parse, token) for token in actors)


def _is_private(scene: Scene, parse: Parse, token: int) -> bool:
    core = core_noun(parse, token)
    return in_class(parse, core, "private") and not is_official(scene, parse, core)


def _is_sum(parse: Parse, token: int) -> bool:
    """Tell whether a number counts money or things: "40 billion", "$3 million"."""
    core = core_noun(parse, token)
    if parse.tokens[core].pos != "NUM":
        return False
    return bool({parse.words[i] for i in parse.subtree(token)} & word_set("sums"))

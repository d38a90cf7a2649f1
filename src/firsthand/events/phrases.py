"""Phrases that hang on an event and say how it stands to another: "as part of a deal"."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from firsthand.events.grammar import prepositions
from firsthand.events.scene import lemma_of
from firsthand.events.words import word_set
from firsthand.resources import load_list

if TYPE_CHECKING:
    from collections.abc import Mapping

    from firsthand.events.draft import Draft
    from firsthand.events.parse import Parse
    from firsthand.model import Quoted

# What an act may be part of.
WHOLES = frozenset({"agreement", "exchange", "amnesty"})
# Words are part of no deal: what they ask for may be.
WORDS = frozenset({"request", "refusal", "denial", "accusation"})
# What one side gives, and may get something for.
GIVEN = frozenset(
    {"release", "handover", "deportation", "pardon", "amnesty", "sanction_eased", "exchange"}
)
# What a state does about an act, and the acts: "expelled two envoys over the arrest of a nurse".
_AGAINST = {"deportation": ("over",), "sanction_imposed": ("over",)}
_GRIEVANCES = frozenset(
    {"detention", "deportation", "sentence", "conviction", "death_in_custody", "assault", "refusal"}
)
# What brings about the acts that come after it.
_CAUSES = frozenset({"agreement", "meeting"})


@lru_cache(maxsize=1)
def link_lists() -> Mapping[str, Any]:
    """Return the words that tie events, by kind and relation."""
    content: Mapping[str, Any] = load_list("event_links")
    return content


def relation_of(name: str, type_: str, other: str) -> str | None:
    """Return what a phrase makes of two events, or None where it ties them in no way.

    Args:
        name: the words of the phrase: "in exchange for".
        type_: of the event that it hangs on.
        other: the type of the event that it names.
    """
    if name in _AGAINST.get(type_, ()) and other in _GRIEVANCES:
        return "result_of"
    for relation, phrases in link_lists()["phrases"].items():
        if name in phrases and (name != "for" or type_ == "exchange"):
            if relation == "part_of" and (other not in WHOLES or type_ in WORDS):
                continue
            return sharpened(relation, other)
    return None


def sharpened(relation: str, other: str) -> str:
    """Return the relation; what comes after a deal or talks came about through them."""
    return "result_of" if relation == "follows" and other in _CAUSES else relation


def find_phrases(parse: Parse, draft: Draft) -> list[tuple[str, int]]:
    """Return the phrases that hang on an event, as words and the noun that they name."""
    governors = {draft.match.trigger, *draft.match.words}
    head = parse.head(draft.match.trigger)
    if draft.match.frame.pos == "noun" and parse.is_verb(head):
        governors.add(head)
        # "was a result of the agreement"
        for kid in parse.kids(head, "attr"):
            word = parse.words[kid]
            governors.add(kid)
            return [(f"{word} of", item) for name, item in prepositions(parse, kid) if name == "of"]
    found = [pair for governor in sorted(governors) for pair in prepositions(parse, governor)]
    nested = []
    for name, item in found:
        nested += [
            (f"{name} {parse.words[item]} {inner}", target)
            for inner, target in prepositions(parse, item)
        ]
        # "after months of talks": after the talks
        if lemma_of(parse, item) in word_set("lasting") or lemma_of(parse, item) in word_set(
            "deal_parts"
        ):
            nested += [(name, told) for of, told in prepositions(parse, item) if of == "of"]
    return found + nested


def cue_of(parse: Parse, noun: int) -> Quoted:
    """Return the preposition that governs a noun."""
    preposition = parse.head(noun)
    return parse.quote(preposition, preposition + 1)

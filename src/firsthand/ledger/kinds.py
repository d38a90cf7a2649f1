"""Which words are surely of other people, and which bodies act as one."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from firsthand.model import MentionType
from firsthand.resources import load_list

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from firsthand.ledger.context import Context
    from firsthand.model import Entity, EventMention

# Where a phrase for people goes on to say more of them: "four men from Oslo".
_FURTHER = frozenset({"of", "from", "who", "whom", "that", "in", "on", "at"})


def kind_of(context: Context, mention: EventMention) -> str | None:
    """Return the kind of the people whom an event befell, where a word says it."""
    if mention.type == "exchange":
        return None  # "swapped 12 soldiers for nine rebels" tells of both
    if mention.count is not None and mention.count.of:
        return _kind(mention.count.of)
    if len(mention.recipients) != 1:
        return None
    party = mention.recipients[0]
    entity = context.entity(context.canonical(party.entity))
    if entity is not None and entity.type is not MentionType.GROUP:
        return None
    name = entity.name if entity is not None else ""
    return _kind(party.quote.text if party.quote is not None else name)


def are_dead(mention: EventMention) -> bool | None:
    """Return whether those whom an event befell are dead, None where no word says who they are."""
    phrases = " ".join(item.quote.text for item in mention.recipients if item.quote is not None)
    if any(word.strip(",.;:'\"") in _dead() for word in phrases.casefold().split()):
        return True
    return False if mention.count is not None and mention.count.of else None


def are_other_kinds(one: str | None, others: Iterable[str | None]) -> bool:
    """Return whether a kind is told, and another of all that tell one."""
    known = {other for other in others if other is not None}
    return one is not None and bool(known) and one not in known


@cache
def _kind(phrase: str) -> str | None:
    found = None
    for word in phrase.casefold().split():
        if word in _FURTHER:
            break
        found = _kinds().get(_singular(word.strip(",.;:'\""))) or found
    return found


def _singular(word: str) -> str:
    if word.endswith("men"):
        return word.removesuffix("men") + "man"
    return word if word == "religious" else word.removesuffix("s")


@cache
def _kinds() -> dict[str, str]:
    lists = load_list("people_kinds")["kinds"]
    return {word: kind for kind, words in lists.items() for word in words.split()}


@cache
def _dead() -> frozenset[str]:
    return frozenset(load_list("people_kinds")["dead"].split())


@cache
def _unions() -> dict[str, str]:
    lists = load_list("people_kinds")["unions"]
    return {name.casefold(): union for union, names in lists.items() for name in (union, *names)}


def with_unions(context: Context, known: Mapping[str, Entity | None]) -> frozenset[str]:
    """Return entity ids with that of the union for which a body among them acts.

    "The Council" is an organ of the Union only where the story names the Union.
    """
    unions = _unions()
    found = [unions.get(entity.name.casefold()) for entity in known.values() if entity is not None]
    acting = [f"union {union}" for union in found if union and context.names_body(union)]
    return frozenset([*known, *acting])

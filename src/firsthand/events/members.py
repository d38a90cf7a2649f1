"""Whom "the two", "the pair" and "both men" mean: those named together before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.events.scene import lemma_of, quantity_of
from firsthand.events.words import word_set
from firsthand.model import Party

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.events.draft import Draft
    from firsthand.events.parse import Parse

_FEW = 5
_TWO = 2


def with_members(draft: Draft, done: Sequence[Draft]) -> Draft:
    """Return the draft with the persons that its bare number means, if just as many were named.

    "Oslo freed Ann Lind and Ben Moss. The two had been held since May" tells of Lind and Moss.

    Args:
        draft: one mention.
        done: the mentions before it in the document, in text order.
    """
    people = draft.roles.get("recipient", ())
    if len(people) != 1 or len(draft.recipients) != 1:
        return draft
    many = _number(draft.parse, people[0])
    if many is None:
        return draft
    quote = draft.recipients[0].quote
    for earlier in reversed(done):
        named = dict.fromkeys(item.entity for item in earlier.recipients if item.entity is not None)
        if len(named) == len(earlier.recipients) == many and earlier.count is None:
            return replace(draft, recipients=tuple(Party(entity, quote) for entity in named))
    return draft


def _number(parse: Parse, token: int) -> int | None:
    """Return how many a phrase means that names nobody and takes up who was named."""
    words = {parse.words[kid] for kid in parse.kids(token, "det", "predet", "preconj")}
    if parse.words[token] == "both" or "both" in words:
        return _TWO
    if not words & {"the", "these", "those"} or parse.kids(token, "amod", "compound", "prep"):
        return None
    if parse.words[token] in word_set("pairs"):
        return _TWO
    quantity = quantity_of(parse, token)
    is_bare = quantity is not None and quantity.of_start is None
    if quantity is None or not (is_bare or lemma_of(parse, token) in word_set("generic_people")):
        return None
    return int(quantity.n) if _TWO <= quantity.n <= _FEW else None

"""Whether two numbers count the same people, or one of them some of the other's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from firsthand.ledger.context import Context
from firsthand.model import EventMention, MentionType, Party

# "10 of them journalists", "including 10 journalists", "among them 10 journalists".
_PART = re.compile(r"(?:of them|of whom|including|among them)(?: were)?(?: [\w-]+)?? ([a-z]+)\b")


def are_of_other_people(
    context: Context, some: Sequence[EventMention], others: Sequence[EventMention]
) -> bool:
    """Return whether two numbers need not agree, for they do not count the same people.

    Args:
        context: of the story.
        some: the mentions that state the one number.
        others: those that state the other.
    """
    low, high = sorted((some, others), key=_number)
    return _counts_others(context, low, high) or _counts_part(context, high, low)


def last_word(mention: EventMention) -> str | None:
    """Return the noun that a mention counts, in lower case and without its plural."""
    words = mention.count.of.casefold().split() if mention.count and mention.count.of else []
    return words[-1].removesuffix("s") if words else None


def _number(mentions: Sequence[EventMention]) -> float:
    return next((item.count.n for item in mentions if item.count is not None), 0.0)


def _counts_others(
    context: Context, low: Sequence[EventMention], high: Sequence[EventMention]
) -> bool:
    """Return whether one counts those beside a person whom it names: "Lind and eight others"."""
    apart = _number(high) - _number(low)
    return all(
        sum(_is_person(context, party) for party in mention.recipients) == apart for mention in low
    )


def _counts_part(
    context: Context, whole: Sequence[EventMention], part: Sequence[EventMention]
) -> bool:
    """Return whether one counts but those whom the other tells apart: "60, 11 of them monks"."""
    kinds = {kind for mention in part if (kind := last_word(mention)) is not None}
    if not kinds or not kinds.isdisjoint(map(last_word, whole)):
        return False
    told = [_PART.findall(context.sentence(mention).casefold()) for mention in whole]
    return any(noun.removesuffix("s") in kinds for nouns in told for noun in nouns)


def _is_person(context: Context, party: Party) -> bool:
    entity = context.entity(context.canonical(party.entity))
    return entity is not None and entity.type is MentionType.PERSON

"""Mentions that only add to an event told elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from firsthand.model import EventMention

# A release under an amnesty, a return in an exchange: the noun says how, it is not a second act.
_MEANS = frozenset({"pardon", "amnesty", "exchange"})
_ACTS = frozenset({"release", "handover", "deportation", "exchange"})


def find_echoes(mentions: Sequence[EventMention]) -> frozenset[str]:
    """Return the ids of mentions that refer back, or name the means of another act.

    The means is a noun with nobody and no number of its own, within the clause of the act:
    it joins a pardon or an exchange that is told somewhere, and makes none.
    """
    by_document: dict[str, list[EventMention]] = defaultdict(list)
    for mention in mentions:
        by_document[mention.document].append(mention)
    return frozenset(
        mention.id
        for group in by_document.values()
        for mention in group
        if mention.refers_back or any(_is_means(mention, act) for act in group)
    )


def _is_means(mention: EventMention, act: EventMention) -> bool:
    if mention.type not in _MEANS or act.type not in _ACTS or mention.type == act.type:
        return False
    empty = mention.count is None and not any(party.entity for party in mention.recipients)
    place, around = mention.trigger.span, act.evidence.span
    return empty and around.start <= place.start < around.end and not _is_told_too(mention, act)


def _is_told_too(mention: EventMention, act: EventMention) -> bool:
    """Return whether the clause says who did it on another day: "an amnesty that he signed Friday".

    Then the sentence tells two acts.
    """
    date = mention.date
    if not mention.actors or date is None or date.relation != "on":
        return False
    return act.date is not None and act.date.value != date.value

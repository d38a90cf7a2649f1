"""Mentions that tell of no act, but how many it befell by another's account."""

from __future__ import annotations

from firsthand.model import EventMention


def counts_anew(mention: EventMention) -> bool:
    """Return whether a mention tells of no act, but how many: "a union counted 35"."""
    if not mention.refers_back or mention.count is None or mention.count.quote is None:
        return False
    own, around = mention.count.quote.span, mention.evidence.span
    return not mention.recipients and around.start <= own.start and own.end <= around.end

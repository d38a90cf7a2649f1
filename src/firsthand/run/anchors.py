"""What a document inherits from its origin: its day, and the newsroom that wrote it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.model import Anchor, Article, Origin, Producer


@dataclass(frozen=True, slots=True)
class Ancestry:
    """The origins of one document in id order, with what it takes from them."""

    anchor: Anchor | None
    producer: Producer | None
    key: str


def ancestry_of(article: Article, origins: Sequence[Origin]) -> Ancestry:
    """Return the day, the producer and the origin key of a document.

    Args:
        article: what the copy says of itself: its own day comes first.
        origins: the origins that the document belongs to, in id order; several for a copy
            that was merged of several texts, which then has no one producer unless it is
            the first to carry one of them.
    """
    own = [origin for origin in origins if origin.first == article.document]
    chosen = own or list(origins)
    producer = chosen[0].producer if len(chosen) == 1 else None
    return Ancestry(_anchor(article, origins), producer, "+".join(item.id for item in origins))


def _anchor(article: Article, origins: Sequence[Origin]) -> Anchor | None:
    published = article.published
    if published is not None and published.day is not None:
        return Anchor(published.day, published.basis)
    dated = [origin for origin in origins if origin.date is not None]
    if not dated:
        return None
    # The latest of several: a copy merged of two texts came out after both.
    latest = max(dated, key=lambda origin: (origin.date or "", origin.id))
    return Anchor(latest.date or "", "origin", latest.dated_by)

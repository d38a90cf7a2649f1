"""Roles that an analyst has given: they stand above every reason of our own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from firsthand.model import Article, Block, Reason, Role, Span


@dataclass(frozen=True, slots=True)
class Flip:
    """A stretch of a document, and the role that an analyst gave it."""

    span: Span
    role: Role


def apply_flips(article: Article, flips: Sequence[Flip]) -> Article:
    """Return the article with the role of each flip on the blocks that it covers mostly.

    Later flips win. A headline that is one no longer is taken from the article's fields.
    """
    blocks = tuple(_flipped(block, flips) for block in article.blocks)
    if blocks == article.blocks:
        return article
    headline = article.headline
    if headline is not None and not _is_headline(headline.span, blocks):
        headline = None
    return replace(article, blocks=blocks, headline=headline)


def _flipped(block: Block, flips: Sequence[Flip]) -> Block:
    for flip in reversed(flips):
        if _covers(flip.span, block.span):
            reason = Reason("decision", f"an analyst gave it the role {flip.role.value}")
            return replace(block, role=flip.role, score=1.0, reasons=(reason,))
    return block


def _covers(flip: Span, block: Span) -> bool:
    shared = min(flip.end, block.end) - max(flip.start, block.start)
    return flip.document == block.document and 2 * shared > block.end - block.start


def _is_headline(span: Span, blocks: Sequence[Block]) -> bool:
    """Tell whether a headline still stands in a block of that role, or in none (a field)."""
    over = [b for b in blocks if b.span.start < span.end and span.start < b.span.end]
    return not over or any(block.role is Role.HEADLINE for block in over)

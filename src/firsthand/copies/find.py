"""Finding the copies of one document among all that the index knows."""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.copies.alignment import align_words
from firsthand.copies.changes import Side
from firsthand.copies.commonness import Unknown
from firsthand.copies.evidence import may_be_copy, weigh
from firsthand.copies.index import CopyIndex, Fetch
from firsthand.copies.relate import explain, relate
from firsthand.copies.shelf import shelf_of
from firsthand.copies.words import Range, read_words
from firsthand.model import CopyRelation


def find_copies(
    document: str, text: str, body: Sequence[Range], index: CopyIndex, fetch: Fetch
) -> list[CopyRelation]:
    """Return how a document relates to every known one that it shares a passage with.

    Args:
        document: its id.
        text: its stored text.
        body: `(start, end)` of its body blocks, in code points.
        index: what is known; the document itself is not added.
        fetch: gives the stored text of a document that the index names; a `Shelf` where
            many documents are compared one after the other.
    """
    shelf = shelf_of(fetch)
    mine = Side(document, text, read_words(text, body))
    found = (
        compare_sides(mine, shelf[other])
        for other in index.candidates(document, mine.words, shelf.is_common)
    )
    return [relation for relation in found if relation is not None]


def compare_sides(one: Side, two: Side) -> CopyRelation | None:
    """Return the relation of two texts, None if nothing can have been copied."""
    a, b = (one, two) if one.document < two.document else (two, one)
    runs = align_words(a.words, b.words)
    if not may_be_copy(a.words, b.words, runs):
        return None
    evidence = weigh(a, b, runs, Unknown())
    return explain(relate(a, b, runs), evidence) if evidence.is_worth_keeping else None

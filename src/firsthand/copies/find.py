"""Finding the copies of one document among all that the index knows."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from firsthand.copies.alignment import align_words
from firsthand.copies.changes import Side
from firsthand.copies.commonness import Unknown
from firsthand.copies.evidence import weigh
from firsthand.copies.index import CopyIndex, Fetch, StoredText
from firsthand.copies.relate import explain, relate
from firsthand.copies.words import Range, Words, read_words
from firsthand.model import CopyRelation

_AT_HAND = 512
"""Texts whose words are kept: the same few are candidates of one document after the other."""


@lru_cache(maxsize=_AT_HAND)
def _words_of(stored: StoredText) -> Words:
    return read_words(stored.text, stored.body)


def find_copies(
    document: str, text: str, body: Sequence[Range], index: CopyIndex, fetch: Fetch
) -> list[CopyRelation]:
    """Return how a document relates to every known one that it shares a passage with.

    Args:
        document: its id.
        text: its stored text.
        body: `(start, end)` of its body blocks, in code points.
        index: what is known; the document itself is not added.
        fetch: gives the stored text of a document that the index names.
    """
    words = read_words(text, body)
    mine = Side(document, text, words)
    relations = []
    for other in index.candidates(document, words):
        stored = fetch(other)
        theirs = Side(other, stored.text, _words_of(stored))
        a, b = sorted((mine, theirs), key=lambda side: side.document)
        runs = align_words(a.words, b.words)
        evidence = weigh(a, b, runs, Unknown()) if runs else None
        if evidence is not None and evidence.is_copy:
            relations.append(explain(relate(a, b, runs), evidence))
    return relations

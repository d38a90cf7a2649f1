"""Relating every copy of a large family to the text that was there first.

A document is compared with the eight of least id among those that hold its words, so that
ten thousand reprints cost little; the first text need not be one of these. Once all is in,
each copy is aligned with the earliest text of its family: one comparison a copy.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from firsthand.copies.alignment import align_words
from firsthand.copies.index import HUBS
from firsthand.copies.relate import relate
from firsthand.copies.shelf import Shelf
from firsthand.model import CopyRelation

_NEVER = 1 << 30


def link_to_first(
    ends: Iterable[tuple[str, str]], families: Mapping[str, str], shelf: Shelf
) -> Iterator[CopyRelation]:
    """Yield relations with the earliest text of each large family, where they are missing.

    Args:
        ends: the two texts of each relation that there is.
        families: for each document the one that stands for all copies of its text.
        shelf: gives the text of a document and its words.
    """
    known = set(ends)
    members: dict[str, list[str]] = defaultdict(list)
    for document, family in sorted(families.items()):
        members[family].append(document)
    for documents in members.values():
        if len(documents) > HUBS:
            first = min(documents, key=lambda item: (_day(item, shelf), item))
            yield from _link(first, documents, known, shelf)


def _day(document: str, shelf: Shelf) -> int:
    day = shelf[document].day
    return _NEVER if day is None else day


def _link(
    first: str, documents: Sequence[str], known: set[tuple[str, str]], shelf: Shelf
) -> Iterator[CopyRelation]:
    for document in documents:
        a, b = min(first, document), max(first, document)
        if a != b and (a, b) not in known:
            runs = align_words(shelf[a].words, shelf[b].words)
            if runs:
                yield relate(shelf[a], shelf[b], runs)

"""Copies: which documents carry the same text, and how many newsrooms wrote it.

Comes in: the text of a document, where its body stands, and an index of what is known.
Goes out: relations aligned to the character (`find_copies`), judged over all that is
known (`settle`), and origins with producer, reasons and bounds (`decide_origins`).
It does not group different reports of one story: that is `stories/`.

    >>> index = MemoryIndex()
    >>> text = "The harbour master of Ostwick said on Monday that both ferries will stay in port."
    >>> stored = {"d-1": StoredText(text, ((0, len(text)),))}
    >>> index.add("d-1", read_words(text))
    >>> found = find_copies("d-2", text, [(0, len(text))], index, stored.__getitem__)
    >>> [copy.relation.value for copy in found]
    ['reprint']
"""

from __future__ import annotations

from firsthand.copies.disk import DiskIndex
from firsthand.copies.find import find_copies
from firsthand.copies.furniture import find_furniture, restore_roles
from firsthand.copies.index import CopyIndex, Fetch, MemoryIndex, StoredText
from firsthand.copies.origins import decide_origins, origin_bounds
from firsthand.copies.relate import MADE_BY
from firsthand.copies.settle import settle
from firsthand.copies.takes import name_relations
from firsthand.copies.words import Words, read_words

__all__ = [
    "MADE_BY",
    "CopyIndex",
    "DiskIndex",
    "Fetch",
    "MemoryIndex",
    "StoredText",
    "Words",
    "decide_origins",
    "find_copies",
    "find_furniture",
    "name_relations",
    "origin_bounds",
    "read_words",
    "restore_roles",
    "settle",
]

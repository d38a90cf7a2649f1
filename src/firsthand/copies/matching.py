"""The compiled pass over a stream of texts: words, fingerprints, look-up, shared runs.

Imported only where numba is installed; `scanner.py` owns the arrays and grows them.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from firsthand.copies.compiled import compiled
from firsthand.copies.fingerprints import GRAM, WINDOW
from firsthand.copies.kernels import scan_grams, winnow
from firsthand.copies.words import Hashes, Offsets, Wide

Small = npt.NDArray[np.int32]


class Postings(NamedTuple):
    """An open hash table from fingerprints to linked lists of where they stand.

    Attributes:
        keys: fingerprints by slot, 0 where a slot is free.
        heads: the newest posting of a slot, -1 where there is none.
        counts: how many documents hold the fingerprint of a slot.
        documents, places, older: of each posting: its document, the word at which the
            fingerprint stands there, and the next older posting.
    """

    keys: Wide
    heads: Small
    counts: Small
    documents: Small
    places: Small
    older: Small


class Votes(NamedTuple):
    """Scratch space: how many fingerprints each known document shares with the new one."""

    stamps: Small
    votes: Small
    reached: Small


@compiled
def match_document(
    document: int,
    tokens: Hashes,
    bounds: Offsets,
    postings: Postings,
    used: int,
    votes: Votes,
    found: Offsets,
    limits: Offsets,
) -> tuple[int, int, int]:
    """Find the shared runs of one document with those before it, and add its fingerprints.

    Args:
        document: its number.
        tokens: word hashes of all documents, one after the other.
        bounds: where the words of each document begin; one more at the end.
        postings: the table, with room for the fingerprints of this document.
        used: postings in use.
        votes: scratch space.
        found: filled with other document, word here, word there, length; four to a row.
        limits: most documents of a fingerprint that are looked at, fingerprints shared at
            least, words of a run at least.

    Returns:
        Rows of `found` in use, postings in use, new fingerprints.
    """
    begin, end = bounds[document], bounds[document + 1]
    words = tokens[begin:end]
    grams = scan_grams(words, GRAM)
    places = winnow(grams, WINDOW)
    mask = len(postings.keys) - 1
    slots = np.empty(len(places), np.int64)
    fresh = 0
    for at in range(len(places)):
        key = grams[places[at]] | np.uint64(1)
        slot = int(key >> np.uint64(20)) & mask
        while postings.keys[slot] != 0 and postings.keys[slot] != key:
            slot = (slot + 1) & mask
        if postings.keys[slot] == 0:
            postings.keys[slot] = key
            fresh += 1
        slots[at] = slot
        if postings.counts[slot] <= limits[0]:
            posting = postings.heads[slot]
            while posting >= 0:
                other = postings.documents[posting]
                if votes.stamps[other] != document:
                    votes.stamps[other] = document
                    votes.votes[other] = 0
                    votes.reached[other] = 0
                votes.votes[other] += 1
                posting = postings.older[posting]
    rows = _extend(words, places, slots, tokens, bounds, postings, votes, found, limits)
    for at in range(len(places)):
        slot = slots[at]
        head = postings.heads[slot]
        if head >= 0 and postings.documents[head] == document:
            continue  # the fingerprint stands twice in this document: its first place is enough
        postings.counts[slot] += 1
        if postings.counts[slot] <= limits[0]:
            postings.documents[used] = document
            postings.places[used] = places[at]
            postings.older[used] = head
            postings.heads[slot] = used
            used += 1
    return rows, used, fresh


@compiled
def _extend(
    words: Hashes,
    places: Offsets,
    slots: Offsets,
    tokens: Hashes,
    bounds: Offsets,
    postings: Postings,
    votes: Votes,
    found: Offsets,
    limits: Offsets,
) -> int:
    """Turn shared fingerprints into maximal shared runs; return how many were found."""
    rows = 0
    for at in range(len(places)):
        slot = slots[at]
        if postings.counts[slot] > limits[0]:
            continue
        posting = postings.heads[slot]
        while posting >= 0:
            other = postings.documents[posting]
            here, there = places[at], postings.places[posting]
            posting = postings.older[posting]
            if votes.votes[other] < limits[1] or here < votes.reached[other]:
                continue
            theirs = tokens[bounds[other] : bounds[other + 1]]
            back, ahead = 0, 0
            floor = votes.reached[other]
            while here - back > floor and there > back:
                if words[here - back - 1] != theirs[there - back - 1]:
                    break
                back += 1
            while here + ahead < len(words) and there + ahead < len(theirs):
                if words[here + ahead] != theirs[there + ahead]:
                    break
                ahead += 1
            if back + ahead >= limits[2] and rows < len(found):
                found[rows, 0] = other
                found[rows, 1] = here - back
                found[rows, 2] = there - back
                found[rows, 3] = back + ahead
                rows += 1
                votes.reached[other] = here + ahead
    return rows


@compiled
def rehash(old: Postings, new: Postings) -> None:
    """Move all slots of a table to a larger one; postings stay where they are."""
    mask = len(new.keys) - 1
    for slot in range(len(old.keys)):
        key = old.keys[slot]
        if key != 0:
            at = int(key >> np.uint64(20)) & mask
            while new.keys[at] != 0:
                at = (at + 1) & mask
            new.keys[at] = key
            new.heads[at] = old.heads[slot]
            new.counts[at] = old.counts[slot]

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
from firsthand.copies.words import Flags, Hashes, Offsets, Wide

Small = npt.NDArray[np.int32]

COMMON = 4
"""Documents of a fingerprint from which a missing majority family shows common matter."""


class Postings(NamedTuple):
    """An open hash table from fingerprints to linked lists of where they stand.

    Attributes:
        keys: fingerprints by slot, 0 where a slot is free.
        heads: the newest posting of a slot, -1 where there is none.
        counts: how many documents hold the fingerprint of a slot.
        families: the family that most of them may be of (Boyer and Moore's vote).
        margins: by how many documents that family is ahead.
        documents, places, older: of each posting: its document, the word at which the
            fingerprint stands there, and the next older posting.
    """

    keys: Wide
    heads: Small
    counts: Small
    families: Small
    margins: Small
    documents: Small
    places: Small
    older: Small


class Votes(NamedTuple):
    """How many fingerprints each known document shares with the new one, and its family."""

    stamps: Small
    votes: Small
    reached: Small
    parents: Small


@compiled
def family_of(parents: Small, document: int) -> int:
    """Return the document that stands for the family of another."""
    while parents[document] != document:
        parents[document] = parents[parents[document]]
        document = parents[document]
    return document


@compiled
def is_common(held: int, margin: int) -> bool:
    """Return whether a fingerprint stands in several documents of no one family.

    Args:
        held: documents that hold it.
        margin: by how many of them the largest family is ahead.
    """
    return held >= COMMON and margin * 4 <= held


@compiled
def _join_families(
    document: int, rows: int, found: Offsets, bounds: Offsets, parents: Small
) -> int:
    """Join the document to the families with which it shares half of a text; return its own."""
    parents[document] = document
    size = bounds[document + 1] - bounds[document]
    for row in range(rows):
        other = found[row, 0]
        total = 0
        for again in range(rows):
            if found[again, 0] == other:
                total += found[again, 3]
        if total * 2 >= min(size, bounds[other + 1] - bounds[other]):
            one, two = family_of(parents, document), family_of(parents, other)
            parents[max(one, two)] = min(one, two)
    return family_of(parents, document)


@compiled
def rare_words(
    document: int, rows: Offsets, tokens: Hashes, bounds: Offsets, postings: Postings
) -> Offsets:
    """Return for each shared run of a document how many of its words are not common matter."""
    words = tokens[bounds[document] : bounds[document + 1]]
    grams = scan_grams(words, GRAM)
    places = winnow(grams, WINDOW)
    mask = len(postings.keys) - 1
    kept = np.zeros(len(rows), np.int64)
    for row in range(len(rows)):
        begin, end = rows[row, 1], rows[row, 1] + rows[row, 3]
        all_of, rare = 0, 0
        for at in range(len(places)):
            if places[at] >= begin and places[at] + GRAM <= end:
                key = grams[places[at]] | np.uint64(1)
                slot = int(key >> np.uint64(20)) & mask
                while postings.keys[slot] != key:
                    slot = (slot + 1) & mask
                all_of += 1
                rare += 0 if is_common(postings.counts[slot], postings.margins[slot]) else 1
        kept[row] = rows[row, 3] * rare // max(1, all_of)
    return kept


@compiled
def match_document(  # noqa: PLR0917 (one compiled loop)
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
    keys, heads, counts, margins = postings.keys, postings.heads, postings.counts, postings.margins
    documents, older = postings.documents, postings.older
    stamps, shared, reached = votes.stamps, votes.votes, votes.reached
    mask = len(keys) - 1
    slots = np.empty(len(places), np.int64)
    asked = np.zeros(len(places), np.bool_)
    fresh = 0
    for at in range(len(places)):
        key = grams[places[at]] | np.uint64(1)
        slot = int(key >> np.uint64(20)) & mask
        while keys[slot] != 0 and keys[slot] != key:
            slot = (slot + 1) & mask
        if keys[slot] == 0:
            keys[slot] = key
            fresh += 1
        slots[at] = slot
        held = counts[slot]
        if 0 < held <= limits[0] and not is_common(held, margins[slot]):
            asked[at] = True
            posting = heads[slot]
            while posting >= 0:
                other = documents[posting]
                if stamps[other] != document:
                    stamps[other] = document
                    shared[other] = 0
                    reached[other] = 0
                shared[other] += 1
                posting = older[posting]
    rows = _extend(words, places, slots, asked, tokens, bounds, postings, votes, found, limits)
    parents = votes.parents
    family = _join_families(document, rows, found, bounds, parents)
    used = _enter(document, family, places, slots, postings, used, parents, limits[0])
    return rows, used, fresh


@compiled
def _enter(  # noqa: PLR0917 (compiled: no keywords)
    document: int,
    family: int,
    places: Offsets,
    slots: Offsets,
    postings: Postings,
    used: int,
    parents: Small,
    most: int,
) -> int:
    """Add the fingerprints of a document to the table; return the postings in use."""
    heads, counts, margins = postings.heads, postings.counts, postings.margins
    documents, older = postings.documents, postings.older
    families, stands = postings.families, postings.places
    for at in range(len(places)):
        slot = slots[at]
        head = heads[slot]
        if head >= 0 and documents[head] == document:
            continue  # the fingerprint stands twice in this document: its first place is enough
        counts[slot] += 1
        if margins[slot] == 0:
            families[slot] = family
            margins[slot] = 1
        elif families[slot] == family or family_of(parents, families[slot]) == family:
            margins[slot] += 1
        else:
            margins[slot] -= 1
        if counts[slot] <= most:
            documents[used] = document
            stands[used] = places[at]
            older[used] = head
            heads[slot] = used
            used += 1
    return used


@compiled
def _extend(  # noqa: PLR0917 (compiled: no keywords)
    words: Hashes,
    places: Offsets,
    slots: Offsets,
    asked: Flags,
    tokens: Hashes,
    bounds: Offsets,
    postings: Postings,
    votes: Votes,
    found: Offsets,
    limits: Offsets,
) -> int:
    """Turn shared fingerprints into maximal shared runs; return how many were found."""
    heads, documents, older = postings.heads, postings.documents, postings.older
    stands, shared, reached = postings.places, votes.votes, votes.reached
    rows, size = 0, len(words)
    for at in range(len(places)):
        if not asked[at]:
            continue
        here = places[at]
        posting = heads[slots[at]]
        while posting >= 0:
            other, there = documents[posting], stands[posting]
            posting = older[posting]
            if shared[other] < limits[1] or here < reached[other]:
                continue
            start, end = bounds[other], bounds[other + 1]
            left, right = here, start + there
            while left > reached[other] and right > start and words[left - 1] == tokens[right - 1]:
                left -= 1
                right -= 1
            behind, theirs = here, start + there
            while behind < size and theirs < end and words[behind] == tokens[theirs]:
                behind += 1
                theirs += 1
            if behind - left >= limits[2] and rows < len(found):
                found[rows, 0] = other
                found[rows, 1] = left
                found[rows, 2] = right - start
                found[rows, 3] = behind - left
                rows += 1
                reached[other] = behind
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
            new.families[at] = old.families[slot]
            new.margins[at] = old.margins[slot]

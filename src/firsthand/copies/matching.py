"""The compiled pass over many texts in one call: words, fingerprints, look-up, shared runs.

Imported only where numba is installed; `scanner.py` owns the arrays and grows them. What is
asked of memory at random is asked for all fingerprints of a text at once and lies together,
so that the processor waits for many answers at a time, not for one after the other.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from firsthand.copies.compiled import compiled
from firsthand.copies.fingerprints import GRAM, WINDOW
from firsthand.copies.kernels import gram_into, winnow_into
from firsthand.copies.utf8 import STRANGE, Bytes, Folding, read_utf8
from firsthand.copies.words import Hashes, Offsets, Wide

Table = npt.NDArray[np.int32]

LOAD = 2
"""Slots of the hash table for each fingerprint, at least."""
COMMON = 4
"""Documents of a fingerprint from which a missing majority family shows common matter."""
# Columns of `prints`, `marks`, `texts` and of a row that was found.
NEWEST, HELD, FAMILY, MARGIN = 0, 1, 2, 3
DOCUMENT, PLACE, OLDER, PRINT = 0, 1, 2, 3
PARENT, STAMP, REACHED, SHARED = 0, 1, 2, 3
OTHER, HERE, THERE, LENGTH = 1, 2, 3, 4
# Places of `used`.
TEXTS, WORDS, MARKS, PRINTS, ROWS = range(5)

_TAG = np.uint64(24)
_LOW = np.uint64(0xFFFFFFFF)
_HALF = np.uint64(32)


class Known(NamedTuple):
    """All that is known of the texts before.

    Attributes:
        slots: an open hash table: 32 bits of a fingerprint above, and below it the number
            of its row in `prints` plus one; 0 where a slot is free.
        keys: each fingerprint, by that number.
        prints: of each fingerprint its newest mark, how many documents hold it, the family
            that most of them may be of (Boyer and Moore's vote), and by how many it leads.
        marks: where fingerprints stand: document, word, the next older mark of the same
            fingerprint (-1 for none), and the number of the fingerprint.
        firsts: the first mark of each document; one more at the end.
        tokens: word hashes of all documents, one after the other.
        bounds: the first word of each document; one more at the end.
        texts: of each document the next in its family towards the one that stands for it;
            the last that was compared with it, up to which word, and words shared.
    """

    slots: Wide
    keys: Wide
    prints: Table
    marks: Table
    firsts: Offsets
    tokens: Hashes
    bounds: Offsets
    texts: Table


class Scratch(NamedTuple):
    """Room for the fingerprints of one text: at least as long as it has words."""

    grams: Wide
    places: Offsets
    probes: Wide
    prints: Offsets
    heads: Table


@compiled
def family_of(texts: Table, document: int) -> int:
    """Return the document that stands for the family of another."""
    while texts[document, PARENT] != document:
        texts[document, PARENT] = texts[texts[document, PARENT], PARENT]
        document = texts[document, PARENT]
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
def look_up(count: int, known: Known, scratch: Scratch, used: int) -> int:
    """Find the number of each fingerprint of a text; new ones get the next numbers.

    Args:
        count: fingerprints, at `scratch.places` of `scratch.grams`.
        known: with room for all of them.
        scratch: `prints` is filled with the numbers, `heads` with the newest marks.
        used: numbers given so far.

    Returns:
        Numbers given now.
    """
    slots, keys, prints = known.slots, known.keys, known.prints
    grams, places, probes = scratch.grams, scratch.places, scratch.probes
    mask = np.int64(len(slots) - 1)
    for at in range(count):
        probes[at] = slots[np.int64(grams[places[at]]) & mask]
    for at in range(count):
        key = grams[places[at]]
        tag = (key >> _TAG) & _LOW
        place = np.int64(key) & mask
        slot = probes[at] or slots[place]
        while slot != 0 and (slot >> _HALF) != tag:
            place = (place + 1) & mask
            slot = slots[place]
        if slot == 0:
            keys[used] = key
            prints[used, NEWEST] = -1
            prints[used, HELD] = 0
            prints[used, FAMILY] = 0
            prints[used, MARGIN] = 0
            scratch.prints[at] = used
            used += 1
            slots[place] = (tag << _HALF) | np.uint64(used)
        else:
            scratch.prints[at] = np.int64(slot & _LOW) - 1
    for at in range(count):
        scratch.heads[at] = prints[scratch.prints[at], NEWEST]
    return used


@compiled
def extend(  # noqa: PLR0917 (compiled: no keywords)
    document: int,
    count: int,
    known: Known,
    scratch: Scratch,
    found: Table,
    rows: int,
    limits: Offsets,
) -> int:
    """Turn shared fingerprints into maximal shared runs.

    Args:
        document: the new text; its words are in `known`.
        count: its fingerprints.
        known: the texts before.
        scratch: as `look_up` left it.
        found: filled with document, other document, word here, word there, length.
        rows: rows of it in use.
        limits: most documents of a fingerprint that are looked at, words of a run at least.

    Returns:
        Rows in use now.
    """
    prints, marks, texts, tokens = known.prints, known.marks, known.texts, known.tokens
    begin, end = known.bounds[document], known.bounds[document + 1]
    for at in range(count):
        mark = scratch.heads[at]
        number = scratch.prints[at]
        held = prints[number, HELD]
        if mark < 0 or held > limits[0] or is_common(held, prints[number, MARGIN]):
            continue
        here = begin + scratch.places[at]
        while mark >= 0:
            other, there = marks[mark, DOCUMENT], marks[mark, PLACE]
            mark = marks[mark, OLDER]
            if texts[other, STAMP] != document:
                texts[other, STAMP] = document
                texts[other, REACHED] = 0
                texts[other, SHARED] = 0
            least = begin + texts[other, REACHED]
            if here < least:
                continue
            start, stop = known.bounds[other], known.bounds[other + 1]
            left, right = here, start + there
            while left > least and right > start and tokens[left - 1] == tokens[right - 1]:
                left -= 1
                right -= 1
            behind, theirs = here, start + there
            while behind < end and theirs < stop and tokens[behind] == tokens[theirs]:
                behind += 1
                theirs += 1
            if behind - left >= limits[1] and rows < len(found):
                found[rows, 0] = document
                found[rows, OTHER] = other
                found[rows, HERE] = left - begin
                found[rows, THERE] = right - start
                found[rows, LENGTH] = behind - left
                rows += 1
                texts[other, REACHED] = behind - begin
                texts[other, SHARED] += behind - left
    return rows


@compiled
def join_families(document: int, known: Known, found: Table, first: int, rows: int) -> int:
    """Join a text to those with which it shares half of a text; return its family.

    Args:
        document: the new text.
        known: the texts; `SHARED` counts the words shared with this one.
        found: the runs that it shares.
        first: the first row of them.
        rows: the row behind the last.
    """
    texts, bounds = known.texts, known.bounds
    texts[document, PARENT] = document
    texts[document, STAMP] = -1
    size = bounds[document + 1] - bounds[document]
    for row in range(first, rows):
        other = found[row, OTHER]
        if texts[other, SHARED] * 2 >= min(size, bounds[other + 1] - bounds[other]):
            one, two = family_of(texts, document), family_of(texts, other)
            texts[max(one, two), PARENT] = min(one, two)
    return family_of(texts, document)


@compiled
def enter(  # noqa: PLR0917 (compiled: no keywords)
    document: int, family: int, count: int, known: Known, scratch: Scratch, most: int
) -> None:
    """Add the fingerprints of a text to those known.

    Args:
        document: its number.
        family: the document that stands for its family.
        count: its fingerprints.
        known: with room for as many marks.
        scratch: as `look_up` left it.
        most: documents of a fingerprint that are looked at.
    """
    prints, marks, texts = known.prints, known.marks, known.texts
    first = known.firsts[document]
    for at in range(count):
        number, mark = scratch.prints[at], first + at
        head = prints[number, NEWEST]
        marks[mark, DOCUMENT] = document
        marks[mark, PLACE] = scratch.places[at]
        marks[mark, OLDER] = -1
        marks[mark, PRINT] = number
        if head >= first:
            continue  # the fingerprint stands twice in this document: its first place is enough
        held = prints[number, HELD] + 1
        prints[number, HELD] = held
        if prints[number, MARGIN] == 0:
            prints[number, FAMILY] = family
            prints[number, MARGIN] = 1
        elif family_of(texts, prints[number, FAMILY]) == family:
            prints[number, MARGIN] += 1
        else:
            prints[number, MARGIN] -= 1
        if held <= most:
            marks[mark, OLDER] = head
            prints[number, NEWEST] = mark
    known.firsts[document + 1] = first + count


@compiled
def match_text(
    known: Known, scratch: Scratch, found: Table, used: Offsets, limits: Offsets
) -> None:
    """Compare the next text, whose words are in `known`, with those before it, and add it.

    Args:
        known: with room for it.
        scratch: room for its fingerprints.
        found: gets a row for each shared run, as long as there is room.
        used: how much of everything is in use; counted on.
        limits: most documents of a fingerprint that are looked at, words of a run at least.
    """
    document = used[TEXTS]
    begin, end = known.bounds[document], known.bounds[document + 1]
    grams = gram_into(known.tokens, begin, end, GRAM, scratch.grams)
    count = winnow_into(scratch.grams, grams, WINDOW, scratch.places)
    used[PRINTS] = look_up(count, known, scratch, used[PRINTS])
    first = used[ROWS]
    used[ROWS] = extend(document, count, known, scratch, found, first, limits)
    family = join_families(document, known, found, first, used[ROWS])
    enter(document, family, count, known, scratch, limits[0])
    used[MARKS] += count
    used[TEXTS] = document + 1
    used[WORDS] = end


@compiled
def has_rows(found: Table, used: Offsets) -> bool:
    """Return whether a quarter of the rows for shared runs is free."""
    return bool(used[ROWS] * 4 <= len(found) * 3)


@compiled
def has_room(known: Known, scratch: Scratch, used: Offsets, words: int) -> bool:
    """Return whether one more text of so many words can be added."""
    prints = used[PRINTS] + words
    return (
        prints * LOAD <= len(known.slots)
        and prints <= len(known.keys)
        and used[MARKS] + words <= len(known.marks)
        and used[WORDS] + words <= len(known.tokens)
        and used[TEXTS] + 2 <= len(known.bounds)
        and words <= len(scratch.grams)
    )


@compiled
def match_texts(  # noqa: PLR0917 (compiled: no keywords)
    data: Bytes,
    begins: Offsets,
    folding: Folding,
    known: Known,
    scratch: Scratch,
    found: Table,
    used: Offsets,
    limits: Offsets,
) -> int:
    """Read, compare and add texts, until one is strange or the room is not enough.

    Args:
        data: UTF-8 of the texts, one after the other, with a 0 behind each.
        begins: where each begins, and the place behind the 0 of the last.
        folding: how characters and spellings are folded.
        known: with room for the first of them.
        scratch: room for the fingerprints of the first.
        found: gets a row for each shared run; has rows free.
        used: how much of everything is in use; counted on.
        limits: see `match_text`.

    Returns:
        How many texts were taken; none if the first is strange.
    """
    for at in range(len(begins) - 1):
        words = begins[at + 1] - begins[at] - 1  # no text has more words than bytes
        if not (has_rows(found, used) and has_room(known, scratch, used, words)):
            return at
        document = used[TEXTS]
        end = read_utf8(data, begins[at], begins[at + 1] - 1, folding, known.tokens, used[WORDS])
        if end == STRANGE:
            return at
        known.bounds[document + 1] = end
        match_text(known, scratch, found, used, limits)
    return len(begins) - 1


@compiled
def rehash(keys: Wide, count: int, slots: Wide) -> None:
    """Fill an empty hash table with the numbers of fingerprints.

    Args:
        keys: the fingerprints by number.
        count: how many there are.
        slots: a power of two, all 0.
    """
    mask = np.int64(len(slots) - 1)
    for number in range(count):
        key = keys[number]
        at = np.int64(key) & mask
        while slots[at] != 0:
            at = (at + 1) & mask
        slots[at] = (((key >> _TAG) & _LOW) << _HALF) | np.uint64(number + 1)

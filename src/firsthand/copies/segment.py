"""One immutable file of fingerprints: sorted, memory-mapped, with checksums.

Layout, little-endian: a header of 64 bytes; the ids of the documents in sort order (end
offsets, then UTF-8); the fingerprints in sort order; for each the number of its document;
a directory with the first fingerprint of each leading-bits bucket. Ids and postings have
a checksum each: that of the ids is proved on opening, that of the postings before the
first look-up, so that opening a large index takes no time.
"""

from __future__ import annotations

import mmap
import os
import struct
import zlib
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from firsthand.copies.compiled import is_ready
from firsthand.copies.words import Offsets, Wide
from firsthand.errors import FirsthandError

Numbers = npt.NDArray[np.uint32]

_MAGIC = b"FHCOPY1\n"
_HEADER = struct.Struct("<8sIIQQII")
_HEADER_SIZE = 64
_BUCKET = 8
"""Fingerprints to a bucket of the directory, on average."""
_RANGE = 1 << 16
"""Postings that are sorted at a time when segments are merged."""


class DamagedSegmentError(FirsthandError):
    """A file of the index is cut short or was changed; names it and what is wrong."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"copy index: {path.name} is damaged: {reason}")
        self.path = path


class Postings(NamedTuple):
    """Fingerprints in sort order and the number of the document that holds each."""

    hashes: Wide
    numbers: Numbers


class Segment:
    """A segment file that is open for looking up."""

    def __init__(self, path: Path, *, is_proved: bool = False) -> None:
        """Map the file and prove its header and its ids.

        Args:
            path: of the file.
            is_proved: True where this process has just written it.

        Raises:
            DamagedSegmentError: the file is not a whole segment.
        """
        self.path = path
        self._data = self._map(path)
        documents, postings, ids_size, ids_sum, self._sum = self._header()
        at = _HEADER_SIZE
        names = at + 4 * documents
        if zlib.crc32(self._data[at : names + ids_size]) != ids_sum:
            raise DamagedSegmentError(path, "the document ids do not match their checksum")
        self._ends: Numbers = np.frombuffer(self._data, "<u4", documents, at)
        self._names = self._data[names : names + ids_size]
        at = _aligned(names + ids_size)
        self._begin = at
        self._hashes: Wide = np.frombuffer(self._data, "<u8", postings, at)
        self._numbers: Numbers = np.frombuffer(self._data, "<u4", postings, at + 8 * postings)
        self._bits = directory_bits(postings)
        self._directory: Numbers = np.frombuffer(
            self._data, "<u4", (1 << self._bits) + 1, at + 12 * postings
        )
        self._proved = is_proved

    def __len__(self) -> int:
        """Return the number of postings."""
        return len(self._hashes)

    @property
    def postings(self) -> Postings:
        """All postings, proved against their checksum."""
        self.prove()
        return Postings(self._hashes, self._numbers)

    @property
    def documents(self) -> int:
        """The number of documents."""
        return len(self._ends)

    def ids(self) -> list[str]:
        """Return the ids of the documents, in sort order."""
        return [self.id_of(number) for number in range(self.documents)]

    def id_of(self, number: int) -> str:
        """Return the id of a document by its number."""
        start = int(self._ends[number - 1]) if number else 0
        return bytes(self._names[start : int(self._ends[number])]).decode()

    def prove(self) -> None:
        """Compare the postings with their checksum, once.

        Raises:
            DamagedSegmentError: a bit was changed since they were written.
        """
        if not self._proved:
            if zlib.crc32(self._data[self._begin :]) != self._sum:
                raise DamagedSegmentError(self.path, "the postings do not match their checksum")
            self._proved = True

    def find(self, hashes: Wide) -> tuple[Offsets, Offsets]:
        """Return the first and the behind-last place of each fingerprint."""
        self.prove()
        bucket = (hashes >> np.uint64(64 - self._bits)).astype(np.int64)
        low = self._directory[bucket].astype(np.int64)
        end = self._directory[bucket + 1].astype(np.int64)
        if is_ready():
            from firsthand.copies.seeking import seek

            first, last = seek(self._hashes, hashes, low, end)
            return first, last
        return find_plainly(self._hashes, hashes, low, end)

    def holders(self, first: Offsets, last: Offsets) -> list[list[str]]:
        """Return the ids of the documents at places `[first, last)`, in sort order.

        Args:
            first: the first place of each run of places.
            last: the place behind its last.
        """
        ends = zip(first.tolist(), last.tolist(), strict=True)
        runs = [self._numbers[start:end].tolist() for start, end in ends]
        names = {number: self.id_of(number) for number in {item for run in runs for item in run}}
        return [[names[number] for number in run] for run in runs]

    @staticmethod
    def _map(path: Path) -> memoryview:
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            if size < _HEADER_SIZE:
                raise DamagedSegmentError(path, f"{size} bytes are less than a header")
            return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))

    def _header(self) -> tuple[int, int, int, int, int]:
        head = bytes(self._data[:_HEADER_SIZE])
        magic, documents, ids_size, postings, total, ids_sum, sums = _HEADER.unpack_from(head)
        if magic != _MAGIC:
            raise DamagedSegmentError(self.path, "it does not begin like a segment")
        if zlib.crc32(head[: _HEADER.size]) != struct.unpack_from("<I", head, _HEADER.size)[0]:
            raise DamagedSegmentError(self.path, "the header does not match its checksum")
        if total != len(self._data):
            raise DamagedSegmentError(self.path, f"{len(self._data)} bytes of {total} are there")
        return documents, postings, ids_size, ids_sum, sums


def find_plainly(values: Wide, wanted: Wide, low: Offsets, end: Offsets) -> tuple[Offsets, Offsets]:
    """Return the first and the behind-last place of each wanted value, with numpy alone."""
    first = _bound(values, wanted, low, end)
    last = first.copy()
    inside = np.flatnonzero(first < end)
    hits = inside[values[first[inside]] == wanted[inside]]
    last[hits] = _bound(values, wanted[hits], first[hits], end[hits], is_behind=True)
    return first, last


def _bound(
    values: Wide, wanted: Wide, low: Offsets, end: Offsets, *, is_behind: bool = False
) -> Offsets:
    """Return for each wanted value the first place in `[low, end)` that is not less.

    With `is_behind` the first that is greater.
    """
    low, high = low.copy(), end.copy()
    while True:
        active = np.flatnonzero(low < high)
        if not len(active):
            return low
        middle = (low[active] + high[active]) // 2
        found, sought = values[middle], wanted[active]
        less = found <= sought if is_behind else found < sought
        low[active[less]] = middle[less] + 1
        high[active[~less]] = middle[~less]


def directory_bits(postings: int) -> int:
    """Return how many leading bits the directory of so many postings tells apart."""
    return max(1, (postings // _BUCKET).bit_length())


def _aligned(size: int) -> int:
    return -(-size // 8) * 8


def write_segment(path: Path, ids: Sequence[str], postings: Postings) -> None:
    """Write a segment beside `path` and move it there whole, synced to disk.

    Args:
        path: where it shall stand.
        ids: of the documents, in sort order.
        postings: sorted by fingerprint, then by number; numbers count in `ids`.
    """
    names = [name.encode() for name in ids]
    ends = np.cumsum([len(name) for name in names], dtype=np.uint32).astype("<u4")
    blob = b"".join(names)
    bits = directory_bits(len(postings.hashes))
    edges = np.arange(1, 1 << bits, dtype=np.uint64) << np.uint64(64 - bits)
    places = np.searchsorted(postings.hashes, edges)
    directory = np.concatenate([[0], places, [len(postings.hashes)]]).astype("<u4")
    # Views, not copies: the postings of a large merge are most of the memory of the process.
    body = [
        postings.hashes.astype("<u8", copy=False).view(np.uint8).data,
        postings.numbers.astype("<u4", copy=False).view(np.uint8).data,
        directory.view(np.uint8).data,
    ]
    front = _HEADER_SIZE + len(ends) * 4 + len(blob)
    padding = b"\0" * (_aligned(front) - front)
    total = front + len(padding) + sum(map(len, body))
    sums = 0
    for part in body:
        sums = zlib.crc32(part, sums)
    ids_sum = zlib.crc32(blob, zlib.crc32(ends.tobytes()))
    head = _HEADER.pack(_MAGIC, len(ids), len(blob), len(postings.hashes), total, ids_sum, sums)
    head = (head + struct.pack("<I", zlib.crc32(head))).ljust(_HEADER_SIZE, b"\0")
    write_whole(path, [head, ends.tobytes(), blob, padding, *body])


def write_whole(path: Path, parts: Iterable[bytes | memoryview]) -> None:
    """Write a file under another name, sync it, and move it to its place at once."""
    beside = path.with_name(path.name + ".new")
    with beside.open("wb") as file:
        for part in parts:
            file.write(part)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)


def merge_postings(
    segments: Sequence[tuple[Sequence[str], Postings]],
) -> tuple[list[str], Postings]:
    """Return the documents and postings of several segments as those of one.

    A document that stands in more than one of them is taken from the first.
    """
    ids = sorted({name for names, _ in segments for name in names})
    place = {name: number for number, name in enumerate(ids)}
    sources = []
    seen = np.zeros(len(ids), np.bool_)
    for names, postings in segments:
        mapping = np.array([place[name] for name in names], np.uint32)
        sources.append(_Source(postings, mapping, ~seen[mapping]))
        seen[mapping] = True
    return ids, _merge_by_ranges(sources)


class _Source(NamedTuple):
    """A segment to be merged.

    Attributes:
        postings: its postings.
        mapping: of each of its documents the number among those of all segments.
        fresh: whether the document is taken from this segment.
    """

    postings: Postings
    mapping: Numbers
    fresh: npt.NDArray[np.bool_]

    def between(self, low: int, high: int) -> Postings:
        """Return the postings of two places that are taken, with the new numbers."""
        numbers = self.postings.numbers[low:high]
        kept = self.fresh[numbers]
        return Postings(self.postings.hashes[low:high][kept], self.mapping[numbers[kept]])


def _merge_by_ranges(sources: Sequence[_Source]) -> Postings:
    """Return the postings of several segments as one, sorted, range of fingerprints by range.

    A range of all of them fits in the cache of a processor, however large the segments are,
    and beside the result no more than a range is held in memory.
    """
    total = sum(len(source.postings.hashes) for source in sources)
    edges = np.linspace(0, 2.0**64, total // _RANGE + 2)[1:-1].astype(np.uint64)
    cuts = [
        [0, *np.searchsorted(item.postings.hashes, edges).tolist(), len(item.postings.hashes)]
        for item in sources
    ]
    merged = Postings(np.empty(total, np.uint64), np.empty(total, np.uint32))
    start = 0
    for ends in zip(*map(pairwise, cuts), strict=True):
        parts = [item.between(*places) for item, places in zip(sources, ends, strict=True)]
        part = sort_postings(
            np.concatenate([item.hashes for item in parts]),
            np.concatenate([item.numbers for item in parts]),
        )
        end = start + len(part.hashes)
        merged.hashes[start:end], merged.numbers[start:end] = part
        start = end
    return Postings(merged.hashes[:start], merged.numbers[:start])


def sort_postings(hashes: Wide, numbers: Numbers) -> Postings:
    """Return postings in the order in which a segment keeps them.

    What comes in is mostly a few sorted runs, which a stable sort merges; only fingerprints
    that stand more than once are then sorted by document.
    """
    order = np.argsort(hashes, kind="stable")
    hashes, numbers = hashes[order], numbers[order]
    same = hashes[1:] == hashes[:-1]
    twice = np.flatnonzero(np.concatenate([same, [False]]) | np.concatenate([[False], same]))
    within = np.lexsort((numbers[twice], hashes[twice]))
    numbers[twice] = numbers[twice[within]]
    return Postings(hashes, numbers)

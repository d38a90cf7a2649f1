"""The index on disk: a journal, a table in memory, and sorted segments that only grow.

`add` writes a journal record and the table; a full table becomes a segment; segments of
one size are merged into the next larger while the run goes on. Files are never changed
in place and the manifest is replaced at once, so a process killed at any moment leaves
an index that opens. A damaged segment is named, set aside and made again from the store.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Self

import numpy as np

from firsthand.copies.compiled import load_compiled
from firsthand.copies.fingerprints import fingerprints
from firsthand.copies.index import (
    SAMPLE,
    SAMPLED,
    WORTH_COMPILING,
    Fetch,
    IsCommon,
    Table,
    choose,
    nothing_common,
)
from firsthand.copies.journal import Entry, Journal, recover
from firsthand.copies.manifest import read_manifest, remove_strays, take_lock
from firsthand.copies.segment import (
    DamagedSegmentError,
    Numbers,
    Segment,
    merge_postings,
    sort_postings,
    write_segment,
)
from firsthand.copies.words import Wide, Words, read_words
from firsthand.errors import StoreError

TABLE_SIZE = 1 << 15
"""Postings held in memory before they become a segment; opening reads at most so many anew."""
FAN = 4
"""Segments of one size that are merged into the next."""
_TRIES = 20
"""Times that a reader begins anew because the writer replaced files beside it."""


class DiskIndex:
    """A `CopyIndex` in a folder; one process writes, any number read.

    Attributes:
        folder: where the files are.
        notes: what was found damaged and what was done about it, in words.
    """

    def __init__(
        self, folder: Path, *, writable: bool, fetch: Fetch | None, table_size: int
    ) -> None:
        """Open the index; call `DiskIndex.open`."""
        self.folder = folder
        self.notes: list[str] = []
        self._fetch = fetch
        self._table_size = table_size
        self._lock = take_lock(folder) if writable else None
        self._merging: tuple[Future[Segment], tuple[Segment, ...]] | None = None
        self._pool: ThreadPoolExecutor | None = None
        try:
            self._load()
        except StoreError:
            if self._lock is not None:
                self._lock.close()
            raise
        for _ in range(0 if writable else _TRIES):
            if read_manifest(folder)[0] == self._manifest:
                break
            self._load()
        self._journal = Journal(folder / self._manifest.journal) if writable else None
        if writable:
            remove_strays(folder, self._manifest)

    def _load(self) -> None:
        """Read what the files hold now; a writer may replace them at the same time."""
        self._manifest, note = read_manifest(self.folder)
        self.notes[:] = [note] if note else []
        self._ids: set[str] | None = None
        self._table = Table()
        self._segments: list[Segment] = []
        self._replay()
        for name in self._manifest.segments:
            self._open_segment(self.folder / name)

    @classmethod
    def open(
        cls,
        folder: Path | str,
        *,
        fetch: Fetch | None = None,
        writable: bool = True,
        table_size: int = TABLE_SIZE,
    ) -> Self:
        """Open the index of a folder, or begin one there.

        Args:
            folder: where the index lives; made if it is not there.
            fetch: gives the stored text of a document; with it, documents of a segment
                that turns out to be damaged are added again at once. Without it they are
                missing from `known()` until the caller adds them again.
            writable: False to read beside a writer.
            table_size: postings held in memory before they become a segment.

        Raises:
            StoreError: another process writes it, or a newer version wrote it.
        """
        path = Path(folder)
        path.mkdir(parents=True, exist_ok=True)
        return cls(path, writable=writable, fetch=fetch, table_size=table_size)

    def known(self) -> frozenset[str]:
        """Return the ids of the documents in the index."""
        return frozenset(self._known())

    def add(self, document: str, words: Words) -> None:
        """Add a document; adding it again changes nothing. Kept once this returns."""
        if self._journal is None:
            raise StoreError(f"copy index {self.folder}: opened for reading, cannot add")
        if document in self._known():
            return
        entry = Entry(document, fingerprints(words.hashes).hashes)
        self._journal.append(entry)
        self._table.add(document, entry.hashes)
        self._known().add(document)
        if len(self._table) >= self._table_size:
            if len(self._segments) * self._table_size >= WORTH_COMPILING:
                load_compiled()
            self.flush()

    def candidates(
        self, document: str, words: Words, is_common: IsCommon = nothing_common
    ) -> list[str]:
        """Return documents that may share a passage with this one, in id order."""
        hashes = fingerprints(words.hashes).hashes
        return choose(
            document,
            self._holders(hashes, SAMPLED + 1),
            lambda at: self._holders(hashes[at : at + 1], None)[0],
            is_common,
        )

    def holders(self, hashes: Sequence[int]) -> list[tuple[str, ...]]:
        """Return for each fingerprint the documents that hold it, least ids first."""
        found = self._holders(np.array(hashes, np.uint64), SAMPLE)
        return [tuple(sorted(set(items))[:SAMPLE]) for items in found]

    def flush(self) -> None:
        """Write the table in memory as a segment; a merge begins where one is due."""
        self._finish_merge(wait=False)
        if len(self._table) and self._journal is not None:
            self._write_table()
        self._begin_merge()

    def compact(self) -> None:
        """Merge all segments into one."""
        self.flush()
        self._finish_merge(wait=True)
        if len(self._segments) > 1:
            self._start_merging(tuple(self._segments))
            self._finish_merge(wait=True)

    def prove(self) -> None:
        """Compare every segment with its checksum; damaged ones are set aside and made again."""
        self._finish_merge(wait=True)
        for segment in list(self._segments):
            self._is_whole(segment)

    def close(self) -> None:
        """Finish what is under way and release the index."""
        self._finish_merge(wait=True)
        if self._pool is not None:
            self._pool.shutdown()
        if self._journal is not None:
            self._journal.close()
        if self._lock is not None:
            self._lock.close()
        self._journal = self._lock = self._pool = None

    def __enter__(self) -> Self:
        """Return the index itself, to close it at the end of a block."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the index."""
        self.close()

    def _known(self) -> set[str]:
        if self._ids is None:
            self._ids = {name for segment in self._segments for name in segment.ids()}
            self._ids.update(self._table.ids())
        return self._ids

    def _holders(self, hashes: Wide, most: int | None) -> list[list[str]]:
        """Return the holders of each fingerprint, at most so many of each segment."""
        while not all(self._is_whole(segment) for segment in list(self._segments)):
            pass
        table = self._table
        found = table.holders(hashes) if most is None else table.least(hashes)
        for segment in self._segments:
            first, last = segment.find(hashes)
            if most is not None:
                last = np.minimum(last, first + most)
            hits = np.flatnonzero(last > first)
            if not len(hits):
                continue
            names = segment.holders(first[hits], last[hits])
            for at, holders in zip(hits.tolist(), names, strict=True):
                found[at] = found[at] + holders
        return found

    def _is_whole(self, segment: Segment) -> bool:
        try:
            segment.prove()
        except DamagedSegmentError as error:
            self._set_aside(segment.path, error, segment.ids())
            return False
        return True

    def _open_segment(self, path: Path) -> None:
        try:
            self._segments.append(Segment(path))
        except (DamagedSegmentError, FileNotFoundError) as error:
            self._set_aside(path, error, ())

    def _set_aside(self, path: Path, error: Exception, ids: Sequence[str]) -> None:
        """Drop a damaged segment, and add its documents again where the store is at hand."""
        self.notes.append(str(error))
        self._segments = [item for item in self._segments if item.path != path]
        self._ids = None
        if self._lock is None:
            return
        kept = tuple(name for name in self._manifest.segments if name != path.name)
        self._manifest = self._manifest.with_segments(kept)
        self._manifest.write(self.folder)
        if path.exists():
            path.rename(path.with_name(path.name + ".damaged"))
        for document in ids if self._fetch is not None else ():
            stored = self._fetch(document) if self._fetch is not None else None
            if stored is not None:
                self.add(document, read_words(stored.text, stored.body))

    def _replay(self) -> None:
        path = self.folder / self._manifest.journal
        entries, lost = recover(path, cut=self._lock is not None)
        for entry in entries:
            self._table.add(entry.document, entry.hashes)
        if lost:
            self.notes.append(
                f"copy index: {path.name} ended in {lost} bytes that are no whole record; "
                "they were cut off, and the documents will be added again"
            )

    def _write_table(self) -> None:
        """Turn the table into a segment, and begin an empty table and journal."""
        segment = self._write(*self._table.postings())
        self._manifest, number = self._manifest.numbered()
        names = (*self._manifest.segments, segment.path.name)
        old = self.folder / self._manifest.journal
        self._manifest = replace(
            self._manifest.with_segments(names), journal=f"journal-{number:08d}"
        )
        self._manifest.write(self.folder)
        self._segments.append(segment)
        self._table = Table()
        if self._journal is not None:
            self._journal.close()
        self._journal = Journal(self.folder / self._manifest.journal)
        old.unlink(missing_ok=True)

    def _write(self, ids: Sequence[str], hashes: Wide, numbers: Numbers) -> Segment:
        self._manifest, number = self._manifest.numbered()
        path = self.folder / f"segment-{number:08d}"
        write_segment(path, ids, sort_postings(hashes, numbers))
        return Segment(path, is_proved=True)

    def _begin_merge(self) -> None:
        """Merge segments in the background once there are enough of one size."""
        if self._merging is None and self._journal is not None:
            due = tuple(self._segments[at] for at in due_places([*map(len, self._segments)]))
            if due:
                self._start_merging(due)

    def _start_merging(self, segments: tuple[Segment, ...]) -> None:
        if self._pool is None:
            self._pool = ThreadPoolExecutor(1, thread_name_prefix="copy-index")
        self._manifest, number = self._manifest.numbered()
        path = self.folder / f"segment-{number:08d}"
        self._merging = self._pool.submit(_merge, segments, path), segments

    def _finish_merge(self, *, wait: bool) -> None:
        """Put the merged segment in the place of its parts, if it is ready."""
        if self._merging is None or not (wait or self._merging[0].done()):
            return
        future, parts = self._merging
        self._merging = None
        try:
            merged = future.result()
        except DamagedSegmentError:
            self.prove()
            return
        self._put_in_place(merged, parts)

    def _put_in_place(self, merged: Segment, parts: tuple[Segment, ...]) -> None:
        at = self._segments.index(parts[0])
        rest = [item for item in self._segments if item not in parts]
        self._segments = [*rest[:at], merged, *rest[at:]]
        names = tuple(item.path.name for item in self._segments)
        self._manifest = self._manifest.with_segments(names)
        self._manifest.write(self.folder)
        for item in parts:
            item.path.unlink(missing_ok=True)


def due_places(sizes: Sequence[int]) -> list[int]:
    """Return the places of `FAN` segments of about one size, the smallest; none if there are less.

    Wherever they stand: a merge takes longer than it takes to write the next segment, so those
    of one size are rarely neighbours. No more than `FAN` to each power of `FAN` are left.
    """
    order = sorted(range(len(sizes)), key=lambda at: (sizes[at], at))
    for low in range(len(order) - FAN + 1):
        places = order[low : low + FAN]
        if sizes[places[-1]] < FAN * max(1, sizes[places[0]]):
            return sorted(places)
    return []


def _merge(segments: tuple[Segment, ...], path: Path) -> Segment:
    ids, postings = merge_postings([(item.ids(), item.postings) for item in segments])
    write_segment(path, ids, postings)
    return Segment(path, is_proved=True)

"""The tasks on buckets of fingerprints, and who holds a fingerprint, read from what they keep.

A bucket has as many rows as all documents have fingerprints, cut by sixteen. Joining takes several
times the memory of what is joined, so a bucket is cut again, on disk, and joined piece by piece.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

import numpy as np

from firsthand.batch.archive import Archive, archive_of, postings_of
from firsthand.batch.joining import Held, find_common, hold, pair_up
from firsthand.batch.pages import give_back, map_array
from firsthand.batch.tables import Ids, distinct, id_of
from firsthand.batch.units import Unit, folder_of, made_whole
from firsthand.copies.compiled import load_compiled
from firsthand.copies.index import SAMPLE
from firsthand.copies.shelf import Shelf

_PIECES, _PIECE_SHIFT = 32, 55
"""Pieces in which a bucket is joined, and the bits of a fingerprint behind those that tell them."""
_TEXTS = 64  # joins ask for fingerprints, hardly ever for the words of a text again
_COLUMNS = ("fingerprint", "document")
_PRINTS, _HOLDERS, _COMMON = "fingerprints.npy", "documents.npy", "common.npy"
_LOOK_UPS = 64  # after which pages are given back: each touches half a megabyte of a great bucket


def join_bucket(root: Path, unit: Unit) -> None:
    """Join the fingerprints of one bucket over all shards: what the inline engine does."""
    told: dict[str, str | int] = {}
    with made_whole(root, unit, told) as folder, TemporaryDirectory(dir=folder) as scratch:
        common, pairs, many = [], distinct([]), 0
        _cut(root, unit.start, Path(scratch))
        with growing(folder / _PRINTS) as add_prints, growing(folder / _HOLDERS) as add_holders:
            for at in range(_PIECES):
                held = hold(*(_piece(Path(scratch), name, at) for name in _COLUMNS))
                common.append(_common(root, held))
                pairs = distinct([pairs, pair_up(held, common[-1])])
                kept = held.only(held.places <= SAMPLE)
                add_prints(kept.fingerprints)
                add_holders(kept.documents)
                many += len(kept.documents)
        np.save(folder / _COMMON, np.concatenate(common))
        np.save(folder / "pairs.npy", pairs)
        told["held"] = many


def _cut(root: Path, bucket: int, scratch: Path) -> None:
    """Write the fingerprints of a bucket and who holds each, of all shards, cut again."""
    edges = np.arange(1, _PIECES, dtype=np.uint64) + np.uint64(bucket * _PIECES)
    edges <<= np.uint64(_PIECE_SHIFT)
    with ExitStack() as stack:
        files = {
            name: [stack.enter_context(_raw(scratch, name, at).open("wb")) for at in range(_PIECES)]
            for name in _COLUMNS
        }
        for shard in archive_of(root).shards:
            rows = dict(zip(_COLUMNS, _rows(postings_of(root, shard), bucket), strict=True))
            cuts = rows["fingerprint"].searchsorted(edges)
            for name, values in rows.items():
                for file, part in zip(files[name], np.split(values, cuts), strict=True):
                    part.tofile(file)


def _raw(scratch: Path, name: str, piece: int) -> Path:
    return scratch / f"{name}-{piece}"


def _piece(scratch: Path, name: str, piece: int) -> Ids:
    return np.fromfile(_raw(scratch, name, piece), np.uint64)


def _rows(path: Path, bucket: int) -> tuple[Ids, Ids]:
    """Return the fingerprints of a bucket in a shard, in order, and who holds each."""
    import pyarrow.parquet as pq

    with pq.ParquetFile(path) as file:
        table = file.read_row_group(bucket, list(_COLUMNS))
    return table["fingerprint"].to_numpy(), table["document"].to_numpy()


def shelve_bucket(root: Path, unit: Unit) -> None:
    """Put what an engine's join found for one bucket in order, and find common matter in it."""
    import pyarrow.parquet as pq

    table = pq.read_table(list(unit.inputs)) if unit.inputs else None
    empty = np.zeros(0, np.uint64)
    prints = table["fingerprint"].to_numpy() if table is not None else empty
    holders = table["document"].to_numpy() if table is not None else empty
    mine = (prints >> np.uint64(60)) == np.uint64(unit.start)
    held = hold(prints[mine], holders[mine])
    kept = held.only(held.places <= SAMPLE)
    with made_whole(root, unit, {"held": len(held.documents)}) as folder:
        np.save(folder / _PRINTS, kept.fingerprints)
        np.save(folder / _HOLDERS, kept.documents)
        np.save(folder / _COMMON, _common(root, held))


@contextmanager
def growing(path: Path) -> Iterator[Callable[[Ids], object]]:
    """Write an .npy file of numbers whose length is known at its end; give what adds to it.

    The header of such a file has room for a length of any size.
    """
    with path.open("wb") as file:
        _write_header(file, 0)
        begin = file.tell()
        yield lambda values: file.write(values.tobytes())
        count = (file.tell() - begin) // np.dtype(np.uint64).itemsize
        file.seek(0)
        _write_header(file, count)


def _write_header(file: BinaryIO, count: int) -> None:
    kind = {"descr": "<u8", "fortran_order": False, "shape": (count,)}
    np.lib.format.write_array_header_1_0(file, kind)


def _common(root: Path, held: Held) -> Ids:
    return find_common(held, _shelf(archive_of(root)).is_common)


@lru_cache(maxsize=1)
def _shelf(archive: Archive) -> Shelf:
    """Return the texts of an archive: all buckets ask for the same few, those of least id."""
    load_compiled()
    return Shelf(archive.stored, texts=_TEXTS)


class Holders:
    """Who holds a fingerprint, least ids first, read from what the buckets keep.

    Attributes:
        asker: the document whose fingerprints are asked for: it holds those that no other has.
    """

    def __init__(self, root: Path, task: str, buckets: Sequence[str]) -> None:
        """Open the buckets, in order."""
        folders = [folder_of(root, task, name) for name in buckets]
        self._prints = [map_array(folder / _PRINTS) for folder in folders]
        self._documents = [map_array(folder / _HOLDERS) for folder in folders]
        self.asker = ""
        self._asked = 0  # look-ups since pages were given back

    def holders(self, hashes: Sequence[int]) -> list[tuple[str, ...]]:
        """Return for each fingerprint the documents that hold it, least ids first."""
        return [self._holders(value) or (self.asker,) for value in hashes]

    def _holders(self, value: int) -> tuple[str, ...]:
        self._asked += 1
        if self._asked >= _LOOK_UPS:
            self._asked = 0
            give_back([*self._prints, *self._documents])
        bucket = value >> 60
        prints, wanted = self._prints[bucket], np.uint64(value)
        low = int(prints.searchsorted(wanted))
        # A fingerprint has `SAMPLE` holders at most here.
        many = int(prints[low : low + SAMPLE].searchsorted(wanted, "right"))
        return tuple(map(id_of, self._documents[bucket][low : low + many].tolist()))

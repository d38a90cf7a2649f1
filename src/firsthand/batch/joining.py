"""The fingerprint join: which documents are to be compared, as a function of who holds what.

Its rule is that of `copies.index.choose`, for all documents at once: of a fingerprint, each of
the eight holders of least id is paired with all others, unless the sixteen of least id show
that it is common matter. The same rule is SQL in `resources/batch_held.sql` and
`batch_pairs.sql`, which DuckDB and Daft run unchanged; a test compares all three.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from firsthand.batch.archive import Archive, archive_of, postings_of
from firsthand.batch.tables import Ids, Pairs, distinct, id_of
from firsthand.batch.units import Unit, folder_of, made_whole
from firsthand.copies.compiled import load_compiled
from firsthand.copies.index import HUBS, SAMPLE, SAMPLED
from firsthand.copies.shelf import Shelf

Flags = npt.NDArray[np.bool_]

_PIECES, _PIECE_SHIFT = 16, 56
"""Pieces in which a bucket is joined, and the bits of a fingerprint behind those that tell them."""


@dataclass(frozen=True, slots=True)
class Held:
    """Fingerprints that several documents hold, a row for each of them.

    Attributes:
        fingerprints: in order.
        documents: in order within each.
        places: 1 for the holder of least id, and so on.
        counts: how many hold it.
    """

    fingerprints: Ids
    documents: Ids
    places: npt.NDArray[np.int64]
    counts: npt.NDArray[np.int64]

    def only(self, kept: Flags) -> Held:
        """Return some of the rows."""
        return Held(
            self.fingerprints[kept], self.documents[kept], self.places[kept], self.counts[kept]
        )


def hold(fingerprints: Ids, documents: Ids) -> Held:
    """Return the fingerprints that several documents hold; each pair stands there once."""
    order = np.lexsort((documents, fingerprints))
    prints, holders = fingerprints[order], documents[order]
    _, first, counts = np.unique(prints, return_index=True, return_counts=True)
    places = np.arange(len(prints)) - np.repeat(first, counts) + 1
    many = np.repeat(counts, counts)
    return Held(prints, holders, places, many).only(many > 1)


def find_common(held: Held, is_common: Callable[[tuple[str, ...]], bool]) -> Ids:
    """Return the fingerprints that are common matter, by their sixteen holders of least id."""
    many = held.only((held.counts > HUBS) & (held.places <= SAMPLED))
    prints, first = np.unique(many.fingerprints, return_index=True)
    edges = [*first.tolist(), len(many.documents)]
    ids = many.documents.tolist()
    common = [
        is_common(tuple(id_of(item) for item in ids[edges[at] : edges[at + 1]]))
        for at in range(len(prints))
    ]
    kept: Ids = prints[np.array(common, np.bool_)]
    return kept


def pair_up(held: Held, common: Ids) -> Pairs:
    """Return the pairs to compare, each once, the lesser id first."""
    rows = held.only(~np.isin(held.fingerprints, common))
    parts = []
    starts = np.flatnonzero(rows.places == 1)
    first = np.repeat(starts, np.diff([*starts.tolist(), len(rows.places)]))
    for hub in range(1, HUBS + 1):
        mine = np.flatnonzero(rows.places > hub)
        parts.append(np.stack([rows.documents[first[mine] + hub - 1], rows.documents[mine]], 1))
    return distinct(parts)


def in_company(pairs: Pairs) -> Pairs:
    """Return the same pairs, those of documents that share words with the same others together.

    So a unit that compares a stretch of them reads few texts, each once.
    """
    documents, flat = np.unique(pairs, return_inverse=True)
    ends = flat.reshape(-1, 2)
    least = np.arange(len(documents))
    np.minimum.at(least, ends[:, 1], ends[:, 0])
    order = np.lexsort((ends[:, 1], ends[:, 0], least[least[ends[:, 0]]]))
    ranked: Pairs = pairs[order]
    return ranked


def join_bucket(root: Path, unit: Unit) -> None:
    """Join the fingerprints of one bucket over all shards: what the inline engine does."""
    kept, common, pairs = [], [], []
    for prints, holders in _pieces(root, unit.start):
        held = hold(prints, holders)
        common.append(_common(root, held))
        pairs.append(pair_up(held, common[-1]))
        kept.append(held.only(held.places <= SAMPLE))
    with made_whole(root, unit, {"held": sum(len(held.documents) for held in kept)}) as folder:
        _keep(folder, kept, np.concatenate(common))
        np.save(folder / "pairs.npy", distinct(pairs))


def _pieces(root: Path, bucket: int) -> Iterator[tuple[Ids, Ids]]:
    """Yield the fingerprints of a bucket and who holds them, in pieces by their next bits.

    Joining takes several times the memory of what is joined; so it takes little.
    """
    rows = [_rows(postings_of(root, shard), bucket) for shard in archive_of(root).shards]
    edges = np.arange(1, _PIECES, dtype=np.uint64) + np.uint64(bucket * _PIECES)
    edges <<= np.uint64(_PIECE_SHIFT)
    cuts = [[0, *prints.searchsorted(edges).tolist(), len(prints)] for prints, _ in rows]
    empty = np.zeros(0, np.uint64)
    for at in range(_PIECES):
        mine = [slice(cut[at], cut[at + 1]) for cut in cuts]
        some = list(zip(rows, mine, strict=True))
        yield (
            np.concatenate([empty, *(prints[part] for (prints, _), part in some)]),
            np.concatenate([empty, *(holders[part] for (_, holders), part in some)]),
        )


def _rows(path: Path, bucket: int) -> tuple[Ids, Ids]:
    """Return the fingerprints of a bucket in a shard, in order, and who holds each."""
    import pyarrow.parquet as pq

    with pq.ParquetFile(path) as file:
        table = file.read_row_group(bucket, ["fingerprint", "document"])
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
    with made_whole(root, unit, {"held": len(held.documents)}) as folder:
        _keep(folder, [held.only(held.places <= SAMPLE)], _common(root, held))


def _common(root: Path, held: Held) -> Ids:
    return find_common(held, _shelf(archive_of(root)).is_common)


@lru_cache(maxsize=1)
def _shelf(archive: Archive) -> Shelf:
    """Return the texts of an archive: all buckets ask for the same few, those of least id."""
    load_compiled()
    return Shelf(archive.stored)


def _keep(folder: Path, kept: Sequence[Held], common: Ids) -> None:
    np.save(folder / "fingerprints.npy", np.concatenate([held.fingerprints for held in kept]))
    np.save(folder / "documents.npy", np.concatenate([held.documents for held in kept]))
    np.save(folder / "common.npy", common)


class Holders:
    """Who holds a fingerprint, least ids first, read from what the buckets keep.

    Attributes:
        asker: the document whose fingerprints are asked for: it holds those that no other has.
    """

    def __init__(self, root: Path, task: str, buckets: Sequence[str]) -> None:
        """Open the buckets, in order."""
        folders = [folder_of(root, task, name) for name in buckets]
        self._prints = [_mapped(folder / "fingerprints.npy") for folder in folders]
        self._documents = [_mapped(folder / "documents.npy") for folder in folders]
        self.asker = ""

    def holders(self, hashes: Sequence[int]) -> list[tuple[str, ...]]:
        """Return for each fingerprint the documents that hold it, least ids first."""
        return [self._holders(value) or (self.asker,) for value in hashes]

    def _holders(self, value: int) -> tuple[str, ...]:
        bucket = value >> 60
        prints, wanted = self._prints[bucket], np.uint64(value)
        low = int(prints.searchsorted(wanted))
        # A fingerprint has `SAMPLE` holders at most here.
        many = int(prints[low : low + SAMPLE].searchsorted(wanted, "right"))
        return tuple(map(id_of, self._documents[bucket][low : low + many].tolist()))


def _mapped(path: Path) -> Ids:
    """Return the numbers of a file as a plain array: far quicker to look up in than a memmap."""
    return np.asarray(np.load(path, mmap_mode="r"))

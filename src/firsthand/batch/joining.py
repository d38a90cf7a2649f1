"""The fingerprint join: which documents are to be compared, as a function of who holds what.

Its rule is that of `copies.index.choose`, for all documents at once: of a fingerprint, each of
the eight holders of least id is paired with all others, unless the sixteen of least id show
that it is common matter. The same rule is SQL in `resources/batch_held.sql` and
`batch_pairs.sql`, which DuckDB and Daft run unchanged; a test compares all three.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from firsthand.batch.archive import archive_of, postings_of
from firsthand.batch.tables import Ids, Pairs, distinct, id_of
from firsthand.batch.units import Unit, folder_of, made_whole
from firsthand.copies.compiled import load_compiled
from firsthand.copies.index import HUBS, SAMPLE, SAMPLED
from firsthand.copies.shelf import Shelf

Flags = npt.NDArray[np.bool_]


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


def join_bucket(root: Path, unit: Unit) -> None:
    """Join the fingerprints of one bucket over all shards: what the inline engine does."""
    import pyarrow.parquet as pq

    archive = archive_of(root)
    files = [pq.ParquetFile(postings_of(root, shard)) for shard in archive.shards]
    tables = [file.read_row_group(unit.start, ["fingerprint", "document"]) for file in files]
    held = hold(_gathered(tables, "fingerprint"), _gathered(tables, "document"))
    common = _common(root, held)
    with made_whole(root, unit, {"held": len(held.documents)}) as folder:
        _keep(folder, held, common)
        np.save(folder / "pairs.npy", pair_up(held, common))


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
        _keep(folder, held, _common(root, held))


def _gathered(tables: Sequence[object], name: str) -> Ids:
    columns = [table[name].to_numpy() for table in tables]  # type: ignore[index]
    return np.concatenate([np.zeros(0, np.uint64), *columns])


def _common(root: Path, held: Held) -> Ids:
    load_compiled()
    return find_common(held, Shelf(archive_of(root).stored).is_common)


def _keep(folder: Path, held: Held, common: Ids) -> None:
    kept = held.only(held.places <= SAMPLE)
    np.save(folder / "fingerprints.npy", kept.fingerprints)
    np.save(folder / "documents.npy", kept.documents)
    np.save(folder / "common.npy", common)


class Holders:
    """Who holds a fingerprint, least ids first, read from what the buckets keep.

    Attributes:
        asker: the document whose fingerprints are asked for: it holds those that no other has.
    """

    def __init__(self, root: Path, task: str, buckets: Sequence[str]) -> None:
        """Open the buckets, in order."""
        folders = [folder_of(root, task, name) for name in buckets]
        self._prints = [np.load(f / "fingerprints.npy", mmap_mode="r") for f in folders]
        self._documents = [np.load(f / "documents.npy", mmap_mode="r") for f in folders]
        self.asker = ""

    def holders(self, hashes: Sequence[int]) -> list[tuple[str, ...]]:
        """Return for each fingerprint the documents that hold it, least ids first."""
        return [self._holders(value) or (self.asker,) for value in hashes]

    def _holders(self, value: int) -> tuple[str, ...]:
        bucket = value >> 60
        prints, wanted = self._prints[bucket], np.uint64(value)
        low = int(np.searchsorted(prints, wanted, "left"))
        high = int(np.searchsorted(prints, wanted, "right"))
        return tuple(map(id_of, self._documents[bucket][low:high].tolist()))

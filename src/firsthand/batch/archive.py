"""All documents of a batch, wherever their shards lie: each is found and read by its id.

The same bytes may stand in several shards. The one whose acquisition comes first speaks for
the document, as in a ledger, and has the acquisitions of all.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from firsthand.batch.pages import map_array, map_file, note_read
from firsthand.batch.prepare import DOCUMENTS, POSTINGS, write_postings
from firsthand.batch.tables import Ids, batch_of, column, find, id_of, mapped, number_of
from firsthand.batch.units import folder_of
from firsthand.copies import StoredText
from firsthand.model import Acquisition, Article, Document
from firsthand.store.codec import decode, encode

_INDEX, _NAMES, _DOUBLES, _PATCHED = "index.npy", "shards.json", "doubles.json", "patched"
Places = npt.NDArray[np.uint32]


class _Columns:
    """The columns of a shard, of which single rows are read."""

    def __init__(self, path: Path) -> None:
        self.pages = map_file(path)
        batch = batch_of(self.pages)
        self._columns = dict(zip(batch.schema.names, batch.columns, strict=True))
        starts, ends = self._columns["starts"], self._columns["ends"]
        self._edges = starts.offsets.to_numpy()
        self._starts, self._ends = starts.values.to_numpy(), ends.values.to_numpy()

    def read(self, name: str, row: int) -> Any:
        """Return one value."""
        return self._columns[name][row].as_py()

    def body(self, row: int) -> tuple[tuple[int, int], ...]:
        """Return where the body of a document stands in its text."""
        low, high = self._edges[row : row + 2].tolist()
        return tuple(
            zip(self._starts[low:high].tolist(), self._ends[low:high].tolist(), strict=True)
        )


class Archive:
    """The documents of a batch, once `write_index` has been called."""

    def __init__(self, root: Path) -> None:
        """Open the index."""
        self.root = root
        place = root / "parts" / "index"
        index = map_array(place / _INDEX)
        self.ids: Ids = index[:, 0]
        self._places = index
        self.shards: list[str] = json.loads((place / _NAMES).read_text(encoding="utf-8"))
        self._doubles: dict[str, str] = json.loads((place / _DOUBLES).read_text(encoding="utf-8"))
        self._shard = lru_cache(_files_at_hand())(self._open_shard)

    def _open_shard(self, shard: int) -> _Columns:
        return _Columns(_documents(self.root, self.shards[shard]))

    def _row(self, number: int) -> tuple[_Columns, int]:
        """Return the shard and the row of a document."""
        at = int(self.ids.searchsorted(np.uint64(number)))
        _, shard, row = self._places[at].tolist()
        columns = self._shard(shard)
        note_read(columns.pages)
        return columns, row

    def stored(self, document: str) -> StoredText:
        """Return the text of a document, where its body stands, and its day."""
        shard, row = self._row(number_of(document))
        return StoredText(shard.read("text", row), shard.body(row), shard.read("day", row))

    def document(self, number: int) -> Document:
        """Return one document as it was read."""
        shard, row = self._row(number)
        found = decode(Document, shard.read("document", row))
        doubled = self._doubles.get(found.id)
        if doubled is not None:
            found = replace(found, acquisitions=decode(Document, doubled).acquisitions)
        return replace(found, text=shard.read("text", row))

    def article(self, number: int) -> Article | None:
        """Return what cleaning made of a document, None where it failed."""
        shard, row = self._row(number)
        text = shard.read("article", row)
        return decode(Article, text) if text else None

    def of_shard(self, name: str) -> Ids:
        """Return the documents that a shard speaks for, in order."""
        mine: Ids = self.ids[self._places[:, 1] == np.uint64(self.shards.index(name))]
        return mine

    def compared(self) -> Iterator[tuple[Document, Article]]:
        """Yield the documents that were compared, without what the markup said of each block."""
        for number in self.ids.tolist():
            shard, row = self._row(number)
            article = self.article(number)
            if article is not None and shard.read("compared", row):
                yield replace(self.document(number), elements=()), article


def _files_at_hand() -> int:
    """Return how many shards may be open: each takes one of the files that a process may have."""
    return max(64, os.sysconf("SC_OPEN_MAX") // 2)


def _documents(root: Path, shard: str) -> Path:
    return folder_of(root, "prepare", shard) / DOCUMENTS


def postings_of(root: Path, shard: str) -> Path:
    """Return the fingerprints of what a shard speaks for."""
    patched = root / "parts" / "index" / _PATCHED / f"{shard}.parquet"
    return patched if patched.exists() else folder_of(root, "prepare", shard) / POSTINGS


def write_index(root: Path, shards: Sequence[str]) -> None:
    """Write down where every document lies, and which shard speaks for one that lies in many."""
    place = root / "parts" / "index"
    (place / _PATCHED).mkdir(parents=True, exist_ok=True)
    for old in (place / _PATCHED).iterdir():
        old.unlink()
    ids = [column(_documents(root, name), "id") for name in shards]
    whole = np.concatenate([np.zeros(0, np.uint64), *ids])
    shard = np.repeat(np.arange(len(ids), dtype=np.uint64), [len(found) for found in ids])
    row = np.concatenate(
        [np.zeros(0, np.uint64), *(np.arange(len(x), dtype=np.uint64) for x in ids)]
    )
    order = np.lexsort((shard, whole))
    index = np.stack([whole, shard, row], axis=1)[order]
    doubles = _settle_doubles(root, shards, index)
    new = np.ones(len(index), np.bool_)
    new[1:] = index[1:, 0] != index[:-1, 0]
    np.save(place / _INDEX, index[new])
    (place / _NAMES).write_text(json.dumps(list(shards)), encoding="utf-8")
    (place / _DOUBLES).write_text(json.dumps(doubles), encoding="utf-8")


def _settle_doubles(root: Path, shards: Sequence[str], index: Ids) -> dict[str, str]:
    """Put the speaker of each doubled document first among its rows; return all acquisitions."""
    same = np.flatnonzero(index[1:, 0] == index[:-1, 0])
    doubles: dict[str, str] = {}
    losers: dict[str, list[int]] = {}
    for number in np.unique(index[same, 0]).tolist():
        low = int(np.searchsorted(index[:, 0], np.uint64(number), "left"))
        high = int(np.searchsorted(index[:, 0], np.uint64(number), "right"))
        found = [_read(root, shards, index[at]) for at in range(low, high)]
        acquisitions = sorted({item for one in found for item in one.acquisitions}, key=_order)
        speaker = replace(found[0], acquisitions=tuple(acquisitions)).acquisition
        first = next(at for at, one in enumerate(found) if speaker in one.acquisitions)
        index[[low, low + first]] = index[[low + first, low]]
        for at in range(low + 1, high):
            losers.setdefault(shards[int(index[at, 1])], []).append(number)
        doubles[id_of(number)] = encode(replace(found[0], acquisitions=tuple(acquisitions)))
    for name, numbers in losers.items():
        _patch(root, name, np.array(sorted(numbers), np.uint64))
    return doubles


def _order(item: Acquisition) -> tuple[str, str]:
    return str(item.path), str(item)


def _read(root: Path, shards: Sequence[str], entry: Ids) -> Document:
    table = mapped(_documents(root, shards[int(entry[1])]))
    return decode(Document, table["document"][int(entry[2])].as_py())


def _patch(root: Path, shard: str, losers: Ids) -> None:
    """Write the fingerprints of a shard again, without the documents it does not speak for."""
    import pyarrow.parquet as pq

    table = pq.read_table(folder_of(root, "prepare", shard) / POSTINGS)
    holders = table["document"].to_numpy()
    kept = find(holders, losers) < 0
    hashes, holders = table["fingerprint"].to_numpy()[kept], holders[kept]
    path = root / "parts" / "index" / _PATCHED / f"{shard}.parquet"
    order = np.argsort(holders, kind="stable")
    edges = np.flatnonzero(np.diff(holders[order])) + 1
    groups = np.split(order, edges) if len(order) else []
    write_postings(path, [(int(holders[group[0]]), hashes[group]) for group in groups])


@lru_cache(maxsize=4)
def _opened(root: Path, node: int) -> Archive:
    del node
    return Archive(root)


def archive_of(root: Path) -> Archive:
    """Return the archive of a batch, opened once for each index that was written."""
    return _opened(root, (root / "parts" / "index" / _INDEX).stat().st_mtime_ns)

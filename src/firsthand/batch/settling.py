"""The tasks on groups: naming the relations of connected documents, and deciding origins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from firsthand.batch.archive import archive_of
from firsthand.batch.comparing import RELATIONS, relation_rows, relation_schema
from firsthand.batch.datasets import copies_schema, copy_row, origin_row, origins_schema
from firsthand.batch.tables import mapped, number_of, write_parquet, write_rows
from firsthand.batch.units import Unit, folder_of, made_whole
from firsthand.copies import decide_origins, name_relations
from firsthand.copies.takes import may_be_later
from firsthand.model import CopyRelation, Origin
from firsthand.store.codec import Written, decode, encode

ORIGINS = "origins.arrow"
COPIES, PUBLIC = "copies.parquet", "origins.parquet"


@lru_cache(maxsize=1)
def origin_schema() -> Any:
    """Return the column of origins, records as JSON in the order of their ids."""
    import pyarrow as pa

    return pa.schema([("origin", pa.string())])


def name_group(root: Path, unit: Unit) -> None:
    """Name the relations of some groups of connected documents: later takes, merged texts.

    `unit.start` and `unit.end` are a stretch of the list of relations, group after group.
    """
    archive = archive_of(root)
    places = np.load(root / "parts" / "groups.npy", mmap_mode="r")[unit.start : unit.end]
    written = Written()
    relations = [
        _read(mapped(_judged(root, unit.inputs[part]))["relation"][row].as_py(), written)
        for part, row in places.tolist()
    ]
    asked = filter(may_be_later, relations)
    ids = sorted({number_of(name) for item in asked for name in (item.a, item.b)})
    articles = [found for item in ids if (found := archive.article(item)) is not None]
    documents = [archive.document(item) for item in ids]
    named = name_relations(relations, articles, documents)
    with made_whole(root, unit, {"copies": len(named)}) as folder:
        rows = relation_rows(((item, True) for item in named), written)
        write_rows(folder / RELATIONS, rows, relation_schema())
        write_parquet(folder / COPIES, list(map(copy_row, named)), copies_schema())


def _read(text: str, written: Written) -> CopyRelation:
    """Return a relation, and note what it was written as: few are named anew."""
    found = decode(CopyRelation, text)
    written.knows(found, text)
    return found


def _judged(root: Path, name: str) -> Path:
    return folder_of(root, "judge", name) / RELATIONS


def decide_all(root: Path, unit: Unit) -> None:
    """Decide the origins of all documents, in one process: what leans on what needs all texts.

    Writes them, and which of them each document stands in.
    """
    found = list(archive_of(root).compared())
    relations = list(relations_of(root, unit.inputs))
    articles = [article for _, article in found]
    documents = [document for document, _ in found]
    origins = decide_origins(articles, documents, relations)
    homes = [(number_of(name), at) for at, item in enumerate(origins) for name in item.documents]
    with made_whole(root, unit, {"origins": len(origins)}) as folder:
        rows = [{"origin": encode(item)} for item in origins]
        write_rows(folder / ORIGINS, rows, origin_schema())
        write_parquet(folder / PUBLIC, list(map(origin_row, origins)), origins_schema())
        np.save(folder / "homes.npy", np.array(sorted(homes), np.uint64).reshape(-1, 2))


def relations_of(root: Path, names: Sequence[str]) -> Iterator[CopyRelation]:
    """Yield the named relations of some groups, in order of their ids."""
    rows = []
    for name in names:
        path = folder_of(root, "name", name) / RELATIONS
        table = mapped(path)
        rows += [
            (a, b, path, at)
            for at, (a, b) in enumerate(
                zip(table["a"].to_pylist(), table["b"].to_pylist(), strict=True)
            )
        ]
    for _, _, path, at in sorted(rows):
        yield decode(CopyRelation, mapped(path)["relation"][at].as_py())


class Homes:
    """The origins of documents."""

    def __init__(self, root: Path, name: str) -> None:
        """Open what `decide_all` wrote."""
        folder = folder_of(root, "origins", name)
        self._homes = np.load(folder / "homes.npy", mmap_mode="r")
        self._table = mapped(folder / ORIGINS)

    def of(self, number: int) -> list[Origin]:
        """Return the origins that a document stands in, in the order of their ids."""
        low, high = np.searchsorted(self._homes[:, 0], np.array([number, number + 1], np.uint64))
        return [self.origin(int(at)) for at in self._homes[low:high, 1]]

    def origin(self, at: int) -> Origin:
        """Return one origin by its place."""
        return decode(Origin, self._table["origin"][at].as_py())

    def __len__(self) -> int:
        """Return the number of origins."""
        return int(self._table.num_rows)

"""The tasks on what sources print again and again: told by each shard, summed up, applied.

Each shard tells which paragraphs its documents have, by source and by the text they belong to.
The sums over all shards are exact: a paragraph's texts are counted one by one, none is sampled.
Then each shard reads its documents again with that known, and writes them in their last form.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from firsthand.batch.archive import Archive, archive_of
from firsthand.batch.comparing import RELATIONS
from firsthand.batch.datasets import document_rows, documents_schema
from firsthand.batch.settling import Homes
from firsthand.batch.tables import id_of, mapped, number_of, write_parquet, write_rows
from firsthand.batch.units import Unit, folder_of, made_whole
from firsthand.clean.memory import FurnitureMemory, see_copy
from firsthand.copies.furniture import Seen, find_furniture, see_paragraphs
from firsthand.model import Article, CopyRelation, Document, Origin
from firsthand.run.furniture import clean_again
from firsthand.store.codec import decode

_TOLD = "told.arrow"
_OF_SOURCE, _OF_HOUSE = "source", "house"
_LEAST = {_OF_SOURCE: 2, _OF_HOUSE: 3}
"""Texts in which a paragraph stands before it can change anything."""


@lru_cache(maxsize=1)
def told_schema() -> Any:
    """Return the columns of paragraphs: by whom, which, and a text that has it."""
    import pyarrow as pa

    return pa.schema([(name, pa.string()) for name in ("kind", "source", "paragraph", "story")])


@dataclass(frozen=True, slots=True)
class _Copy:
    """A document that was compared, with the origins it stands in."""

    document: Document
    article: Article
    origins: tuple[Origin, ...]


def tell_shard(root: Path, unit: Unit) -> None:
    """Tell which paragraphs the documents of a shard have, and in which texts."""
    copies = _copies(archive_of(root), Homes(root, unit.inputs[1]), unit.inputs[0])
    rows: set[tuple[str, str, str, str]] = set()
    for item in copies:
        seen = see_copy(item.document, item.article, _story(item))
        if seen is not None:
            rows |= {(_OF_SOURCE, seen.source, text, seen.story) for text in seen.paragraphs}
    for (house, text), stories in _seen_here(copies).items():
        rows |= {(_OF_HOUSE, house, text, story) for story in stories}
    plain = [dict(zip(told_schema().names, row, strict=True)) for row in sorted(rows)]
    with made_whole(root, unit, {"rows": len(plain)}) as folder:
        write_rows(folder / _TOLD, plain, told_schema())


def _seen_here(copies: Sequence[_Copy]) -> Seen:
    return see_paragraphs(
        {item.document.id: item.article for item in copies},
        {item.document.id: item.document for item in copies},
        {item.document.id: frozenset(origin.id for origin in item.origins) for item in copies},
        least=1,
    )


def _copies(archive: Archive, homes: Homes, shard: str) -> list[_Copy]:
    found = []
    for number in archive.of_shard(shard).tolist():
        article, origins = archive.article(number), homes.of(number)
        if article is not None and origins:
            found.append(_Copy(archive.document(number), article, tuple(origins)))
    return found


def _story(item: _Copy) -> str:
    """Return the text that a copy counts for: of several, the last by id."""
    return item.origins[-1].id


def sum_up(root: Path, unit: Unit) -> None:
    """Sum up what all shards told, and keep the paragraphs that stand in several texts."""
    import pyarrow as pa

    names = told_schema().names
    batches = [mapped(folder_of(root, "tell", name) / _TOLD) for name in unit.inputs]
    told = pa.Table.from_batches(batches, schema=told_schema())
    each = told.group_by(names).aggregate([])
    sums = each.group_by(names[:3]).aggregate([("story", "count")])
    joined = each.join(sums, names[:3])
    kept = [row for row in joined.to_pylist() if row["story_count"] >= _LEAST[row["kind"]]]
    rows = sorted(tuple(row[name] for name in names) for row in kept)
    with made_whole(root, unit, {"rows": len(rows)}) as folder:
        plain = [dict(zip(names, row, strict=True)) for row in rows]
        write_rows(folder / _TOLD, plain, told_schema())


@lru_cache(maxsize=2)
def _remembered(path: Path, key: str) -> tuple[FurnitureMemory, Seen]:
    del key
    stories: dict[str, dict[tuple[str, str], set[str]]] = {
        kind: defaultdict(set) for kind in _LEAST
    }
    for row in mapped(path).to_pylist():
        stories[row["kind"]][row["source"], row["paragraph"]].add(row["story"])
    frozen = {
        kind: {key: frozenset(value) for key, value in found.items()}
        for kind, found in stories.items()
    }
    return FurnitureMemory(frozen[_OF_SOURCE]), frozen[_OF_HOUSE]


def finish_shard(root: Path, unit: Unit) -> None:
    """Write the documents of a shard in the record format, with the roles they have at last.

    `unit.inputs` are the shard, the origins, the sums, and the groups of relations.
    """
    shard, origins, sums, *groups = unit.inputs
    archive, homes = archive_of(root), Homes(root, origins)
    path = folder_of(root, "sums", sums) / _TOLD
    memory, seen = _remembered(path, unit.key)
    copies = _copies(archive, homes, shard)
    last = {
        item.document.id: clean_again(item.article, item.document, memory.apart_from(_story(item)))
        for item in copies
    }
    relations = _relations_of(root, groups, frozenset(map(number_of, last)))
    around = _origins_around(copies, relations, homes)
    documents = [item.document for item in copies]
    for article in find_furniture(list(last.values()), documents, relations, around, seen):
        last[article.document] = article
    rows = document_rows(archive, archive.of_shard(shard).tolist(), last)
    with made_whole(root, unit, {"documents": len(rows)}) as folder:
        write_parquet(folder / "documents.parquet", rows, documents_schema())


def _relations_of(root: Path, groups: Iterable[str], mine: frozenset[int]) -> list[CopyRelation]:
    wanted = np.array(sorted(mine), np.uint64)
    found: list[CopyRelation] = []
    for name in groups:
        table = mapped(folder_of(root, "name", name) / RELATIONS)
        a, b = table["a"].to_numpy(), table["b"].to_numpy()
        rows = np.flatnonzero(np.isin(a, wanted) | np.isin(b, wanted)).tolist()
        found += [decode(CopyRelation, table["relation"][at].as_py()) for at in rows]
    return found


def _origins_around(
    copies: Sequence[_Copy], relations: Sequence[CopyRelation], homes: Homes
) -> list[Origin]:
    """Return the origins of some copies, and of the documents that they are related to."""
    found: Mapping[str, Origin] = {item.id: item for copy in copies for item in copy.origins}
    others = {name for item in relations for name in (item.a, item.b)}
    others -= {copy.document.id for copy in copies}
    near = {item.id: item for name in others for item in homes.of(number_of(name))}
    return [item for _, item in sorted({**near, **found}.items())]


def plain_shard(root: Path, unit: Unit) -> None:
    """Write the documents of a shard as cleaning left them: where no origins are decided."""
    archive = archive_of(root)
    numbers = archive.of_shard(unit.inputs[0]).tolist()
    articles = {
        id_of(number): article
        for number in numbers
        if (article := archive.article(number)) is not None
    }
    rows = document_rows(archive, numbers, articles)
    with made_whole(root, unit, {"documents": len(rows)}) as folder:
        write_parquet(folder / "documents.parquet", rows, documents_schema())

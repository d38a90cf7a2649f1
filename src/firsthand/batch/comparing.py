"""The tasks on pairs: align them, link large families to their first text, judge them all.

Each does for a stretch of pairs what `copies.find_copies` and `copies.settle` do for all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from firsthand.batch.archive import archive_of
from firsthand.batch.buckets import Holders
from firsthand.batch.components import Families
from firsthand.batch.tables import Ids, id_of, mapped, number_of, write_rows
from firsthand.batch.units import Unit, folder_of, made_whole
from firsthand.copies.commonness import Known, names_with
from firsthand.copies.compiled import load_compiled
from firsthand.copies.evidence import weigh
from firsthand.copies.find import compare_sides
from firsthand.copies.holding import Holding
from firsthand.copies.linking import link_to_first
from firsthand.copies.relate import explain
from firsthand.copies.settle import same_text, word_runs
from firsthand.copies.shelf import Shelf
from firsthand.model import CopyRelation
from firsthand.store.codec import decode, encode

RELATIONS = "relations.arrow"
_REMEMBERED = 1 << 14
"""Families of documents that are kept at hand."""
_TEXTS = 512
"""Texts kept at hand: pairs come in company, so that of more hardly one is asked for again."""


@lru_cache(maxsize=1)
def relation_schema() -> Any:
    """Return the columns of relations: the ids, the record as JSON, and whether it counts."""
    import pyarrow as pa

    number = pa.uint64()
    return pa.schema(
        [("a", number), ("b", number), ("relation", pa.string()), ("counts", pa.bool_())]
    )


def compare_pairs(root: Path, unit: Unit) -> None:
    """Align the pairs of a stretch of the list; `counts` says which are of one text."""
    load_compiled()
    archive = archive_of(root)
    # Without days, as `find_copies` weighs a newcomer: whether they tell anything is judged later.
    shelf = Shelf(lambda document: replace(archive.stored(document), day=None), texts=_TEXTS)
    pairs = np.load(root / "parts" / "pairs.npy", mmap_mode="r")[unit.start : unit.end]
    compared = (compare_sides(shelf[id_of(a)], shelf[id_of(b)]) for a, b in pairs.tolist())
    found = [item for item in compared if item is not None]
    _write(root, unit, ((item, bool(same_text([item], shelf))) for item in found))


def link_families(root: Path, unit: Unit) -> None:
    """Align the copies of large families with their first text, where they were not compared."""
    load_compiled()
    shelf = Shelf(archive_of(root).stored)
    labels = np.load(root / "parts" / "large.npy")[unit.start : unit.end]
    families = {id_of(a): id_of(b) for a, b in labels.tolist()}
    known = [
        item
        for path in unit.inputs
        for item in _ends(folder_of(root, "compare", path) / RELATIONS, labels[:, 0])
    ]
    _write(root, unit, ((item, False) for item in link_to_first(known, families, shelf)))


def _ends(path: Path, members: Ids) -> Iterator[tuple[str, str]]:
    """Yield which of some documents were compared with each other."""
    table = mapped(path)
    a, b = table["a"].to_numpy(), table["b"].to_numpy()
    for at in np.flatnonzero(np.isin(a, members) & np.isin(b, members)).tolist():
        yield id_of(int(a[at])), id_of(int(b[at]))


def judge_pairs(root: Path, unit: Unit) -> None:
    """Judge the pairs of one unit by all that is known; `counts` says which are copies.

    `unit.inputs` are the task and the folder of the pairs, the task of the buckets, and the
    buckets in order.
    """
    load_compiled()
    task, name, bucket_task, *buckets = unit.inputs
    families = root / "parts" / "families.npy"
    bench = _bench(families, families.stat().st_mtime_ns, root, bucket_task, tuple(buckets))
    table = mapped(folder_of(root, task, name) / RELATIONS)
    judged = []
    for at in range(table.num_rows):
        item = decode(CopyRelation, table["relation"][at].as_py())
        bench.holders.asker = item.a
        a, b = bench.shelf[item.a], bench.shelf[item.b]
        evidence = weigh(a, b, word_runs(item, a, b), bench.known)
        told = replace(item, reasons=explain(item, evidence).reasons)
        judged.append((told, evidence.is_copy))
    _write(root, unit, judged)


@dataclass(frozen=True, slots=True)
class _Bench:
    """What pairs are judged by: kept between units, as the same few texts are asked for again."""

    holders: Holders
    shelf: Shelf
    known: Known


@lru_cache(maxsize=1)
def _bench(
    families: Path, changed: int, root: Path, bucket_task: str, buckets: tuple[str, ...]
) -> _Bench:
    """Return what pairs are judged by, as of the time when the families were written."""
    del changed
    holders = Holders(root, bucket_task, buckets)
    shelf = Shelf(archive_of(root).stored, texts=_TEXTS)
    known = Known(Holding(holders), _FamilyNames(np.load(families)), names_with(shelf))
    return _Bench(holders, shelf, known)


class _FamilyNames(dict[str, str]):
    """Families by the ids of documents, looked up in arrays; some are remembered."""

    def __init__(self, labels: Ids) -> None:
        super().__init__()
        self._families = Families(labels)

    def __missing__(self, document: str) -> str:
        if len(self) >= _REMEMBERED:
            self.clear()
        number = np.array([number_of(document)], np.uint64)
        self[document] = found = id_of(int(self._families.of(number)[0]))
        return found

    def get(self, document: str, default: object = None) -> str:
        """Return the family of a document."""
        del default
        return self[document]


def relation_rows(
    found: Iterable[tuple[CopyRelation, bool]], write: Callable[[object], str] = encode
) -> list[dict[str, Any]]:
    """Return relations, each with whether it counts, as rows of `relation_schema`."""
    return [
        {"a": number_of(item.a), "b": number_of(item.b), "relation": write(item), "counts": counts}
        for item, counts in found
    ]


def _write(root: Path, unit: Unit, found: Iterable[tuple[CopyRelation, bool]]) -> None:
    rows = relation_rows(found)
    with made_whole(root, unit, {"pairs": len(rows)}) as folder:
        write_rows(folder / RELATIONS, rows, relation_schema())

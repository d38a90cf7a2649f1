"""The first task: a shard is read and cleaned, and its fingerprints are written down."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np

from firsthand.batch.inputs import failures_of, items_of
from firsthand.batch.tables import Ids, number_of, write_rows
from firsthand.batch.units import Unit, made_whole
from firsthand.clean import line_shapes
from firsthand.config import Config
from firsthand.copies import MADE_BY, read_words
from firsthand.copies.compiled import load_compiled
from firsthand.copies.fingerprints import fingerprints
from firsthand.model import Article, Failure
from firsthand.run.copying import body_ranges
from firsthand.run.intake import Item
from firsthand.run.tasks import Prepared, open_item
from firsthand.store.codec import encode

BUCKETS = 16
"""Parts into which fingerprints are split by their first bits."""
_SHIFT = np.uint64(60)
DOCUMENTS, POSTINGS, FAILURES = "documents.arrow", "postings.parquet", "failures.arrow"


@lru_cache(maxsize=1)
def document_schema() -> Any:
    """Return the columns of prepared documents: records as JSON, and what comparing needs."""
    import pyarrow as pa

    places = pa.list_(pa.int32())
    return pa.schema(
        [
            ("id", pa.uint64()),
            ("document", pa.string()),
            ("article", pa.string()),
            ("text", pa.string()),
            ("starts", places),
            ("ends", places),
            ("day", pa.int32()),
            ("compared", pa.bool_()),
        ]
    )


@lru_cache(maxsize=1)
def failure_schema() -> Any:
    """Return the columns of failures."""
    import pyarrow as pa

    names = ("document", "stage", "error", "version", "path")
    return pa.schema([(name, pa.string()) for name in names])


@dataclass(slots=True)
class _Shard:
    """What came out of a shard, by the number of the document."""

    prepared: dict[int, Prepared]
    failures: list[Failure]
    digest: Any
    bytes: int = 0


def prepare_shard(root: Path, unit: Unit) -> None:
    """Read and clean the inputs of a unit; what fails is a row."""
    load_compiled()
    line_shapes.load_compiled()
    config = Config()
    shard = _Shard({}, [], sha256())
    for found in items_of(unit, config.max_bytes):
        if isinstance(found, Item):
            shard.digest.update(found.data)
            shard.bytes += len(found.data)
            _take_in(shard, found)
        elif (failure := failures_of(found)) is not None:
            shard.failures.append(failure)
    told: dict[str, str | int] = {}
    with made_whole(root, unit, told) as folder:
        rows, prints = [], []
        for number in sorted(shard.prepared):
            made = shard.prepared[number]
            row, hashes = _row(number, made, config.max_text, shard.failures)
            rows.append(row)
            prints.append((number, hashes))
        write_rows(folder / DOCUMENTS, rows, document_schema())
        write_postings(folder / POSTINGS, prints)
        write_rows(folder / FAILURES, [_plain(item) for item in shard.failures], failure_schema())
        told |= {"documents": len(rows), "failures": len(shard.failures), "bytes": shard.bytes}
        told |= {"sha256": shard.digest.hexdigest()}


def _take_in(shard: _Shard, item: Item) -> None:
    opened = open_item(item)
    shard.failures += opened.failures
    for made in opened.prepared:
        number = number_of(made.document.id)
        known = shard.prepared.get(number)
        shard.prepared[number] = made if known is None else together(known, made)


def together(one: Prepared, two: Prepared) -> Prepared:
    """Return one document that was brought in twice: the acquisition that comes first speaks."""
    acquisitions = {*one.document.acquisitions, *two.document.acquisitions}
    both = tuple(sorted(acquisitions, key=lambda item: (str(item.path), str(item))))
    speaker = replace(one.document, acquisitions=both).acquisition
    first = one if speaker in one.document.acquisitions else two
    return replace(first, document=replace(first.document, acquisitions=both))


def _row(
    number: int, made: Prepared, max_text: int, failures: list[Failure]
) -> tuple[dict[str, Any], Ids]:
    """Return the row of a document and its fingerprints; none where it is not to be compared."""
    document, article = made.document, made.article
    ranges = body_ranges(article) if article is not None else ()
    too_long = sum(end - start for start, end in ranges) > max_text
    if made.failure is not None:
        failures.append(made.failure)
    if too_long:
        words = f"over {max_text} characters of body text (max_text): not compared"
        path = document.acquisition.path
        failures.append(Failure(document.id, "copies", words, MADE_BY, path))
    compared = article is not None and not too_long
    row = {
        "id": number,
        "document": encode(replace(document, text="")),
        "article": encode(article) if article is not None else "",
        "text": document.text,
        "starts": [start for start, _ in ranges],
        "ends": [end for _, end in ranges],
        "day": _day(article),
        "compared": compared,
    }
    if not compared:
        return row, np.zeros(0, np.uint64)
    return row, fingerprints(read_words(document.text, ranges).hashes).hashes


def _day(article: Article | None) -> int | None:
    day = article.published.day if article and article.published else None
    return date.fromisoformat(day).toordinal() if day else None


def write_postings(path: Path, prints: Iterable[tuple[int, Ids]]) -> None:
    """Write who holds which fingerprint, a row group for each bucket of fingerprints."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    known = list(prints)
    hashes = np.concatenate([np.zeros(0, np.uint64), *(found for _, found in known)])
    counts = [len(found) for _, found in known]
    holders = np.repeat(np.array([number for number, _ in known], np.uint64), counts)
    order = np.lexsort((holders, hashes))
    hashes, holders = hashes[order], holders[order]
    buckets = (hashes >> _SHIFT).astype(np.int32)
    table = pa.table({"bucket": buckets, "fingerprint": hashes, "document": holders})
    edges = np.searchsorted(buckets, np.arange(BUCKETS + 1))
    with pq.ParquetWriter(path, table.schema, compression="none") as writer:
        for bucket in range(BUCKETS):
            writer.write_table(table.slice(edges[bucket], edges[bucket + 1] - edges[bucket]))


def _plain(item: Failure) -> dict[str, str | None]:
    return {
        "document": item.document,
        "stage": item.stage,
        "error": item.error,
        "version": item.version,
        "path": item.path,
    }

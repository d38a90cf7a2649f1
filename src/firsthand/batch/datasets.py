"""The datasets that a batch gives: typed columns with the names of the record format."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from firsthand.batch.archive import Archive
from firsthand.batch.tables import Pairs, id_of
from firsthand.export.copies import copy_object, document_object, origin_object
from firsthand.model import Article, CopyRelation, Origin

Row = dict[str, Any]

_STRETCH = 1 << 16
"""Families that are written at a time."""


@lru_cache(maxsize=1)
def documents_schema() -> Any:
    """Return the columns of documents; see `docs/record-format.md`."""
    import pyarrow as pa

    text, span = pa.string(), pa.list_(pa.int32())
    texts = pa.list_(text)
    when = pa.struct([("value", text), ("precision", text), ("basis", text), ("span", span)])
    line = [("place", text), ("agency", text), ("date", text), ("span", span)]
    caption = [("text", text), ("credit", text), ("span", span)]
    block = [("role", text), ("span", span), ("score", pa.float64())]
    return pa.schema(
        [
            ("id", text),
            ("path", text),
            ("url", text),
            ("source", pa.struct([("name", text), ("domain", text)])),
            ("sha256", text),
            ("retrieved_at", text),
            ("media_type", text),
            ("language", text),
            ("text", text),
            ("headline", pa.struct([("text", text), ("span", span)])),
            ("byline", pa.struct([("persons", texts), ("agency", text), ("outlet", text)])),
            ("dateline", pa.struct(line)),
            ("published", when),
            ("updated", when),
            ("canonical_url", text),
            ("captions", pa.list_(pa.struct(caption))),
            ("entries", pa.list_(pa.struct([("time", text), ("span", span)]))),
            ("blocks", pa.list_(pa.struct(block))),
            ("notes", texts),
            ("made_by", texts),
        ]
    )


@lru_cache(maxsize=1)
def copies_schema() -> Any:
    """Return the columns of copies: passages that two documents share, and what differs."""
    import pyarrow as pa

    text, number = pa.string(), pa.int32()
    spans = pa.list_(pa.list_(number))
    change = [("a", pa.list_(number)), ("b", pa.list_(number)), ("kind", text)]
    return pa.schema(
        [
            ("a", text),
            ("b", text),
            ("containment", pa.struct([("a_in_b", pa.float64()), ("b_in_a", pa.float64())])),
            ("relation", text),
            ("aligned", spans),
            ("changed", pa.list_(pa.struct([*change, ("material", pa.bool_())]))),
            ("only_in_a", spans),
            ("only_in_b", spans),
            ("reasons", pa.list_(_reason())),
            ("made_by", text),
        ]
    )


@lru_cache(maxsize=1)
def origins_schema() -> Any:
    """Return the columns of origins."""
    import pyarrow as pa

    text, number = pa.string(), pa.int32()
    texts = pa.list_(text)
    share = pa.float64()
    return pa.schema(
        [
            ("id", text),
            ("documents", texts),
            ("first", text),
            ("producer", pa.struct([("name", text), ("kind", text)])),
            ("reasons", pa.list_(_reason())),
            ("lower", number),
            ("upper", number),
            ("depends_on", texts),
            ("date", text),
            ("dated_by", text),
            ("producers", pa.list_(pa.struct([("name", text), ("share", share)]))),
            ("firsts", pa.list_(pa.struct([("document", text), ("share", share)]))),
            ("made_by", text),
        ]
    )


@lru_cache(maxsize=1)
def families_schema() -> Any:
    """Return the columns of families: copies of one text, under the least of their ids."""
    import pyarrow as pa

    return pa.schema([("document", pa.string()), ("family", pa.string())])


def write_families(path: Path, families: Pairs) -> None:
    """Write the families of all documents, a stretch at a time: as text they take much memory."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = families_schema()
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for start in range(0, len(families), _STRETCH):
            rows = families[start : start + _STRETCH].tolist()
            columns = [list(map(id_of, column)) for column in zip(*rows, strict=True)]
            writer.write_table(pa.table(columns, schema=schema))


def _reason() -> Any:
    import pyarrow as pa

    text = pa.string()
    fields = [("kind", text), ("text", text), ("document", text), ("span", pa.list_(pa.int32()))]
    return pa.struct([*fields, ("weight", pa.float64())])


def document_rows(
    archive: Archive, numbers: Sequence[int], articles: Mapping[str, Article]
) -> list[Row]:
    """Return documents in their public shape, with the articles given or those of the archive."""
    rows = []
    for number in numbers:
        document = archive.document(number)
        article = articles.get(document.id) or archive.article(number)
        rows.append(_row(document_object(document, article)))
    return rows


def copy_row(relation: CopyRelation) -> Row:
    """Return a relation in its public shape."""
    return _row(copy_object(relation))


def origin_row(origin: Origin) -> Row:
    """Return an origin in its public shape."""
    return _row(origin_object(origin))


def _row(plain: Row) -> Row:
    return {name: value for name, value in plain.items() if name != "kind"}

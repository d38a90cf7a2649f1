"""The questions that a ledger answers, in SQL."""

# ruff: noqa: S608 (names of tables and columns come from this file, values are bound)

from __future__ import annotations

import json
import zlib
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from firsthand.errors import NotFoundError
from firsthand.model import (
    Acquisition,
    Article,
    CopyRelation,
    Decision,
    Document,
    Entity,
    Event,
    Failure,
    Figure,
    Origin,
    Passage,
    Statement,
    Story,
    acquisition_order,
)
from firsthand.store.codec import decode, encode, from_plain
from firsthand.store.protocol import Arrival, EventFilter
from firsthand.store.rows import OverTables, unpack

# The tables whose records have an id that a user may name.
_NAMED = (
    "documents",
    "origins",
    "stories",
    "events",
    "statements",
    "figures",
    "entities",
    "decisions",
)
_SHOWN = 6  # candidates listed when an id is not unique


class SqlReader(OverTables, ABC):
    """Answers from one ledger; never changes it."""

    def resolve(self, prefix: str, *, kinds: Sequence[str] = ()) -> str:
        """Return the id that begins with `prefix` ("st-9c", "9c"), or of the file so named.

        Args:
            prefix: the beginning of an id, or the path of a document.
            kinds: tables to look in ("documents", "stories", ...); all if empty.

        Raises:
            NotFoundError: nothing or more than one thing fits.
        """
        tables = [table for table in _NAMED if table in (kinds or _NAMED)]
        found = [item for table in tables for item in self._with_prefix(table, prefix)]
        if not found and "documents" in tables:
            found = self._with_path(prefix)
        what = " or ".join(table.removesuffix("s").replace("ie", "y") for table in tables)
        if not found:
            raise NotFoundError(f"there is no {what} {prefix!r} in this ledger")
        exact = [item for item in found if prefix in {item, item.partition("-")[2]}]
        found = exact or found
        if len(found) > 1:
            listed = ", ".join(found[:_SHOWN]) + (" ..." if len(found) > _SHOWN else "")
            raise NotFoundError(f"{prefix!r} is not unique: {listed}; give more of the id")
        return found[0]

    def _with_prefix(self, table: str, prefix: str) -> list[str]:
        """Return the ids that begin so, with or without their kind ("st-"), by ranges."""
        wanted = prefix.lower()
        sql = f"SELECT id FROM {table} WHERE id >= ? AND id < ? LIMIT {_SHOWN + 1}"
        begins = [wanted, *(kind + wanted for kind in self._kinds(table))]
        rows = [row for text in begins for row in self._tables.all(sql, text, f"{text}\x7f")]
        return sorted({row[0] for row in rows})

    def _kinds(self, table: str) -> list[str]:
        """Return how the ids of a table begin, by one look-up for each ("doc-")."""
        found: list[str] = []
        last = ""
        sql = f"SELECT min(id) FROM {table} WHERE id > ?"
        while (row := self._tables.one(sql, last)) is not None and row[0] is not None:
            kind, dash, _ = row[0].partition("-")
            found.append(kind + dash)
            last = f"{kind}{dash}\x7f"
        return found

    @abstractmethod
    def _with_path(self, path: str) -> list[str]:
        """Return the documents brought in under a path that is this, or ends in it."""

    def document_ids(self, *, at_least: int = 0, below: int | None = None) -> list[str]:
        """Return the ids of documents that have been through `at_least` stages, not `below`."""
        sql = "SELECT id FROM documents WHERE stage >= ? AND stage < ? ORDER BY id"
        return [row[0] for row in self._tables.all(sql, at_least, 99 if below is None else below)]

    def document(self, id: str) -> Document:  # noqa: A002 (the record's own word)
        """Return one document.

        Raises:
            NotFoundError: there is none with this id.
        """
        for document in self.documents([id]):
            return document
        raise NotFoundError(f"there is no document {id!r} in this ledger")

    def documents(
        self, ids: Iterable[str] | None = None, *, with_elements: bool = True
    ) -> Iterator[Document]:
        """Yield documents with their texts: all, or those named; elements only where wanted."""
        details = "details" if with_elements else "outline"
        sql = f"""SELECT id, text, {details},
                    (SELECT group_concat(record, ',') FROM acquisitions WHERE document = id)
                 FROM documents"""
        for _, text, details, acquisitions in self._tables.in_pieces(sql, "id", ids):
            plain = json.loads(details)
            known = [
                from_plain(Acquisition, item) for item in json.loads(f"[{acquisitions or ''}]")
            ]
            plain["text"] = text
            ordered = tuple(sorted(known, key=acquisition_order))
            yield replace(from_plain(Document, plain), acquisitions=tuple(ordered))

    def texts(self, ids: Iterable[str]) -> dict[str, str]:
        """Return the stored texts of the documents named."""
        sql = "SELECT id, text FROM documents"
        return dict(self._tables.in_pieces(sql, "id", ids))

    def paths(self) -> dict[str, Acquisition]:
        """Return for each document the acquisition that speaks for it."""
        found: dict[str, list[Acquisition]] = {}
        for document, record in self._tables.all("SELECT document, record FROM acquisitions"):
            found.setdefault(document, []).append(decode(Acquisition, record))
        return {key: min(items, key=acquisition_order) for key, items in sorted(found.items())}

    def article(self, document: str) -> Article | None:
        """Return what the copy says of itself; None where it was not cleaned yet."""
        return next(self.articles([document]), None)

    def articles(
        self, ids: Iterable[str] | None = None, *, with_blocks: bool = True
    ) -> Iterator[Article]:
        """Yield articles: all, or those of the documents named; blocks only where wanted."""
        record = "record" if with_blocks else "outline"
        sql = f"SELECT document, {record} FROM articles"
        for _, record in self._tables.in_pieces(sql, "document", ids):
            yield decode(Article, record)

    def pairs(self) -> Iterator[CopyRelation]:
        """Yield what documents share as it was found: more than what counts as copying."""
        rows = self._tables.all("SELECT record FROM pairs ORDER BY a, b")
        return (decode(CopyRelation, row[0]) for row in rows)

    def copies(self, document: str | None = None) -> Iterator[CopyRelation]:
        """Yield copy relations: all, or those of one document."""
        sql = "SELECT record FROM copies"
        if document is None:
            rows = self._tables.all(f"{sql} ORDER BY a, b")
        else:
            where = "WHERE a = ?1 OR b = ?1 ORDER BY a, b"
            rows = self._tables.all(f"{sql} {where}", document)
        return (decode(CopyRelation, row[0]) for row in rows)

    def passages(self, ids: Iterable[str]) -> dict[str, Passage]:
        """Return the passages with these ids, those that are known."""
        sql = "SELECT id, record FROM passages"
        return {
            key: decode(Passage, unpack(record))
            for key, record in self._tables.in_pieces(sql, "id", ids)
        }

    def known_passages(self, ids: Iterable[str]) -> dict[str, str]:
        """Return which of these passages are known, with the version that made each."""
        return dict(self._tables.in_pieces("SELECT id, made_by FROM passages", "id", ids))

    def origins(self) -> list[Origin]:
        """Return all origins."""
        rows = self._tables.all("SELECT record FROM origins ORDER BY id")
        return [decode(Origin, row[0]) for row in rows]

    def entities(self) -> list[Entity]:
        """Return all entities."""
        rows = self._tables.all("SELECT record FROM entities ORDER BY id")
        return [decode(Entity, row[0]) for row in rows]

    def stories(self) -> list[Story]:
        """Return all stories."""
        rows = self._tables.all("SELECT record FROM stories ORDER BY id")
        return [decode(Story, row[0]) for row in rows]

    def statements(self, document: str | None = None) -> list[Statement]:
        """Return statements: all, or those of one document."""
        where = "" if document is None else "WHERE document = ?1"
        values = () if document is None else (document,)
        rows = self._tables.all(f"SELECT record FROM statements {where} ORDER BY id", *values)
        return [decode(Statement, row[0]) for row in rows]

    def events(self, wanted: EventFilter | None = None) -> list[Event]:
        """Return the events that pass the filter."""
        wanted = wanted or EventFilter()
        conditions = {
            "type = ?": wanted.type,
            "status = ?": wanted.status,
            "country = ?": wanted.country,
            "story = ?": wanted.story,
            "(until IS NULL OR until >= ?) AND coalesce(since, until) IS NOT NULL": wanted.since,
            "(since IS NULL OR since <= ?) AND coalesce(until, since) IS NOT NULL": wanted.until,
        }
        given = {sql: value for sql, value in conditions.items() if value is not None}
        where = f"WHERE {' AND '.join(given)}" if given else ""
        rows = self._tables.all(f"SELECT record FROM events {where} ORDER BY id", *given.values())
        return [decode(Event, row[0]) for row in rows]

    def figures(self, story: str | None = None) -> list[Figure]:
        """Return figures: all, or those of one story."""
        where = "" if story is None else "WHERE story = ?1"
        values = () if story is None else (story,)
        rows = self._tables.all(f"SELECT record FROM figures {where} ORDER BY id", *values)
        return [decode(Figure, row[0]) for row in rows]

    def failures(self) -> list[Failure]:
        """Return what could not be taken, by path."""
        sql = """SELECT document, stage, error, version, nullif(path, '') FROM failures
                 ORDER BY path, document, stage"""
        return [Failure(*row) for row in self._tables.all(sql)]

    def has_arrival(self, arrival: Arrival) -> bool:
        """Tell whether this input came before, under this name, from this place."""
        sql = "SELECT 1 FROM arrivals WHERE input = ? AND name = ? AND record = ?"
        values = arrival.input, arrival.name, encode(arrival.acquisition)
        return self._tables.one(sql, *values) is not None

    def inputs(self) -> Iterator[tuple[Arrival, bytes]]:
        """Yield every input that was read without a failure, so that it can be read again."""
        sql = "SELECT input, name, record FROM arrivals ORDER BY input, name, record"
        for digest, name, record in self._tables.all(sql):
            row = self._tables.one("SELECT data FROM inputs WHERE sha256 = ?", digest)
            data = zlib.decompress(row[0]) if row else b""
            yield Arrival(digest, name, decode(Acquisition, record)), data

    def documents_of_input(self, sha256: str) -> list[str]:
        """Return the documents that came out of one input."""
        sql = "SELECT DISTINCT document FROM acquisitions WHERE input = ? ORDER BY document"
        return [row[0] for row in self._tables.all(sql, sha256)]

    def recall_keys(self, kind: str) -> dict[str, str]:
        """Return for each owner the digest of what its remembered answer was made from."""
        sql = "SELECT owner, key FROM memory WHERE kind = ?"
        return dict(self._tables.all(sql, kind))

    def recall(self, kind: str, owner: str) -> str | None:
        """Return a remembered answer."""
        row = self._tables.one(
            "SELECT record FROM memory WHERE owner = ? AND kind = ?", owner, kind
        )
        return None if row is None else unpack(row[0])

    def decisions(self) -> list[Decision]:
        """Return all that analysts decided, in the order in which they did."""
        rows = self._tables.all("SELECT record FROM decisions ORDER BY number")
        return [decode(Decision, row[0]) for row in rows]

    def meta(self) -> dict[str, str]:
        """Return what the ledger says of itself: versions of the stages, model."""
        return dict(self._tables.all("SELECT key, value FROM meta ORDER BY key"))

    def counts(self) -> dict[str, int]:
        """Return how many records of each kind there are."""
        tables = (*_NAMED, "copies", "passages", "failures", "runs")
        found = {}
        for table in tables:
            row = self._tables.one(f"SELECT count(*) FROM {table}")
            found[table] = int(row[0]) if row else 0
        return found

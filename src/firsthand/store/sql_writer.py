"""What a ledger can be told, in SQL: each change inside a transaction."""

# ruff: noqa: S608 (names of tables and columns come from this file, values are bound)

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from contextlib import AbstractContextManager
from dataclasses import replace

from firsthand.errors import ConflictError
from firsthand.model import (
    Article,
    CopyRelation,
    Decision,
    Document,
    Entity,
    Event,
    Failure,
    Origin,
    Passage,
    Question,
    Statement,
)
from firsthand.store.asked import SETTLINGS
from firsthand.store.codec import Written, encode, to_plain
from firsthand.store.protocol import Arrival, Settled
from firsthand.store.rows import OverTables, Row, pack

_FOLDED_BY = "names_folded_by"
_COLUMNS = {
    "copies": "id, a, b, record",
    "origins": "id, record",
    "entities": "id, type, name, record",
    "stories": "id, record",
    "statements": "id, document, record",
    "events": "id, story, type, status, country, since, until, record",
    "figures": "id, story, record",
    "questions": "id, kind, doubt, record",
}


class SqlWriter(OverTables):
    """Changes one ledger."""

    def transaction(self, turn: str | None = None) -> AbstractContextManager[None]:
        """Keep everything that is written inside, or nothing of it.

        Args:
            turn: what nobody else may do at the same time ("decisions").

        Raises:
            StoreError: locked by another process for longer than the timeout, disk full, ...
        """
        return self._tables.transaction(turn)

    def add_input(self, sha256: str, data: bytes) -> None:
        """Keep the bytes of an input, once."""
        sql = "INSERT INTO inputs (sha256, size, data) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"
        self._tables.run(sql, sha256, len(data), zlib.compress(data, 6))

    def add_arrival(self, arrival: Arrival) -> None:
        """Note that an input was read without a failure, so that it need not be read again."""
        sql = "INSERT INTO arrivals (input, name, record) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"
        self._tables.run(sql, arrival.input, arrival.name, encode(arrival.acquisition))

    def put_document(self, document: Document, *, input: str, stage: int) -> None:  # noqa: A002
        """Keep a document as it was read, in place of what was kept under its id."""
        details = to_plain(replace(document, text="", acquisitions=()))
        sql = """INSERT INTO documents (id, sha256, media_type, text, details, stage)
                 VALUES (?, ?, ?, ?, ?, ?)
                 ON CONFLICT (id) DO UPDATE SET media_type = excluded.media_type,
                    text = excluded.text, details = excluded.details, stage = excluded.stage"""
        self._tables.run(
            sql,
            document.id,
            document.sha256,
            document.media_type.value,
            document.text,
            json.dumps(details, ensure_ascii=False, separators=(",", ":")),
            stage,
        )
        self._index("documents", [(document.id, document.text)])
        self.note_change()
        self._tables.run("DELETE FROM articles WHERE document = ?", document.id)
        self.put_pairs(document.id, ())
        self.add_acquisitions(document, input=input)

    def add_acquisitions(self, document: Document, *, input: str) -> None:  # noqa: A002
        """Keep from where, and when, a document was brought in, next to what is known."""
        sql = """INSERT INTO acquisitions (document, record, input) VALUES (?, ?, ?)
                 ON CONFLICT DO NOTHING"""
        rows = ((document.id, encode(item), input) for item in document.acquisitions)
        self._tables.run_many(sql, rows)

    def send_back(self, *, below: int) -> None:
        """Note all documents that have come to stage `below` or further as one stage short."""
        sql = "UPDATE documents SET stage = ? WHERE stage >= ?"
        self._tables.run(sql, below - 1, below)
        self.note_change()

    def drop_passages(self) -> None:
        """Forget what was read of every passage."""
        self._tables.run("DELETE FROM passages")

    def set_stage(self, document: str, stage: int) -> None:
        """Note how many stages a document has been through."""
        self._tables.run("UPDATE documents SET stage = ? WHERE id = ?", stage, document)
        self.note_change()

    def note_change(self) -> None:
        """Note that something settling depends on has changed, so that a run can tell."""
        self._tables.note_change()

    def put_article(self, article: Article) -> None:
        """Keep what a copy says of itself, in place of what was kept."""
        sql = """INSERT INTO articles (document, record) VALUES (?, ?)
                 ON CONFLICT (document) DO UPDATE SET record = excluded.record"""
        self._tables.run(sql, article.document, encode(article))

    def put_pairs(self, document: str, relations: Sequence[CopyRelation]) -> None:
        """Keep what a document shares with others in place of what was kept."""
        self._tables.run("DELETE FROM pairs WHERE a = ?1 OR b = ?1", document)
        sql = """INSERT INTO pairs (a, b, record) VALUES (?, ?, ?)
                 ON CONFLICT (a, b) DO UPDATE SET record = excluded.record"""
        self._tables.run_many(sql, ((item.a, item.b, encode(item)) for item in relations))

    def add_passages(self, passages: Iterable[Passage]) -> None:
        """Keep what was read of distinct passages."""
        sql = """INSERT INTO passages (id, made_by, record) VALUES (?, ?, ?)
                 ON CONFLICT (id)
                 DO UPDATE SET made_by = excluded.made_by, record = excluded.record"""
        rows = ((item.id, item.made_by, pack(encode(item))) for item in passages)
        self._tables.run_many(sql, rows)

    def settle_copies(
        self,
        copies: Sequence[CopyRelation],
        origins: Sequence[Origin],
        kept_copies: AbstractSet[str] = frozenset(),
    ) -> None:
        """Keep what was decided on copies in place of what was kept; leave all else.

        Relations whose id ("A B") is one of `kept_copies` stay as they are.
        """
        self._settle_copies(copies, origins, kept_copies, Written())
        self._count()

    def _settle_copies(
        self,
        copies: Sequence[CopyRelation],
        origins: Sequence[Origin],
        kept_copies: AbstractSet[str],
        written: Written,
    ) -> None:
        self._tables.take_turn("settling")
        self._tables.count(SETTLINGS, 1)
        rows: list[Row] = [(f"{item.a} {item.b}", item.a, item.b, written(item)) for item in copies]
        self._replace("copies", rows, "id", kept_copies)
        self._replace("origins", [(item.id, written(item)) for item in origins])

    def settle(self, settled: Settled) -> None:
        """Keep what was reconciled in place of what was kept, writing only what changed."""
        written = settled.written
        self._settle_copies(settled.copies, settled.origins, settled.kept_copies, written)
        stories, documents = settled.kept_stories, settled.kept_documents
        rows: list[Row] = [
            (item.id, item.type.value, item.name, written(item)) for item in settled.entities
        ]
        renamed = self._replace("entities", rows)
        self._replace("questions", [_question_row(item) for item in settled.questions])
        rows = [(item.id, encode(item)) for item in settled.stories]
        self._replace("stories", rows, "id", stories)
        rows = [_statement_row(item) for item in settled.statements]
        self._replace("statements", rows, "document", documents)
        self._replace("events", [_event_row(item) for item in settled.events], "story", stories)
        rows = [(item.id, item.story, encode(item)) for item in settled.figures]
        self._replace("figures", rows, "story", stories)
        self._name_entities(settled.entities, renamed)
        self._count()

    def _count(self) -> None:
        """Keep the counts over whole tables, which no page could make while it is waited for."""
        for table in ("sizes", "outlets"):
            self._tables.run(f"DELETE FROM {table}")
            self._tables.run(f"INSERT INTO {table} SELECT * FROM {table}_now")

    def _name_entities(self, entities: Sequence[Entity], changed: AbstractSet[str]) -> None:
        """Keep every spelling of every entity, folded, from each of its words on.

        Those of entities that have not changed stay, unless another version folded them.
        """
        from firsthand.names import MADE_BY
        from firsthand.names.spelling import fold_name

        sql = "SELECT value FROM meta WHERE key = ?"
        is_folded_so = self._tables.one(sql, _FOLDED_BY) == (MADE_BY,)
        found = set(self._tables.all("SELECT entity, folded FROM entity_names"))
        named = {row[0] for row in found} - changed if is_folded_so else set()
        same = {item.id for item in entities} & named
        kept = {row for row in found if row[0] not in same}
        rows = {
            (item.id, folded)
            for item in entities
            if item.id not in same
            for name in (item.name, *item.aliases)
            for folded in _tails(fold_name(name))
        }
        if not is_folded_so:
            self.set_meta(_FOLDED_BY, MADE_BY)
        sql = "INSERT INTO entity_names (entity, folded) VALUES (?, ?) ON CONFLICT DO NOTHING"
        drop = "DELETE FROM entity_names WHERE entity = ? AND folded = ?"
        self._tables.run_many(drop, sorted(kept - rows))
        self._tables.run_many(sql, sorted(rows - kept))

    def _replace(
        self,
        table: str,
        rows: Sequence[Row],
        owner: str = "id",
        spared: AbstractSet[str] = frozenset(),
    ) -> frozenset[str]:
        """Make the rows of a table, whose first column is the id, exactly these.

        Of rows with one id the last counts: a story that was told apart may have an event twice.
        Rows whose column `owner` is one of `spared` stay as they are.

        Returns:
            The ids of those that are new or another than before.
        """
        kept = self._kept_rows(table, owner, spared)
        wanted = {row[0]: row for row in rows}
        fresh = [row for key, row in wanted.items() if kept.get(key) != row[-1]]
        stale = {row[0] for row in fresh}
        gone = [(key,) for key in kept if key not in wanted or key in stale]
        self._tables.run_many(f"DELETE FROM {table} WHERE id = ?", gone)
        marks = ", ".join("?" * (_COLUMNS[table].count(",") + 1))
        sql = f"INSERT INTO {table} ({_COLUMNS[table]}) VALUES ({marks})"
        self._tables.run_many(sql, fresh)
        self._index(table, fresh)
        return frozenset(stale)

    def _kept_rows(self, table: str, owner: str, spared: AbstractSet[str]) -> dict[str, str]:
        if not spared:
            return dict(self._tables.all(f"SELECT id, record FROM {table}"))
        rows = self._tables.all(f"SELECT id, {owner} FROM {table}")
        ids = (name for name, home in rows if home not in spared)
        sql = f"SELECT id, record FROM {table}"
        return {row[0]: row[1] for row in self._tables.in_pieces(sql, "id", ids)}

    def _index(self, table: str, rows: Sequence[Row]) -> None:
        """Make the words of new rows known to the search, where no trigger does."""

    def index_rows(self, table: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
        """Make the words of rows known that were copied as they are."""
        text = {"documents": "text", "statements": "record"}.get(table)
        if text is not None:
            key, words = columns.index("id"), columns.index(text)
            self._index(table, [(row[key], row[words]) for row in rows])

    def remember(self, kind: str, owner: str, *, key: str, answer: str) -> None:
        """Keep the answer of a pure stage with a digest of all that it was made from."""
        sql = """INSERT INTO memory (owner, kind, key, record) VALUES (?, ?, ?, ?)
                 ON CONFLICT (owner, kind)
                 DO UPDATE SET key = excluded.key, record = excluded.record"""
        self._tables.run(sql, owner, kind, key, pack(answer))

    def add_failure(self, failure: Failure) -> None:
        """Keep that a stage could not take a document or a piece of input."""
        sql = """INSERT INTO failures (document, stage, error, version, path)
                 VALUES (?, ?, ?, ?, ?) ON CONFLICT (document, stage, path)
                 DO UPDATE SET error = excluded.error, version = excluded.version"""
        path = failure.path or ""
        self._tables.run(sql, failure.document, failure.stage, failure.error, failure.version, path)

    def clear_failures(self, document: str, *, stage: str | None = None) -> None:
        """Drop the failures of a document: all, or those of one stage."""
        sql = "DELETE FROM failures WHERE document = ? AND stage = coalesce(?, stage)"
        self._tables.run(sql, document, stage)

    def clear_failures_of(self, path: str, *, stage: str) -> None:
        """Drop the failures of one stage on what came from a path."""
        self._tables.run("DELETE FROM failures WHERE path = ? AND stage = ?", path, stage)

    def replace_failures(self, stages: Sequence[str], failures: Iterable[Failure]) -> None:
        """Keep these failures in place of all that these stages had."""
        for stage in stages:
            self._tables.run("DELETE FROM failures WHERE stage = ?", stage)
        for failure in failures:
            self.add_failure(failure)

    def add_decision(self, decision: Decision) -> None:
        """Keep a decision after all others.

        Raises:
            ConflictError: another decision has undone the same one.
        """
        taken = "SELECT 1 FROM decisions WHERE undoes = ?"
        if decision.undoes and self._tables.one(taken, decision.undoes):
            raise ConflictError(f"decision {decision.undoes} was undone already")
        sql = "INSERT INTO decisions (id, kind, undoes, record) VALUES (?, ?, ?, ?)"
        self._tables.run(sql, decision.id, decision.kind.value, decision.undoes, encode(decision))
        self.note_change()

    def set_meta(self, key: str, value: str) -> None:
        """Keep what the ledger says of itself."""
        sql = """INSERT INTO meta (key, value) VALUES (?, ?)
                 ON CONFLICT (key) DO UPDATE SET value = excluded.value"""
        self._tables.run(sql, key, value)

    def start_run(self, command: str, started: str) -> int:
        """Note that a run began (ISO time) and return its number."""
        sql = "INSERT INTO runs (started, command) VALUES (?, ?) RETURNING number"
        row = self._tables.one(sql, started, command)
        return int(row[0]) if row else 0

    def end_run(self, number: int, ended: str, summary: str) -> None:
        """Note that a run ended (ISO time), and its summary."""
        sql = "UPDATE runs SET ended = ?, summary = ? WHERE number = ?"
        self._tables.run(sql, ended, summary, number)


def _tails(name: str) -> list[str]:
    """Return a name from each of its words on: "ann lind" and "lind"."""
    words = name.split()
    return [" ".join(words[at:]) for at in range(len(words))]


def _question_row(item: Question) -> Row:
    return item.id, item.kind.value, item.doubt, encode(item)


def _statement_row(item: Statement) -> Row:
    return item.id, item.document, encode(item)


def _event_row(item: Event) -> Row:
    since, until = _bounds(item)
    country = item.place.country if item.place else None
    record = encode(item)
    return item.id, item.story, item.type, item.status.value, country, since, until, record


def _bounds(item: Event) -> tuple[str | None, str | None]:
    """Return the first and last day on which an event can have taken place, for the filter."""
    date = item.date
    if date is None or date.value is None:
        return None, None
    open_before = date.relation in {"before", "on_or_before"}
    since = None if open_before else _padded(date.value, "-01-01")
    until = None if date.relation == "after" else _padded(date.end or date.value, "-12-31")
    return since, until


def _padded(value: str, ending: str) -> str:
    """Return "2024-08" as a day: the month or the day that is not stated from `ending`."""
    return (value + ending[len(value) - len("2024") :])[: len("2024-08-05")]

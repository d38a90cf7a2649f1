"""Moving a ledger, row by row, from one kind of store to another, and proving two equal.

What is kept is copied; what a store makes of it by itself (indexes, what triggers keep) is made
again by the store that the rows come to. Both are proved: the digest of a table is one over its
rows in the order of their key.
"""

# ruff: noqa: S608 (names of tables and columns come from this file, values are bound)

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from firsthand.errors import ConflictError
from firsthand.store.rows import Row, Tables
from firsthand.store.sql import SqlStore

_AT_ONCE = {"inputs": 20, "documents": 100, "watches": 20}  # rows that are held in memory
_OTHERS = 500

# Each table that is kept: its columns, and by which of them its rows are told apart. A row
# comes after those that it refers to.
KEPT = {
    "meta": ("key, value", "key"),
    "inputs": ("sha256, size, data", "sha256"),
    "documents": ("number, id, sha256, media_type, text, details, stage", "number"),
    "acquisitions": ("document, record, input", "document, record"),
    "arrivals": ("input, name, record", "input, name, record"),
    "articles": ("document, record", "document"),
    "pairs": ("a, b, record", "a, b"),
    "passages": ("id, made_by, record", "id"),
    "copies": ("id, a, b, record", "id"),
    "origins": ("id, record", "id"),
    "entities": ("id, type, name, record", "id"),
    "entity_names": ("entity, folded", "entity, folded"),
    "stories": ("id, record", "id"),
    "statements": ("id, document, record", "id"),
    "events": ("id, story, type, status, country, since, until, record", "id"),
    "figures": ("id, story, record", "id"),
    "questions": ("id, kind, doubt, record", "id"),
    "sizes": ("name, count", "name"),
    "outlets": ("name, copies, stories, first", "name"),
    "memory": ("owner, kind, key, record", "owner, kind"),
    "settled": ("part, owner, key, record", "part, owner"),
    "failures": ("document, stage, error, version, path", "document, stage, path"),
    "runs": ("number, started, ended, command, summary", "number"),
    "decisions": ("number, id, kind, undoes, record", "number"),
    "users": ("name, role, password, epoch", "name"),
    "tokens": ("digest, name, label, made", "digest"),
    "saved_views": ("id, owner, name, page, query, made", "id"),
    "audit": ("number, at, who, action, target, result", "number"),
    "watches": ("id, url, parent, paused, due, record, state, body", "id"),
    "watch_entries": ("watch, key, digest", "watch, key"),
    "watch_links": ("url, watch, state, due, record", "url"),
    "watch_sites": ("site, record", "site"),
    "fetches": ("number, input, name, at, record, answer, taken", "number"),
    "alerts": ("id, name, paused, record", "id"),
    "alert_places": ("alert, place, thing", "alert, place"),
    "alert_states": ("alert, thing, state", "alert, thing"),
    "alert_items": ("number, id, alert, state, due, tries, record", "number"),
    "alert_attempts": ("number, item, at, result", "number"),
    "lists": ("id, name, sha256, imported", "id"),
    "list_entries": ("list, id, record", "list, id"),
    "list_names": ("folded, list, entry", "folded, list, entry"),
    "alias_lists": ("name, made, record", "name"),
}
# What a store keeps by itself, from the tables above.
MADE = {
    "story_documents": ("document, story", "document, story"),
    "origin_documents": ("document, origin", "document, origin"),
    "event_parties": ("entity, event, part", "entity, event, part"),
    "event_keys": (
        "day, id, type, status, novelty, means, country, story, since, until, support",
        "id",
    ),
}
_OF_A_NEW_LEDGER = {"meta", "sizes"}


@dataclass(frozen=True, slots=True)
class TableProof:
    """A table in two ledgers: how many rows each has, and whether all are the same."""

    name: str
    rows: tuple[int, int]
    digests: tuple[str, str]

    @property
    def is_equal(self) -> bool:
        """Tell whether both ledgers hold the same."""
        return self.digests[0] == self.digests[1]


def copy_ledger(source: SqlStore, target: SqlStore) -> dict[str, int]:
    """Copy all that is kept into an empty ledger, whole or not at all; return rows by table.

    The source may be in use: it is read as it is when copying begins.

    Raises:
        ConflictError: the target is not empty.
        StoreError: a ledger cannot be read or written.
    """
    _refuse_full(target)
    counts = {}
    with source.tables.snapshot(), target.transaction("settling"):
        target.tables.defer_references()
        for table, (columns, _) in KEPT.items():
            target.tables.run(f"DELETE FROM {table}")
            counts[table] = _copy_table(source, target, table, columns)
        target.tables.after_copying(KEPT)
    return counts


def _refuse_full(target: SqlStore) -> None:
    for table in KEPT.keys() - _OF_A_NEW_LEDGER:
        if target.tables.one(f"SELECT 1 FROM {table} LIMIT 1") is not None:
            raise ConflictError(
                f"{target.place}: this ledger is not empty ({table}); name a new one"
            )


def _copy_table(source: SqlStore, target: SqlStore, table: str, columns: str) -> int:
    marks = ", ".join("?" * len(columns.split(", ")))
    sql = f"INSERT INTO {table} ({columns}) VALUES ({marks})"
    count = 0
    for rows in _pieces(source.tables, table, KEPT[table]):
        target.tables.run_many(sql, rows)
        target.index_rows(table, columns.split(", "), rows)
        count += len(rows)
    return count


def _pieces(tables: Tables, table: str, shape: tuple[str, str]) -> Iterator[list[Row]]:
    """Yield the rows of a table in the order of their key, some at a time."""
    columns, key = shape
    last: tuple[object, ...] = ()
    names = key.split(", ")
    marks = ", ".join("?" * len(names))
    most = _AT_ONCE.get(table, _OTHERS)
    sql = f"SELECT {columns} FROM {table} {{}} ORDER BY {key} LIMIT {most}"
    beyond = sql.format(f"WHERE ({key}) > ({marks})")
    places = [columns.split(", ").index(name) for name in names]
    while rows := tables.all(beyond if last else sql.format(""), *last):
        yield rows
        last = tuple(rows[-1][place] for place in places)


def prove_equal(a: SqlStore, b: SqlStore) -> list[TableProof]:
    """Compare two ledgers, table by table; both may be in use."""
    with a.tables.snapshot(), b.tables.snapshot():
        return [_proof(a, b, table, shape) for table, shape in (KEPT | MADE).items()]


def _proof(a: SqlStore, b: SqlStore, table: str, shape: tuple[str, str]) -> TableProof:
    (rows_a, digest_a), (rows_b, digest_b) = (
        _digest(row for rows in _pieces(store.tables, table, shape) for row in rows)
        for store in (a, b)
    )
    return TableProof(table, (rows_a, rows_b), (digest_a, digest_b))


def _digest(rows: Iterable[Row]) -> tuple[int, str]:
    """Return how many rows there are, and a digest of all in their order."""
    running = sha256()
    count = 0
    for row in rows:
        values = [sha256(item).hexdigest() if isinstance(item, bytes) else item for item in row]
        running.update(json.dumps(values, ensure_ascii=False).encode() + b"\n")
        count += 1
    return count, running.hexdigest()

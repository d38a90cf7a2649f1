"""One connection to a shared ledger."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import cache
from itertools import islice
from typing import Any

from pg8000.converters import make_params
from pg8000.core import SYNC_MSG, Context
from pg8000.native import Connection

from firsthand.store.address import Address
from firsthand.store.postgres_connection import LostError, connect, plain_errors
from firsthand.store.rows import Key, Row, Tables

_AT_ONCE = 100  # changes that are sent before the first answer is read
# What is SQLite's alone: hints to its planner, and another name of a function.
_OWN = (
    (re.compile(r" INDEXED BY \w+"), ""),
    (re.compile(r"\bCROSS JOIN (\w+) (ON|USING)\b"), r"JOIN \1 \2"),
    (re.compile(r"\bgroup_concat\("), "string_agg("),
)
_NUMBERED = """SELECT 1 FROM information_schema.columns
    WHERE table_schema = ? AND table_name = ? AND column_name = 'number' AND is_identity = 'YES'"""
_GO_ON = """SELECT setval(pg_get_serial_sequence('{table}', 'number'),
    (SELECT coalesce(max(number), 0) + 1 FROM {table}), false)"""
_MARK = re.compile(r"\?(\d*)")


@cache
def translated(sql: str) -> str:
    """Return a question as PostgreSQL knows it: `?` becomes `$1`, `$2` and so on.

    >>> translated("SELECT id FROM stories INDEXED BY stories_by_day WHERE id > ? LIMIT ?")
    'SELECT id FROM stories WHERE id > $1 LIMIT $2'
    """
    for pattern, replacement in _OWN:
        sql = pattern.sub(replacement, sql)
    count = iter(range(1, sql.count("?") + 1))
    return _MARK.sub(lambda found: f"${found[1] or next(count)}", sql)


class PostgresTables(Tables):
    """A connection that one thread at a time uses; it is made anew when the server was away."""

    def __init__(self, address: Address, busy_timeout: float) -> None:
        super().__init__(str(address))
        self.address = address
        self.busy_timeout = busy_timeout
        self.connection: Connection = connect(address, busy_timeout=busy_timeout)
        self._known: dict[str, tuple[Any, ...]] = {}
        # What a connection made anew would not have.
        self.in_transaction = False
        self.has_lock = False

    def guarded(self) -> AbstractContextManager[None]:
        """Return a context in which what the driver raises becomes a `StoreError`."""
        return plain_errors(self.place)

    def fetch(self, sql: str, *values: object) -> list[Row]:
        """Return all rows of a question; one that met a server just restarted is asked again."""
        try:
            return self._asked(sql, values)
        except LostError:
            if self.in_transaction or self.has_lock:
                raise
            self.connect_anew()
            return self._asked(sql, values)

    def connect_anew(self) -> None:
        """Leave the connection, and make another."""
        self.close()
        self.connection = connect(self.address, busy_timeout=self.busy_timeout)

    def close(self) -> None:
        """Let go of the connection."""
        self._known.clear()
        try:
            with self.guarded():
                self.connection.close()
        except LostError:
            pass  # the server was first

    def _asked(self, sql: str, values: Iterable[object]) -> list[Row]:
        with self.guarded():
            known = self._prepared(sql)
            name, columns, functions = known
            given = make_params(self.connection.py_types, [_held(item) for item in values])
            answer = self.connection.execute_named(name, given, columns, functions, sql.strip())
            return [tuple(row) for row in answer.rows or ()]

    def _prepared(self, sql: str) -> tuple[Any, ...]:
        known = self._known.get(sql)
        if known is None:
            known = self._known[sql] = self.connection.prepare_statement(translated(sql), ())
        return known

    def run(self, sql: str, *values: object) -> None:
        """Carry out one change."""
        self._asked(sql, values)

    def run_many(self, sql: str, rows: Iterable[tuple[object, ...]]) -> None:
        """Carry out one change for each row of values, many for each answer that is waited for."""
        waiting = iter(rows)
        while piece := list(islice(waiting, _AT_ONCE)):
            with self.guarded():
                self._carry_out(sql, piece)

    def _carry_out(self, sql: str, rows: list[tuple[object, ...]]) -> None:
        name, columns, functions = self._prepared(sql)
        for row in rows:
            values = make_params(self.connection.py_types, [_held(item) for item in row])
            self.connection.send_BIND(name, values)
            self.connection.send_EXECUTE()
        self.connection._sock.write(SYNC_MSG)  # noqa: SLF001 (the driver has no word for it)
        self.connection._sock.flush()  # noqa: SLF001
        answer = Context(sql.strip(), columns=columns, input_funcs=functions)
        self.connection.handle_messages(answer)

    def among(self, sql: str, order: str, piece: list[Key]) -> list[Row]:
        """Return the rows whose column `order` is one of these, in its order."""
        return self.all(f"{sql} WHERE {order} = ANY(?) ORDER BY {order}", piece)

    def begin(self, turn: str | None) -> None:
        """Begin a transaction, once no other one with the same turn is under way."""
        assert not self.in_transaction, "a transaction in a transaction would end the outer one"
        try:
            self._simple("BEGIN")
        except LostError:
            if self.has_lock:
                raise
            self.connect_anew()
            self._simple("BEGIN")
        self.in_transaction = True
        if turn is not None:
            self.take_turn(turn)

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """See the ledger as it is now, whoever writes to it meanwhile."""
        self._simple("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        self.in_transaction = True
        try:
            yield
        finally:
            self.end("ROLLBACK")

    def defer_references(self) -> None:
        """Have what rows refer to looked for at the end of the transaction only."""
        self._simple("SET CONSTRAINTS ALL DEFERRED")

    def after_copying(self, tables: Iterable[str]) -> None:
        """Have numbers go on after those that were copied, and tell the planner of new rows."""
        for table in tables:
            if self.one(_NUMBERED, self.address.schema, table) is not None:
                self.one(_GO_ON.format(table=table))
            self._simple(f"ANALYZE {table}")

    def take_turn(self, turn: str) -> None:
        """Wait until no other transaction with this turn is under way."""
        self.one("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))::text", self.turn_name(turn))

    def turn_name(self, turn: str) -> str:
        """Return the name of a turn in this ledger; others may lie in the same database."""
        return f"firsthand {self.address.schema} {turn}"

    def end(self, word: str) -> None:
        """End the transaction; a connection that was lost has rolled it back."""
        try:
            self._simple(word)
        except LostError:
            if word == "COMMIT":
                raise
        self.in_transaction = False

    def _simple(self, word: str) -> None:
        with self.guarded():
            self.connection.execute_simple(word)


def _held(value: object) -> object:
    """Return a value as PostgreSQL can hold it: text without NUL."""
    if isinstance(value, str):
        return value.replace("\0", "\ufffd") if "\0" in value else value
    return [_held(item) for item in value] if isinstance(value, list) else value

"""A ledger that is moved holds the same, and two are proved equal table by table."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from bench.desk_ledger import fill
from tests.store.whole import fill_all

from firsthand.cli.main import run
from firsthand.errors import ConflictError
from firsthand.store import SqliteStore
from firsthand.store.moving import KEPT, MADE, copy_ledger, prove_equal
from firsthand.store.opening import open_sql
from firsthand.store.sql import SqlStore

# What makes words found is each store's own.
_OWN = ("text_index", "statement_index", "statement_rows", "sqlite_", "document_words")
_OWN += ("statement_words", "ledger_format")


@pytest.fixture
def source(path: Path) -> Iterator[SqlStore]:
    with open_sql(path) as store:
        assert isinstance(store, SqliteStore)
        fill(store, 60)
        fill_all(store)
        yield store


@pytest.fixture
def shared(address: str, tmp_path: Path) -> Iterator[SqlStore]:
    with open_sql(address, cache=tmp_path) as store:
        yield store


def _tables(store: SqlStore) -> set[str]:
    schema = getattr(store.tables, "address", None)
    sql = "SELECT name FROM sqlite_master WHERE type = 'table'"
    values: tuple[object, ...] = ()
    if schema is not None:
        sql = """SELECT table_name::text FROM information_schema.tables
                 WHERE table_schema = ? AND table_type = 'BASE TABLE'"""
        values = (schema.schema,)
    names = {row[0] for row in store.tables.all(sql, *values)}
    return {name for name in names if not name.startswith(_OWN)}


def test_every_table_is_moved_or_made(source: SqlStore, shared: SqlStore) -> None:
    assert _tables(source) == KEPT.keys() | MADE.keys() == _tables(shared)
    for table, (columns, _) in (KEPT | MADE).items():
        kept = [row[1] for row in source.tables.all(f"PRAGMA table_info({table})")]
        assert sorted(columns.split(", ")) == sorted(kept)


def test_a_ledger_goes_there_and_back_with_all_that_is_in_it(
    source: SqlStore, shared: SqlStore, tmp_path: Path
) -> None:
    counts = copy_ledger(source, shared)
    assert [name for name, count in counts.items() if count == 0] == []
    assert [proof.name for proof in prove_equal(source, shared) if not proof.is_equal] == []
    with open_sql(tmp_path / "back.db") as back:
        copy_ledger(shared, back)
        assert [proof for proof in prove_equal(source, back) if not proof.is_equal] == []
        word = next(source.documents()).text.split()[3]
        found = [{hit.id for hit in store.find(word)} for store in (source, shared, back)]
        assert found[0] == found[1] == found[2] != set()
        assert back.damage() == shared.damage() == []


def test_what_is_written_after_a_move_goes_on(source: SqlStore, shared: SqlStore) -> None:
    copy_ledger(source, shared)
    for store in (source, shared):
        with store.transaction():
            store.start_run("later", "2026-01-01")
        [(last,)] = store.tables.all("SELECT max(number) FROM runs")
        assert last == store.counts()["runs"]


def test_a_ledger_that_is_not_empty_is_left_alone(source: SqlStore, shared: SqlStore) -> None:
    with shared.transaction():
        shared.add_input("other", b"bytes")
    with pytest.raises(ConflictError, match=r"not empty \(inputs\)"):
        copy_ledger(source, shared)
    assert shared.document_ids() == []


def test_one_changed_byte_is_seen(source: SqlStore, tmp_path: Path) -> None:
    with open_sql(tmp_path / "copy.db") as copied:
        copy_ledger(source, copied)
        copied.tables.run("UPDATE inputs SET data = x'00'")
        copied.tables.run("DELETE FROM event_keys")
        different = [proof.name for proof in prove_equal(source, copied) if not proof.is_equal]
    assert different == ["inputs", "event_keys"]


@pytest.mark.usefixtures("source")
def test_the_commands_copy_and_verify(
    address: str, path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["ledger", "copy", str(path), address]) == 0
    assert run(["ledger", "verify", str(path), address, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["equal"] is True
    with open_sql(address, cache=tmp_path) as store, store.transaction():
        store.set_meta("note", "changed")
    assert run(["ledger", "verify", str(path), address]) == 1
    assert "different: meta" in capsys.readouterr().out
    assert run(["ledger", "copy", str(path), address]) == 1
    assert run(["ledger", "verify", str(path), str(tmp_path / "none.db")]) == 3

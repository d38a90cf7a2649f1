"""What only a shared ledger promises: several writers, and a server that may be away."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from bench import postgres_server
from bench.desk_ledger import fill
from bench.postgres_load import load, lost
from tests.store.records import keep, make_document
from tests.store.whole import fill_all

from firsthand.errors import ConflictError, FirsthandError, StoreError
from firsthand.model import DecisionKind, Quoted, Span, Subject
from firsthand.run.decide import record_decision, record_undo
from firsthand.store import SqliteStore, migrations, open_store, postgres_format
from firsthand.store.address import read_address
from firsthand.store.moving import copy_ledger, prove_equal
from firsthand.store.opening import open_sql
from firsthand.store.postgres import PostgresStore


def opened(address: str, cache: Path) -> PostgresStore:
    store = open_sql(address, cache=cache, busy_timeout=20.0)
    assert isinstance(store, PostgresStore)
    return store


def together(count: int, work: Callable[[int], None]) -> None:
    threads = [threading.Thread(target=work, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def status_of(document: str) -> Subject:
    return Subject(Quoted(Span(document, 0, 3), "Two"))


def test_many_that_open_a_new_ledger_make_one(address: str, tmp_path: Path) -> None:
    names: list[str] = []

    def work(_: int) -> None:
        with opened(address, tmp_path) as store:
            names.append(store.meta()["ledger"])

    together(6, work)
    assert len(names) == 6
    assert len(set(names)) == 1


def test_decisions_made_at_once_are_all_kept(address: str, tmp_path: Path) -> None:
    with opened(address, tmp_path) as store:
        keep(store, make_document("a"))
    made: list[str] = []

    def work(number: int) -> None:
        with opened(address, tmp_path) as store:
            for _ in range(5):
                by = f"analyst {number}"
                subjects = [status_of("doc-a")]
                made.append(
                    record_decision(store, DecisionKind.STATUS, "denied", subjects, by=by).id
                )

    together(6, work)
    with opened(address, tmp_path) as store:
        assert len(set(made)) == 30
        assert {item.id for item in store.decisions()} == set(made)
        assert int(store.meta()["changes"]) == 31


def test_of_two_who_undo_the_same_one_is_told(address: str, tmp_path: Path) -> None:
    with opened(address, tmp_path) as store:
        keep(store, make_document("a"))
        subjects = [status_of("doc-a")]
        first = record_decision(store, DecisionKind.STATUS, "denied", subjects, by="ines")
    ends: list[str] = []

    def work(number: int) -> None:
        with opened(address, tmp_path) as store:
            try:
                record_undo(store, first.id, by=f"analyst {number}")
                ends.append("undone")
            except ConflictError:
                ends.append("told")

    together(4, work)
    assert sorted(ends) == ["told", "told", "told", "undone"]
    with opened(address, tmp_path) as store:
        assert len(store.decisions()) == 2


def test_a_second_run_is_told_who_holds_the_ledger(address: str, tmp_path: Path) -> None:
    with opened(address, tmp_path) as one, one.another() as two:
        with one.only_run(), pytest.raises(StoreError, match=r"another run is writing.*firsthand"):
            two.only_run().__enter__()
        with two.only_run():
            keep(one, make_document("a"))  # who brings no run may write all the same
        assert two.document_ids() == ["doc-a"]


def test_a_reader_sees_whole_transactions_only(address: str, tmp_path: Path) -> None:
    with opened(address, tmp_path) as writer, writer.another() as reader:
        with writer.transaction():
            writer.add_input("input", b"")
            writer.put_document(make_document("a"), input="input", stage=1)
            assert reader.document_ids() == []
        assert reader.document_ids() == ["doc-a"]
        with reader.tables.snapshot():
            assert reader.document_ids() == ["doc-a"]
            keep(writer, make_document("b"))
            assert reader.document_ids() == ["doc-a"]


def _cut(store: PostgresStore, by: PostgresStore) -> None:
    [(pid,)] = store.tables.all("SELECT pg_backend_pid()")
    by.tables.all("SELECT pg_terminate_backend(?::int)", pid)


def _write_cut(store: PostgresStore, by: PostgresStore) -> None:
    with store.transaction():
        store.add_input("input2", b"")
        _cut(store, by)
        store.put_document(make_document("c"), input="input2", stage=1)


def test_a_server_that_was_away_is_asked_again(address: str, tmp_path: Path) -> None:
    with opened(address, tmp_path) as store, store.another() as other:
        keep(store, make_document("a"))
        _cut(store, other)
        assert store.document_ids() == ["doc-a"]
        _cut(store, other)
        keep(store, make_document("b"))
        with pytest.raises(StoreError, match="connection is lost"):
            _write_cut(store, other)
        assert store.document_ids() == ["doc-a", "doc-b"]


def test_a_writer_that_waits_too_long_is_told(address: str, tmp_path: Path) -> None:
    with (
        opened(address, tmp_path) as one,
        open_store(address, busy_timeout=0.1, cache=tmp_path) as two,
    ):
        keep(one, make_document("a"))
        with one.transaction():
            one.set_stage("doc-a", 2)
            with pytest.raises(StoreError, match="another process is writing"):
                keep(two, make_document("a"))
        keep(two, make_document("a"))


def test_nul_in_a_question_finds_nothing(address: str, tmp_path: Path) -> None:
    with opened(address, tmp_path) as store:
        keep(store, make_document("a"))
        assert store.find("fer\0ries") == []
        assert store.texts(["doc-a\0"]) == {}
        assert store.user("in\0es") is None


def test_an_older_ledger_is_brought_up_with_all_that_is_in_it(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = postgres_format.steps()
    first = min(every)
    assert max(every) == len(migrations.steps())
    with monkeypatch.context() as patched:
        patched.setattr(postgres_format, "steps", lambda: {first: every[first]})
        with opened(address, tmp_path) as store:
            keep(store, make_document("a"))
            store.tables.run("UPDATE documents SET stage = 3")
    with opened(address, tmp_path) as store:
        assert store.tables.all("SELECT version FROM ledger_format") == [(max(every),)]
        assert store.document("doc-a") == make_document("a")
        assert [hit.id for hit in store.find("ferries")] == ["doc-a"]
        assert list(store.parts("story")) == []


def test_a_step_that_fails_leaves_the_ledger_as_it_was(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(address, tmp_path) as store:
        keep(store, make_document("a"))
    every = postgres_format.steps()
    broken = "CREATE TABLE half (a bigint); INSERT INTO nowhere VALUES (1);"
    with monkeypatch.context() as patched:
        patched.setattr(postgres_format, "steps", lambda: {**every, max(every) + 1: broken})
        with pytest.raises(StoreError, match="nowhere"):
            opened(address, tmp_path)
    with opened(address, tmp_path) as store:
        assert store.document_ids() == ["doc-a"]
        assert store.tables.one("SELECT to_regclass('half')::text") == (None,)
        store.tables.run("UPDATE ledger_format SET version = 99")
    with pytest.raises(StoreError, match=r"format 99.*install a newer Firsthand"):
        opened(address, tmp_path)


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (("/postgres?", "/none?"), "make the database first"),
        (("host=/", "host=/none/"), "cannot be reached"),
        (("schema=", "schemas="), "unknown option 'schemas'"),
        (("?host", "?sslmode=maybe&host"), "sslmode 'maybe'"),
        (("//postgres@", "//"), "postgresql://USER"),
        (("//postgres@", "//stranger:hidden@"), "stranger"),
        (("@/", "@:port/"), "cannot be read"),
    ],
)
def test_an_address_that_will_not_do_is_told(
    address: str, change: tuple[str, str], complaint: str
) -> None:
    with pytest.raises(StoreError, match=complaint) as told:
        open_store(address.replace(*change), create=True)
    assert "hidden" not in str(told.value)


def test_a_ledger_is_made_only_where_it_may_be(address: str, tmp_path: Path, server: Path) -> None:
    with pytest.raises(StoreError, match="there is no ledger here"):
        open_store(address, create=False)
    with opened(address, tmp_path) as store:
        store.tables.run("CREATE SCHEMA taken")
        store.tables.run("CREATE TABLE taken.accounts (id bigint)")
    taken = f"postgresql://postgres@/postgres?host={server}&schema=taken"
    with pytest.raises(StoreError, match=r"another program \(accounts\)"):
        open_store(taken)


def test_an_address_is_shown_without_its_password() -> None:
    shown = str(read_address("postgres://ann:p%40ss@db.example:5433/news?schema=a"))
    assert shown == "postgresql://ann@db.example:5433/news?schema=a"
    assert read_address("postgres://ann:p%40ss@db/news").password == "p@ss"
    assert "p@ss" not in repr(read_address("postgres://ann:p%40ss@db/news"))


def test_a_backup_is_put_back_whole(address: str, tmp_path: Path, server: Path) -> None:
    schema = read_address(address).schema
    with open_sql(tmp_path / "a.db") as source, opened(address, tmp_path) as shared:
        assert isinstance(source, SqliteStore)
        fill(source, 40)
        fill_all(source)
        copy_ledger(source, shared)
        shared.tables.run(f"CREATE DATABASE back_{schema}")
        _dump_and_restore(server, schema, tmp_path / "ledger.dump")
        back = address.replace("/postgres?", f"/back_{schema}?")
        with opened(back, tmp_path) as restored:
            assert [proof for proof in prove_equal(source, restored) if not proof.is_equal] == []
            keep(restored, make_document("new"))
            assert restored.find("ferries")[-1].id in {"doc-new", "doc-zz"}
        source.copy_to(tmp_path / "b.db")
        with open_sql(tmp_path / "b.db") as copied:
            assert [proof for proof in prove_equal(source, copied) if not proof.is_equal] == []


def _dump_and_restore(server: Path, schema: str, file: Path) -> None:
    programs = postgres_server.programs()
    assert programs is not None
    where = ["--host", str(server), "--username", "postgres"]
    dump = [str(programs / "pg_dump"), *where, "--format=custom", "--extension=pg_trgm"]
    dump += [f"--schema={schema}", f"--file={file}", "postgres"]
    subprocess.run(dump, check=True, capture_output=True)
    restore = [str(programs / "pg_restore"), *where, "--exit-on-error", "--single-transaction"]
    restore += [f"--dbname=back_{schema}", str(file)]
    subprocess.run(restore, check=True, capture_output=True)


@pytest.mark.slow
def test_under_load_nothing_fails_and_nothing_is_lost(address: str, tmp_path: Path) -> None:
    with opened(address, tmp_path) as store:
        fill(store, 40)
    tally = load(address, writers=8, readers=50, seconds=5, processes=1, cache=tmp_path)
    assert tally.errors == []
    assert {"put", "decide", "count", "raise", "story", "search"} <= tally.done.keys()
    with open_store(address, cache=tmp_path) as store:
        assert lost(store, tally) == []


def test_who_is_not_there_is_not_found(address: str, tmp_path: Path) -> None:
    with opened(address, tmp_path) as store:
        keep(store, make_document("a%b"))
        assert store.resolve("a%b.txt", kinds=("documents",)) == "doc-a%b"
        with pytest.raises(FirsthandError, match="no document"):
            store.resolve("a_b.txt", kinds=("documents",))

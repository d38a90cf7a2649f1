"""A ledger file that cannot be used is told in plain words, never by a traceback."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from tests.store.records import keep, make_document

from firsthand.errors import StoreError
from firsthand.store import migrations, open_store


def test_a_missing_ledger_is_told(path: Path) -> None:
    with pytest.raises(StoreError, match="there is no ledger here"):
        open_store(path, create=False)
    assert not path.exists()


def test_a_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="this is a folder"):
        open_store(tmp_path)


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be opened"):
        open_store(tmp_path / "none" / "ledger.db")


@pytest.mark.parametrize("content", [b"not a database at all, but text" * 50, b"\x00" * 4096])
def test_another_file_is_told(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(StoreError, match=r"is not a Firsthand ledger|not a database"):
        open_store(path)
    assert path.read_bytes() == content


def test_another_sqlite_file_is_left_alone(path: Path) -> None:
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE accounts (id)")
    other.close()
    with pytest.raises(StoreError, match="not a Firsthand ledger"):
        open_store(path)


def test_a_newer_ledger_is_told_what_to_do(path: Path) -> None:
    open_store(path).close()
    newer = sqlite3.connect(path)
    newer.execute("PRAGMA user_version = 99")
    newer.close()
    with pytest.raises(StoreError, match=r"format 99.*install a newer Firsthand"):
        open_store(path)


def test_a_damaged_ledger_is_told(path: Path) -> None:
    with open_store(path) as store:
        keep(store, *(make_document(f"{n:04}", "words " * 400) for n in range(60)))
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(4096 * 3)
        file.write(os.urandom(size - 4096 * 4))
    with pytest.raises(StoreError, match="damaged"):
        _read_all(path)


def _read_all(path: Path) -> None:
    with open_store(path) as store:
        list(store.documents())
        store.search("words")


def test_a_locked_ledger_is_told(path: Path) -> None:
    with open_store(path) as holder, open_store(path, busy_timeout=0.05) as other:
        keep(holder, make_document("a"))
        with holder.transaction():
            holder.set_meta("held", "1")
            with pytest.raises(StoreError, match="another process is writing"):
                keep(other, make_document("b"))
        assert other.document_ids() == ["doc-a"]
        keep(other, make_document("b"))


def test_a_reader_goes_on_while_another_writes(path: Path) -> None:
    with open_store(path) as writer, open_store(path, create=False) as reader:
        with writer.transaction():
            writer.add_input("input", b"")
            writer.put_document(make_document("a"), input="input", stage=1)
            assert reader.document_ids() == []
        assert reader.document_ids() == ["doc-a"]


def test_a_full_disk_is_told_and_loses_nothing(path: Path) -> None:
    with open_store(path) as store:
        keep(store, make_document("a"))
        pages = store._tables.one("PRAGMA page_count")
        assert pages is not None
        store._tables.run(f"PRAGMA max_page_count = {pages[0] + 2}")
        with pytest.raises(StoreError, match="the disk is full"):
            keep(store, make_document("b", "words " * 100_000))
    with open_store(path) as store:
        assert store.document_ids() == ["doc-a"]
        assert store.damage() == []


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="needs to drop privileges")
def test_a_ledger_that_is_read_only_can_be_read_but_not_written(tmp_path: Path) -> None:
    place = tmp_path / "ledger.db"
    with open_store(place) as store:
        keep(store, make_document("a"))
    for folder in (tmp_path, *tmp_path.parents):
        if folder.stat().st_uid == 0 and folder != Path("/"):
            folder.chmod(folder.stat().st_mode | 0o055)
    place.chmod(0o444)
    script = textwrap.dedent(
        f"""
        import os
        from firsthand.errors import StoreError
        from firsthand.store import open_store
        open_store(":memory:").close()  # all that is to be imported, while it can be
        os.setgid(65534); os.setuid(65534)
        with open_store({str(place)!r}, create=False) as store:
            print(store.document_ids())
            try:
                with store.transaction():
                    store.set_meta("a", "b")
            except StoreError as error:
                print("told:", error)
        """
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert "['doc-a']" in done.stdout, done.stderr
    assert "told:" in done.stdout
    assert "permissions" in done.stdout


def test_migrations_are_numbered_without_gaps() -> None:
    assert len(migrations.steps()) >= 1


def test_all_tables_are_strict(path: Path) -> None:
    with open_store(path) as store:
        rows = store._tables.all(
            "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
        )
    loose = [name for name, strict in rows if not strict and not name.startswith("sqlite_")]
    assert loose == []

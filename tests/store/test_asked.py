"""What only settling writes is not asked again until it was settled again; all else is."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from bench.desk_ledger import fill

import firsthand.store.migrations
from firsthand.store import Store, open_store
from firsthand.store.asked import OTHERS, SETTLED, is_of_settled
from firsthand.store.desk import StoryQuery
from firsthand.store.sql_writer import _COLUMNS

_MADE = re.compile(r"CREATE (?:VIRTUAL )?(?:TABLE|VIEW) (?:IF NOT EXISTS )?(\w+)")


@pytest.fixture
def ledger(tmp_path: Path) -> Store:
    store = open_store(tmp_path / "l.db")
    fill(store, 12, seed=3)
    return store


def test_of_every_table_it_is_known_who_writes_to_it() -> None:
    (folder,) = map(Path, firsthand.store.migrations.__path__)
    tables = {name for file in folder.rglob("*.sql") for name in _MADE.findall(file.read_text())}
    assert tables == SETTLED | OTHERS
    assert not SETTLED & OTHERS
    assert set(_COLUMNS) <= SETTLED


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        ("SELECT record FROM stories WHERE id = ?", True),
        ("SELECT e.id FROM events AS e, json_each(e.record, '$.actors')", True),
        ("SELECT id FROM stories, documents", False),
        ("SELECT id FROM events WHERE id IN (SELECT document FROM acquisitions)", False),
        ("SELECT value FROM elsewhere", False),
        ("PRAGMA data_version", False),
    ],
)
def test_what_a_question_rests_on(sql: str, *, expected: bool) -> None:
    assert is_of_settled(sql) is expected


def test_settled_records_are_asked_for_again_only_once_they_may_be_others(ledger: Store) -> None:
    with ledger.watched() as noted:
        stories = ledger.page_of_stories(StoryQuery(), limit=5).items
    wrong = [replace(item, digest=b"another answer") for item in noted]
    before = ledger.settlings()
    assert ledger.would_answer(wrong, settlings=before)
    with ledger.transaction():
        ledger.set_stage(stories[0].documents[0], 1)
    assert ledger.would_answer(wrong, settlings=before)
    with ledger.transaction():
        ledger.settle_copies([], [])
    assert ledger.settlings() != before
    assert not ledger.would_answer(wrong, settlings=before)
    assert ledger.would_answer(noted, settlings=before)


def test_what_an_ingest_writes_to_is_always_asked_again(ledger: Store) -> None:
    document = ledger.document_ids()[0]
    with ledger.watched() as noted:
        ledger.texts([document])
    wrong = [replace(item, digest=b"another answer") for item in noted]
    assert ledger.would_answer(noted, settlings=ledger.settlings())
    assert not ledger.would_answer(wrong, settlings=ledger.settlings())


def test_what_was_not_kept_after_all_is_not_counted(ledger: Store) -> None:
    def fail() -> None:
        with ledger.transaction():
            ledger.settle_copies([], [])
            raise ArithmeticError

    before = ledger.settlings()
    with pytest.raises(ArithmeticError):
        fail()
    assert ledger.settlings() == before

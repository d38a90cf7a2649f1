"""Two copies of one report told apart: each record stands once, and stands the same way again."""

from __future__ import annotations

import io
from collections import Counter
from pathlib import Path
from unittest import mock

from firsthand import Ledger
from firsthand.config import Config
from firsthand.model import Quoted, Span, Subject
from firsthand.store import Settled
from firsthand.store.sqlite import SqliteStore

REPORT = """Ostwick frees nine clerks

The harbour council of Ostwick has pardoned nine clerks, Ingra Halvik said on Monday.

"They went home with their families," Halvik told reporters in Ostwick.
"""


def whole(document: str) -> Subject:
    return Subject(Quoted(Span(document, 0, 0), ""))


def exported(ledger: Ledger) -> bytes:
    stream = io.BytesIO()
    ledger.export(stream)
    return stream.getvalue()


def test_what_is_kept_names_no_event_twice(tmp_path: Path) -> None:
    for name, end in (("a.txt", ""), ("b.txt", "\nSubscribe to our harbour letter.\n")):
        (tmp_path / name).write_text(REPORT + end, encoding="utf-8")
    kept: list[Settled] = []
    settle = SqliteStore.settle

    def noted(self: SqliteStore, settled: Settled) -> None:
        kept.append(settled)
        settle(self, settled)

    with (
        mock.patch.object(SqliteStore, "settle", noted),
        Ledger.open(":memory:", config=Config()) as ledger,
    ):
        ledger.ingest(tmp_path)
        (story,) = ledger.stories()
        assert ledger.events()
        a, b = story.documents
        for kind in ("copy", "story"):
            ledger.decide(kind, "different", whole(a), whole(b), by="ines")
        assert len(ledger.stories()) == 2
        before = exported(ledger)
        ledger.resume(anew=True)
        assert exported(ledger) == before
    for settled in kept:
        for records in (settled.events, settled.figures, settled.statements, settled.stories):
            assert max(Counter(item.id for item in records).values(), default=1) == 1

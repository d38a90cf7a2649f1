"""Settling what has changed gives what settling everything gives, to the byte."""

from __future__ import annotations

import io
import random
from pathlib import Path
from typing import Any

import pytest
from tests.run.affairs import write_affairs

from firsthand import Ledger
from firsthand.config import Config
from firsthand.model import Quoted, Reading, Span, Status, Subject
from firsthand.stories import Grouping, StoryInput, describe_document


def exported(ledger: Ledger) -> bytes:
    stream = io.BytesIO()
    ledger.export(stream)
    return stream.getvalue()


def whole(document: str) -> Subject:
    return Subject(Quoted(Span(document, 0, 0), ""))


@pytest.fixture(scope="module")
def affairs(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return write_affairs(tmp_path_factory.mktemp("affairs"))


@pytest.fixture(scope="module")
def wanted(affairs: list[Path]) -> bytes:
    """All at once."""
    with Ledger.open(":memory:", config=Config()) as ledger:
        ledger.ingest(*affairs)
        assert len(ledger.stories()) > 1
        assert ledger.events()
        return exported(ledger)


@pytest.mark.parametrize("seed", range(2))
def test_batches_in_any_order_give_the_same_ledger(
    affairs: list[Path], wanted: bytes, seed: int
) -> None:
    order = affairs[:]
    draw = random.Random(seed)
    draw.shuffle(order)
    with Ledger.open(":memory:", config=Config()) as ledger:
        while order:
            size = draw.choice((1, 2, 3, 5))
            ledger.ingest(*order[:size])
            del order[:size]
        assert exported(ledger) == wanted
        questions = ledger.store.questions()
        ledger.resume(anew=True)
        assert exported(ledger) == wanted
        assert ledger.store.questions() == questions


def test_decisions_between_batches_are_settled_as_if_made_at_the_end(
    affairs: list[Path],
) -> None:
    order = affairs[:]
    draw = random.Random(7)
    draw.shuffle(order)
    half = len(order) // 2
    with Ledger.open(":memory:", config=Config()) as ledger:
        ledger.ingest(*order[:half])
        documents = sorted(item.id for item in ledger.documents())
        one, other = draw.sample(documents, 2)
        copies = ledger.copies()
        ledger.decide("story", "same", whole(one), whole(other), by="ines")
        if copies:
            pair = draw.choice(copies)
            ledger.decide("copy", "different", whole(pair.a), whole(pair.b), by="ines")
        event = draw.choice([item for item in ledger.events() if item.status is Status.HAPPENED])
        made = ledger.decide("status", "denied", Subject(event.evidence[0], event.type), by="ines")
        for at in range(half, len(order), 2):
            ledger.ingest(*order[at : at + 2])
        settled = exported(ledger)
        ledger.resume(anew=True)
        assert exported(ledger) == settled
        ledger.undo(made.id, by="ines")
        undone = exported(ledger)
        assert undone != settled
        ledger.resume(anew=True)
        assert exported(ledger) == undone


def test_what_has_not_changed_is_not_reconciled_again(
    affairs: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    from firsthand.run.settling import ledger as settling

    honest, seen = settling.reconcile, []

    def watched(story: settling.LedgerInput) -> settling.LedgerRecords:
        seen.append(story.story)
        return honest(story)

    with Ledger.open(":memory:", config=Config()) as ledger:
        ledger.ingest(*affairs[:-1])
        monkeypatch.setattr(settling, "reconcile", watched)
        ledger.ingest(affairs[-1])
        assert 0 < len(seen) < len(ledger.stories())
        seen.clear()
        ledger.resume(anew=True)
        assert len(seen) == len(ledger.stories())


def test_report_that_is_described_as_before_is_not_grouped_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from firsthand.run.settling import stories as settling
    from firsthand.run.settling.reports import Reports

    described: list[str] = []
    brought: list[set[str]] = []
    honest = describe_document

    def watched(reading: Reading, *more: Any) -> StoryInput:
        described.append(reading.document)
        return honest(reading, *more)

    class Watched(Reports):
        def restore(self, grouping: Grouping) -> None:
            brought.append(set(self.changed))
            super().restore(grouping)

    monkeypatch.setattr(settling, "describe_document", watched)
    monkeypatch.setattr(settling, "Reports", Watched)
    texts = (
        "Bridge opens\n\nTALLINN, March 3, 2025 - Mayor Arvo Lind opened a bridge on Monday.\n",
        "Ferries stop\n\nNARVA, March 9, 2025 - Crews of the ferries struck on Sunday for pay.\n",
        "Choir sings\n\nTARTU, May 5, 2025 - Deputy mayor Arvo Lind heard a choir on Monday.\n",
    )
    files = [tmp_path / f"{number}.txt" for number in range(len(texts))]
    for file, text in zip(files, texts, strict=True):
        file.write_text(text, encoding="utf-8")
    with Ledger.open(":memory:", config=Config()) as ledger:
        ledger.ingest(*files[:2])
        before = len(described)
        ledger.ingest(files[2])
        assert len(described) - before == 2  # the new one, and the other that names him
        assert [len(names) for names in brought] == [1]
        in_pieces = exported(ledger)
        ledger.resume(anew=True)
        assert exported(ledger) == in_pieces

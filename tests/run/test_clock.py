from __future__ import annotations

from itertools import count
from pathlib import Path

import pytest

from firsthand import Ledger
from firsthand.model import CopyRelation, Origin

TEXT = """Divers raised the bell of the ferry Solveig from the harbour of Ostwick on Tuesday.
The bell had lain in nine metres of water since the storm of last winter, the museum said.
"It will ring again when the new pier opens," said Brede Lunn, who leads the museum."""


def _told(
    folder: Path, moments: list[str], monkeypatch: pytest.MonkeyPatch, step: int
) -> tuple[list[CopyRelation], list[Origin]]:
    """Return what a ledger says of copies that came in at some moments by a running clock."""
    ticks = count(60, step)
    monkeypatch.setattr(
        "firsthand.run.ingest._now", lambda: f"2026-03-05T10:{next(ticks) % 120 // 2:02d}:00+00:00"
    )
    with Ledger.open(folder / "ledger.db") as ledger:
        for number, moment in enumerate(moments):
            file = folder / f"{number}.txt"
            file.write_text(f"{TEXT}\nThe museum has {number + 2} other bells.\n")
            ledger.ingest(file, retrieved_at=moment, until="copies")
        return list(ledger.store.copies()), ledger.store.origins()


def test_a_clock_that_goes_backwards_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moments = ["2026-03-05T10:00:00Z", "2026-03-05T09:00:00Z", "2026-03-05T08:00:00Z"]
    (tmp_path / "on").mkdir()
    (tmp_path / "back").mkdir()
    onwards = _told(tmp_path / "on", moments, monkeypatch, 1)
    backwards = _told(tmp_path / "back", moments, monkeypatch, -3)
    assert onwards == backwards
    assert len(onwards[0]) == 3
    [origin] = onwards[1]
    assert len(origin.documents) == 3

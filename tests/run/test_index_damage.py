from __future__ import annotations

from pathlib import Path

import pytest

from firsthand import Ledger
from firsthand.cli.main import run
from firsthand.run.copying import index_folder, inspect_index

TEXT = """Two lighthouses on the coast of Maarn went dark on Sunday night, the pilot service said.
Engineers found a burnt cable below the lamp room of the older tower.
"Skippers should keep two miles off until it is mended," said Oda Fenwick, who leads the service."""


def test_damage_to_the_index_is_named_and_mended_by_the_next_run(tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    for number in range(3):
        text = f"{TEXT}\nIt was outage number {number} of the year.\n"
        (tmp_path / "news" / f"{number}.txt").write_text(text)
    file = tmp_path / "ledger.db"
    with Ledger.open(file) as ledger:
        ledger.ingest(tmp_path / "news" / "0.txt", tmp_path / "news" / "1.txt")
        assert inspect_index(ledger.store) == (2, [])
        [journal] = index_folder(file).glob("*/journal-*")
        data = bytearray(journal.read_bytes())
        data[-3] ^= 8
        journal.write_bytes(data)
        known, [note] = inspect_index(ledger.store)
        assert known == 1
        assert journal.name in note
        assert "the next run makes it again" in note
        summary = ledger.ingest(tmp_path / "news" / "2.txt")
        assert len(summary.notes) == 1
        assert journal.name in summary.notes[0]
        assert ledger.resume().notes == ()
        assert inspect_index(ledger.store) == (3, [])
        assert len(list(ledger.store.pairs())) == 3


def test_the_command_line_tells_of_damage_that_a_run_mended(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "0.txt").write_text(TEXT)
    (tmp_path / "1.txt").write_text(f"{TEXT}\nIt was the second outage of the year.\n")
    file = tmp_path / "ledger.db"
    with Ledger.open(file) as ledger:
        ledger.ingest(tmp_path / "0.txt", until="copies")
    [journal] = index_folder(file).glob("*/journal-*")
    journal.write_bytes(journal.read_bytes()[:-9])
    arguments = ["ingest", str(tmp_path / "1.txt"), "--until", "copies", "--ledger", str(file)]
    assert run(arguments) == 0
    assert journal.name in capsys.readouterr().err

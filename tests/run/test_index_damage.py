from __future__ import annotations

from pathlib import Path

from firsthand import Ledger
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
        ledger.ingest(tmp_path / "news" / "2.txt")
        assert inspect_index(ledger.store) == (3, [])
        assert len(list(ledger.store.pairs())) == 3

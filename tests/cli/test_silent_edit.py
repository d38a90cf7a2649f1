"""One page, fetched twice, changed without a word: a new version with its changes named."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Call

from firsthand import Ledger
from firsthand.config import Config
from firsthand.model import ChangeKind, Relation

BEFORE = """Ferry service to Maarn suspended

Two ferries that link Ostwick with the island of Maarn will stay in port until Friday, the harbour
authority said on Tuesday.

Inspectors found cracks in the stern ramps of both ships, and 14 passengers were injured on Monday.

"Nobody will board until the welds have been tested again," harbour master Ilse Brandvold told
Radio Ostwick.

Some 340 islanders were stranded on the mainland overnight, and the town opened a school for them.
"""
EDITS = {
    "14 passengers": "41 passengers",
    "were injured": "were killed",
    "Ilse Brandvold": "Ilse Brandholt",
    ", the harbour\nauthority said on Tuesday": " from\nTuesday",
}
URL = "https://ostwick-courier.example/2024/maarn-ferries"


def test_a_page_fetched_again_with_another_text_is_a_new_version(
    tmp_path: Path, call: Call
) -> None:
    after = BEFORE
    for old, new in EDITS.items():
        assert old in after
        after = after.replace(old, new)
    path = tmp_path / "ledger.db"
    for name, text in (("first.txt", BEFORE), ("second.txt", after)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    with Ledger.open(path, config=Config()) as ledger:
        for name, when in (("first.txt", "2024-03-05T09:00"), ("second.txt", "2024-03-06T09:00")):
            ledger.ingest(tmp_path / name, url=URL, retrieved_at=when, until="copies")
        (found,) = ledger.copies()
    assert found.relation is Relation.UPDATE
    material = {change.kind for change in found.changed if change.material}
    assert {ChangeKind.FIGURE, ChangeKind.ACT, ChangeKind.NAME, ChangeKind.ATTRIBUTION} <= material
    done = call("diff", found.a, found.b, "--ledger", path, "--json")
    assert done.code == 0, done.err
    told = json.loads(done.out)
    assert told["relation"] == "update"
    assert sum(change["material"] for change in told["changed"]) >= len(EDITS)

"""A report that its wire takes back takes its facts with it, in every copy."""

from __future__ import annotations

import json
from pathlib import Path

from firsthand import Ledger
from firsthand.config import Config
from firsthand.model import Event, PageField, Status
from firsthand.run.cancelling import canceled_documents

TEXT = """<p>A court in Tamsin freed 14 dockers on Friday, a spokesman for the court said.</p>
<p>The dockers had been detained in March after a strike that closed the harbour of Ostwick for
nine days and left ships waiting at sea.</p>
<p>Their lawyer, Oleta Brandt, said that they were in good health and had gone home.</p>"""


def item(version: str, status: str, body: str = TEXT) -> str:
    return json.dumps(
        {
            "uri": "urn:newsml:norpress.example:dockers",
            "version": version,
            "pubstatus": status,
            "versioncreated": f"2026-03-13T0{version}:00:00Z",
            "headline": "Court frees 14 dockers",
            "infosources": [{"name": "Norpress"}],
            "body_xhtml": body,
        }
    )


def releases(ledger: Ledger) -> list[Event]:
    return [found for found in ledger.events() if found.type == "release"]


def test_a_kill_reaches_every_copy_whenever_it_comes(tmp_path: Path) -> None:
    (tmp_path / "1.json").write_text(item("1", "usable"))
    copy = "Court frees 14 dockers\n\nBy Norpress\n\nMarch 13, 2026\n\n"
    plain = TEXT.replace("\n", " ").replace("<p>", "").replace("</p>", "\n\n")
    (tmp_path / "herald.txt").write_text(copy + plain)
    (tmp_path / "kill.json").write_text(item("2", "canceled", ""))
    for order in (["1.json", "herald.txt", "kill.json"], ["kill.json", "herald.txt", "1.json"]):
        with Ledger.open(":memory:", config=Config()) as ledger:
            for name in order[:-1]:
                ledger.ingest(tmp_path / name)
            if order[0] == "1.json":
                assert {found.status for found in releases(ledger)} == {Status.HAPPENED}
            ledger.ingest(tmp_path / order[-1])
            assert {found.status for found in releases(ledger)} == {Status.DENIED}
            assert ledger.failures() == []


def told(version: str, status: str) -> tuple[PageField, ...]:
    values = {"guid": "urn:1", "version": version, "status": status}
    return tuple(PageField(name, value, "wire") for name, value in values.items())


def test_the_latest_version_counts() -> None:
    sent, killed, again = told("1", "usable"), told("2", "canceled"), told("10", "usable")
    assert canceled_documents([("a", sent)]) == frozenset()
    assert canceled_documents([("b", killed), ("a", sent)]) == {"a", "b"}
    assert canceled_documents([("b", killed), ("c", again), ("a", sent)]) == frozenset()
    assert canceled_documents([("x", (PageField("status", "canceled", "wire"),))]) == {"x"}

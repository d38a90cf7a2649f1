"""An event that eases sanctions beside a list that still names the one whom it serves."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from firsthand import Ledger
from firsthand.config import Config
from firsthand.names.sanctions import read_sanctions
from firsthand.web import Settings, create_app

NEWS = """Norland lifts sanctions on Marlow Airlines

OSTWICK, March 3, 2026 - Norland has lifted sanctions on the carrier Marlow Airlines, the
Norland trade ministry said on Tuesday.

"The measures have done their work," trade minister Alda Brennick said in a statement.
"""
LIST = (
    {"id": "mf-1", "schema": "Company", "properties": {"name": ["Marlow Airlines"]}},
    {"id": "s-1", "schema": "Sanction", "properties": {"entity": ["mf-1"]}},
)


@pytest.fixture
def client(tmp_path: Path) -> TestClient:
    (tmp_path / "news.txt").write_text(NEWS, encoding="utf-8")
    path = tmp_path / "own.db"
    with Ledger.open(path, config=Config()) as ledger:
        ledger.ingest(tmp_path / "news.txt", source="Ostwick Herald")
        with ledger.store.transaction():
            listed = read_sanctions(map(json.dumps, LIST))
            ledger.store.put_list("trade list", listed, sha256="aa", as_of="2026-03-01")
    return TestClient(create_app(Settings(path)), headers={"accept": "text/html"})


def test_pages_and_their_twins_show_what_the_list_says(client: TestClient) -> None:
    (event,) = client.get("/events.json", params={"type": "sanction_eased"}).json()["items"]
    (mark,) = client.get(f"/events/{event['id']}.json").json()["lists"]
    assert (mark["event"], mark["list"], mark["entry"]) == (event["id"], "trade list", "mf-1")
    assert client.get(f"/stories/{event['story']}.json").json()["lists"] == [mark]
    for path in (f"/events/{event['id']}", f"/stories/{event['story']}"):
        assert "list still says listed: Marlow Airlines" in client.get(path).text

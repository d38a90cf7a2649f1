"""Who says something together with others is a speaker on every page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from firsthand import Ledger
from firsthand.config import Config
from firsthand.web import Settings, create_app

NEWS = """Ferry owners and harbour settle

March 3, 2025

"We have agreed on a price for the quay," Lena Orlova and Karl Vinter said in a joint statement.
"""


@pytest.fixture(scope="module")
def joint(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a ledger of one statement by two people."""
    place = tmp_path_factory.mktemp("joint")
    (place / "one.txt").write_text(NEWS, encoding="utf-8")
    with Ledger.open(place / "one.db", config=Config()) as ledger:
        ledger.ingest(place / "one.txt")
    return place / "one.db"


@pytest.fixture
def desk(joint: Path) -> Iterator[TestClient]:
    """Return a client of a desk over it."""
    with TestClient(create_app(Settings(joint))) as opened:
        opened.headers["accept"] = "text/html"
        yield opened


def _id_of(desk: TestClient, name: str) -> str:
    return str(desk.get("/entities.json", params={"q": name}).json()["items"][0]["id"])


def test_both_are_named_wherever_it_stands(desk: TestClient) -> None:
    story = desk.get("/stories.json").json()["items"][0]
    document = story["documents"][0]
    told = "/search?q=quay&kind=statement"
    for path in (f"/stories/{story['id']}", f"/documents/{document}", told):
        page = desk.get(path).text
        for name in ("Lena Orlova", "Karl Vinter"):
            assert f'<a class="name" href="/entities/{_id_of(desk, name)}">' in page, path
    assert "Lena Orlova and Karl Vinter</bdi>" in desk.get(f"/stories/{story['id']}").text


@pytest.mark.parametrize("name", ["Orlova", "Vinter"])
def test_it_stands_on_the_page_of_each(desk: TestClient, name: str) -> None:
    entity = _id_of(desk, name)
    assert "agreed on a price" in desk.get(f"/entities/{entity}").text
    (statement,) = desk.get(f"/entities/{entity}.json").json()["statements"]
    assert len([statement["speaker"], *statement["together"]]) == 2


def test_other_formats_name_both(desk: TestClient) -> None:
    both = {_id_of(desk, "Orlova"), _id_of(desk, "Vinter")}
    notes = [json.loads(line) for line in desk.get("/export.ftm.jsonl").text.splitlines()]
    (note,) = (item for item in notes if item["schema"] == "Note")
    assert both < set(note["properties"]["entity"])
    nodes = [json.loads(line) for line in desk.get("/export.jsonld").text.splitlines()]
    (said,) = (item for item in nodes if "prov:wasQuotedFrom" in item)
    assert {name.rpartition(":")[2] for name in said["prov:wasAttributedTo"]} == both

"""Every page answers, in both its shapes; what it shows is what the ledger holds."""

from __future__ import annotations

import io
import re
import zipfile
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from firsthand.store import open_store

LISTS = (
    "/",
    "/stories",
    "/events",
    "/timeline",
    "/tally",
    "/entities",
    "/sources",
    "/decisions",
    "/ingest",
    "/search?q=sailors",
    "/search?q=ostwick&kind=statement",
    "/search?q=halvik&kind=entity",
    "/source?name=Ostwick+Herald",
    "/api",
)


@pytest.mark.parametrize("path", LISTS)
def test_lists_answer(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert "<h1>" in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_every_record_has_a_page_and_a_twin(client: TestClient, ledger_file: Path) -> None:
    with open_store(ledger_file) as store:
        ids = {
            "stories": [item.id for item in store.stories()],
            "documents": store.document_ids(),
            "events": [item.id for item in store.events()],
            "entities": [item.id for item in store.entities()][:12],
        }
    for kind, names in ids.items():
        assert names
        for name in names:
            assert client.get(f"/{kind}/{name}").status_code == 200
            twin = client.get(f"/{kind}/{name}.json")
            assert twin.status_code == 200
            assert twin.headers["content-type"] == "application/json"


def test_lists_come_a_page_at_a_time(client: TestClient) -> None:
    whole = client.get("/events.json?limit=100").json()["items"]
    seen, after = [], ""
    while True:
        found = client.get("/events.json", params={"limit": 1, "after": after}).json()
        seen += found["items"]
        after = found["next"]
        if after is None:
            break
    assert [item["id"] for item in seen] == [item["id"] for item in whole]
    assert client.get("/events.json?after=nonsense").status_code == 404


def test_filters_narrow(client: TestClient) -> None:
    released = client.get("/events.json?type=release").json()["items"]
    assert released
    assert {item["type"] for item in released} == {"release"}
    assert client.get("/stories.json?source=Nobody").json()["items"] == []
    assert client.get("/stories.json?source=Ostwick+Herald").json()["items"]
    assert client.get("/events.json?since=yesterday").status_code == 422


def test_the_text_of_a_page_is_the_stored_text(client: TestClient, ledger_file: Path) -> None:
    with open_store(ledger_file) as store:
        documents = list(store.documents())
    for document in documents:
        page = client.get(f"/documents/{document.id}").text
        parts = re.findall(r'<div class="line" dir="auto">(.*?)</div></div>', page, re.DOTALL)
        shown = unescape(re.sub(r"<[^>]+>", "", "".join(parts)))
        assert shown == document.text


def test_a_quote_is_marked_where_it_stands(client: TestClient, ledger_file: Path) -> None:
    with open_store(ledger_file) as store:
        quote = store.events()[0].evidence[0]
    span = quote.span
    page = client.get(f"/documents/{span.document}?mark={span.start}-{span.end}").text
    assert 'id="mark"' in page
    assert client.get(f"/documents/{span.document}?mark=9-1").status_code == 404


def test_two_copies_stand_side_by_side(client: TestClient, ledger_file: Path) -> None:
    with open_store(ledger_file) as store:
        relation = next(store.copies())
    answer = client.get(f"/compare/{relation.a}/{relation.b}")
    assert answer.status_code == 200
    assert "Side by side" in answer.text
    assert client.get(f"/compare/{relation.a}/{relation.a}").status_code == 404


def test_hostile_text_stays_text(client: TestClient) -> None:
    document = client.get("/search.json?q=clerks").json()["items"][0]["id"]
    for path in (f"/documents/{document}", "/", "/search?q=clerks", "/entities"):
        page = client.get(path).text
        assert "<script>document" not in page
        assert "<img src=x" not in page
        assert 'href="javascript:' not in page
        assert "49" not in re.findall(r"Norland.{0,20}", page)


def test_a_bundle_holds_the_story(client: TestClient, ledger_file: Path) -> None:
    with open_store(ledger_file) as store:
        story = store.stories()[0]
    answer = client.get(f"/stories/{story.id}/bundle.zip")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        names = set(archive.namelist())
    assert {f"texts/{name}.txt" for name in story.documents} <= names
    assert {"index.html", "manifest.json", "records.jsonl"} <= names


def test_csv_has_no_formulas(client: TestClient) -> None:
    lines = client.get("/events.csv").text.splitlines()
    assert lines[0].startswith("event_id,story_id,origin_id")
    assert len(lines) > 1


def test_what_is_not_there_is_told_in_one_shape(client: TestClient) -> None:
    for path in ("/stories/sy-none", "/documents/doc-none", "/nothing"):
        error = client.get(path, headers={"accept": "application/json"}).json()["error"]
        assert (error["status"], set(error)) == (404, {"status", "code", "message"})
        assert client.get(path).status_code == 404

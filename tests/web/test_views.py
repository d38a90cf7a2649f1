"""Saved views, the audit, versions of a page, and two analysts at once."""

from __future__ import annotations

import re
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from firsthand.model import Acquisition, Change, ChangeKind, CopyRelation, Relation, Span
from firsthand.store import open_store
from firsthand.web import Settings, create_app
from firsthand.web.pages.versions import silent_edits


def token_of(client: TestClient, path: str = "/ingest") -> str:
    found = re.search(r'name="csrf" value="([0-9a-f]{64})"', client.get(path).text)
    assert found is not None
    return found[1]


def test_a_view_is_kept_shown_and_dropped(client: TestClient) -> None:
    form = {
        "csrf": token_of(client, "/events"),
        "name": "  Releases <b> ",
        "query": "type=release&evil=1&since=",
    }
    page = client.post("/views", data=form)
    assert page.url.path == "/events"
    assert page.url.query == b"type=release"
    assert "Releases &lt;b&gt;" in page.text
    assert "view: <bdi>Releases" in client.get("/").text
    (view,) = client.get("/views.json").json()
    assert (view["name"], view["address"]) == ("Releases <b>", "/events?type=release")
    client.post(f"/views/{view['id']}/delete", data={"csrf": form["csrf"]})
    assert client.get("/views.json").json() == []


def test_a_program_keeps_views_as_well(client: TestClient) -> None:
    client.cookies.clear()
    made = client.post("/api/views", json={"name": "Norland", "query": "country=NO"})
    assert made.status_code == 201
    again = client.post("/api/views", json={"name": "Norland", "query": "country=SE"})
    assert again.json()["id"] == made.json()["id"]
    assert [v["query"] for v in client.get("/views.json").json()] == ["country=SE"]
    client.cookies.clear()
    gone = f"/api/views/{made.json()['id']}"
    assert [client.delete(gone).status_code for _ in range(2)] == [204, 404]


def test_the_audit_tells_of_every_write(client: TestClient) -> None:
    assert "Nobody has written" in client.get("/audit").text
    client.post("/views", data={"csrf": token_of(client), "name": "one"})
    client.post("/views", data={"csrf": "0" * 64, "name": "two"})
    lines = client.get("/audit.json").json()
    assert [(line["action"], line["result"]) for line in lines] == [
        ("refused", "no valid form token"),
        ("save view", "done"),
    ]
    assert "save view" in client.get("/audit").text


def edit(a: Acquisition, b: Acquisition) -> list[tuple[str, str, int, bool]]:
    change = Change(Span("doc-a", 0, 2), Span("doc-b", 0, 2), ChangeKind.FIGURE, material=True)
    relation = CopyRelation("doc-a", "doc-b", 1, 1, Relation.UPDATE, (), (change,))
    found = silent_edits([relation], {"doc-a": a, "doc-b": b})
    return [(e.before, e.after, e.material, e.is_ordered) for e in found]


def test_one_address_with_two_texts_is_an_edit() -> None:
    page = "https://courier.example/1"
    new = Acquisition(url=page + "#top", retrieved_at="2026-03-15")
    old = Acquisition(url="https://www.courier.example/1/", retrieved_at="2026-03-14")
    assert edit(new, old) == [("doc-b", "doc-a", 1, True)]
    assert edit(old, new) == [("doc-a", "doc-b", 1, True)]
    assert edit(Acquisition(url=page), Acquisition(url=page)) == [("doc-a", "doc-b", 1, False)]
    assert edit(Acquisition(url=page), Acquisition(url=page + "?id=2")) == []
    assert edit(Acquisition(), Acquisition()) == []


def test_two_analysts_at_once_lose_nothing(ledger_file: Path) -> None:
    app = create_app(Settings(ledger_file, wait=0.0))
    with open_store(ledger_file) as store:
        a, b = (item.documents[0] for item in store.stories()[:2])
    subjects = [f"{a}:0:0", f"{b}:0:0"]
    start = threading.Barrier(2)
    with TestClient(app) as client:

        def decide(who: str) -> str:
            start.wait()
            codes = [
                client.post(
                    "/api/decisions",
                    json={"kind": "story", "value": v, "subjects": subjects, "why": f"{who} {v}"},
                ).json()["decision"]["id"]
                for v in ("same", "different", "same")
            ]
            return codes[0]

        def undo(name: str) -> int:
            start.wait()
            return client.post(f"/api/decisions/{name}/undo").status_code

        with ThreadPoolExecutor(2) as both:
            first, _ = both.map(decide, ["ines", "olle"])
            log = client.get("/decisions.json").json()["decisions"]
            assert sorted(item["why"] for item in log) == sorted(
                f"{who} {v}" for who in ("ines", "olle") for v in ("same", "different", "same")
            )
            assert sorted(both.map(undo, [first, first])) == [201, 409]
        log = client.get("/decisions.json").json()["decisions"]
    assert len(log) == 7
    assert [item["undoes"] for item in log if item["undoes"]] == [first]


@pytest.mark.parametrize("kind", ["stories", "events"])
def test_a_decision_stands_on_the_page_that_it_touches(client: TestClient, kind: str) -> None:
    with client.app.state.desk.pool.lent() as store:  # type: ignore[attr-defined]
        event = store.events()[0]
    span = event.evidence[0].span
    form = {
        "csrf": token_of(client),
        "kind": "status",
        "value": "claimed",
        "subject": f"{span.document}:{span.start}:{span.end}:{event.type}",
        "why": "their word alone",
    }
    assert client.post("/decisions", data=form).status_code == 200
    name = event.story if kind == "stories" else event.id
    assert "their word alone" in client.get(f"/{kind}/{name}").text

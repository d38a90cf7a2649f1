"""Writes: by whom, from where, and that nothing is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from firsthand.store import open_store
from firsthand.store.people import User
from firsthand.web import Settings, create_app
from firsthand.web.guard.passwords import hashed
from firsthand.web.guard.visitors import token_digest

PASSWORD = "a long enough word"


@pytest.fixture
def guarded(ledger_file: Path) -> Iterator[TestClient]:
    """Return a client of a desk that wants users; there are a reader, ines and ada."""
    with open_store(ledger_file) as store, store.transaction():
        for name, role in (("rea", "reader"), ("ines", "analyst"), ("ada", "admin")):
            store.put_user(User(name, role, hashed(PASSWORD)))
        store.add_token(token_digest("rea-token"), "rea", "test", "2026-01-01")
        store.add_token(token_digest("ines-token"), "ines", "test", "2026-01-01")
    with TestClient(create_app(Settings(ledger_file, is_open=False, wait=60.0))) as opened:
        opened.headers["accept"] = "text/html"
        yield opened


def token_of(client: TestClient, path: str = "/ingest") -> str:
    found = re.search(r'name="csrf" value="([0-9a-f]{64})"', client.get(path).text)
    assert found is not None
    return found[1]


def two_stories(client: TestClient) -> tuple[str, str]:
    items = client.get("/stories.json").json()["items"]
    return f"{items[0]['documents'][0]}:0:0", f"{items[1]['documents'][0]}:0:0"


def test_a_form_decides_and_undoes(client: TestClient) -> None:
    before = client.get("/stories.json").json()["items"]
    a, b = two_stories(client)
    form = {
        "csrf": token_of(client),
        "kind": "story",
        "value": "same",
        "subject": [a, b],
        "why": "one affair",
        "back": "/stories?type=release",
    }
    answer = client.post("/decisions", data=form, follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == "/stories?type=release&said=done"
    assert len(client.get("/stories.json").json()["items"]) == len(before) - 1
    log = client.get("/decisions.json").json()["decisions"]
    assert (log[0]["by"], log[0]["why"]) == ("analyst", "one affair")
    undo = {"csrf": form["csrf"]}
    client.post(f"/decisions/{log[0]['id']}/undo", data=undo)
    assert client.get("/stories.json").json()["items"] == before
    twice = client.post(f"/decisions/{log[0]['id']}/undo", data=undo)
    assert twice.status_code == 409


@pytest.mark.parametrize(
    "back", ["//evil.example/x", "https://evil.example", "javascript:alert(1)"]
)
def test_a_form_leads_to_no_other_host(client: TestClient, back: str) -> None:
    a, b = two_stories(client)
    form = {"csrf": token_of(client), "kind": "story", "value": "different", "subject": [a, b]}
    answer = client.post("/decisions", data=form | {"back": back}, follow_redirects=False)
    assert answer.headers["location"].startswith("/decisions?")


def test_a_form_of_another_page_is_refused(client: TestClient) -> None:
    a, b = two_stories(client)
    form = {"kind": "story", "value": "same", "subject": [a, b], "csrf": "0" * 64}
    assert client.post("/decisions", data=form).status_code == 403
    client.cookies.clear()
    assert client.post("/decisions", data=form).status_code == 403
    assert client.get("/decisions.json").json()["decisions"] == []


def test_a_program_of_this_machine_needs_no_token_a_browser_does(client: TestClient) -> None:
    a, b = two_stories(client)
    client.cookies.clear()
    body = {"kind": "story", "value": "different", "subjects": [a, b]}
    evil = {"origin": "https://evil.example"}
    assert client.post("/api/decisions", json=body, headers=evil).status_code == 403
    answer = client.post("/api/decisions", json=body)
    assert answer.status_code == 201
    assert answer.json()["applied"] is True


def test_a_pasted_text_is_read(client: TestClient) -> None:
    text = (
        "Court frees baker\n\nBy Our Staff\n\nA court in Tamsin freed a baker, the ministry said.\n"
    )
    form = {"csrf": token_of(client), "text": text, "source": "Tamsin Courier"}
    files = {"files": ("../../etc/passwd.txt", b"Second\n\nRain fell on Ostwick.\n")}
    answer = client.post("/ingest", data=form, files=files)
    assert answer.status_code == 200
    for job in client.app.state.desk.settler.jobs():  # type: ignore[attr-defined]
        assert job.ended.wait(60)
        assert job.state == "done", job.error
    assert client.get("/search.json?q=baker").json()["items"]
    found = client.get("/search.json?q=rain").json()["items"][0]["id"]
    assert client.get(f"/documents/{found}.json").json()["document"]["path"] == "passwd.txt"


def test_nobody_gets_in_without_logging_in(guarded: TestClient) -> None:
    answer = guarded.get("/", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/login")
    plain = {"accept": "application/json"}
    assert guarded.get("/stories.json", headers=plain).status_code == 401
    assert guarded.get("/openapi.json").status_code == 200


def login(client: TestClient, name: str, password: str = PASSWORD) -> int:
    form = {"csrf": token_of(client, "/login"), "name": name, "password": password}
    return client.post("/login", data=form, follow_redirects=False).status_code


def test_a_reader_reads_and_an_analyst_decides(guarded: TestClient) -> None:
    assert login(guarded, "ines", "wrong") == 403
    assert login(guarded, "nobody") == 403
    assert login(guarded, "rea") == 303
    a, b = two_stories(guarded)
    form = {"csrf": token_of(guarded, "/"), "kind": "story", "value": "same", "subject": [a, b]}
    assert guarded.post("/decisions", data=form).status_code == 403
    assert login(guarded, "ines") == 303
    form["csrf"] = token_of(guarded)
    assert guarded.post("/decisions", data=form).status_code == 200
    assert guarded.get("/decisions.json").json()["decisions"][0]["by"] == "ines"


def test_a_token_acts_as_its_user(guarded: TestClient) -> None:
    def ask(token: str) -> int:
        a, b = two_stories_by("ines-token")
        body = {"kind": "story", "value": "different", "subjects": [a, b]}
        headers = {"authorization": f"Bearer {token}"}
        return guarded.post("/api/decisions", json=body, headers=headers).status_code

    def two_stories_by(token: str) -> tuple[str, str]:
        headers = {"authorization": f"Bearer {token}"}
        items = guarded.get("/stories.json", headers=headers).json()["items"]
        return f"{items[0]['documents'][0]}:0:0", f"{items[1]['documents'][0]}:0:0"

    assert ask("ines-token") == 201
    assert ask("rea-token") == 403
    assert ask("forged") == 401


def test_a_changed_password_ends_sessions(guarded: TestClient, ledger_file: Path) -> None:
    assert login(guarded, "ines") == 303
    assert guarded.get("/stories.json").status_code == 200
    with open_store(ledger_file) as store, store.transaction():
        store.put_user(User("ines", "analyst", hashed("another long word")))
    plain = {"accept": "application/json"}
    assert guarded.get("/stories.json", headers=plain).status_code == 401


def test_tries_are_limited(guarded: TestClient) -> None:
    tried = [login(guarded, "ines", "wrong") for _ in range(12)]
    assert tried[:10] == [403] * 10
    assert tried[10:] == [429, 429]


def test_every_write_is_on_record(guarded: TestClient, ledger_file: Path) -> None:
    login(guarded, "ines", "wrong")
    login(guarded, "ines")
    with open_store(ledger_file) as store:
        lines = store.audit()
    assert [(line.action, line.target, line.result) for line in lines] == [
        ("login", "ines", "done"),
        ("login", "ines", "refused"),
    ]


def test_a_foreign_host_name_and_a_large_body_are_refused(ledger_file: Path) -> None:
    with TestClient(create_app(Settings(ledger_file, max_upload=1000))) as client:
        assert client.get("/", headers={"host": "evil.example"}).status_code == 400
        body = {"text": "x" * 2000}
        answer = client.post("/api/documents", json=body)
        assert answer.status_code == 413
        assert answer.json()["error"]["code"] == "too_large"
        streamed = client.post("/api/documents", content=iter([b"x" * 600, b"x" * 600]))
        assert streamed.status_code == 413


def test_writes_are_limited(ledger_file: Path) -> None:
    with TestClient(create_app(Settings(ledger_file, writes_a_minute=2))) as client:
        codes = [client.post("/api/decisions/de-none/undo").status_code for _ in range(3)]
    assert codes == [404, 404, 429]

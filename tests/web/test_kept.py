"""Pages that were made before: never stale, and nothing of one visitor in the page of another."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from firsthand import Ledger
from firsthand.config import Config
from firsthand.store import open_store
from firsthand.store.people import User
from firsthand.store.sqlite import SqliteStore
from firsthand.web import Settings, create_app
from firsthand.web.guard import passwords
from firsthand.web.kept import TOKEN, KeptPage, KeptPages, Key

_FORM = re.compile(r'name="csrf" value="([0-9a-f]+)"')


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the addresses of the pages that are really made, as they are."""
    found: list[str] = []
    keep = KeptPages.keep

    def noted(self: KeptPages, key: Key, page: KeptPage) -> None:
        found.append(key[0])
        keep(self, key, page)

    monkeypatch.setattr(KeptPages, "keep", noted)
    return found


def first_story(client: TestClient) -> str:
    return str(client.get("/stories.json").json()["items"][0]["id"])


def test_a_page_is_made_once_and_shown_twice(client: TestClient, made: list[str]) -> None:
    address = f"/stories/{first_story(client)}"
    client.get("/api")  # the session comes with the first page
    made.clear()
    first, second = client.get(address), client.get(address)
    assert made == [address]
    assert first.text == second.text
    assert TOKEN not in first.text


def test_a_decision_is_seen_at_once(client: TestClient, made: list[str]) -> None:
    address = f"/stories/{first_story(client)}"
    before = client.get(address).text
    subject = re.search(r'name="subject" value="(doc-\w+:\d+:\d+:\w+)"', before)
    assert subject is not None
    form = {
        "csrf": _FORM.findall(before)[0],
        "kind": "status",
        "subject": subject[1],
        "value": "denied",
        "back": address,
        "why": "the ministry has said so since",
    }
    assert client.post("/decisions", data=form, follow_redirects=False).status_code == 303
    made.clear()
    after = client.get(address).text
    assert made == [address]
    assert "the ministry has said so since" in after
    assert "the ministry has said so since" not in before


def test_what_another_process_brings_in_is_seen_at_once(
    client: TestClient, ledger_file: Path, tmp_path: Path
) -> None:
    before = client.get("/search?q=Norland").text
    news = tmp_path / "later.txt"
    news.write_text("Norland frees a whale\n\nIt swam off.\n", encoding="utf-8")
    with Ledger.open(ledger_file, config=Config()) as ledger:
        ledger.ingest(news, source="Ostwick Herald")
    after = client.get("/search?q=Norland").text
    assert "whale" in after
    assert "whale" not in before


def test_while_nobody_writes_nothing_is_asked_again(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, made: list[str]
) -> None:
    address = f"/stories/{first_story(client)}"
    before = client.get(address).text
    asked: list[str] = []
    monkeypatch.setattr(SqliteStore, "would_answer", lambda *_, **__: asked.append("") or False)
    made.clear()
    assert client.get(address).text == before
    assert (asked, made) == ([], [])


def test_the_state_of_a_ledger_is_another_once_anybody_has_written(tmp_path: Path) -> None:
    with open_store(tmp_path / "l.db") as mine, open_store(tmp_path / "l.db") as other:
        states = [mine.state()]
        for store in (mine, other):
            with store.transaction():
                store.set_meta("key", f"{len(states)}")
            states.append(mine.state())
        assert mine.state() == states[-1]
        assert len(set(states)) == 3
        assert other.state() != mine.state()


def test_two_visitors_share_no_token_and_no_name(ledger_file: Path, made: list[str]) -> None:
    with Ledger.open(ledger_file, config=Config()) as ledger:
        for name in ("ada", "bo"):
            user = User(name, "analyst", passwords.hashed("a long password"))
            with ledger.store.transaction():
                ledger.store.put_user(user)
    app = create_app(Settings(ledger_file, is_open=False))
    pages = []
    for name in ("ada", "bo"):
        client = TestClient(app, headers={"accept": "text/html"})
        token = _FORM.findall(client.get("/login").text)[0]
        login = {"csrf": token, "name": name, "password": "a long password"}
        assert client.post("/login", data=login).status_code == 200
        pages.append(client.get("/events").text)
        assert client.get("/events").text == pages[-1]
    assert made.count("/events") == 2
    assert "<span>ada</span>" in pages[0]
    assert "<span>bo</span>" in pages[1]
    assert not set(_FORM.findall(pages[0])) & set(_FORM.findall(pages[1]))


def test_one_visitor_with_two_sessions_has_two_tokens(ledger_file: Path, made: list[str]) -> None:
    app = create_app(Settings(ledger_file))
    tokens = set()
    for _ in range(2):
        client = TestClient(app, headers={"accept": "text/html"})
        found = set(_FORM.findall(client.get("/events").text))
        assert found == set(_FORM.findall(client.get("/events").text))
        tokens |= found
    assert made.count("/events") == 1
    assert len(tokens) == 2


def test_the_pages_asked_for_longest_ago_go_first() -> None:
    pages = KeptPages(250)
    for name in ("a", "b"):
        pages.keep((name,), KeptPage(name.encode() * 100, ()))
    assert pages.get(("a",)) is not None
    pages.keep(("c",), KeptPage(b"c" * 100, ()))
    assert pages.get(("b",)) is None
    assert pages.get(("a",)) == KeptPage(b"a" * 100, ())
    pages.keep(("d",), KeptPage(b"d" * 900, ()))
    assert pages.get(("d",)) is None

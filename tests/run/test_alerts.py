"""Alerts: each thing told once, nothing lost when a receiver fails or a run is killed."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree
from tests.run.badserver import BadServer, answer, bad_server

from firsthand.model import (
    Change,
    ChangeKind,
    Conflict,
    ConflictValue,
    CopyRelation,
    Document,
    Event,
    MediaType,
    Novelty,
    Plover,
    Quoted,
    Reason,
    Relation,
    Span,
    Status,
    Support,
)
from firsthand.model import (
    Testimony as Told,
)
from firsthand.run.alerts import AlertCounts, look, run_alerts
from firsthand.run.alerts.delivery import signature
from firsthand.store import Settled, SqliteStore, open_store
from firsthand.store.alerting import Alert
from firsthand.store.desk import EventQuery

NOW = 1_780_000_000.0
TEXT = "The court in Marlow freed nine sailors on Monday. <b>&"


def event(name: str = "ev-1", *, start: int = 0, **values: object) -> Event:
    quote = Quoted(Span("doc-1", start, start + 9), TEXT[start : start + 9])
    made = Event(
        id=name,
        story="st-1",
        type="release",
        status=Status.HAPPENED,
        novelty=Novelty.NEW,
        plover=Plover("RETREAT"),
        support=Support(1, (1, 1)),
        evidence=(quote,),
    )
    return replace(made, **values)  # type: ignore[arg-type]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    with open_store(tmp_path / "ledger.db") as opened:
        with opened.transaction():
            opened.add_input("aa", TEXT.encode())
            for name in ("doc-1", "doc-2"):
                made = Document(name, f"{name}-sha", TEXT, MediaType.PLAIN)
                opened.put_document(made, input="aa", stage=1)
        yield opened


def settle(store: SqliteStore, *events: Event, copies: tuple[CopyRelation, ...] = ()) -> None:
    with store.transaction():
        store.settle(Settled(events=events, copies=copies))


def add(store: SqliteStore, target: object, **values: object) -> Alert:
    made = Alert("at-1", "desk", "event", "markdown", str(target), made="2026-05-28T00:00:00Z")
    alert = replace(made, **values)  # type: ignore[arg-type]
    with store.transaction():
        store.add_alert(alert)
    look(store, alert, now=NOW, tell=False)
    return alert


def run(store: SqliteStore, later: float = 0.0) -> AlertCounts:
    return run_alerts(store, clock=lambda: NOW + later)


def test_what_was_there_is_not_told_and_what_is_new_is_told_once(
    store: SqliteStore, tmp_path: Path
) -> None:
    settle(store, event())
    add(store, tmp_path / "out")
    assert run(store).found == 0
    settle(store, event(), event("ev-2", start=20))
    assert (run(store).found, run(store).found) == (1, 0)
    (file,) = (tmp_path / "out").iterdir()
    text = file.read_text()
    assert "event: ev\\-2" in text or "event: ev-2" in text
    assert "<b>" not in text


def test_an_event_under_a_new_id_is_the_same(store: SqliteStore, tmp_path: Path) -> None:
    add(store, tmp_path)
    settle(store, event())
    assert run(store).found == 1
    second = Quoted(Span("doc-2", 0, 3), TEXT[:3])
    settle(store, event("ev-0", evidence=(*event().evidence, second)))
    assert run(store).found == 0
    settle(store, event("ev-9", evidence=(second,)))
    assert run(store).found == 0


def test_a_threshold_is_told_when_it_is_crossed(store: SqliteStore, tmp_path: Path) -> None:
    add(store, tmp_path, events=EventQuery(support=2))
    settle(store, event(support=Support(3, (1, 3))))
    assert run(store).found == 0
    settle(store, event(support=Support(3, (2, 3))))
    assert (run(store).found, run(store).found) == (1, 0)


def test_a_fact_that_is_taken_back_is_told(store: SqliteStore, tmp_path: Path) -> None:
    add(store, tmp_path, kind="retraction")
    settle(store, event(), event("ev-3", start=30, status=Status.DENIED))
    assert run(store).found == 0, "what was denied from the first was never a fact"
    settle(store, event(status=Status.DENIED), event("ev-3", start=30, status=Status.DENIED))
    assert (run(store).found, run(store).found) == (1, 0)
    assert store.last_items("at-1", limit=1)[0].item.title.startswith("taken back (was happened)")


def test_a_fact_and_its_denial_that_came_together_are_told(
    store: SqliteStore, tmp_path: Path
) -> None:
    add(store, tmp_path, kind="retraction")
    told = Told("status", "happened", ("doc-1",), (), (1, 1))
    settle(store, event(status=Status.DENIED, testimonies=(told,)))
    assert run(store).found == 1


def test_a_conflict_is_told_once_for_each_field(store: SqliteStore, tmp_path: Path) -> None:
    add(store, tmp_path, kind="conflict")
    values = (ConflictValue("9", ("doc-1",), ()), ConflictValue("7", ("doc-2",), ()))
    settle(store, event(conflicts=(Conflict("count", values),)))
    assert (run(store).found, run(store).found) == (1, 0)
    settle(store, event(conflicts=(Conflict("count", values), Conflict("date", values))))
    assert run(store).found == 1


def test_a_page_that_was_changed_in_a_fact_is_told(store: SqliteStore, tmp_path: Path) -> None:
    add(store, tmp_path, kind="edit")
    place = (Span("doc-1", 26, 30), Span("doc-2", 26, 30))
    plain = CopyRelation(
        "doc-1",
        "doc-2",
        0.9,
        0.9,
        Relation.UPDATE,
        (),
        changed=(Change(*place, ChangeKind.WORDING, material=False),),
        reasons=(Reason("canonical_url", "the text at gull.example/a was changed"),),
    )
    settle(store, copies=(plain,))
    assert run(store).found == 0
    settle(store, copies=(replace(plain, changed=(Change(*place, ChangeKind.FIGURE, True),)),))  # noqa: FBT003
    assert (run(store).found, run(store).found) == (1, 0)


def test_an_atom_file_holds_all_and_is_well_formed(store: SqliteStore, tmp_path: Path) -> None:
    target = tmp_path / "feeds" / "desk.atom"
    add(store, target, channel="atom")
    run(store)
    assert len(etree.parse(target).findall("{*}entry")) == 0
    settle(store, event(), event("ev-2", start=20))
    assert run(store).delivered == 2
    ids = [node.text for node in etree.parse(target).iterfind("{*}entry/{*}id")]
    assert len(set(ids)) == 2
    run(store)
    assert [node.text for node in etree.parse(target).iterfind("{*}entry/{*}id")] == ids
    assert [path.name for path in target.parent.iterdir()] == ["desk.atom"]


def test_an_html_digest_holds_no_markup_of_the_news(store: SqliteStore, tmp_path: Path) -> None:
    add(store, tmp_path / "out", channel="html", name="<script>")
    settle(store, event(evidence=(Quoted(Span("doc-1", 50, 55), TEXT[50:55]),)))
    run(store)
    (file,) = (tmp_path / "out").iterdir()
    assert "<script>" not in file.read_text()
    assert "<b>" not in file.read_text()


def test_a_folder_that_cannot_be_written_loses_nothing(store: SqliteStore, tmp_path: Path) -> None:
    blocked = tmp_path / "out"
    blocked.write_text("a file where the folder should be")
    add(store, blocked)
    settle(store, event())
    assert (run(store).delivered, run(store).waiting) == (0, 1)
    blocked.unlink()
    assert run(store).delivered == 1
    assert len(list(blocked.iterdir())) == 1


@pytest.fixture
def server() -> Iterator[BadServer]:
    with bad_server() as running:
        yield running


def test_a_webhook_is_signed_and_called_once(store: SqliteStore, server: BadServer) -> None:
    server.paths["/in"] = answer(status="204 No Content")
    secret = "whsec_" + base64.b64encode(b"a key of the desk").decode()
    add(store, server.url("/in"), channel="webhook", secret=secret, allow_private=True)
    settle(store, event())
    assert (run(store).delivered, run(store).delivered) == (1, 0)
    (request,) = server.requests
    name, stamp = request.headers["webhook-id"], request.headers["webhook-timestamp"]
    signed = f"{name}.{stamp}.".encode() + request.body
    wanted = hmac.new(b"a key of the desk", signed, hashlib.sha256).digest()
    assert request.headers["webhook-signature"] == "v1," + base64.b64encode(wanted).decode()
    assert request.headers["idempotency-key"] == json.loads(request.body)["id"] == name


def test_a_webhook_is_tried_again_later_with_the_same_id(
    store: SqliteStore, server: BadServer
) -> None:
    server.paths["/in"] = answer(status="503 Busy")
    add(store, server.url("/in"), channel="webhook", allow_private=True)
    settle(store, event())
    assert run(store).waiting == 1
    assert run(store).waiting == 0, "not before it is due"
    server.paths["/in"] = answer(status="200 OK")
    assert run(store, later=3600).delivered == 1
    assert len({item.headers["webhook-id"] for item in server.requests}) == 1
    item = store.last_items("at-1", limit=1)[0]
    assert [result for _, result in store.attempts(item.item.id)] == [
        "the receiver answers 503",
        "200",
    ]


def test_a_webhook_that_never_answers_is_given_up_and_told(
    store: SqliteStore, server: BadServer
) -> None:
    add(store, server.url("/gone"), channel="webhook", allow_private=True)
    settle(store, event())
    counts = [run(store, later=day * 86400.0 * 2) for day in range(14)]
    assert sum(item.failed for item in counts) == 1
    assert server.asked["/gone"] == 12
    assert store.last_items("at-1", limit=1)[0].state == "failed"


def test_a_webhook_inside_is_refused_and_redirects_are_not_followed(
    store: SqliteStore, server: BadServer
) -> None:
    server.paths["/in"] = answer(status="307 Temporary", Location="/other")
    add(store, server.url("/in"), channel="webhook")
    add(store, server.url("/in"), channel="webhook", id="at-2", name="two", allow_private=True)
    settle(store, event())
    run(store)
    assert server.asked == {"/in": 1}
    assert store.last_items("at-1", limit=1)[0].state == "failed"
    assert store.last_items("at-2", limit=1)[0].state == "waiting"


def test_a_kill_between_the_call_and_its_record_makes_the_same_call_again(
    store: SqliteStore, server: BadServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.paths["/in"] = answer(status="200 OK")
    add(store, server.url("/in"), channel="webhook", allow_private=True)
    settle(store, event())

    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(SqliteStore, "note_attempt", killed)
    with pytest.raises(KeyboardInterrupt):
        run(store)
    monkeypatch.undo()
    assert run(store).delivered == 1
    first, second = server.requests
    assert first.headers["webhook-id"] == second.headers["webhook-id"]
    assert first.body == second.body


def test_a_secret_without_a_prefix_signs_too() -> None:
    assert signature("plain", "al-1", 5, b"{}").startswith("v1,")
    assert signature("whsec_%%%", "al-1", 5, b"{}") != signature("plain", "al-1", 5, b"{}")

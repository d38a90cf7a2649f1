"""Something in every table of a ledger; every name is invented."""

from __future__ import annotations

from dataclasses import replace

from tests.store.records import make_document

from firsthand.model import (
    Acquisition,
    CopyRelation,
    CountOperator,
    Decision,
    DecisionKind,
    Failure,
    Figure,
    MentionType,
    Passage,
    Quoted,
    Relation,
    Span,
    Subject,
    Support,
)
from firsthand.names.decisions import AliasEntry
from firsthand.names.sanctions import ListedEntity
from firsthand.store import Arrival, Part
from firsthand.store.alerting import Alert, AlertItem
from firsthand.store.codec import encode
from firsthand.store.people import AuditLine, SavedView, User
from firsthand.store.sql import SqlStore
from firsthand.store.watching import Answer, LinkRow, LinkState, SiteRow, Watch, WatchState

_WHERE = Quoted(Span("doc-zz", 0, 3), "Two")


def fill_all(store: SqlStore) -> None:
    """Write at least one row into each table that no ledger of `bench` has one in."""
    with store.transaction():
        _documents(store)
        _people(store)
        _watches(store)
        _alerts(store)
        _lists(store)
    figure = Figure(
        "fi-1",
        "sy-1",
        "held",
        "clerks",
        CountOperator.ABOUT,
        7.5,
        "7.5",
        (_WHERE,),
        Support(1, (1, 1)),
    )
    store.tables.run("INSERT INTO figures (id, story, record) VALUES (?, ?, ?)", *_row(figure))


def _row(figure: Figure) -> tuple[str, str, str]:
    return figure.id, figure.story, encode(figure)


def _documents(store: SqlStore) -> None:
    odd = Acquisition(path="news/Zürich – “zz”.txt", source_name="Harbour\0Post")
    document = replace(make_document("zz", "Two 😀 ferries\r\n\t“collided”."), acquisitions=(odd,))
    store.add_input("input", b"bytes")
    store.add_arrival(Arrival("input", "zz.txt", odd))
    store.put_document(document, input="input", stage=3)
    pair = CopyRelation("doc-zz", "doc-zz", 0.1, 1e-07, Relation.SHARED_PASSAGE, ())
    store.put_pairs("doc-zz", [pair])
    store.add_passages([Passage("p-1", 9, (), (), made_by="language/1")])
    store.remember("reading", "doc-zz", key="k", answer="[1]")
    store.add_failure(Failure("doc-zz", "read", "empty", "read/1", "news/a.txt"))
    store.keep_parts("story", {"sy-1": Part("k", "{}")}, ())
    store.start_run("ingest", "2026-01-01T00:00:00")
    first = Decision("de-1", DecisionKind.STATUS, "denied", (Subject(_WHERE),), "ines", "2026")
    store.add_decision(first)
    store.add_decision(replace(first, id="de-2", undoes="de-1"))


def _people(store: SqlStore) -> None:
    store.put_user(User("ines", "analyst", "hash"))
    store.add_token("digest", "ines", "laptop", "2026-01-01")
    store.save_view(SavedView("sv-1", "ines", "denied", "events", "status=denied"), "2026-01-01")
    store.add_audit(AuditLine("2026-01-01", "ines", "decide", "ev-1", "done"))


def _watches(store: SqlStore) -> None:
    # The part sorts before the index that named it.
    store.add_watch(Watch("w-2", "https://a.example/index.xml"))
    store.add_watch(Watch("w-1", "https://a.example/part.xml", parent="w-2"))
    store.put_look("w-2", WatchState(etag="x"), due=1.5, body=b"<feed/>")
    store.put_entries("w-2", {"e1": "d1"})
    store.put_link(LinkRow("https://a.example/1", "waiting", 2.5, LinkState("w-2", 1.0)))
    store.put_site(SiteRow("a.example", 200, "User-agent: *", 9.0))
    store.add_fetch("1.html", b"\x00\xff page", Acquisition(path="1.html"), Answer(200))


def _alerts(store: SqlStore) -> None:
    store.add_alert(Alert("al-1", "denials", "event", "atom", "denials.xml"))
    store.put_alert_knowledge("al-1", {"place": "ev-1"}, {"ev-1": "denied"})
    store.add_alert_items([AlertItem("it-1", "al-1", "event", "ev-1", "2026-01-01", "Denied")])
    store.note_attempt("it-1", at="2026-01-01", result="written", state="delivered")


def _lists(store: SqlStore) -> None:
    listed = ListedEntity("x-1", ("Ida Moor", "I. Moor"), MentionType.PERSON)
    store.put_list("harbour", [listed], sha256="0" * 64, as_of="2026-01-01")
    store.put_aliases("own", (AliasEntry("Ida Moor", ("I. M.",)),), "2026-01-01")

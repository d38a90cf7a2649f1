"""What is kept is found again, equal in every field."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.store.records import keep, make_document

from firsthand.errors import NotFoundError, StoreError
from firsthand.model import (
    Acquisition,
    Article,
    Block,
    CopyRelation,
    Entity,
    Event,
    EventDate,
    Failure,
    MentionType,
    Novelty,
    Passage,
    Place,
    Plover,
    Relation,
    Role,
    Run,
    Span,
    Status,
    Support,
)
from firsthand.store import Arrival, EventFilter, Settled, Store, open_store


def test_documents_come_back_equal(store: Store) -> None:
    document = make_document("a", "Ægir said: “no”.\r\n\tTwo 😀 lines.")
    keep(store, document)
    assert store.document("doc-a") == document
    assert store.texts(["doc-a", "doc-missing"]) == {"doc-a": document.text}


def test_acquisitions_add_up_and_the_least_speaks(store: Store) -> None:
    document = make_document("a")
    other = replace(document, acquisitions=(Acquisition(path="archive/a.txt"),))
    keep(store, document)
    with store.transaction():
        store.add_acquisitions(other, input="input")
        store.add_acquisitions(other, input="input")
    kept = store.document("doc-a")
    assert [item.path for item in kept.acquisitions] == ["archive/a.txt", "news/a.txt"]
    assert store.paths()["doc-a"].path == "archive/a.txt"


def test_a_document_that_is_put_again_starts_over(store: Store) -> None:
    document = make_document("a")
    keep(store, document, stage=4)
    span = Span("doc-a", 0, 3)
    with store.transaction():
        store.put_article(Article("doc-a", "en", (Block(span, Role.BODY, 1.0),)))
    keep(store, replace(document, text="Other words."), stage=1)
    assert store.article("doc-a") is None
    assert store.document("doc-a").text == "Other words."
    assert store.document_ids(at_least=2) == []
    assert [found.document for found in store.search("other")] == ["doc-a"]
    assert store.search("ferries") == []


def test_articles_and_passages_come_back_equal(store: Store) -> None:
    keep(store, make_document("a"))
    article = Article("doc-a", "en", (Block(Span("doc-a", 0, 3), Role.BODY, 0.5),))
    passage = Passage("p-1", 9, (), (), made_by="language/1")
    with store.transaction():
        store.put_article(article)
        store.add_passages([passage])
    assert list(store.articles()) == [article]
    assert store.passages(["p-1", "p-2"]) == {"p-1": passage}
    assert store.known_passages(["p-1", "p-2"]) == {"p-1": "language/1"}


def test_pairs_of_a_document_are_replaced(store: Store) -> None:
    keep(store, make_document("a"), make_document("b"), make_document("c"))
    run = Run(Span("doc-a", 0, 3), Span("doc-b", 0, 3))
    first = CopyRelation("doc-a", "doc-b", 1.0, 1.0, Relation.REPRINT, (run,))
    second = CopyRelation("doc-b", "doc-c", 0.5, 0.5, Relation.SHARED_PASSAGE, ())
    with store.transaction():
        store.put_pairs("doc-b", [first, second])
    assert list(store.pairs()) == [first, second]
    with store.transaction():
        store.put_pairs("doc-a", [])
    assert list(store.pairs()) == [second]


def test_settling_replaces_what_was_settled(store: Store) -> None:
    first = Entity("en-1", MentionType.PERSON, "Ida Moor")
    second = Entity("en-2", MentionType.PLACE, "Ostwick")
    with store.transaction():
        store.settle(Settled(entities=(first, second)))
    with store.transaction():
        store.settle(Settled(entities=(replace(first, country="NO"),)))
    assert store.entities() == [replace(first, country="NO")]


def test_names_are_found_by_what_they_are_now(store: Store) -> None:
    moor = Entity("en-1", MentionType.PERSON, "Ida Moor", ("I. Moor",))
    ostwick = Entity("en-2", MentionType.PLACE, "Ostwick")

    def found(word: str) -> list[str]:
        return [item.id for item in store.page_of_entities(word).items]

    with store.transaction():
        store.settle(Settled(entities=(moor, ostwick)))
    with store.transaction():
        store.settle(Settled(entities=(replace(moor, aliases=("Ida Vance",)), ostwick)))
    assert [found(word) for word in ("moor", "vance", "ostw")] == [["en-1"], ["en-1"], ["en-2"]]
    with store.transaction():
        store.set_meta("names_folded_by", "an older version")
        store.settle(Settled(entities=(moor,)))
    assert [found(word) for word in ("moor", "vance", "ostw")] == [["en-1"], [], []]


def test_relations_of_which_nothing_changed_stay_without_being_named(store: Store) -> None:
    for name in ("a", "b", "c"):
        keep(store, make_document(name))
    first = CopyRelation("doc-a", "doc-b", 1.0, 1.0, Relation.REPRINT, ())
    second = CopyRelation("doc-b", "doc-c", 1.0, 0.5, Relation.ABRIDGED, ())
    with store.transaction():
        store.settle_copies([first, second], ())
    other = replace(second, relation=Relation.REPRINT)
    with store.transaction():
        store.settle_copies([other], (), frozenset({"doc-a doc-b"}))
    assert list(store.copies()) == [first, other]
    with store.transaction():
        store.settle(Settled(kept_copies=frozenset({"doc-b doc-c"})))
    assert list(store.copies()) == [other]


def keep_unknown_input(store: Store) -> None:
    """Write a document, then name an input that is not there."""
    store.put_document(make_document("a"), input="none", stage=1)


def test_a_broken_transaction_leaves_nothing(store: Store) -> None:
    with pytest.raises(StoreError), store.transaction():
        keep_unknown_input(store)
    assert store.document_ids() == []


def test_answers_are_remembered_by_owner(store: Store) -> None:
    with store.transaction():
        store.remember("reading", "doc-a", key="k1", answer="{}")
        store.remember("reading", "doc-a", key="k2", answer="[1]")
    assert store.recall_keys("reading") == {"doc-a": "k2"}
    assert store.recall("reading", "doc-a") == "[1]"
    assert store.recall("story", "doc-a") is None


def test_arrivals_tell_the_same_input_apart_by_place(store: Store) -> None:
    arrival = Arrival("input", "a.txt", Acquisition(path="news/a.txt"))
    keep(store, make_document("a"))
    with store.transaction():
        store.add_arrival(arrival)
    assert store.has_arrival(arrival)
    assert not store.has_arrival(replace(arrival, acquisition=Acquisition(path="b.txt")))
    assert list(store.inputs()) == [(arrival, b"bytes")]
    assert store.documents_of_input("input") == ["doc-a"]


def test_failures_are_kept_until_cleared(store: Store) -> None:
    bad = Failure("doc-a", "read", "empty", "read/1", "news/a.txt")
    late = Failure("doc-b", "events", "ValueError: x", "events/1")
    with store.transaction():
        store.add_failure(bad)
        store.add_failure(bad)
        store.add_failure(late)
    assert store.failures() == [late, bad]
    with store.transaction():
        store.replace_failures(["events"], [])
        store.clear_failures_of("news/a.txt", stage="read")
    assert store.failures() == []


@pytest.mark.parametrize(
    ("prefix", "expected"),
    [
        ("doc-aa", "doc-aa"),
        ("doc-ab", "doc-ab"),
        ("ab", "doc-ab"),
        ("news/aa.txt", "doc-aa"),
        ("aa.txt", "doc-aa"),
    ],
)
def test_ids_may_be_prefixes_or_paths(store: Store, prefix: str, expected: str) -> None:
    keep(store, make_document("aa"), make_document("ab"), make_document("aba"))
    assert store.resolve(prefix, kinds=("documents",)) == expected


@pytest.mark.parametrize(
    ("prefix", "complaint"),
    [("doc-x", "there is no document"), ("doc-a", "not unique"), ("%", "no document"), ("", "not")],
)
def test_unknown_and_ambiguous_ids_are_told(store: Store, prefix: str, complaint: str) -> None:
    keep(store, make_document("aa"), make_document("ab"))
    with pytest.raises(NotFoundError, match=complaint):
        store.resolve(prefix, kinds=("documents",))


def test_search_takes_any_words(store: Store) -> None:
    keep(store, make_document("a"), make_document("b", "A ferry sank."))
    assert [found.document for found in store.search("ferries ostwick")] == ["doc-a"]
    assert "[ferries]" in store.search("ferries")[0].snippet
    for words in ("", "  ", '"', 'a" OR "b', "NEAR(", "*", "-"):
        assert isinstance(store.search(words), list)


def _event(key: str, date: EventDate | None, **more: object) -> Event:
    fields: dict[str, object] = {
        "id": key,
        "story": "sy-1",
        "type": "release",
        "status": Status.HAPPENED,
        "novelty": Novelty.NEW,
        "plover": Plover("RETREAT"),
        "support": Support(1, (1, 1)),
        "evidence": (),
        "date": date,
    }
    return Event(**{**fields, **more})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (EventFilter(), "abcdef"),
        (EventFilter(type="release"), "abcde"),
        (EventFilter(status="planned"), "f"),
        (EventFilter(country="NO"), "f"),
        (EventFilter(story="sy-2"), ""),
        (EventFilter(since="2025-03-10"), "abcd"),
        (EventFilter(since="2025-04-01"), "d"),
        (EventFilter(until="2025-03-09"), "bc"),
        (EventFilter(since="2025-03-11", until="2025-03-12"), "bcd"),
    ],
)
def test_events_are_filtered(store: Store, wanted: EventFilter, expected: str) -> None:
    events = (
        _event("a", EventDate("2025-03-10", precision="day", relation="on")),
        _event("b", EventDate("2025-03", precision="month", relation="on")),
        _event("c", EventDate("2025-03-20", precision="day", relation="on_or_before")),
        _event("d", EventDate("2025-03-10", precision="day", relation="after")),
        _event("e", None),
        _event("f", None, type="meeting", status=Status.PLANNED, place=Place("Bergen", "NO")),
    )
    with store.transaction():
        store.settle(Settled(events=events))
    assert "".join(event.id for event in store.events(wanted)) == expected


def test_a_ledger_is_the_same_after_reopening(name: str) -> None:
    document = make_document("a")
    with open_store(name) as store:
        keep(store, document)
    with open_store(name, create=False) as store:
        assert list(store.documents()) == [document]
        assert store.damage() == []
        assert store.counts()["documents"] == 1


def test_changes_of_documents_are_counted(store: Store) -> None:
    keep(store, make_document("a"))
    before = int(store.meta()["changes"])
    with store.transaction():
        store.set_stage("doc-a", 2)
    assert int(store.meta()["changes"]) == before + 1


def test_runs_are_kept(store: Store) -> None:
    with store.transaction():
        number = store.start_run("ingest news", "2026-01-01T00:00:00+00:00")
        store.end_run(number, "2026-01-01T00:00:01+00:00", "{}")
    assert store.counts()["runs"] == 1


def test_send_back_and_drop_passages(store: Store) -> None:
    keep(store, make_document("a"), stage=4)
    keep(store, make_document("b"), stage=1)
    with store.transaction():
        store.add_passages([Passage("p-1", 1, (), ())])
        store.send_back(below=2)
        store.drop_passages()
    assert store.document_ids(at_least=1, below=2) == ["doc-a", "doc-b"]
    assert store.known_passages(["p-1"]) == {}

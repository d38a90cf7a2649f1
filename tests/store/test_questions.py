"""Every question of the smaller parts, asked of each kind of store after the same was told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.store.whole import fill_all

from firsthand.errors import NotFoundError
from firsthand.store import SqliteStore
from firsthand.store.alerting import Alert
from firsthand.store.opening import open_sql
from firsthand.store.people import User
from firsthand.store.watching import WatchState

ASKED: dict[str, Callable[[SqliteStore], object]] = {
    "users": lambda s: s.users(),
    "user": lambda s: (s.user("ines"), s.user("nobody")),
    "user_of_token": lambda s: (s.user_of_token("digest"), s.user_of_token("other")),
    "saved_views": lambda s: s.saved_views("ines"),
    "audit": lambda s: s.audit(limit=5),
    "writes_of_desk": lambda s: s.writes_of_desk(),
    "watches": lambda s: s.watches(),
    "watch": lambda s: (s.watch("w-2"), s.watch("https://a.example/part.xml")),
    "due_watches": lambda s: (s.due_watches(1.0), s.due_watches(99.0)),
    "known_entries": lambda s: s.known_entries("w-2"),
    "link": lambda s: (s.link("https://a.example/1"), s.link("none")),
    "due_links": lambda s: (s.due_links(1.0), s.due_links(99.0)),
    "links_by_state": lambda s: s.links_by_state(),
    "waiting_fetches": lambda s: list(s.waiting_fetches()),
    "count_waiting": lambda s: s.count_waiting(),
    "answers_to": lambda s: s.answers_to(next(s.waiting_fetches()).acquisition.path or ""),
    "bytes_of": lambda s: (s.bytes_of("input"), s.bytes_of("none")),
    "site": lambda s: (s.site("a.example"), s.site("b.example")),
    "alerts": lambda s: s.alerts(),
    "alert": lambda s: (s.alert("denials"), s.alert("al-1")),
    "alert_knowledge": lambda s: s.alert_knowledge("al-1"),
    "waiting_items": lambda s: s.waiting_items("al-1", 99.0),
    "last_items": lambda s: s.last_items("al-1", limit=5),
    "attempts": lambda s: s.attempts("it-1"),
    "items_by_state": lambda s: s.items_by_state(),
    "alias_lists": lambda s: s.alias_lists(),
    "lists": lambda s: s.lists(),
    "entries_named": lambda s: s.entries_named(["ida moor", "i moor", "nobody"]),
    "resolve": lambda s: (s.resolve("de-1"), s.resolve("“zz”.txt")),
    "document_ids": lambda s: (s.document_ids(), s.document_ids(at_least=2, below=3)),
    "document": lambda s: s.document("doc-zz"),
    "documents": lambda s: (list(s.documents()), list(s.documents(with_elements=False))),
    "texts": lambda s: s.texts(["doc-zz"]),
    "paths": lambda s: s.paths(),
    "article": lambda s: s.article("doc-zz"),
    "articles": lambda s: (list(s.articles()), list(s.articles(with_blocks=False))),
    "pairs": lambda s: list(s.pairs()),
    "copies": lambda s: (list(s.copies()), list(s.copies("doc-zz"))),
    "passages": lambda s: s.passages(["p-1"]),
    "known_passages": lambda s: s.known_passages(["p-1"]),
    "origins": lambda s: s.origins(),
    "entities": lambda s: s.entities(),
    "stories": lambda s: s.stories(),
    "statements": lambda s: (s.statements(), s.statements("doc-zz")),
    "events": lambda s: s.events(),
    "figures": lambda s: (s.figures(), s.figures("sy-1"), s.figures("sy-2")),
    "failures": lambda s: s.failures(),
    "search": lambda s: (s.search("ferries collided"), s.search("collided ferries ships")),
    "has_arrival": lambda s: [s.has_arrival(item) for item, _ in s.inputs()],
    "inputs": lambda s: list(s.inputs()),
    "documents_of_input": lambda s: s.documents_of_input("input"),
    "recall_keys": lambda s: s.recall_keys("reading"),
    "recall": lambda s: (s.recall("reading", "doc-zz"), s.recall("other", "doc-zz")),
    "raw": lambda s: (list(s.raw("documents")), list(s.raw("articles", ["doc-zz"]))),
    "part_keys": lambda s: s.part_keys("story"),
    "parts": lambda s: (list(s.parts("story")), list(s.parts("story", ["sy-1", "sy-2"]))),
    "decisions": lambda s: s.decisions(),
    "damage": lambda s: s.damage(),
    "meta": lambda s: (sorted(s.meta()), s.meta()["changes"]),
    "counts": lambda s: s.counts(),
    "input_of": lambda s: s.input_of("doc-zz"),
}
_TOLD: dict[str, Callable[[SqliteStore], object]] = {
    "put_user": lambda s: s.put_user(User("ines", "reader", "other")),
    "drop_user": lambda s: s.drop_user("ines"),
    "drop_view": lambda s: s.drop_view("sv-1", "ines"),
    "pause_watch": lambda s: s.pause_watch("w-2", paused=True),
    "put_look": lambda s: s.put_look("w-2", WatchState(etag="y"), due=7, body=None),
    "drop_watch": lambda s: s.drop_watch("w-2"),
    "take_fetches": lambda s: s.take_fetches([1]),
    "add_alert": lambda s: s.add_alert(Alert("al-2", "other", "story", "atom", "x")),
    "pause_alert": lambda s: s.pause_alert("al-1", paused=True),
    "drop_alert": lambda s: s.drop_alert("al-1"),
    "drop_aliases": lambda s: (s.drop_aliases("own"), s.drop_aliases("none")),
    "drop_list": lambda s: (s.drop_list("harbour"), s.drop_list("none")),
    "send_back": lambda s: s.send_back(below=2),
    "clear_failures": lambda s: s.clear_failures("doc-zz", stage="clean"),
    "clear_failures_all": lambda s: s.clear_failures("doc-zz"),
    "end_run": lambda s: s.end_run(1, "2026-01-02", "{}"),
    "keep_parts": lambda s: s.keep_parts("story", {}, ["sy-1"]),
    "drop_passages": lambda s: s.drop_passages(),
}


@pytest.fixture
def both(path: Path, address: str, tmp_path: Path) -> Iterator[tuple[SqliteStore, SqliteStore]]:
    with open_sql(path) as one, open_sql(address, cache=tmp_path) as two:
        fill_all(one)
        fill_all(two)
        yield one, two  # type: ignore[misc]  # both answer what is asked here


def _answer(ask: Callable[[SqliteStore], object], store: SqliteStore) -> object:
    try:
        return ask(store)
    except (NotFoundError, StopIteration) as error:
        return f"{type(error).__name__}: {error}"


def test_both_answer_alike_whatever_they_were_told(
    both: tuple[SqliteStore, SqliteStore],
) -> None:
    for told, tell in {"nothing": lambda _: None, **_TOLD}.items():
        said = []
        for store in both:
            with store.transaction():
                said.append(tell(store))
        assert said[0] == said[1], told
        for name, ask in ASKED.items():
            one, two = (_answer(ask, store) for store in both)
            assert one == two, f"{name} after {told}"

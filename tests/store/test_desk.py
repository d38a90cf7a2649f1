"""The questions of the pages: each is answered through an index, and with what it asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from bench.desk_ledger import fill, make_world

from firsthand.store import SqliteStore, Store
from firsthand.store.desk import EventQuery, StoryQuery
from firsthand.store.moving import copy_ledger
from firsthand.store.opening import open_sql
from firsthand.store.postgres_tables import PostgresTables
from firsthand.store.sql import SqlStore

_LARGE = ("documents", "events", "statements", "stories", "copies", "origins", "entities")
_LARGE += ("articles", "acquisitions", "entity_names", "event_parties", "story_documents")
_DOCUMENTS = 600


@pytest.fixture(scope="module")
def large_file(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteStore]:
    with open_sql(tmp_path_factory.mktemp("large") / "ledger.db") as store:
        assert isinstance(store, SqliteStore)
        fill(store, _DOCUMENTS)
        yield store


@pytest.fixture(scope="module")
def large_shared(
    large_file: SqliteStore,
    make_address: Callable[[], str],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[SqlStore]:
    with open_sql(make_address(), cache=tmp_path_factory.mktemp("cache")) as store:
        copy_ledger(large_file, store)
        yield store


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def large(request: pytest.FixtureRequest) -> Store:
    name = {"sqlite": "large_file", "postgres": "large_shared"}[request.param]
    store: Store = request.getfixturevalue(name)
    return store


def _first_story(store: Store) -> tuple[str, ...]:
    return store.page_of_stories(StoryQuery(), limit=1).items[0].documents


def _entity(store: Store) -> str:
    return store.page_of_events(EventQuery(), limit=1).items[0].actors[0].entity or ""


ASKED: dict[str, Callable[[Store], object]] = {
    "stories": lambda s: s.page_of_stories(StoryQuery()),
    "stories filtered": lambda s: s.page_of_stories(
        StoryQuery("arrest", "AK", _entity(s), s.sources()[0].name, "2020-01-01", "2024-01-01")
    ),
    "events": lambda s: s.page_of_events(EventQuery()),
    "events filtered": lambda s: s.page_of_events(
        EventQuery("arrest", "happened", "new", "pardon", "AK", since="2020-01-01", support=1)
    ),
    "events by type": lambda s: s.page_of_events(EventQuery(order="type", until="2024-01-01")),
    "events by day": lambda s: s.page_of_events(EventQuery(order="day")),
    "events of a person": lambda s: s.page_of_events(EventQuery(entity=_entity(s))),
    "names": lambda s: s.page_of_entities("ba"),
    "an entity": lambda s: (s.statements_by(_entity(s)), s.events_with(_entity(s))),
    "texts": lambda s: s.find("ba*"),
    "statements": lambda s: s.find("ba* OR be*", kind="statement"),
    "found names": lambda s: s.find("ba", kind="entity"),
    "choices": lambda s: s.event_choices(),
    "sources": lambda s: s.sources(),
    "questions": lambda s: (s.questions(), s.questions("story")),
    "an id": lambda s: s.resolve(_first_story(s)[0][4:], kinds=("documents",)),
    "a story": lambda s: (
        list(s.documents(_first_story(s), with_elements=False)),
        list(s.articles(_first_story(s), with_blocks=False)),
        s.origins_of(_first_story(s)),
        s.pairs_among(_first_story(s)),
        s.copies_among(_first_story(s)),
        s.statements_in(_first_story(s)),
        s.events_in(_first_story(s)[0]),
        s.paths_of(_first_story(s)),
    ),
    "glances": lambda s: s.glances(s.stories_of(_first_story(s)).values()),
}


@pytest.mark.parametrize("name", ASKED)
def test_no_question_reads_a_large_table_whole(large_file: SqliteStore, name: str) -> None:
    connection = large_file._tables.connection
    asked: list[str] = []
    connection.set_trace_callback(asked.append)
    ASKED[name](large_file)
    connection.set_trace_callback(None)
    own = [sql for sql in asked if not sql.startswith("--")]
    assert own
    plans = [row[3] for sql in own for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}")]
    scanned = [p for p in plans if p.startswith("SCAN") and p.split()[1] in _LARGE]
    assert [plan for plan in scanned if "INDEX" not in plan] == []


@pytest.mark.parametrize("name", ASKED)
def test_a_shared_ledger_answers_through_indexes(
    large_shared: SqlStore, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    tables = large_shared.tables
    assert isinstance(tables, PostgresTables)
    asked: list[tuple[str, tuple[object, ...]]] = []
    real = tables.all

    def listening(sql: str, *values: object) -> list[tuple[object, ...]]:
        asked.append((sql, values))
        return real(sql, *values)

    monkeypatch.setattr(tables, "all", listening)
    ASKED[name](large_shared)
    monkeypatch.undo()
    assert asked
    with tables.transaction(None):
        # A small table is read whole where nothing keeps the planner from it.
        tables.run("SET LOCAL enable_seqscan = off")
        for sql, values in asked:
            plan = [row[0] for row in tables.all(f"EXPLAIN {sql}", *values)]
            scans = [line for line in plan if "Seq Scan" in line]
            assert [line for line in scans if any(f" on {t} " in line for t in _LARGE)] == []


def test_both_kinds_answer_alike(large_file: SqliteStore, large_shared: SqlStore) -> None:
    for name, ask in ASKED.items():
        if name not in {"texts", "statements"}:  # each ranks in its own way
            assert ask(large_file) == ask(large_shared), name  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", ["document", "statement", "entity"])
def test_both_kinds_find_the_same(large_file: SqliteStore, large_shared: Store, kind: str) -> None:
    one, two, three = make_world(8, _DOCUMENTS).words[:3]
    asked = (one, f"{one} {two}", f'"{one} {two}"', f"{one} OR {two} -{three}", f"{one[:3]}*")
    for words in (*asked, one.upper(), f"{one}-{two}", "!!", '"', "none of these", "é", "_"):
        found = [
            {hit.id for hit in store.find(words, kind=kind, limit=10_000)}
            for store in (large_file, large_shared)
        ]
        assert found[0] == found[1], words


def test_pages_follow_each_other_without_a_gap(large: Store) -> None:
    for order in ("-day", "day", "type"):
        wanted = EventQuery(status="happened", order=order)
        whole = [item.id for item in large.page_of_events(wanted, limit=100_000).items]
        found: list[str] = []
        after = None
        while True:
            page = large.page_of_events(wanted, after=after, limit=37)
            found += [item.id for item in page.items]
            after = page.following
            if after is None:
                break
        assert found == whole
        assert len(set(found)) == len(found) > 100


def test_filters_let_through_what_the_records_say(large: Store) -> None:
    events = large.events()
    found = large.page_of_events(EventQuery(means="pardon", support=2), limit=100_000).items
    wanted = {e.id for e in events if e.means == "pardon" and e.support.origins[0] >= 2}
    assert {item.id for item in found} == wanted
    entity = _entity(large)
    stories = large.page_of_stories(StoryQuery(entity=entity), limit=100_000).items
    assert {item.id for item in stories} == {e.story for e in large.events_with(entity, limit=999)}


def test_too_many_events_are_known_without_reading_them(large: Store) -> None:
    for wanted in (EventQuery(), EventQuery(type="release", since="2022-01-01")):
        count = len(large.page_of_events(wanted, limit=100_000).items)
        with large.watched() as noted:
            assert large.are_more_events(wanted, than=count - 1)
            assert not large.are_more_events(wanted, than=count)
        assert not [item for item in noted if "record" in item.sql]


def test_what_was_asked_is_known_to_be_answered_otherwise(large: Store) -> None:
    with large.watched() as noted:
        large.page_of_events(EventQuery(type="release"), limit=3)
        large.sizes()
    assert noted
    assert large.would_answer(noted, settlings="")
    first, *others = noted
    otherwise = [replace(first, values=(*first.values[:-1], 2)), *others]
    assert not large.would_answer(otherwise, settlings="")
    assert not large.would_answer([*noted[:-1], replace(noted[-1], digest=b"")], settlings="")


def test_a_name_is_found_by_any_of_its_words(large: Store) -> None:
    entity = next(item for item in make_world(8, _DOCUMENTS).entities if " " in item.name)
    last = entity.name.split()[-1]
    for words in (entity.name, last, last[:3].upper()):
        found = large.page_of_entities(words, limit=100_000).items
        assert entity.id in {item.id for item in found}
    assert large.find(entity.name, kind="entity")[0].snippet == entity.name


def test_what_lists_show_is_what_the_records_hold(large: Store) -> None:
    story = large.page_of_stories(StoryQuery(), limit=1).items[0]
    events = [item for item in large.events() if item.story == story.id]
    shown = large.glances([story.id])[story.id]
    assert [(g.id, g.count, g.places) for g in shown] == [
        (e.id, e.count, len(e.evidence)) for e in events
    ]
    relations = large.copies_among(story.documents)
    pairs = {(r.a, r.b, any(c.material for c in r.changed)) for r in relations}
    assert set(large.pairs_among(story.documents)) == pairs
    assert large.sizes()["documents"] == _DOCUMENTS
    assert sum(line.copies for line in large.sources()) == _DOCUMENTS


def test_of_very_many_matches_the_latest_come_first(
    large: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    word = make_world(8, _DOCUMENTS).words[0]
    ranked = [hit.id for hit in large.find(word, limit=2000)]
    for kind in ("sqlite", "postgres"):
        monkeypatch.setattr(f"firsthand.store.{kind}_search._RANKED", 50)
    latest = [hit.id for hit in large.find(word, limit=2000)]
    assert len(latest) > 50
    assert sorted(latest) == sorted(ranked) != latest
    assert [hit.id for hit in large.find(word, limit=10)] == latest[:10]


def test_of_a_phrase_the_latest_come_first(large: Store) -> None:
    assert isinstance(large, SqlStore)
    one, two = make_world(8, _DOCUMENTS).words[:2]
    found = [hit.id for hit in large.find(f'"{one} {two}"', limit=2000)]
    rows = large.tables.all("SELECT id FROM documents ORDER BY number DESC")
    assert len(found) > 1
    assert found == [row[0] for row in rows if row[0] in set(found)]


def test_words_that_begin_alike_are_found_together(large: Store) -> None:
    word = make_world(8, _DOCUMENTS).words[3]
    for length in (1, 2, 3, 4):
        found = {hit.id for hit in large.find(f"{word[:length]}*", limit=2000)}
        assert {hit.id for hit in large.find(word, limit=2000)} <= found

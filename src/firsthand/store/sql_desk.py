"""The questions of the pages, answered by indexes: no table is read whole for one page."""

# ruff: noqa: S608 (names of tables and columns come from this file, values are bound)

from __future__ import annotations

import base64
import binascii
import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import Any, TypeVar

from firsthand.errors import NotFoundError
from firsthand.model import (
    Acquisition,
    CopyRelation,
    Entity,
    Event,
    Origin,
    Question,
    Statement,
    Story,
    acquisition_order,
)
from firsthand.store.codec import decode
from firsthand.store.desk import EventQuery, Page, StoryQuery
from firsthand.store.sql_glance import SqlGlance

Record = TypeVar("Record")

# Order, the column of the cursor, and where the ids are found in this order.
_ORDERS = {
    "-day": ("day DESC, id", "day", "event_keys"),
    "day": ("day, id", "day", "event_keys"),
    "type": ("type, id", "type", "event_keys INDEXED BY event_keys_by_type"),
}
_TELLING = 4  # letters with which few words begin
_AFTER_ALL = "\U0010ffff"  # sorts after every text that begins as the one before it


class SqlDesk(SqlGlance):
    """Answers the pages from one ledger."""

    def page_of_stories(
        self, wanted: StoryQuery, *, after: str | None = None, limit: int = 50
    ) -> Page[Story]:
        """Return stories, the latest first.

        Raises:
            NotFoundError: `after` is no cursor of ours.
        """
        in_events = "SELECT 1 FROM events WHERE events.story = stories.id AND "
        conditions: dict[str, object] = {
            f"EXISTS ({in_events} events.type = ?)": wanted.type,
            f"EXISTS ({in_events} events.country = ?)": wanted.country,
            """id IN (SELECT story FROM event_parties CROSS JOIN events ON id = event
                WHERE entity = ?)""": wanted.entity,
            """id IN (SELECT story FROM acquisitions CROSS JOIN story_documents USING (document)
                WHERE outlet = ?)""": wanted.source,
            "last_published >= ?": wanted.since,
            "last_published <= ?": wanted.until and wanted.until + _AFTER_ALL,
        }
        order = ("last_published DESC, id", "last_published", "stories INDEXED BY stories_by_day")
        return self._page("stories", Story, conditions, order, after=after, limit=limit)

    def page_of_events(
        self, wanted: EventQuery, *, after: str | None = None, limit: int = 50
    ) -> Page[Event]:
        """Return events in the order asked for.

        Raises:
            NotFoundError: `after` is no cursor of ours.
        """
        order = _ORDERS.get(wanted.order, _ORDERS["-day"])
        conditions = _of_events(wanted)
        return self._page("events", Event, conditions, order, after=after, limit=limit)

    def are_more_events(self, wanted: EventQuery, *, than: int) -> bool:
        """Tell whether more events than this pass, without reading any."""
        clauses, values = _given(_of_events(wanted))
        sql = f"SELECT 1 FROM event_keys {_all_of(clauses)} LIMIT 1 OFFSET ?"
        return self._tables.one(sql, *values, than) is not None

    def page_of_entities(
        self,
        name: str = "",
        type: str | None = None,  # noqa: A002 (the record's own word)
        *,
        after: str | None = None,
        limit: int = 50,
    ) -> Page[Entity]:
        """Return entities one of whose names, folded, has a word that begins with `name`."""
        from firsthand.names.spelling import fold_name

        folded = fold_name(name)
        conditions: dict[str, object] = {"type = ?": type}
        if folded:
            conditions[
                """id IN (SELECT entity FROM entity_names
                    WHERE folded >= ? AND folded < ?||'~')"""
            ] = folded
        # Few have a word that begins with so many letters: these are sorted, not sought in order.
        is_rare = len(folded) >= _TELLING
        through = "entities" if is_rare else "entities INDEXED BY entities_by_name"
        order = ("name, id", "name", through)
        return self._page("entities", Entity, conditions, order, after=after, limit=limit)

    def _page(
        self,
        table: str,
        kind: type[Record],
        conditions: Mapping[str, object],
        order: tuple[str, str, str],
        *,
        after: str | None,
        limit: int,
    ) -> Page[Record]:
        by, column, through = order
        clauses, values = _given(conditions)
        if after is not None:
            sign = "<" if "DESC" in by else ">"
            # The first clause lets the index begin at the place.
            clauses.append(f"{column} {sign}= ? AND ({column} {sign} ? OR id > ?)")
            last, name = _opened(after)
            values += [last, last, name]
        where = _all_of(clauses)
        # Only the records of the page itself are read: the inner question asks the index alone.
        sql = f"""SELECT {column}, id, record FROM {table} WHERE id IN
                    (SELECT id FROM {through} {where} ORDER BY {by} LIMIT ?)
                  ORDER BY {by}"""
        rows = self._tables.all(sql, *values, limit + 1)
        shown = rows[:limit]
        following = _cursor(shown[-1][0], shown[-1][1]) if len(rows) > limit else None
        return Page(tuple(decode(kind, row[2]) for row in shown), following)

    def story(self, id: str) -> Story:  # noqa: A002
        """Return one story; raises `NotFoundError`."""
        return self._one("stories", Story, id)

    def event(self, id: str) -> Event:  # noqa: A002
        """Return one event; raises `NotFoundError`."""
        return self._one("events", Event, id)

    def entity(self, id: str) -> Entity:  # noqa: A002
        """Return one entity; raises `NotFoundError`."""
        return self._one("entities", Entity, id)

    def _one(self, table: str, kind: type[Record], name: str) -> Record:
        row = self._tables.one(f"SELECT record FROM {table} WHERE id = ?", name)
        if row is None:
            raise NotFoundError(f"there is no {kind.__name__.lower()} {name!r} in this ledger")
        return decode(kind, row[0])

    def entities_named(self, ids: Iterable[str]) -> dict[str, Entity]:
        """Return the entities with these ids, those that there are."""
        rows = self._tables.in_pieces("SELECT id, record FROM entities", "id", ids)
        return {key: decode(Entity, record) for key, record in rows}

    def paths_of(self, documents: Iterable[str]) -> dict[str, Acquisition]:
        """Return for each of these documents the acquisition that speaks for it."""
        sql = "SELECT document, record FROM acquisitions"
        found: dict[str, list[Acquisition]] = {}
        for document, record in self._tables.in_pieces(sql, "document", documents):
            found.setdefault(document, []).append(decode(Acquisition, record))
        return {key: min(items, key=acquisition_order) for key, items in found.items()}

    def events_in(self, document: str) -> list[Event]:
        """Return the events that a document tells, in id order."""
        # Most events of a story are told elsewhere: what does not name the document is not read.
        sql = """SELECT record FROM events WHERE story IN
                    (SELECT story FROM story_documents WHERE document = ?1)
                    AND replace(record, ?1, '') != record ORDER BY id"""
        found = (decode(Event, row[0]) for row in self._tables.all(sql, document))
        return [e for e in found if any(q.span.document == document for q in e.evidence)]

    def stories_of(self, documents: Iterable[str]) -> dict[str, str]:
        """Return the story of each of these documents."""
        sql = "SELECT document, story FROM story_documents"
        return dict(self._tables.in_pieces(sql, "document", documents))

    def origins_of(self, documents: Iterable[str]) -> list[Origin]:
        """Return the origins that any of these documents belongs to, in id order."""
        sql = "SELECT document, origin FROM origin_documents"
        ids = {row[1] for row in self._tables.in_pieces(sql, "document", documents)}
        return self._records("SELECT record FROM origins", "id", Origin, ids)

    def copies_among(self, documents: Iterable[str]) -> list[CopyRelation]:
        """Return the copy relations that lie within these documents."""
        inside = set(documents)
        found = self._records("SELECT record FROM copies", "a", CopyRelation, inside)
        return sorted((i for i in found if i.b in inside), key=lambda item: (item.a, item.b))

    def statements_in(self, documents: Iterable[str]) -> list[Statement]:
        """Return the statements of these documents, in id order."""
        sql = "SELECT record FROM statements"
        found = self._records(sql, "document", Statement, documents)
        return sorted(found, key=lambda item: item.id)

    def statements_named(self, ids: Iterable[str]) -> list[Statement]:
        """Return the statements with these ids, in id order."""
        return self._records("SELECT record FROM statements", "id", Statement, ids)

    def input_of(self, document: str) -> bytes:
        """Return the bytes that a document was read from; raises `NotFoundError`."""
        sql = """SELECT data FROM inputs WHERE sha256 =
                    (SELECT input FROM acquisitions WHERE document = ? ORDER BY record LIMIT 1)"""
        row = self._tables.one(sql, document)
        if row is None:
            raise NotFoundError(f"the bytes of {document} are not in this ledger")
        return zlib.decompress(row[0])

    def statements_by(self, entity: str, *, limit: int = 200) -> list[Statement]:
        """Return statements that an entity makes, alone or together with others."""
        own = "SELECT id, record FROM statements WHERE speaker = ? ORDER BY id LIMIT ?"
        # Their index holds these alone, because its condition stands here as it does there.
        joint = """SELECT id, record FROM statements
                    WHERE replace(record, '"together":[', '') != record
                    AND replace(record, ?, '') != record ORDER BY id"""
        rows = [*self._tables.all(own, entity, limit), *self._tables.all(joint, entity)]
        found = (decode(Statement, record) for _, record in sorted(dict(rows).items()))
        made = (s for s in found if any(party.entity == entity for party in s.speakers))
        return list(islice(made, limit))

    def events_with(self, entity: str, *, limit: int = 200) -> list[Event]:
        """Return events that an entity takes part in or vouches for, the latest first."""
        sql = """SELECT record FROM events WHERE id IN
                    (SELECT id FROM event_parties CROSS JOIN events ON id = event
                     WHERE entity = ? GROUP BY id ORDER BY day DESC, id LIMIT ?)
                 ORDER BY day DESC, id"""
        return [decode(Event, row[0]) for row in self._tables.all(sql, entity, limit)]

    def questions(self, kind: str | None = None, *, limit: int = 100) -> list[Question]:
        """Return what is unsure, the most doubtful first."""
        of_kind = "" if kind is None else "WHERE kind = ?"
        sql = f"SELECT record FROM questions {of_kind} ORDER BY doubt DESC, id LIMIT ?"
        values = (limit,) if kind is None else (kind, limit)
        return [decode(Question, row[0]) for row in self._tables.all(sql, *values)]

    def documents_from(self, source: str, *, limit: int = 400) -> list[str]:
        """Return the documents of an outlet, in id order; raises `NotFoundError`."""
        sql = """SELECT DISTINCT document FROM acquisitions WHERE outlet = ?
                  ORDER BY document LIMIT ?"""
        found = [row[0] for row in self._tables.all(sql, source, limit)]
        if not found:
            raise NotFoundError(f"no copy in this ledger is from {source!r}")
        return found

    def _records(
        self, sql: str, column: str, kind: type[Record], ids: Iterable[str]
    ) -> list[Record]:
        rows: Iterable[Sequence[Any]] = self._tables.in_pieces(sql, column, ids)
        return [decode(kind, row[0]) for row in rows]


def _of_events(wanted: EventQuery) -> dict[str, object]:
    """Return what is asked of the short row of an event, by its SQL."""
    return {
        "type = ?": wanted.type,
        "status = ?": wanted.status,
        "novelty = ?": wanted.novelty,
        "means = ?": wanted.means,
        "country = ?": wanted.country,
        "story = ?": wanted.story,
        "id IN (SELECT event FROM event_parties WHERE entity = ?)": wanted.entity,
        "(until IS NULL OR until >= ?) AND coalesce(since, until) IS NOT NULL": wanted.since,
        "(since IS NULL OR since <= ?) AND coalesce(until, since) IS NOT NULL": wanted.until,
        "support >= ?": wanted.support,
    }


def _given(conditions: Mapping[str, object]) -> tuple[list[str], list[object]]:
    """Return the conditions whose value is given, and a value for each of their marks."""
    given = {sql: value for sql, value in conditions.items() if value is not None}
    return list(given), [value for sql, value in given.items() for _ in range(sql.count("?"))]


def _all_of(clauses: Sequence[str]) -> str:
    return f"WHERE {' AND '.join(clauses)}" if clauses else ""


def _cursor(value: str, name: str) -> str:
    text = json.dumps([value, name], ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _opened(cursor: str) -> tuple[str, str]:
    """Return what a cursor holds.

    Raises:
        NotFoundError: it is none of ours.
    """
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        value, name = json.loads(base64.urlsafe_b64decode(padded.encode("ascii")))
    except (ValueError, binascii.Error, UnicodeError, TypeError):
        raise NotFoundError("the page that is asked for cannot be found: begin again") from None
    if not isinstance(value, str) or not isinstance(name, str):
        raise NotFoundError("the page that is asked for cannot be found: begin again")
    return value, name

"""Watches, their entries and articles, and what was fetched, in one ledger."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256

from firsthand.errors import NotFoundError
from firsthand.model import Acquisition
from firsthand.store.codec import decode, encode
from firsthand.store.rows import OverTables
from firsthand.store.watching import (
    Answer,
    FetchRow,
    LinkRow,
    LinkState,
    SiteRow,
    Watch,
    WatchRow,
    WatchState,
)

_WATCHES = "SELECT record, state, due, paused FROM watches"


class SqlWatch(OverTables):
    """Keeps what is watched."""

    def watches(self) -> list[WatchRow]:
        """Return all watches by address."""
        return [_watch_row(row) for row in self._tables.all(f"{_WATCHES} ORDER BY url")]

    def watch(self, id: str) -> WatchRow:  # noqa: A002 (the record's own word)
        """Return one watch by its id or address; raises `NotFoundError`."""
        row = self._tables.one(f"{_WATCHES} WHERE id = ?1 OR url = ?1", id)
        if row is None:
            raise NotFoundError(f"there is no watch {id!r}; see 'firsthand watch list'")
        return _watch_row(row)

    def due_watches(self, now: float, *, limit: int = 500) -> list[WatchRow]:
        """Return the watches that are to be looked at, the longest waiting first."""
        sql = f"{_WATCHES} WHERE paused = 0 AND due <= ? ORDER BY due, id LIMIT ?"
        return [_watch_row(row) for row in self._tables.all(sql, now, limit)]

    def add_watch(self, watch: Watch) -> bool:
        """Keep a new watch, or new settings of the one with this address; tell which: new."""
        is_new = self._tables.one("SELECT 1 FROM watches WHERE url = ?", watch.url) is None
        sql = """INSERT INTO watches (id, url, parent, record, state) VALUES (?, ?, ?, ?, ?)
                 ON CONFLICT (url) DO UPDATE SET record = excluded.record, paused = 0"""
        values = (watch.id, watch.url, watch.parent, encode(watch), encode(WatchState()))
        self._tables.run(sql, *values)
        return is_new

    def pause_watch(self, id: str, *, paused: bool) -> None:  # noqa: A002
        """Stop looking at a watch and its parts, or go on."""
        sql = "UPDATE watches SET paused = ?, due = 0 WHERE id = ? OR parent = ?"
        self._tables.run(sql, int(paused), id, id)

    def drop_watch(self, id: str) -> None:  # noqa: A002
        """Forget a watch; what came through it stays."""
        sql = """DELETE FROM watch_links WHERE state IN ('waiting', 'failed') AND watch IN
                    (SELECT id FROM watches WHERE id = ?1 OR parent = ?1)"""
        self._tables.run(sql, id)
        self._tables.run("UPDATE watch_links SET due = NULL WHERE watch = ?", id)
        self._tables.run("DELETE FROM watches WHERE id = ?", id)

    def put_look(self, id: str, state: WatchState, *, due: float, body: bytes | None) -> None:  # noqa: A002
        """Keep what a look at a watch found, and the feed itself if it has changed."""
        packed = None if body is None else zlib.compress(body, 6)
        sql = "UPDATE watches SET state = ?, due = ?, body = coalesce(?, body) WHERE id = ?"
        self._tables.run(sql, encode(state), due, packed, id)

    def known_entries(self, watch: str) -> dict[str, str]:
        """Return for each entry of a feed the digest of what the feed said of it last."""
        sql = "SELECT key, digest FROM watch_entries WHERE watch = ?"
        return dict(self._tables.all(sql, watch))

    def put_entries(self, watch: str, entries: Mapping[str, str]) -> None:
        """Keep entries of a feed with their digests."""
        sql = """INSERT INTO watch_entries (watch, key, digest) VALUES (?, ?, ?)
                 ON CONFLICT (watch, key) DO UPDATE SET digest = excluded.digest"""
        self._tables.run_many(sql, ((watch, key, digest) for key, digest in entries.items()))

    def link(self, url: str) -> LinkRow | None:
        """Return what is known of an article."""
        sql = "SELECT url, state, due, record FROM watch_links WHERE url = ?"
        row = self._tables.one(sql, url)
        return None if row is None else _link_row(row)

    def due_links(self, now: float, *, limit: int = 500) -> list[LinkRow]:
        """Return the articles that are to be fetched, the longest waiting first."""
        sql = """SELECT l.url, l.state, l.due, l.record FROM watch_links AS l
                 JOIN watches AS w ON w.id = l.watch AND w.paused = 0
                 WHERE l.due <= ? ORDER BY l.due, l.url LIMIT ?"""
        return [_link_row(row) for row in self._tables.all(sql, now, limit)]

    def put_link(self, row: LinkRow) -> None:
        """Keep an article in place of what was known of it."""
        sql = """INSERT INTO watch_links (url, watch, state, due, record)
                 VALUES (?, ?, ?, ?, ?) ON CONFLICT (url) DO UPDATE SET watch = excluded.watch,
                    state = excluded.state, due = excluded.due, record = excluded.record"""
        self._tables.run(sql, row.url, row.link.watch, row.state, row.due, encode(row.link))

    def links_by_state(self) -> dict[tuple[str, str], int]:
        """Return how many articles of each watch are waiting, kept, gone and failed."""
        sql = "SELECT watch, state, count(*) FROM watch_links GROUP BY watch, state"
        return {(row[0], row[1]): row[2] for row in self._tables.all(sql)}

    def add_fetch(self, name: str, data: bytes, acquisition: Acquisition, answer: Answer) -> str:
        """Keep bytes that were fetched until a run takes them in; return their digest."""
        digest = sha256(data).hexdigest()
        sql = "INSERT INTO inputs (sha256, size, data) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"
        self._tables.run(sql, digest, len(data), zlib.compress(data, 6))
        sql = "INSERT INTO fetches (input, name, at, record, answer) VALUES (?, ?, ?, ?, ?)"
        at = acquisition.retrieved_at or ""
        self._tables.run(sql, digest, name, at, encode(acquisition), encode(answer))
        return digest

    def waiting_fetches(self) -> Iterator[FetchRow]:
        """Yield what no run has taken in, in the order in which it came."""
        sql = """SELECT number, name, record, data FROM fetches
                 JOIN inputs ON inputs.sha256 = input WHERE taken = 0 AND number > ?
                 ORDER BY number LIMIT 100"""
        last = 0
        while rows := self._tables.all(sql, last):
            for number, name, record, data in rows:
                yield FetchRow(number, name, decode(Acquisition, record), zlib.decompress(data))
            last = rows[-1][0]

    def count_waiting(self) -> int:
        """Return how many fetched inputs no run has taken in."""
        row = self._tables.one("SELECT count(*) FROM fetches WHERE taken = 0")
        return int(row[0]) if row else 0

    def take_fetches(self, numbers: Iterable[int]) -> None:
        """Note that a run has taken these in."""
        sql = "UPDATE fetches SET taken = 1 WHERE number = ?"
        self._tables.run_many(sql, ((number,) for number in numbers))

    def answers_to(self, input: str) -> list[Answer]:  # noqa: A002 (the column's own word)
        """Return how servers answered whenever they sent these bytes, the first first."""
        sql = "SELECT answer FROM fetches WHERE input = ? ORDER BY number"
        return [decode(Answer, row[0]) for row in self._tables.all(sql, input)]

    def bytes_of(self, sha256: str) -> bytes | None:
        """Return kept bytes by their digest."""
        row = self._tables.one("SELECT data FROM inputs WHERE sha256 = ?", sha256)
        return None if row is None else zlib.decompress(row[0])

    def site(self, site: str) -> SiteRow | None:
        """Return the robots.txt of a site."""
        row = self._tables.one("SELECT record FROM watch_sites WHERE site = ?", site)
        return None if row is None else decode(SiteRow, row[0])

    def put_site(self, row: SiteRow) -> None:
        """Keep the robots.txt of a site."""
        sql = """INSERT INTO watch_sites (site, record) VALUES (?, ?)
                 ON CONFLICT (site) DO UPDATE SET record = excluded.record"""
        self._tables.run(sql, row.site, encode(row))


def _watch_row(row: tuple[str, str, float, int]) -> WatchRow:
    return WatchRow(decode(Watch, row[0]), decode(WatchState, row[1]), row[2], bool(row[3]))


def _link_row(row: tuple[str, str, float | None, str]) -> LinkRow:
    return LinkRow(row[0], row[1], row[2], decode(LinkState, row[3]))

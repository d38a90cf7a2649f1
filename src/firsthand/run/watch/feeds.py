"""What follows from the answer of a feed: new entries, parts, or a wait."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import sha256

from firsthand.errors import ReadError
from firsthand.model import Acquisition, Failure, PageField, content_id
from firsthand.read.feeds import Feed, FeedEntry, entry_fields, find_feeds, is_page, parse_feed
from firsthand.run.fetching import Fetched, FetchError
from firsthand.run.fetching.addresses import AddressError, target_of
from firsthand.run.watch.schedule import asked_wait, backoff, moment, spread
from firsthand.store import Store
from firsthand.store.watching import Answer, LinkRow, LinkState, Watch, WatchRow, WatchState

MADE_BY = "watch/1"
_GONE = 410
_PARTS = 20  # sitemaps of an index that are watched: those that changed last
_OLD = 3 * 24 * 3600.0  # a sitemap lists a whole site: what is older at the first look is let be
_AHEAD = 24 * 3600.0  # a date that lies further in the future than this is no date


def keep_look(store: Store, row: WatchRow, answer: Fetched | FetchError, now: float) -> None:
    """Keep what a look at a feed found, in one transaction with all that follows from it."""
    with store.transaction():
        if isinstance(answer, FetchError):
            _failed(store, row, str(answer), now, wait=24 * 3600.0 if answer.is_final else None)
        elif answer.status == 304:  # noqa: PLR2004
            _looked(store, row, row.state, now, None)
        elif answer.status == 200:  # noqa: PLR2004
            _keep_body(store, row, answer, now)
        else:
            words = f"{answer.url}: the server answers {answer.status}"
            _failed(store, row, words, now, wait=asked_wait(answer.header("retry-after"), now))
            if answer.status == _GONE:
                store.pause_watch(row.watch.id, paused=True)


def _failed(store: Store, row: WatchRow, error: str, now: float, wait: float | None) -> None:
    failures = row.state.failures + 1
    state = replace(row.state, failures=failures, error=error, checked=moment(now))
    pause = max(wait or 0.0, backoff(row.watch.id, failures))
    store.put_look(row.watch.id, state, due=now + pause, body=None)


def _looked(store: Store, row: WatchRow, state: WatchState, now: float, body: bytes | None) -> None:
    looks = state.looks + 1
    state = replace(state, looks=looks, failures=0, error=None, checked=moment(now))
    # A tenth is spread, so that watches that were added together drift apart.
    pause = row.watch.interval * 60 * (1 + 0.1 * spread(f"{row.watch.id} {looks}"))
    store.put_look(row.watch.id, state, due=now + pause, body=body)


def _keep_body(store: Store, row: WatchRow, answer: Fetched, now: float) -> None:
    digest = sha256(answer.body).hexdigest()
    state = replace(row.state, etag=answer.header("etag"), modified=answer.header("last-modified"))
    if digest == row.state.digest:
        _looked(store, row, state, now, None)
        return
    try:
        feed = parse_feed(answer.body, url=answer.final_url)
    except ReadError as error:
        _keep_odd(store, row, answer, str(error), now)
        return
    keep_entries(store, row, feed, answer, now)
    _keep_parts(store, row, feed.parts)
    state = replace(state, kind=feed.kind, title=feed.title, digest=digest)
    _looked(store, row, state, now, answer.body)


def _keep_odd(store: Store, row: WatchRow, answer: Fetched, error: str, now: float) -> None:
    """Take the feed that a page names, or note that this is no feed."""
    feeds = find_feeds(answer.body, url=answer.final_url) if is_page(answer.body) else ()
    if feeds and row.state.feed is None and not row.state.looks:
        state = replace(row.state, feed=feeds[0], failures=0, error=None, checked=moment(now))
        store.put_look(row.watch.id, state, due=now, body=None)
        return
    _failed(store, row, error, now, wait=None)


def _keep_parts(store: Store, row: WatchRow, parts: Iterable[tuple[str, str | None]]) -> None:
    latest = sorted(parts, key=lambda item: (item[1] or "", item[0]), reverse=True)[:_PARTS]
    if not latest:
        return  # a feed of articles: most looks are at one, and there may be many watches
    known = {item.watch.url: item for item in store.watches()}
    for url, _ in latest:
        if row.watch.parent is None and url not in known:
            part = replace(row.watch, id=watch_id(url), url=url, parent=row.watch.id)
            store.add_watch(part)
    listed = {url for url, _ in latest}
    for item in known.values():
        if item.watch.parent == row.watch.id and item.watch.url not in listed:
            store.pause_watch(item.watch.id, paused=True)


def watch_id(url: str) -> str:
    """Return the id of the watch of an address."""
    return content_id("wa", url)


def keep_entries(store: Store, row: WatchRow, feed: Feed, answer: Fetched, now: float) -> None:
    """Keep the entries that are new or say something new, and what is to be fetched for them."""
    watch = row.watch
    known = store.known_entries(watch.id)
    told = {entry.key: entry for entry in feed.entries}
    news = {key: entry for key, entry in told.items() if known.get(key) != entry.digest}
    store.put_entries(watch.id, {key: entry.digest for key, entry in news.items()})
    for entry in news.values():
        if feed.kind == "sitemap" and not row.state.looks and _is_old(entry, now):
            continue
        entry_now = _without_odd_dates(entry, now)
        if watch.feed_text or entry.link is None:
            _keep_text(store, watch, entry_now, answer)
        else:
            _keep_link(store, watch, entry_now, now)


def _is_old(entry: FeedEntry, now: float) -> bool:
    stated = entry.published or entry.updated
    return stated is None or stated[:10] < moment(now - _OLD)[:10]


def _without_odd_dates(entry: FeedEntry, now: float) -> FeedEntry:
    """Return the entry without dates that lie in the future: a copy is not from tomorrow."""
    last = moment(now + _AHEAD)[:10]
    return replace(
        entry,
        published=entry.published if (entry.published or "")[:10] <= last else None,
        updated=entry.updated if (entry.updated or "")[:10] <= last else None,
    )


def _keep_link(store: Store, watch: Watch, entry: FeedEntry, now: float) -> None:
    url = entry.link or ""
    try:
        target_of(url)
    except AddressError as error:
        path = url[:500]
        store.add_failure(Failure(content_id("in", path), "fetch", str(error), MADE_BY, path))
        return
    found = store.link(url)
    said = entry_fields(entry)
    if found is None:
        link = LinkState(watch=watch.id, first_seen=now, said=said)
        store.put_link(LinkRow(url, "waiting", now, link))
        return
    # Another feed that points to it adds what it says; its words come after the first's.
    together = tuple(dict.fromkeys((*found.link.said, *said)))
    link = replace(found.link, said=together, failures=0)
    is_changed = found.link.watch == watch.id or found.state == "failed"
    state, due = ("waiting", now) if is_changed else (found.state, found.due)
    store.put_link(LinkRow(url, state, due, link))


def _keep_text(store: Store, watch: Watch, entry: FeedEntry, answer: Fetched) -> None:
    """Keep the text that the feed itself has as a record of a crawler has it."""
    markup = entry.content or entry.summary
    if not markup:
        return
    record = {key: value for key, value in _record(entry, markup) if value}
    data = json.dumps(record, ensure_ascii=False, sort_keys=True).encode()
    acquisition = where_from(watch, entry.link or answer.final_url, answer.at, entry_fields(entry))
    reply = Answer(answer.status, answer.headers, answer.hops)
    store.add_fetch("entry.jsonl", data, acquisition, reply)


def _record(entry: FeedEntry, markup: str) -> Iterator[tuple[str, object]]:
    yield "guid", entry.guid
    yield "title", entry.title
    yield "url", entry.link
    yield "published", entry.published
    yield "updated", entry.updated
    yield "authors", list(entry.authors)
    # A bare text has paragraphs by its line ends, which a page has not.
    yield ("html" if "<" in markup and ">" in markup else "text"), markup


def where_from(watch: Watch, url: str, at: str, said: tuple[PageField, ...]) -> Acquisition:
    """Return where a copy came from, with what the feed says of it."""
    return Acquisition(url=url, source_name=watch.source, retrieved_at=at, said=said)

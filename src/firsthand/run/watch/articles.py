"""What follows from the answer of an article's address: bytes to take in, or a wait."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from firsthand.errors import ReadError
from firsthand.model import Acquisition, Failure, content_id
from firsthand.run.fetching import Fetched, FetchError
from firsthand.run.watch.feeds import MADE_BY, where_from
from firsthand.run.watch.schedule import MOST_TRIES, asked_wait, backoff
from firsthand.store import Store
from firsthand.store.watching import Answer, LinkRow, Watch

_GONE = frozenset({404, 410, 451})
_REFUSED = frozenset({400, 401, 402, 403, 405, 406})
_CHECKED_FOR = 7 * 24 * 3600.0  # seconds after it was first seen that an article is looked at
_NAMES = {
    "text/html": "page.html",
    "application/xhtml+xml": "page.html",
    "text/plain": "page.txt",
    "application/xml": "page.xml",
    "text/xml": "page.xml",
    "application/json": "page.json",
}


def keep_article(
    store: Store, row: LinkRow, watch: Watch, answer: Fetched | FetchError, now: float
) -> None:
    """Keep an article, or that it could not be had, in one transaction with what follows."""
    with store.transaction():
        if isinstance(answer, FetchError):
            _failed(store, row, str(answer), now, wait=None, is_final=answer.is_final)
        elif answer.status == 304:  # noqa: PLR2004
            _kept(store, row, watch, now)
        elif answer.status == 200:  # noqa: PLR2004
            _keep_bytes(store, row, watch, answer, now)
        else:
            words = f"{row.url}: the server answers {answer.status}"
            wait = asked_wait(answer.header("retry-after"), now)
            is_final = answer.status in _GONE | _REFUSED
            _failed(store, row, words, now, wait=wait, is_final=is_final)


def _failed(
    store: Store, row: LinkRow, error: str, now: float, *, wait: float | None, is_final: bool
) -> None:
    failures = row.link.failures + 1
    link = replace(row.link, failures=failures, error=error)
    if row.state == "kept":
        # What we have stays; that it is gone, or out of reach, ends the looking for edits.
        due = None if is_final or failures >= MOST_TRIES else now + backoff(row.url, failures)
        store.put_link(LinkRow(row.url, "gone" if is_final else "kept", due, link))
    elif is_final or failures >= MOST_TRIES:
        store.put_link(LinkRow(row.url, "failed", None, link))
        store.add_failure(Failure(content_id("in", row.url), "fetch", error, MADE_BY, row.url))
    else:
        due = now + max(wait or 0.0, backoff(row.url, failures))
        store.put_link(LinkRow(row.url, "waiting", due, link))


def _keep_bytes(store: Store, row: LinkRow, watch: Watch, answer: Fetched, now: float) -> None:
    digest = sha256(answer.body).hexdigest()
    name = _name(answer)
    if not answer.body.strip():
        _failed(store, row, f"{row.url}: the page is empty", now, wait=None, is_final=False)
        return
    link = replace(
        row.link, etag=answer.header("etag"), modified=answer.header("last-modified"), digest=digest
    )
    if digest != row.link.digest and not _says_the_same(store, row, name, answer.body):
        acquisition = where_from(watch, answer.final_url, answer.at, row.link.said)
        reply = Answer(answer.status, answer.headers, answer.hops)
        store.add_fetch(name, answer.body, acquisition, reply)
    elif digest != row.link.digest:
        link = replace(link, digest=row.link.digest)
    store.clear_failures_of(row.url, stage="fetch")
    _kept(store, replace(row, link=link), watch, now)


def _kept(store: Store, row: LinkRow, watch: Watch, now: float) -> None:
    checks = row.link.checks + (row.state == "kept")
    pause = watch.recheck * 3600 * 2.0 ** min(checks, 10)
    is_over = not pause or now + pause > row.link.first_seen + _CHECKED_FOR
    link = replace(row.link, checks=checks, failures=0, error=None)
    store.put_link(LinkRow(row.url, "kept", None if is_over else now + pause, link))


def _name(answer: Fetched) -> str:
    """Return the name to read the bytes under, by the type that the server states."""
    stated = (answer.header("content-type") or "").partition(";")[0].strip().lower()
    return _NAMES.get(stated, "page")


def _says_the_same(store: Store, row: LinkRow, name: str, data: bytes) -> bool:
    """Tell whether a page has the same text as before: tokens and clocks in markup change."""
    before = store.bytes_of(row.link.digest) if row.link.digest else None
    return before is not None and _text(before, name) == _text(data, name) is not None


def _text(data: bytes, name: str) -> str | None:
    from firsthand.read import read_records

    found = next(iter(read_records(data, name=name, acquisition=Acquisition())), None)
    return None if found is None or isinstance(found, ReadError) else found.text

"""The work of the threads: one site's requests after another, by its robots.txt and its pace."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from firsthand.run.fetching import Fetched, FetchError, Limits, fetch
from firsthand.run.fetching.addresses import AddressError, target_of
from firsthand.run.fetching.robots import ALLOW_ALL, ALLOW_NONE, MOST_BYTES, Rules, read_robots
from firsthand.store.watching import LinkRow, SiteRow, WatchRow

_DAY = 24 * 3600.0
_SOON = 600.0  # seconds after which a robots.txt that could not be had is asked for again
_GONE = range(400, 500)


@dataclass(frozen=True, slots=True)
class Job:
    """One request: for a feed (`row` is a watch) or for an article."""

    url: str
    row: WatchRow | LinkRow
    limits: Limits
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a request ended: an answer or an error, and robots.txt files learnt on the way."""

    job: Job
    answer: Fetched | FetchError
    sites: tuple[SiteRow, ...] = ()


@dataclass(slots=True)
class Sites:
    """What all threads know of sites: their rules, and when each may be asked next.

    `recall` gives what an earlier run kept; it is called by the threads one at a time.
    """

    pace: float
    known: dict[str, tuple[Rules, SiteRow]] = field(default_factory=dict)
    turns: dict[str, float] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def remember(self, rows: Iterable[SiteRow]) -> None:
        """Take over what an earlier run learnt."""
        for row in rows:
            self.known[row.site] = rules_of(row), row

    def wait_turn(self, site: str, closing: threading.Event) -> None:
        """Wait until the site may be asked again, and note that it is asked now."""
        rules = self.known.get(site, (ALLOW_ALL, None))[0]
        with self.lock:
            now = time.monotonic()
            at = max(now, self.turns.get(site, now))
            self.turns[site] = at + max(self.pace, rules.delay or 0.0)
        closing.wait(at - now)


def rules_of(row: SiteRow) -> Rules:
    """Return the rules of a site: no file allows all, a file that cannot be had nothing."""
    if row.status == 200:  # noqa: PLR2004
        return read_robots(row.text.encode())
    return ALLOW_ALL if row.status in _GONE else ALLOW_NONE


def site_of(url: str) -> str:
    """Return the site of an address; one that is none is a site of its own."""
    try:
        return target_of(url).site
    except AddressError:
        return url


def work(
    jobs: Iterable[Job], sites: Sites, closing: threading.Event, keep: Callable[[Outcome], None]
) -> None:
    """Carry out requests to one site one after the other; every job has one outcome."""
    for job in jobs:
        if closing.is_set():
            return
        learnt: list[SiteRow] = []
        try:
            answer: Fetched | FetchError = _answer(job, sites, closing, learnt)
        except FetchError as error:
            answer = error
        except Exception as error:  # noqa: BLE001 (the edge of the request)
            answer = FetchError(f"{job.url}: {type(error).__name__}: {error}")
        keep(Outcome(job, answer, tuple(learnt)))


def _answer(job: Job, sites: Sites, closing: threading.Event, learnt: list[SiteRow]) -> Fetched:
    def permitted(url: str) -> None:
        _check_robots(url, job.limits, sites, learnt)
        sites.wait_turn(site_of(url), closing)

    permitted(job.url)
    return fetch(job.url, job.limits, headers=dict(job.headers), permitted=permitted)


def _check_robots(url: str, limits: Limits, sites: Sites, learnt: list[SiteRow]) -> None:
    """Raise `FetchError` where robots.txt forbids an address, or cannot be had."""
    try:
        target = target_of(url)
    except AddressError as error:
        raise FetchError(f"{url}: {error}", is_final=True) from error
    found = sites.known.get(target.site)
    if found is None or found[1].until < time.time():
        row = _robots(target.site, limits)
        found = rules_of(row), row
        sites.known[target.site] = found
        learnt.append(row)
    rules, row = found
    if row.status not in {200, *_GONE}:
        raise FetchError(f"{target.site}/robots.txt cannot be had, so nothing else is fetched")
    if not rules.allows(target.path):
        raise FetchError(f"{url}: robots.txt of the site forbids it", is_final=True)


def _robots(site: str, limits: Limits) -> SiteRow:
    now = time.time()
    try:
        found = fetch(f"{site}/robots.txt", replace(limits, most_bytes=4 * MOST_BYTES))
    except FetchError as error:
        if error.is_final:
            raise
        return SiteRow(site, 0, "", now + _SOON)
    is_known = found.status == 200 or found.status in _GONE  # noqa: PLR2004
    # A server that is asked too often says nothing of what it allows.
    status = 0 if found.status == 429 else found.status  # noqa: PLR2004
    text = found.body[:MOST_BYTES].decode("utf-8", "replace") if status == 200 else ""  # noqa: PLR2004
    return SiteRow(site, status, text, now + (_DAY if is_known and status else _SOON))

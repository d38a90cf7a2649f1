"""The loop: what is due is handed to threads, what they bring is kept, then taken in."""

from __future__ import annotations

import queue
import threading
import time
from collections import defaultdict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field, replace

from firsthand.config import Config
from firsthand.errors import BusyError, NotFoundError
from firsthand.run.fetching import Limits
from firsthand.run.steps import Step
from firsthand.run.summary import Progress, Silent, Summary
from firsthand.run.watch.articles import keep_article
from firsthand.run.watch.feeds import keep_look
from firsthand.run.watch.intake import Intake, take_fetched
from firsthand.run.watch.jobs import Job, Outcome, Sites, site_of, work
from firsthand.store import Store
from firsthand.store.watching import LinkRow, WatchRow

_AT_ONCE = 20  # requests to one site that are handed over together
_TICK = 0.2  # seconds between two looks at what is due
_AGAIN = 1.0  # seconds between two looks while every site in question is at work
_LOCKED = 20  # times that a locked ledger is tried again, each after the ledger's own wait


@dataclass(frozen=True, slots=True)
class Settings:
    """How a watch runs.

    Attributes:
        limits: of one fetch; `allow_private` is each watch's own.
        threads: sites that are asked at the same time.
        pace: least seconds between two requests to one site; robots.txt may ask for more.
        gather: seconds between two runs that take in what was fetched, beside the looking.
        most_waiting: so many fetched inputs are taken in at once.
        until: the last stage of these runs.
    """

    limits: Limits = field(default_factory=Limits)
    threads: int = 8
    pace: float = 1.0
    gather: float = 60.0
    most_waiting: int = 200
    until: Step = Step.LEDGER


@dataclass(slots=True)
class Watcher:
    """A watch at work on one ledger. `clock` gives seconds since 1970."""

    store: Store
    config: Config
    settings: Settings = field(default_factory=Settings)
    progress: Progress = field(default_factory=Silent)
    clock: Callable[[], float] = time.time
    closing: threading.Event = field(default_factory=threading.Event)
    after: Callable[[Store], None] | None = None
    _busy: dict[str, set[str]] = field(default_factory=dict)
    _found: queue.Queue[Outcome | str] = field(default_factory=queue.Queue)
    _kept: int = 0
    _asked: int = -1
    _asked_at: float = 0.0

    def once(self) -> Summary:
        """Look at all that is due, fetch what that brings, take it in, and return."""
        with self._working() as (pool, sites):
            while not self.closing.is_set():
                self._hand_out(pool, sites)
                if not self._busy:
                    break
                self._keep_next()
        return self.take_in()

    def forever(self) -> None:
        """Go on until `closing` is set; what is being taken in then is taken in wholly."""
        last = time.monotonic()
        intake = Intake(self.store, self._taken_in)
        with self._working() as (pool, sites), ExitStack() as stack:
            stack.callback(intake.end)
            while not self.closing.is_set():
                self._hand_out(pool, sites)
                self._keep_next()
                if intake.is_at_work or not (waiting := self.store.count_waiting()):
                    continue
                is_time = time.monotonic() - last >= self.settings.gather
                if is_time or waiting >= self.settings.most_waiting:
                    intake.begin()
                    last = time.monotonic()

    def take_in(self) -> Summary:
        """Take what was fetched into the ledger, now and here."""
        return self._taken_in(self.store)

    def _taken_in(self, store: Store) -> Summary:
        summary = take_fetched(store, self.config, self.settings.until, self.progress)
        if self.after is not None:
            self.after(store)
        return summary

    def _working(self) -> _Working:
        return _Working(self.settings, self.closing)

    def _hand_out(self, pool: ThreadPoolExecutor, sites: Sites) -> None:
        """Give the threads what is due, one of them for each site."""
        # While all that was handed out is still at work, hardly anything new can be given.
        is_same = self._busy and len(self._busy) == self._asked
        if is_same and time.monotonic() - self._asked_at < _AGAIN:
            return
        now = self.clock()
        jobs: dict[str, list[Job]] = defaultdict(list)
        due: list[WatchRow | LinkRow] = [*self.store.due_watches(now), *self.store.due_links(now)]
        # The longest waiting first, so that many feeds do not keep their articles waiting.
        for row in sorted(due, key=lambda item: item.due or 0.0):
            site = site_of(_address(row))
            if site not in self._busy and len(jobs[site]) < _AT_ONCE:
                jobs[site].append(self._job(row))
        for site, listed in jobs.items():
            if listed:
                self._start(pool, sites, site, listed)
        self._asked, self._asked_at = len(self._busy), time.monotonic()

    def _start(self, pool: ThreadPoolExecutor, sites: Sites, site: str, jobs: list[Job]) -> None:
        if site not in sites.known and (row := self.store.site(site)) is not None:
            sites.remember([row])
        self._busy[site] = {job.url for job in jobs}

        def worked() -> None:
            try:
                work(jobs, sites, self.closing, self._found.put)
            finally:
                self._found.put(site)

        pool.submit(worked)

    def _job(self, row: WatchRow | LinkRow) -> Job:
        """Return the request for a watch or an article, asking only for what is new."""
        if isinstance(row, WatchRow):
            limits = _limits(self.settings.limits, is_private=row.watch.allow_private)
            known = _conditions(row.state.etag, row.state.modified)
            return Job(_address(row), row, limits, known)
        watch = self.store.watch(row.link.watch).watch
        limits = _limits(self.settings.limits, is_private=watch.allow_private)
        known = _conditions(row.link.etag, row.link.modified) if row.link.digest else ()
        return Job(row.url, row, limits, known)

    def _keep_next(self) -> None:
        """Keep what the threads have brought, waiting a little for the first."""
        try:
            found = self._found.get(timeout=_TICK)
            while True:
                if isinstance(found, str):
                    self._busy.pop(found, None)
                else:
                    self._keep(found)
                found = self._found.get_nowait()
        except queue.Empty:
            return

    def _keep(self, outcome: Outcome) -> None:
        for tries in range(_LOCKED):
            try:
                self._keep_once(outcome)
            except BusyError:
                if tries == _LOCKED - 1:
                    raise
            else:
                break
        self._kept += 1
        self.progress.step("fetching", self._kept, None)

    def _keep_once(self, outcome: Outcome) -> None:
        if outcome.sites:
            with self.store.transaction():
                for site in outcome.sites:
                    self.store.put_site(site)
        given = outcome.job.row
        try:
            # The settings of now, not those of when it was handed out.
            if isinstance(given, WatchRow):
                row = self.store.watch(given.watch.id)
                keep_look(self.store, row, outcome.answer, self.clock())
            else:
                found = self.store.link(given.url) or given
                watch = self.store.watch(found.link.watch).watch
                keep_article(self.store, found, watch, outcome.answer, self.clock())
        except NotFoundError:
            return  # the watch was removed while it was looked at


class _Working:
    """The threads of one watch, ended with it."""

    def __init__(self, settings: Settings, closing: threading.Event) -> None:
        self._pool = ThreadPoolExecutor(settings.threads, thread_name_prefix="watch")
        self._sites = Sites(settings.pace)
        self._closing = closing

    def __enter__(self) -> tuple[ThreadPoolExecutor, Sites]:
        return self._pool, self._sites

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is not None:
            self._closing.set()
        self._pool.shutdown(wait=True, cancel_futures=True)


def _address(row: WatchRow | LinkRow) -> str:
    return row.state.feed or row.watch.url if isinstance(row, WatchRow) else row.url


def _limits(limits: Limits, *, is_private: bool) -> Limits:
    return replace(limits, allow_private=is_private)


def _conditions(etag: str | None, modified: str | None) -> tuple[tuple[str, str], ...]:
    """Return the headers that ask for an answer only if something has changed."""
    found = (("If-None-Match", etag), ("If-Modified-Since", modified))
    return tuple((name, value) for name, value in found if value and value.isprintable())

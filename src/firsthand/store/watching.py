"""What is watched, and what a killed watch must know to go on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from firsthand.model import Acquisition, PageField


@dataclass(frozen=True, slots=True)
class Watch:
    """A feed, sitemap or site that the user asked to watch.

    Attributes:
        url: as given; a page is asked for the feed that it names.
        source: the outlet's name, kept with every copy.
        interval: minutes between two looks.
        feed_text: take the text in the feed, fetch no article.
        recheck: hours after which an article is fetched again, for silent edits; 0 for never.
        allow_private: whether addresses of this network may be called.
        parent: the index of sitemaps that named it.
    """

    id: str
    url: str
    source: str | None = None
    interval: float = 15.0
    feed_text: bool = False
    recheck: float = 0.0
    allow_private: bool = False
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class WatchState:
    """What the last looks at a watch found.

    `feed` is the address in use where it is not the watch's own; `looks` counts good answers.
    """

    feed: str | None = None
    kind: str | None = None
    title: str | None = None
    etag: str | None = None
    modified: str | None = None
    digest: str | None = None
    looks: int = 0
    failures: int = 0
    error: str | None = None
    checked: str | None = None


@dataclass(frozen=True, slots=True)
class WatchRow:
    """A watch with its state; `due` in seconds since 1970."""

    watch: Watch
    state: WatchState
    due: float
    is_paused: bool = False


@dataclass(frozen=True, slots=True)
class LinkState:
    """One article that a feed points to.

    Attributes:
        watch: the id of the watch whose settings hold for it.
        said: what the feed says of it.
        digest: of the bytes that were kept last.
        first_seen: seconds since 1970.
        checks: how often it was fetched again after it was kept.
    """

    watch: str
    first_seen: float
    said: tuple[PageField, ...] = ()
    etag: str | None = None
    modified: str | None = None
    digest: str | None = None
    checks: int = 0
    failures: int = 0
    error: str | None = None


@dataclass(frozen=True, slots=True)
class LinkRow:
    """An article with its state: waiting, kept, gone or failed; `due` None: leave it alone."""

    url: str
    state: str
    due: float | None
    link: LinkState


@dataclass(frozen=True, slots=True)
class Answer:
    """How a server answered: status, headers as sent, every address on the way."""

    status: int
    headers: tuple[tuple[str, str], ...] = ()
    hops: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FetchRow:
    """Bytes that were fetched and wait for a run to take them in."""

    number: int
    name: str
    acquisition: Acquisition
    data: bytes


@dataclass(frozen=True, slots=True)
class SiteRow:
    """The robots.txt of a site; `until` in seconds since 1970, `status` 0 if it was not had."""

    site: str
    status: int
    text: str
    until: float


class Watching(Protocol):
    """What is watched, and what was fetched."""

    def watches(self) -> list[WatchRow]:
        """Return all watches by address."""
        ...

    def watch(self, id: str) -> WatchRow:  # noqa: A002 (the record's own word)
        """Return one watch by its id or address; raises `NotFoundError`."""
        ...

    def due_watches(self, now: float, *, limit: int = 500) -> list[WatchRow]:
        """Return the watches that are to be looked at, the longest waiting first."""
        ...

    def add_watch(self, watch: Watch) -> bool:
        """Keep a new watch, or new settings of the one with this address; tell which: new."""
        ...

    def pause_watch(self, id: str, *, paused: bool) -> None:  # noqa: A002
        """Stop looking at a watch and its parts, or go on."""
        ...

    def drop_watch(self, id: str) -> None:  # noqa: A002
        """Forget a watch; what came through it stays."""
        ...

    def put_look(self, id: str, state: WatchState, *, due: float, body: bytes | None) -> None:  # noqa: A002
        """Keep what a look at a watch found, and the feed itself if it has changed."""
        ...

    def known_entries(self, watch: str) -> dict[str, str]:
        """Return for each entry of a feed the digest of what the feed said of it last."""
        ...

    def put_entries(self, watch: str, entries: Mapping[str, str]) -> None:
        """Keep entries of a feed with their digests."""
        ...

    def link(self, url: str) -> LinkRow | None:
        """Return what is known of an article."""
        ...

    def due_links(self, now: float, *, limit: int = 500) -> list[LinkRow]:
        """Return the articles that are to be fetched, the longest waiting first."""
        ...

    def put_link(self, row: LinkRow) -> None:
        """Keep an article in place of what was known of it."""
        ...

    def links_by_state(self) -> dict[tuple[str, str], int]:
        """Return how many articles of each watch are waiting, kept, gone and failed."""
        ...

    def add_fetch(self, name: str, data: bytes, acquisition: Acquisition, answer: Answer) -> str:
        """Keep bytes that were fetched until a run takes them in; return their digest."""
        ...

    def waiting_fetches(self) -> Iterator[FetchRow]:
        """Yield what no run has taken in, in the order in which it came."""
        ...

    def count_waiting(self) -> int:
        """Return how many fetched inputs no run has taken in."""
        ...

    def take_fetches(self, numbers: Iterable[int]) -> None:
        """Note that a run has taken these in."""
        ...

    def answers_to(self, input: str) -> list[Answer]:  # noqa: A002 (the column's own word)
        """Return how servers answered whenever they sent these bytes, the first first."""
        ...

    def bytes_of(self, sha256: str) -> bytes | None:
        """Return kept bytes by their digest."""
        ...

    def site(self, site: str) -> SiteRow | None:
        """Return the robots.txt of a site."""
        ...

    def put_site(self, row: SiteRow) -> None:
        """Keep the robots.txt of a site."""
        ...

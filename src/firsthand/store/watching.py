"""What is watched, and what a killed watch must know to go on."""

from __future__ import annotations

from dataclasses import dataclass

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

"""What a feed tells: its entries, and what each says of the copy that it points to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from firsthand.model import PageField, content_id


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry of a feed or one address of a sitemap.

    Attributes:
        guid: the feed's own name for it, else its link.
        link: absolute address of the article, None where there is none on the web.
        published, updated: ISO 8601 in UTC (or a bare day), None where not stated or no date.
        authors: `dc:creator`, `author`: persons, desks or agencies, as written.
        source_name, source_url: the feed that it was taken from, by the RSS or Atom `<source>`.
        credits: `media:credit` and `dc:rights`-like lines of the media in it.
        summary, content: HTML or text as the feed has it.
    """

    guid: str
    link: str | None
    title: str | None = None
    published: str | None = None
    updated: str | None = None
    authors: tuple[str, ...] = ()
    source_name: str | None = None
    source_url: str | None = None
    credits: tuple[str, ...] = ()
    summary: str | None = None
    content: str | None = None
    language: str | None = None

    @property
    def key(self) -> str:
        """The entry's id: feeds that give all entries one guid are told apart by the links."""
        return content_id("fe", self.guid, self.link or "")

    @property
    def digest(self) -> str:
        """Changes when the feed says something else of the same entry."""
        parts = (self.title, self.updated or self.published, self.summary, self.content)
        return content_id("fd", *parts)


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed as it was read.

    Attributes:
        kind: rss, atom, json, sitemap or index (a sitemap of sitemaps).
        title: the feed's name, which is a name of the outlet.
        entries: in the feed's order, one for each key.
        parts: of an index, the addresses of its sitemaps with the day each was changed.
        notes: what was wrong with it and mended.
    """

    kind: str
    title: str | None
    entries: tuple[FeedEntry, ...] = ()
    parts: tuple[tuple[str, str | None], ...] = ()
    notes: tuple[str, ...] = ()


def entry_fields(entry: FeedEntry) -> tuple[PageField, ...]:
    """Return what a feed says of the copy that an entry points to, as the page might itself."""
    return tuple(dict.fromkeys(_statements(entry)))


def _statements(entry: FeedEntry) -> Iterator[PageField]:
    if entry.title:
        yield PageField("title", entry.title, "feed title")
    if entry.published:
        yield PageField("published", entry.published, "feed")
    if entry.updated:
        yield PageField("modified", entry.updated, "feed")
    for name in entry.authors:
        yield PageField("author", name, "feed creator")
    if entry.source_name:
        yield PageField("source_organisation", entry.source_name, "feed source")
    elif entry.source_url:
        yield PageField("based_on", entry.source_url, "feed source")
    for credit in entry.credits:
        yield PageField("media_credit", credit, "feed media")
    if entry.language:
        yield PageField("language", entry.language, "feed")

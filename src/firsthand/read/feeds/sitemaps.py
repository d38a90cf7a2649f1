"""Sitemaps and news sitemaps: addresses with the day of their last change."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from firsthand.read.feeds.dates import feed_date
from firsthand.read.feeds.markup import local, words
from firsthand.read.feeds.records import FeedEntry
from firsthand.read.feeds.xml_entries import absolute


def sitemap_entries(root: etree._Element, *, url: str) -> Iterator[FeedEntry]:
    """Yield the addresses of a sitemap, with what a news sitemap says of each."""
    for node in root:
        link = absolute(_own(node, "loc") or "", url) if local(node) == "url" else None
        if link is None:
            continue
        news = next((item for item in node if local(item) == "news"), None)
        inner = {} if news is None else {local(item): words(item) for item in news.iter()}
        yield FeedEntry(
            guid=link,
            link=link,
            title=inner.get("title"),
            published=feed_date(inner.get("publication_date")),
            updated=feed_date(_own(node, "lastmod")),
            language=inner.get("language"),
        )


def sitemap_parts(root: etree._Element, *, url: str) -> Iterator[tuple[str, str | None]]:
    """Yield the addresses of the sitemaps that an index names, with the day of their change."""
    for node in root:
        link = absolute(_own(node, "loc") or "", url) if local(node) == "sitemap" else None
        if link is not None:
            yield link, feed_date(_own(node, "lastmod"))


def _own(node: etree._Element, name: str) -> str | None:
    return next((words(item) for item in node if local(item) == name), None)

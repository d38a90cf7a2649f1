"""Any kind of feed from its bytes."""

from __future__ import annotations

from collections.abc import Iterable

from firsthand.errors import ReadError
from firsthand.read.feeds.discovery import is_page
from firsthand.read.feeds.json_entries import json_feed
from firsthand.read.feeds.markup import local, parse_tree, words
from firsthand.read.feeds.records import Feed, FeedEntry
from firsthand.read.feeds.sitemaps import sitemap_entries, sitemap_parts
from firsthand.read.feeds.xml_entries import feed_entries

_KINDS = {"rss": "rss", "rdf": "rss", "feed": "atom"}


def parse_feed(data: bytes, *, url: str) -> Feed:
    """Return an RSS, Atom or JSON feed, a sitemap or an index of sitemaps.

    Args:
        data: the bytes as they came.
        url: the address they came from; relative links are made absolute by it.

    Raises:
        ReadError: empty, a page, no XML or JSON, or XML of another kind.
    """
    start = data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    if not start:
        raise ReadError(f"{url}: the feed is empty")
    if start in {b"{", b"["}:
        feed = json_feed(data, url=url)
        return Feed(feed.kind, feed.title, _once(feed.entries), (), feed.notes)
    if is_page(data):
        raise ReadError(f"{url}: this is a page, not a feed")
    root, notes = parse_tree(data, url=url)
    kind = local(root)
    if kind == "urlset":
        return Feed("sitemap", None, _once(sitemap_entries(root, url=url)), (), notes)
    if kind == "sitemapindex":
        return Feed("index", None, (), tuple(sitemap_parts(root, url=url)), notes)
    if kind not in _KINDS:
        raise ReadError(f"{url}: this XML is no feed: its root is {kind!r}")
    holder = root if kind == "feed" else next((n for n in root if local(n) == "channel"), root)
    title = words(next((node for node in holder if local(node) == "title"), None))
    return Feed(_KINDS[kind], title, _once(feed_entries(root, url=url)), (), notes)


def _once(entries: Iterable[FeedEntry]) -> tuple[FeedEntry, ...]:
    """Return the entries, of those with one key the first: feeds put the newest on top."""
    found: dict[str, FeedEntry] = {}
    for entry in entries:
        found.setdefault(entry.key, entry)
    return tuple(found.values())

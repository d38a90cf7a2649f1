"""Feeds and sitemaps: what a site says is new, as records; nothing is fetched here.

Comes in: the bytes of a feed and the address they were fetched from. Goes out: a `Feed` of
`FeedEntry` records with absolute addresses and ISO dates, and with what the feed itself says of
who made each copy (`<source>`, `dc:creator`, media credits), which is evidence of its origin.

    >>> feed = parse_feed(b'{"version": "https://jsonfeed.org/version/1.1", "items":'
    ...     b' [{"id": "7", "url": "/a", "title": "Ferry runs"}]}', url="https://gull.example/f")
    >>> feed.entries[0].link, feed.entries[0].title
    ('https://gull.example/a', 'Ferry runs')
"""

from __future__ import annotations

from firsthand.read.feeds.discovery import find_feeds, is_page
from firsthand.read.feeds.parsing import parse_feed
from firsthand.read.feeds.records import Feed, FeedEntry, entry_fields

__all__ = ["Feed", "FeedEntry", "entry_fields", "find_feeds", "is_page", "parse_feed"]

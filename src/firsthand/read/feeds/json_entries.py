"""JSON Feed (jsonfeed.org, versions 1 and 1.1)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from firsthand.errors import ReadError
from firsthand.read.feeds.dates import feed_date
from firsthand.read.feeds.records import Feed, FeedEntry
from firsthand.read.feeds.xml_entries import absolute


def json_feed(data: bytes, *, url: str) -> Feed:
    """Return a JSON Feed.

    Raises:
        ReadError: it is no JSON, or none with `items`.
    """
    try:
        found = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise ReadError(f"{url}: expected a JSON Feed, but {error}") from error
    items = found.get("items") if isinstance(found, dict) else None
    if not isinstance(items, list):
        raise ReadError(f"{url}: this JSON is no feed: it has no `items`")
    entries = (_entry(item, url) for item in items if isinstance(item, dict))
    return Feed("json", _text(found, "title"), tuple(item for item in entries if item))


def _entry(item: Mapping[str, object], url: str) -> FeedEntry | None:
    address = _text(item, "url") or _text(item, "external_url")
    link = absolute(address, url) if address else None
    guid = _text(item, "id") or link
    content = _text(item, "content_html") or _text(item, "content_text")
    if guid is None and content is None:
        return None
    return FeedEntry(
        guid=guid or (content or "")[:200],
        link=link,
        title=_text(item, "title"),
        published=feed_date(_text(item, "date_published")),
        updated=feed_date(_text(item, "date_modified")),
        authors=tuple(dict.fromkeys(_authors(item))),
        summary=_text(item, "summary"),
        content=content,
        language=_text(item, "language"),
    )


def _authors(item: Mapping[str, object]) -> Iterator[str]:
    listed = item.get("authors")
    for author in [*(listed if isinstance(listed, list) else []), item.get("author")]:
        if isinstance(author, dict) and (name := _text(author, "name")):
            yield name


def _text(item: Mapping[str, object], key: str) -> str | None:
    """Return a text without what no store can keep; numbers serve as ids."""
    value = item.get(key)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        return None
    sound = value.replace("\0", "").encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return sound.strip() or None

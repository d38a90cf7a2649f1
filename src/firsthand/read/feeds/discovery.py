"""The feeds that a page names, for a user who gives the address of a site."""

from __future__ import annotations

import re

from firsthand.read.feeds.xml_entries import absolute

_KINDS = (
    "application/rss+xml",
    "application/atom+xml",
    "application/feed+json",
    "application/rdf+xml",
)
_PAGE = re.compile(
    rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_HEAD = 4096


def is_page(data: bytes) -> bool:
    """Tell whether the bytes are an HTML page, whatever the server calls them."""
    return _PAGE.match(data[:_HEAD].removeprefix(b"\xef\xbb\xbf")) is not None


def find_feeds(data: bytes, *, url: str) -> tuple[str, ...]:
    """Return the addresses of the feeds that an HTML page links to, in its order."""
    from lxml import html

    from firsthand.read.decoding import decode

    try:
        tree = html.document_fromstring(decode(data, declared_in_head=True).text.encode())
    except (ValueError, html.etree.ParserError):
        return ()
    found = []
    for node in tree.iter("link"):
        is_feed = (node.get("type") or "").partition(";")[0].strip().lower() in _KINDS
        if is_feed and "alternate" in (node.get("rel") or "").lower().split():
            link = absolute(node.get("href") or "", url)
            if link is not None:
                found.append(link)
    return tuple(dict.fromkeys(found))

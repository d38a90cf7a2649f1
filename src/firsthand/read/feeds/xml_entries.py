"""Entries of RSS 2.0, RSS 1.0 and Atom: one reading for the three, by local names."""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape
from urllib.parse import urldefrag, urljoin

from lxml import etree

from firsthand.read.feeds.dates import feed_date
from firsthand.read.feeds.markup import local, space, words
from firsthand.read.feeds.records import FeedEntry

_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
_PUBLISHED = ("pubdate", "published", "issued", "date", "created")
_UPDATED = ("updated", "modified")
_WEB = ("http://", "https://")


def feed_entries(root: etree._Element, *, url: str) -> Iterator[FeedEntry]:
    """Yield the entries below the root of a feed, in its order."""
    for node in root.iter():
        if local(node) in {"item", "entry"}:
            entry = _entry(node, url)
            if entry is not None:
                yield entry


def _entry(node: etree._Element, url: str) -> FeedEntry | None:
    children = [item for item in node if isinstance(item.tag, str)]
    link = _link(node, children, url)
    guid = words(_first(children, "guid", "id")) or node.get(_ABOUT) or link
    content = _markup(_first(children, "encoded", "content"))
    summary = _markup(_first(children, "description", "summary"))
    title = _plain(words(_first(children, "title")))
    if guid is None and not (content or summary or title):
        return None
    source = _first(children, "source")
    return FeedEntry(
        guid=guid or title or (summary or "")[:200],
        link=link,
        title=title,
        published=_date(children, _PUBLISHED),
        updated=_date(children, _UPDATED),
        authors=tuple(dict.fromkeys(_authors(children))),
        source_name=_source_name(source),
        source_url=_source_url(source, url),
        credits=tuple(dict.fromkeys(_credits(node))),
        summary=summary,
        content=content,
        language=node.get(_LANG) or words(_first(children, "language")),
    )


def _first(children: list[etree._Element], *names: str) -> etree._Element | None:
    """Return the child with the first of these names; one of media RSS is none of ours."""
    for name in names:
        for item in children:
            if local(item) == name and "search.yahoo.com/mrss" not in space(item):
                return item
    return None


def _link(node: etree._Element, children: list[etree._Element], url: str) -> str | None:
    """Return the address of the article: Atom's alternate, RSS's link, a guid that is one."""
    found = [item for item in children if local(item) == "link"]
    atom = [item.get("href") for item in found if item.get("rel", "alternate") == "alternate"]
    plain = [words(item) for item in found if not item.get("href")]
    guid = _first(children, "guid")
    named = words(guid) if guid is not None and guid.get("isPermaLink", "true") == "true" else None
    for candidate in (*atom, *plain, named if (named or "").startswith(_WEB) else None):
        if candidate:
            return absolute(candidate, _base(node, url))
    return None


def _base(node: etree._Element, url: str) -> str:
    """Return what addresses here are relative to, by `xml:base` from the outside in."""
    bases = [item.get(_BASE) for item in (node, *node.iterancestors())]
    for base in reversed([item for item in bases if item]):
        url = urljoin(url, base)
    return url


def absolute(link: str, base: str) -> str | None:
    """Return an address without its fragment, None where it is none of the web."""
    try:
        found = urldefrag(urljoin(base, link.strip())).url
    except ValueError:
        return None
    return found if found.lower().startswith(_WEB) else None


def _date(children: list[etree._Element], names: tuple[str, ...]) -> str | None:
    for name in names:
        found = feed_date(words(_first(children, name)))
        if found is not None:
            return found
    return None


def _authors(children: list[etree._Element]) -> Iterator[str]:
    for item in children:
        if local(item) not in {"author", "creator", "contributor"}:
            continue
        named = words(_first([node for node in item if isinstance(node.tag, str)], "name"))
        text = _plain(named or words(item))
        if text and "itunes" not in space(item):
            yield _person(text)


def _person(text: str) -> str:
    """Return the name in RSS's "desk@gull.example (Ina Brook)"."""
    address, opened, rest = text.partition("(")
    is_mail = "@" in address and opened and rest.endswith(")")
    return rest[:-1].strip() if is_mail else text


def _source_name(source: etree._Element | None) -> str | None:
    if source is None:
        return None
    inner = _first([item for item in source if isinstance(item.tag, str)], "title")
    return _plain(words(inner) if inner is not None else words(source) if not len(source) else None)


def _source_url(source: etree._Element | None, url: str) -> str | None:
    if source is None:
        return None
    links = (item.get("href") for item in source if local(item) == "link" and item.get("href"))
    found = source.get("url") or next(links, None)
    return absolute(found, url) if found else None


def _credits(node: etree._Element) -> Iterator[str]:
    for item in node.iter():
        if local(item) in {"credit", "copyright"} and "search.yahoo.com/mrss" in space(item):
            text = _plain(words(item))
            if text:
                yield text


def _markup(node: etree._Element | None) -> str | None:
    """Return the HTML in an element: escaped, or (Atom's xhtml) as elements."""
    if node is None:
        return None
    if node.get("src"):
        return None
    if len(node):
        inner = (etree.tostring(item, encoding="unicode") for item in node)
        return ((node.text or "") + "".join(inner)).strip() or None
    return (node.text or "").strip() or None


def _plain(text: str | None) -> str | None:
    """Return a title without the references that feeds escape twice."""
    return " ".join(unescape(text).split()) or None if text else None

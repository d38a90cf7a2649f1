"""What a page says of itself to machines: JSON-LD, OpenGraph, meta, microdata, links."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING

from firsthand.model import PageField
from firsthand.read.page_authors import marked_authors
from firsthand.read.page_days import BESIDE, day_beside_title
from firsthand.read.page_hnews import read_hnews
from firsthand.read.page_top import about_title
from firsthand.read.page_trees import find_all, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_META = {
    "og:title": "title",
    "twitter:title": "title",
    "dc.title": "title",
    "dcterms.title": "title",
    "parsely-title": "title",
    "sailthru.title": "title",
    "headline": "headline",
    "author": "author",
    "article:author": "author",
    "og:article:author": "author",
    "dc.creator": "author",
    "dcterms.creator": "author",
    "parsely-author": "author",
    "sailthru.author": "author",
    "byl": "author",
    "cxenseparse:author": "author",
    "citation_author": "author",
    "article:published_time": "published",
    "og:article:published_time": "published",
    "og:published_time": "published",
    "datepublished": "published",
    "date": "published",
    "pubdate": "published",
    "publishdate": "published",
    "publish-date": "published",
    "publication_date": "published",
    "parsely-pub-date": "published",
    "sailthru.date": "published",
    "dc.date": "published",
    "dc.date.issued": "published",
    "dcterms.created": "published",
    "dcterms.date": "published",
    "dcterms.issued": "published",
    "cxenseparse:recs:publishtime": "published",
    "citation_date": "published",
    "article:modified_time": "modified",
    "og:updated_time": "modified",
    "last-modified": "modified",
    "datemodified": "modified",
    "dcterms.modified": "modified",
    "og:url": "canonical_url",
    "og:site_name": "site_name",
    "application-name": "site_name",
    "dc.publisher": "publisher",
    "description": "description",
    "og:description": "description",
    "og:type": "kind",
}
_ARTICLE_TYPES = re.compile(
    r"(Article|BlogPosting|LiveBlog|Report|Posting|NewsArticle)$", re.IGNORECASE
)
_LD_FIELDS = {
    "headline": "headline",
    "alternativeHeadline": "title",
    "name": "title",
    "datePublished": "published",
    "dateModified": "modified",
    "inLanguage": "language",
    "isBasedOn": "based_on",
    "isAccessibleForFree": "paywall",
}
_LD_NAMED = {
    "author": "author",
    "creator": "author",
    "publisher": "publisher",
    "sourceOrganization": "source_organisation",
}
_MICRODATA = {
    "headline": "headline",
    "author": "author",
    "datePublished": "published",
    "dateModified": "modified",
    "sourceOrganization": "source_organisation",
    "isBasedOn": "based_on",
}
_MOST_VALUE = 600
_MOST_NAME = 60
_MOST_FIELDS = 200
_MOST_LD = 2_000_000
_SPACE = re.compile(r"\s+")
# Sites write line ends and tabs into their JSON strings, and comments around it.
_CONTROL = re.compile(r"[\x00-\x1f]+")
_WRAPPING = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*.*?\*/)\s*|\s*(?:-->|//\s*\]\]>)\s*$", re.DOTALL
)


def read_fields(tree: _Element) -> tuple[PageField, ...]:
    """Return every machine-readable statement of the page about itself, in page order.

    The same name may come several times with different values and bases: `clean` weighs them.
    """
    found: dict[PageField, None] = {}
    for name, value, basis in _statements(tree):
        # Sites escape twice: "Bread &amp;amp; Salt" in a meta tag, "&#8216;" in JSON.
        text = _SPACE.sub(" ", unescape(value) if "&" in value else value).strip()[:_MOST_VALUE]
        if text and len(found) < _MOST_FIELDS:
            found[PageField(name, text, basis)] = None
    return tuple(found)


def _statements(tree: _Element) -> Iterator[tuple[str, str, str]]:
    language = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
    if language:
        yield "language", language, "html lang"
    yield from _json_ld(tree)
    for node in tree.iter("meta"):
        yield from _meta(node)
    for node in tree.iter("link"):
        if "canonical" in (node.get("rel") or "").lower().split() and node.get("href"):
            yield "canonical_url", node.get("href") or "", "link rel=canonical"
    for node in tree.iter("title"):
        parent = node.getparent()
        if parent is not None and parent.tag == "head":
            yield "title", text_of(node), "title"
            break
    yield from _microdata(tree)
    yield from _author_links(tree)
    yield from read_hnews(tree)
    top = about_title(tree)
    yield from (("author", name, basis) for name, basis in marked_authors(tree, top))
    day = day_beside_title(tree, top)
    if day is not None:
        yield "published", day, BESIDE


def _meta(node: _Element) -> Iterator[tuple[str, str, str]]:
    content = node.get("content")
    if not content:
        return
    for attribute in ("property", "name", "itemprop"):
        key = (node.get(attribute) or "").strip()
        name = _META.get(key.lower()) if attribute != "itemprop" else _MICRODATA.get(key)
        if name is not None:
            yield name, content, key if attribute != "itemprop" else "microdata"
            return


def _microdata(tree: _Element) -> Iterator[tuple[str, str, str]]:
    for node in find_all(tree, "descendant::body/descendant::*[@itemprop]"):
        if node.tag == "meta":
            continue
        for prop in (node.get("itemprop") or "").split():
            name = _MICRODATA.get(prop)
            if name is None:
                continue
            inner = node.find('.//*[@itemprop="name"]') if name == "author" else None
            if inner is not None:
                value = inner.get("content") or text_of(inner)
            else:
                value = node.get("datetime") or node.get("content") or text_of(node)
            if len(value) <= _MOST_VALUE:
                yield name, value, "microdata"


def _author_links(tree: _Element) -> Iterator[tuple[str, str, str]]:
    """Yield the names of `<a rel=author>` where they are few: a list of posts has many."""
    most = 4
    links = map(text_of, find_all(tree, "descendant::a[@rel='author']"))
    names = list(dict.fromkeys(" ".join(name.split()) for name in links))
    if len(names) <= most:
        yield from (("author", name, "rel=author") for name in names if len(name) <= _MOST_NAME)


def _json_ld(tree: _Element) -> Iterator[tuple[str, str, str]]:
    main: str | None = None
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        for item in _objects(_parse(script.text or "")):
            types = _texts(item.get("@type"))
            if any(_ARTICLE_TYPES.search(kind) for kind in types):
                headline = " ".join(_texts(item.get("headline")) or _texts(item.get("name")))
                # The page's own article comes first; others are what it links to.
                if main is None or headline in {"", main}:
                    main = main or headline or None
                    yield from _article_statements(item)
            elif any(kind in {"WebSite", "NewsMediaOrganization"} for kind in types):
                for name in _texts(item.get("name")):
                    yield "site_name", name, "json-ld"


def stated_article(tree: _Element) -> str | None:
    """Return the longest text that a JSON-LD article of the page gives as its body."""
    found = [
        text
        for script in tree.iter("script")
        if "ld+json" in (script.get("type") or "").lower() and "articleBody" in (script.text or "")
        for item in _objects(_parse(script.text or ""))
        for text in _texts(item.get("articleBody"))
    ]
    longest = max(found, key=len, default="")
    return unescape(longest) if len(longest) > _MOST_VALUE else None


def _article_statements(item: dict[str, object]) -> Iterator[tuple[str, str, str]]:
    for kind in _texts(item.get("@type")):
        if "LiveBlog" in kind:
            yield "kind", kind, "json-ld"
    for key, name in _LD_FIELDS.items():
        for value in _texts(item.get(key), link=key == "isBasedOn"):
            yield name, value, "json-ld"
    for key, name in _LD_NAMED.items():
        for thing in _things(item.get(key)):
            kind = "json-ld organization" if _is_organisation(thing) else "json-ld"
            for value in _texts(thing):
                yield name, value, kind
    for value in _texts(item.get("mainEntityOfPage"), link=True)[:1]:
        if value.startswith("http"):
            yield "canonical_url", value, "json-ld"


def _is_organisation(thing: object) -> bool:
    if not isinstance(thing, dict):
        return False
    return any("Organization" in text for text in _texts(thing.get("@type")))


@lru_cache(maxsize=4)
def _parse(text: str) -> object:
    """Return the value of a JSON-LD script, None where it is not JSON after all."""
    if len(text) > _MOST_LD:
        return None
    text = _WRAPPING.sub("", text.strip()).rstrip(";").strip()
    for attempt in (text, _CONTROL.sub(" ", text)):
        try:
            value: object = json.loads(attempt)
        except (ValueError, RecursionError):
            continue
        return value
    return None


def _objects(value: object) -> Iterator[dict[str, object]]:
    """Yield every object of a JSON-LD value: lists, `@graph` and `mainEntity` are opened."""
    stack = [value]
    seen = 0
    most = 500
    while stack and seen < most:
        item = stack.pop()
        seen += 1
        if isinstance(item, list):
            stack.extend(reversed(item[:most]))
        elif isinstance(item, dict):
            yield item
            stack.extend(item[key] for key in ("mainEntity", "@graph") if key in item)


def _things(value: object) -> list[object]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _texts(value: object, *, link: bool = False) -> list[str]:
    """Return the strings in a JSON-LD value: itself, its list, its name or its address."""
    if isinstance(value, bool):
        return [str(value).lower()]
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return [
            text for item in value if not isinstance(item, list) for text in _texts(item, link=link)
        ]
    if isinstance(value, dict):
        keys = ("@id", "url") if link else ("name", "@value")
        return next(([text] for key in keys if isinstance(text := value.get(key), str)), [])
    return []

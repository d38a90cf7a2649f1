"""NITF and NewsML-G2, the IPTC's news in XML. No entity is resolved, nothing is fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from firsthand.errors import ReadError
from firsthand.read.wires.items import WireItem

if TYPE_CHECKING:
    from lxml.etree import _Element

_ROOT = re.compile(rb"<(?:\w+:)?(nitf|newsMessage|newsItem)[\s>]")
_HEAD = 4096
_DAY = re.compile(r"^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z|[+-]\d{4})?)?$")


def is_wire_xml(data: bytes) -> bool:
    """Tell whether bytes are an XML file of a wire, by its root element."""
    return data.lstrip()[:1] == b"<" and _ROOT.search(data[:_HEAD]) is not None


def read_wire_xml(data: bytes, *, name: str) -> Iterator[WireItem]:
    """Yield the reports of a file; items of other kinds (pictures, packages) are left alone.

    Raises:
        ReadError: it is no sound XML.
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ReadError(f"{name}: expected sound XML: {error}") from error
    if _local(root) == "nitf":
        yield _nitf(root)
        return
    items = [root] if _local(root) == "newsItem" else list(_all(root, "newsItem"))
    for item in items:
        if not _is_of_other_kind(item):
            yield _g2(item)


def _is_of_other_kind(item: _Element) -> bool:
    kind = _one(item, "itemClass")
    return kind is not None and not str(kind.get("qcode", "text")).endswith(("text", "composite"))


def _g2(item: _Element) -> WireItem:
    """Return what a NewsML-G2 item says; its body may be NITF, XHTML or plain text."""
    status = _one(item, "pubStatus")
    inner = _one(item, "nitf")
    own = _nitf(inner) if inner is not None else WireItem()
    page = _one(item, "html")
    content = _one(item, "body") if page is None else _one(page, "body")
    plain = _words(_one(item, "inlineData"))
    is_page = inner is None and content is not None
    provider = _one(item, "provider")
    language = _one(_or(_one(item, "contentMeta"), item), "language")
    body = _inner(content) if is_page else own.body or plain or ""
    return WireItem(
        headline=_words(_one(item, "headline")) or own.headline,
        byline=_words(_one(item, "by")) or own.byline,
        dateline=_words(_one(item, "dateline")) or own.dateline,
        body=body,
        is_html=is_page or bool(own.body),
        guid=item.get("guid") or own.guid,
        version=item.get("version"),
        status=_code(status.get("qcode") if status is not None else None) or own.status,
        note=_words(_one(item, "edNote")) or own.note,
        provider=_provider(provider) or own.provider,
        published=_words(_one(item, "firstCreated")) or _words(_one(item, "versionCreated")),
        modified=_words(_one(item, "versionCreated")),
        language=language.get("tag") if language is not None else own.language,
    )


def _nitf(root: _Element) -> WireItem:
    """Return what a NITF document says."""
    data = _one(root, "docdata")
    identity = _attribute(_one(root, "doc-id"), "id-string")
    issued = _attribute(_one(root, "date.issue"), "norm")
    body = _one(root, "body.content")
    return WireItem(
        headline=_words(_one(root, "hl1")) or _words(_one(root, "title")),
        byline=_words(_one(root, "byline")),
        dateline=_words(_one(root, "dateline")),
        body="".join(_nitf_paragraphs(body)) if body is not None else "",
        is_html=True,
        guid=identity,
        status=_attribute(data, "management-status"),
        note=_attribute(_one(root, "ed-msg"), "info") or _words(_one(root, "ed-msg")),
        provider=_words(_one(root, "distributor"))
        or _attribute(_one(root, "doc.copyright"), "holder"),
        published=_moment(issued or _attribute(_one(root, "story.date"), "norm")),
        language=root.get("{http://www.w3.org/XML/1998/namespace}lang"),
        captions=tuple(text for item in _all(root, "media-caption") if (text := _words(item))),
    )


def _nitf_paragraphs(body: _Element) -> Iterator[str]:
    from html import escape

    for item in body.iter():
        name = _local(item)
        inside = {_local(parent) for parent in item.iterancestors()}
        if name in {"p", "hl2"} and not inside & {"media", "media-caption"}:
            tag = "h2" if name == "hl2" else "p"
            words = _words(item)
            if words:
                yield f"<{tag}>{escape(words)}</{tag}>"


def _inner(item: _Element | None) -> str:
    """Return the markup inside an element, in plain HTML names."""
    from lxml import etree

    if item is None:
        return ""
    for element in item.iter():
        if isinstance(element.tag, str):
            element.tag = _local(element)
    etree.cleanup_namespaces(item)
    return "".join(etree.tostring(child, encoding="unicode", method="html") for child in item)


def _local(element: Any) -> str:
    """Return the name of an element without its namespace; "" for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _all(root: _Element, name: str) -> Iterator[_Element]:
    return (element for element in root.iter() if _local(element) == name)


def _one(root: _Element | None, name: str) -> _Element | None:
    return next(_all(root, name), None) if root is not None else None


def _or(first: _Element | None, second: _Element) -> _Element:
    return first if first is not None else second


def _words(element: _Element | None) -> str | None:
    if element is None:
        return None
    text = " ".join("".join(str(part) for part in element.itertext()).split())
    return text or None


def _attribute(element: _Element | None, name: str) -> str | None:
    value = element.get(name) if element is not None else None
    return value.strip() or None if value else None


def _code(qcode: str | None) -> str | None:
    """Return "canceled" for "stat:canceled"."""
    return qcode.rpartition(":")[2] or None if qcode else None


def _provider(element: _Element | None) -> str | None:
    if element is None:
        return None
    return _words(_one(element, "name")) or element.get("literal") or _code(element.get("qcode"))


def _moment(value: str | None) -> str | None:
    """Return "20260314T080000Z" as ISO 8601 with its separators."""
    match = _DAY.match(value or "")
    if match is None:
        return value
    year, month, day, hour, minute, second, zone = match.groups()
    date = f"{year}-{month}-{day}"
    if hour is None:
        return date
    offset = zone if zone in {None, "Z"} else f"{zone[:3]}:{zone[3:]}"
    return f"{date}T{hour}:{minute}:{second}{offset or ''}"

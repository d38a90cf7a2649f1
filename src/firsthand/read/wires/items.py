"""One report of a wire, and the document that it becomes."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from hashlib import sha256
from html import escape

from firsthand.errors import ReadError
from firsthand.model import Acquisition, Document, Element, MediaType, PageField

_FIRST = re.compile(r"<p\b[^>]*>", re.IGNORECASE)
# Words of the formats for "do not use this any more".
CANCELED = frozenset({"canceled", "cancelled", "withheld", "kill", "killed"})


@dataclass(frozen=True, slots=True)
class WireItem:
    """What a wire says of one report.

    Attributes:
        body: paragraphs as HTML (`is_html`) or as plain text.
        guid: names the report through all its versions; `version` tells which one this is.
        status: "usable", "canceled", "withheld", ... as the wire writes it.
        note: the wire's note to editors ("CORRECTS number of dead in second paragraph").
    """

    headline: str | None = None
    byline: str | None = None
    dateline: str | None = None
    body: str = ""
    is_html: bool = False
    guid: str | None = None
    version: str | None = None
    status: str | None = None
    note: str | None = None
    provider: str | None = None
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    url: str | None = None
    captions: tuple[str, ...] = ()


def wire_document(
    item: WireItem,
    raw: bytes,
    *,
    name: str,
    acquisition: Acquisition,
    media_type: MediaType,
    made_by: str,
) -> Document:
    """Return the document of a report: its fields, and its text read as a page.

    Args:
        item: what the wire says.
        raw: the bytes that the document's id is made of.
        name: names the input in messages.
        acquisition: where it came from; the wire is the source where nobody says another.
        media_type: of the input.
        made_by: the version of the stage.

    Raises:
        ReadError: there is neither a headline nor a body, and nothing is canceled.
    """
    from firsthand.read.pages import read_page

    is_canceled = (item.status or "").lower() in CANCELED
    if not item.body.strip() and not item.headline and not is_canceled:
        raise ReadError(f"{name}: this wire item has neither headline nor body")
    read = read_page(_page(item), name=name)
    digest = sha256(raw).hexdigest()
    source = acquisition.source_name or item.provider
    document = Document(
        id=f"doc-{digest[:16]}",
        sha256=digest,
        text=read.text,
        media_type=media_type,
        acquisitions=(replace(acquisition, source_name=source, url=acquisition.url or item.url),),
        elements=tuple(_told(element) for element in read.elements),
        fields=(*_fields(item), *(field for field in read.fields if field.name != "title")),
        encoding="utf-8",
        notes=read.notes,
        made_by=made_by,
    )
    if is_canceled:
        note = f"its producer canceled it (status {item.status})"
        return replace(document, notes=(*document.notes, note))
    return document


def _told(element: Element) -> Element:
    """Return an element of the page as what the wire says it is: no extractor need guess."""
    own = element.path[-1] if element.path else ""
    apart = element.tag in {"h1", "figcaption"} or own in {"p.byline", "p.editors-note"}
    return replace(element, is_article=not apart)


def _fields(item: WireItem) -> tuple[PageField, ...]:
    values = (
        ("headline", item.headline),
        ("author", item.byline),
        ("published", item.published),
        ("modified", item.modified if item.modified != item.published else None),
        ("canonical_url", item.url),
        ("source_organisation", item.provider),
        ("language", item.language),
        ("guid", item.guid),
        ("version", item.version),
        ("status", item.status),
        ("note", item.note),
    )
    return tuple(PageField(name, value, "wire") for name, value in values if value)


def _page(item: WireItem) -> str:
    """Return the report as a page, so that its blocks keep what they are."""
    body = item.body if item.is_html else _paragraphs(item.body)
    captions = "".join(
        f"<figure><figcaption>{escape(text)}</figcaption></figure>" for text in item.captions
    )
    parts = (
        f"<h1>{escape(item.headline)}</h1>" if item.headline else "",
        f'<p class="byline">{escape(item.byline)}</p>' if item.byline else "",
        f'<p class="editors-note">{escape(item.note)}</p>' if item.note else "",
        _with_dateline(body, item.dateline),
        captions,
    )
    return f"<!doctype html><html><body><article>{''.join(parts)}</article></body></html>"


def _paragraphs(text: str) -> str:
    blocks = text.replace("\r\n", "\n").split("\n\n" if "\n\n" in text else "\n")
    return "".join(f"<p>{escape(' '.join(block.split()))}</p>" for block in blocks if block.strip())


def _with_dateline(body: str, dateline: str | None) -> str:
    """Return the body, led by the dateline where the wire keeps it apart from the text."""
    if not dateline or not body:
        return body
    place = dateline.replace("(", ",").split(",")[0].strip().upper()
    if not place or place in body[:400].upper():
        return body
    return _FIRST.sub(lambda found: f"{found[0]}{escape(dateline)} - ", body, count=1)

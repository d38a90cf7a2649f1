"""JSON Lines as crawlers write them: one record a line, each a document or its own failure."""

from __future__ import annotations

import json
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from firsthand.errors import ReadError
from firsthand.model import Acquisition, Document, MediaType, PageField
from firsthand.read.decoding import decode
from firsthand.read.wires import is_ninjs, read_ninjs, wire_document

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# The keys that crawlers use (fundus, news-please, newspaper4k, trafilatura, scrapy projects),
# the most telling first.
_TEXT = ("text", "body", "content", "maintext", "plaintext", "article_text", "raw_text")
_HTML = ("html", "raw_html", "page")
_FIELDS = {
    "headline": ("headline", "title"),
    "author": ("authors", "author", "byline"),
    "published": (
        "published",
        "date",
        "publishing_date",
        "date_publish",
        "published_at",
        "publish_date",
        "pubDate",
        "datePublished",
        "publishedAt",
    ),
    "modified": ("modified", "date_modify", "updated", "updated_at", "dateModified"),
    "canonical_url": ("canonical_url", "canonical"),
    "language": ("language", "lang"),
    "description": ("description", "summary"),
}
_ADDRESS = ("url", "link", "source_url")
_SITE = ("source", "source_name", "site_name", "publisher", "sitename", "outlet")
_DOMAIN = ("domain", "source_domain", "hostname")
_RETRIEVED = ("retrieved_at", "date_download", "crawled_at", "fetched_at", "crawl_date")

Record = dict[str, object]


def iterate_records(
    data: bytes, *, name: str, acquisition: Acquisition, made_by: str
) -> Iterator[Document | ReadError]:
    """Yield a document, or the reason why there is none, for each record in `data`.

    A file that is one JSON array, or one JSON object over several lines, is taken too.
    """
    found = False
    for number, line in _lines(data):
        found = True
        where = f"{name}, line {number}"
        try:
            yield _read_record(line, name=where, acquisition=acquisition, made_by=made_by)
        except ReadError as error:
            yield error
    if not found:
        yield ReadError(f"{name}: expected one JSON object a line, found none")


def _lines(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield (number, bytes) of each record, numbered from 1."""
    plain = decode(data).text.encode() if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else data
    plain = plain.removeprefix(b"\xef\xbb\xbf").strip()
    whole = _whole(plain)
    if whole is not None:
        for number, item in enumerate(whole, start=1):
            yield number, json.dumps(item, ensure_ascii=False).encode("utf-8", "surrogatepass")
        return
    for number, line in enumerate(plain.split(b"\n"), start=1):
        if line.strip():
            yield number, line.strip()


def _whole(data: bytes) -> list[object] | None:
    """Return the records of a file that is one JSON value over several lines, else None."""
    first_line = data.partition(b"\n")[0].strip()
    if not first_line.startswith((b"[", b"{")) or first_line.endswith(b"}"):
        return None
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, list) else [value]


def _read_record(line: bytes, *, name: str, acquisition: Acquisition, made_by: str) -> Document:
    """Return the document of one line; raises `ReadError` with the line's number."""
    record = _parse(line, name=name)
    if is_ninjs(record):
        return wire_document(
            read_ninjs(record),
            line,
            name=name,
            acquisition=acquisition,
            media_type=MediaType.JSON_LINES,
            made_by=made_by,
        )
    fields = _page_fields(record)
    acquisition = _where_from(record, acquisition)
    digest = sha256(line).hexdigest()
    text = _first(record, _TEXT)
    page = _first(record, _HTML)
    document = Document(
        id=f"doc-{digest[:16]}",
        sha256=digest,
        text="",
        media_type=MediaType.JSON_LINES,
        acquisitions=(acquisition,),
        fields=fields,
        encoding="utf-8",
        made_by=made_by,
    )
    if text is not None:
        return _with_headline(document, text)
    if page is None:
        raise ReadError(
            f"{name}: expected the text under one of {', '.join(_TEXT)} or html; "
            f"found {', '.join(sorted(map(str, record))[:8]) or 'no keys'}"
        )
    from firsthand.read.pages import read_page

    read = read_page(page, name=name)
    return replace(
        document,
        text=read.text,
        elements=read.elements,
        fields=fields + read.fields,
        notes=read.notes,
    )


def _parse(line: bytes, *, name: str) -> Record:
    """Return the JSON object of one line."""
    try:
        value = json.loads(line.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise ReadError(f"{name}: expected one JSON object, but {error}") from error
    if not isinstance(value, dict):
        raise ReadError(f"{name}: expected a JSON object, found {type(value).__name__}")
    return value


def _with_headline(document: Document, text: str) -> Document:
    """Return the document with its text; a headline kept apart stands above it as a line."""
    headline = next((f.value for f in document.fields if f.name == "headline"), None)
    if headline is None or _squash(text).startswith(_squash(headline)):
        return replace(document, text=text)
    note = "the record's headline was put above its text"
    return replace(document, text=f"{headline}\n\n{text}", notes=(*document.notes, note))


def _squash(text: str) -> str:
    """Return the letters and digits of the first lines, for comparing."""
    return "".join(char for char in text[:600].casefold() if char.isalnum())


def _page_fields(record: Mapping[str, object]) -> tuple[PageField, ...]:
    """Return what the record says about itself, in the names of `PageField`."""
    fields = []
    for name, keys in _FIELDS.items():
        key = next((key for key in keys if record.get(key)), None)
        if key is None:
            continue
        for value in _strings(record[key]):
            fields.append(PageField(name, value, f"jsonl {key}"))
            if name != "author":
                break
    site = _first(record, _SITE)
    if site is not None:
        fields.append(PageField("site_name", site, "jsonl source"))
    return tuple(fields)


def _where_from(record: Mapping[str, object], acquisition: Acquisition) -> Acquisition:
    """Return the acquisition with what the record itself states of its origin."""
    return replace(
        acquisition,
        url=_first(record, _ADDRESS) or acquisition.url,
        source_name=_first(record, _SITE) or acquisition.source_name,
        source_domain=_first(record, _DOMAIN) or acquisition.source_domain,
        retrieved_at=_first(record, _RETRIEVED) or acquisition.retrieved_at,
    )


def _first(record: Mapping[str, object], keys: tuple[str, ...]) -> str | None:
    """Return the first non-empty string under one of `keys`."""
    for key in keys:
        for value in _strings(record.get(key)):
            return value
    return None


def _strings(value: object) -> list[str]:
    """Return the strings of a value that is one, a list of them, or a named thing."""
    if isinstance(value, str):
        return [_sound(value)] if value.strip() else []
    if isinstance(value, dict):
        return _strings(value.get("name") or value.get("plaintext") or value.get("text"))
    if isinstance(value, list):
        return [text for item in value if not isinstance(item, list) for text in _strings(item)]
    return []


def _sound(text: str) -> str:
    """Return `text` without NULs and lone surrogates, which no store can keep, one for one."""
    text = text.replace("\0", "�")
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")

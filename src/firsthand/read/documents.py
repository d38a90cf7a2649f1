"""The verbs of reading: one file, or one record of a feed, becomes a `Document`."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from firsthand.errors import ReadError
from firsthand.model import Acquisition, Document, MediaType
from firsthand.read.decoding import decode, is_wide
from firsthand.read.kinds import decide_kind, refuse_binary
from firsthand.read.records import iterate_records

if TYPE_CHECKING:
    from collections.abc import Iterator

MADE_BY = "read/5"
#: More bytes than this in one file or record are refused: no news copy is that long.
SIZE_LIMIT = 64 * 1024 * 1024


def read_bytes(
    data: bytes, *, name: str, acquisition: Acquisition, media_type: str | None = None
) -> list[Document]:
    """Return the documents in `data`: one for text and pages, one a line for JSON Lines.

    Args:
        data: the bytes of one file.
        name: the file's name; its suffix decides how to read it, and messages name it.
        acquisition: where the bytes came from; kept in every document.
        media_type: how to read them, whatever the suffix says ("text/html", ...).

    Raises:
        ReadError: empty, too large, binary, or (JSON Lines) a line that is no record; use
            `read_records` where the other lines are to be had all the same.
    """
    documents = []
    for item in read_records(data, name=name, acquisition=acquisition, media_type=media_type):
        if isinstance(item, ReadError):
            raise item
        documents.append(item)
    return documents


def read_records(
    data: bytes, *, name: str, acquisition: Acquisition, media_type: str | None = None
) -> Iterator[Document | ReadError]:
    """Yield each document in `data`, or the `ReadError` of the record that failed.

    Takes the arguments of `read_bytes`. A file that cannot be read at all yields one error.
    """
    try:
        kind = _check(data, name=name, media_type=media_type)
    except ReadError as error:
        yield error
        return
    if kind is MediaType.JSON_LINES:
        yield from iterate_records(data, name=name, acquisition=acquisition, made_by=MADE_BY)
        return
    if kind is MediaType.WIRE_XML:
        yield from _wire_items(data, name=name, acquisition=acquisition)
        return
    try:
        yield _read_one(data, kind, name=name, acquisition=acquisition)
    except ReadError as error:
        yield error


def _wire_items(
    data: bytes, *, name: str, acquisition: Acquisition
) -> Iterator[Document | ReadError]:
    """Yield the reports of a wire's XML file; a file of many has an id for each place in it."""
    from firsthand.read.wires import is_wire_xml, read_wire_xml, wire_document

    if not is_wire_xml(data):
        yield ReadError(f"{name}: this XML is neither NITF nor NewsML-G2")
        return
    try:
        items = list(read_wire_xml(data, name=name))
        for number, item in enumerate(items):
            raw = data if len(items) == 1 else data + f"#{number}".encode()
            yield wire_document(
                item,
                raw,
                name=name,
                acquisition=acquisition,
                media_type=MediaType.WIRE_XML,
                made_by=MADE_BY,
            )
    except ReadError as error:
        yield error
        return
    if not items:
        yield ReadError(f"{name}: no report in this file of a wire")


def _check(data: bytes, *, name: str, media_type: str | None) -> MediaType:
    """Return how to read `data`, or raise the reason why it is refused."""
    if not data.strip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"):
        raise ReadError(f"{name}: expected text, found an empty file ({len(data)} bytes)")
    if len(data) > SIZE_LIMIT:
        raise ReadError(
            f"{name}: {len(data)} bytes is over the limit of {SIZE_LIMIT} for one document; "
            "split it into one file (or one JSON line) a document"
        )
    kind = decide_kind(data, name=name, media_type=media_type)
    refuse_binary(data, name=name, wide=is_wide(data))
    return kind


def _read_one(data: bytes, kind: MediaType, *, name: str, acquisition: Acquisition) -> Document:
    """Return the one document of a text, Markdown or HTML file."""
    decoded = decode(data, declared_in_head=kind is MediaType.HTML)
    digest = sha256(data).hexdigest()
    if kind is MediaType.HTML:
        from firsthand.read.pages import read_page

        page = read_page(decoded.text, name=name)
        return Document(
            id=f"doc-{digest[:16]}",
            sha256=digest,
            text=page.text,
            media_type=kind,
            acquisitions=(acquisition,),
            elements=page.elements,
            fields=page.fields,
            encoding=decoded.encoding,
            notes=decoded.notes + page.notes,
            made_by=MADE_BY,
        )
    if not decoded.text.strip():
        raise ReadError(f"{name}: expected text, found only blank characters")
    return Document(
        id=f"doc-{digest[:16]}",
        sha256=digest,
        text=decoded.text,
        media_type=kind,
        acquisitions=(acquisition,),
        encoding=decoded.encoding,
        notes=decoded.notes,
        made_by=MADE_BY,
    )

"""One document as it is stored, with everything that was found in it marked in place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse, Response
from markupsafe import Markup

from firsthand.errors import NotFoundError
from firsthand.export.claims import event_object, statement_object
from firsthand.export.copies import copy_object, document_object, origin_object
from firsthand.export.spans import Plain
from firsthand.model import Article, Block, CopyRelation, Document, Event, Origin, Role, Statement
from firsthand.store import Store
from firsthand.web.marks import Mark, Piece, cut, lines, within
from firsthand.web.naming import Names, names_for
from firsthand.web.pages.story import relation_word
from firsthand.web.parameters import DocumentName, Reader
from firsthand.web.schema.answers import DocumentAnswer
from firsthand.web.templating import page
from firsthand.web.texts import Texts

router = APIRouter()
_TARGET = re.compile(r"^(\d{1,9})-(\d{1,9})$")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the text: its pieces, and the block that begins in it.

    `role` is that of the block it stands in, "" between blocks.
    """

    start: int
    role: str
    pieces: tuple[Piece, ...]
    begins: Block | None
    end_of_block: int = 0


@dataclass(frozen=True, slots=True)
class Copy:
    """Another document that shares text with this one."""

    document: str
    relation: str
    share: float


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """Everything that the page of a document shows."""

    document: Document
    article: Article | None
    lines: tuple[Line, ...]
    statements: tuple[Statement, ...]
    events: tuple[Event, ...]
    origins: tuple[Origin, ...]
    copies: tuple[Copy, ...]
    relations: tuple[CopyRelation, ...]
    story: str | None
    names: Names
    target: tuple[int, int] | None


def gather_document(store: Store, name: str, mark: str | None = None) -> DocumentPage:
    """Return a document with all that rests on it.

    Raises:
        NotFoundError: there is none of this id, or no such place in it.
    """
    document = store.document(store.resolve(name, kinds=("documents",)))
    article = store.article(document.id)
    statements = store.statements_in([document.id])
    events = store.events_in(document.id)
    relations = list(store.copies(document.id))
    others = {item.b if item.a == document.id else item.a for item in relations}
    origins = store.origins_of([document.id])
    names = names_for(
        store,
        documents={document.id, *others},
        events=events,
        statements=statements,
        origins=origins,
    )
    target = _target(mark, document)
    marks = list(_marks(document, statements, events, names, target))
    return DocumentPage(
        document=document,
        article=article,
        lines=tuple(_lines(document, article, marks)),
        statements=tuple(sorted(statements, key=lambda item: item.content[0].span.start)),
        events=tuple(sorted(events, key=lambda item: _first(item, document.id))),
        origins=tuple(origins),
        copies=tuple(_copies(document.id, relations)),
        relations=tuple(relations),
        story=store.stories_of([document.id]).get(document.id),
        names=names,
        target=target,
    )


def _first(event: Event, document: str) -> int:
    return min(q.span.start for q in event.evidence if q.span.document == document)


def _target(mark: str | None, document: Document) -> tuple[int, int] | None:
    """Return the place that the address asks for: "120-180"."""
    if not mark:
        return None
    match = _TARGET.match(mark)
    if match is None or not int(match[1]) < int(match[2]) <= len(document.text):
        raise NotFoundError(f"there is no place {mark[:40]!r} in this document")
    return int(match[1]), int(match[2])


def _marks(
    document: Document,
    statements: Sequence[Statement],
    events: Sequence[Event],
    names: Names,
    target: tuple[int, int] | None,
) -> Iterator[Mark]:
    if target is not None:
        yield Mark(*target, "target", "mark")
    for item in statements:
        who = names.speakers(item) or "no speaker"
        said = f"statement: {who}, {item.manner}"
        for quote in item.content:
            yield Mark(quote.span.start, quote.span.end, "statement", item.id, said)
        if item.cue is not None:
            yield Mark(item.cue.span.start, item.cue.span.end, "cue", item.id, "cue")
    for event in events:
        for quote in event.evidence:
            if quote.span.document == document.id:
                said = f"event: {event.type.replace('_', ' ')}, {event.status.value}"
                yield Mark(quote.span.start, quote.span.end, "event", event.id, said)
        yield from _fact_marks(event, document.id, names)


def _fact_marks(event: Event, document: str, names: Names) -> Iterator[Mark]:
    """Yield where the count, the date and the parties of an event stand."""
    parties = (*event.actors, *event.recipients, *((event.receiver,) if event.receiver else ()))
    quotes = [("entity", p.quote, f"entity: {names.party(p)}") for p in parties if p.quote]
    if event.count is not None and event.count.quote is not None:
        quotes.append(("count", event.count.quote, "count"))
    if event.date is not None and event.date.basis is not None:
        quotes.append(("time", event.date.basis, f"date: {event.date.value}"))
    for kind, quote, title in quotes:
        if quote is not None and quote.span.document == document:
            yield Mark(quote.span.start, quote.span.end, kind, event.id, title)


def _lines(document: Document, article: Article | None, marks: Sequence[Mark]) -> Iterator[Line]:
    blocks = article.blocks if article else ()
    for start, text in lines(document.text):
        end = start + len(text)
        over = [
            b for b in blocks if b.span.start < start + len(text.rstrip()) and start < b.span.end
        ]
        begins = next((b for b in over if start <= b.span.start < end), None)
        yield Line(
            start=start,
            role=over[0].role.value if over and text.strip() else "",
            pieces=tuple(cut(text, within(marks, start, end), start)),
            begins=begins,
            end_of_block=begins.span.end if begins else 0,
        )


def _copies(document: str, relations: Sequence[CopyRelation]) -> Iterator[Copy]:
    for item in relations:
        is_a = item.a == document
        share = item.a_in_b if is_a else item.b_in_a
        yield Copy(item.b if is_a else item.a, relation_word(item, document), share)


@router.get("/documents/{name}.json", tags=["documents"], response_model=DocumentAnswer)
def document_json(name: DocumentName, asked: Reader) -> Plain:
    """Return one document with its text, roles, origins, copies, statements and events."""
    found = gather_document(asked.store, name)
    texts = Texts(asked.store, {found.document.id: found.document.text})
    return {
        "document": document_object(found.document, found.article),
        "story": found.story,
        "origins": [origin_object(item) for item in found.origins],
        "copies": [copy_object(item) for item in found.relations],
        "statements": [statement_object(item, texts) for item in found.statements],
        "events": [event_object(item, texts) for item in found.events],
    }


@router.get("/documents/{name}/raw", tags=["documents"], response_class=Response)
def document_raw(name: DocumentName, asked: Reader) -> Response:
    """Return the bytes as they came in, to keep or to check against the digest."""
    document = asked.store.resolve(name, kinds=("documents",))
    data = asked.store.input_of(document)
    headers = {"content-disposition": f'attachment; filename="{document}.bin"'}
    return Response(data, media_type="application/octet-stream", headers=headers)


@router.get("/documents/{name}", response_class=HTMLResponse, include_in_schema=False)
def document_html(
    name: str, asked: Reader, mark: Annotated[str | None, Query(max_length=40)] = None
) -> HTMLResponse:
    """Show one document."""
    found = gather_document(asked.store, name, mark)
    return page(asked, "document.html", found=found, names=found.names, options=_role_options)


@cache
def _role_options(chosen: str) -> Markup:
    """Return the choices of a block's role: each block of each document offers the same."""
    option = Markup("<option{}>{}</option>")
    marked = Markup(" selected")
    return Markup("").join(
        option.format(marked if role.value == chosen else "", role.value) for role in Role
    )

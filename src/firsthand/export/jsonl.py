"""The whole ledger as lines of JSON, in a fixed order."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO

from firsthand.export.claims import (
    entity_object,
    event_object,
    figure_object,
    statement_object,
    story_object,
)
from firsthand.export.copies import copy_object, document_object, origin_object
from firsthand.export.files import write_lines
from firsthand.export.spans import Plain
from firsthand.store import Reader


class StoredTexts(Mapping[str, str]):
    """The texts of a ledger's documents, fetched when a span is checked and kept for the next."""

    def __init__(self, store: Reader) -> None:
        self._store = store
        self._kept: dict[str, str] = {}

    def __getitem__(self, document: str) -> str:
        """Return the text of a document; raises KeyError if there is none."""
        if document not in self._kept:
            self._kept.update(self._store.texts([document]))
        return self._kept[document]

    def __iter__(self) -> Iterator[str]:
        """Yield the ids of all documents."""
        return iter(self._store.document_ids())

    def __len__(self) -> int:
        """Return the number of documents."""
        return len(self._store.document_ids())


def export_objects(store: Reader) -> Iterator[Plain]:
    """Yield every record of the ledger in its public shape, kind by kind, in id order.

    Raises:
        StoreError: a span does not hold its quote.
    """
    for document in store.documents():
        yield document_object(document, store.article(document.id))
    texts = StoredTexts(store)
    yield from map(copy_object, store.copies())
    yield from map(origin_object, store.origins())
    yield from map(story_object, store.stories())
    for statement in store.statements():
        yield statement_object(statement, texts)
    for event in store.events():
        yield event_object(event, texts)
    for figure in store.figures():
        yield figure_object(figure, texts)
    yield from map(entity_object, store.entities())


def export_lines(store: Reader) -> Iterator[str]:
    """Yield the lines of the export, without line ends."""
    for plain in export_objects(store):
        yield json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def write_jsonl(store: Reader, target: Path | IO[bytes]) -> int:
    """Write the export to a file, whole or not at all, or to a stream; return the lines written.

    Raises:
        FirsthandError: the file cannot be written.
        StoreError: a span does not hold its quote.
    """
    return write_lines(export_lines(store), target)

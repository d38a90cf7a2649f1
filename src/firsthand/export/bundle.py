"""An evidence bundle: a story or an event with all that it rests on, in one ZIP that opens offline.

    index.html        the values, with their words and where they stand; no script, no other host
    records.jsonl     the records in the shapes of docs/record-format.md
    decisions.jsonl   what analysts decided on these documents
    texts/ID.txt      each document as it is stored, in UTF-8
    raw/ID.bin        the bytes it was read from, where they are not too many
    manifest.json     the SHA-256 of every file, and the versions of all stages

The same ledger gives the same bytes. `firsthand verify` checks a bundle without a ledger.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from firsthand.export.claims import (
    entity_object,
    event_object,
    figure_object,
    statement_object,
    story_object,
)
from firsthand.export.copies import copy_object, document_object, origin_object
from firsthand.export.decisions import decision_object
from firsthand.export.page import bundle_page
from firsthand.model import Decision, Document, Event, Story
from firsthand.store import EventFilter, Store

FORMAT = "firsthand-bundle/1"
_MOST_RAW = 16 * 1024 * 1024
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the time of every file in it, so that its bytes depend on nothing


@dataclass(frozen=True, slots=True)
class Contents:
    """What goes into a bundle."""

    title: str
    story: Story
    documents: tuple[Document, ...]
    events: tuple[Event, ...]
    records: tuple[Mapping[str, Any], ...]
    decisions: tuple[Decision, ...]
    names: Mapping[str, str]


def story_bundle(store: Store, name: str) -> bytes:
    """Return the bundle of a story.

    Raises:
        NotFoundError: there is none of this id.
        StoreError: a span does not hold its quote.
    """
    story = store.story(store.resolve(name, kinds=("stories",)))
    events = store.events(EventFilter(story=story.id))
    return _written(store, _gathered(store, story, events, story.documents, story.title))


def event_bundle(store: Store, name: str) -> bytes:
    """Return the bundle of one event: the documents that tell it, and what rests on them.

    Raises:
        NotFoundError: there is none of this id.
        StoreError: a span does not hold its quote.
    """
    event = store.event(store.resolve(name, kinds=("events",)))
    documents = sorted({quote.span.document for quote in event.evidence})
    title = event.type.replace("_", " ")
    return _written(store, _gathered(store, store.story(event.story), [event], documents, title))


def _gathered(
    store: Store,
    story: Story,
    events: Iterable[Event],
    documents: Iterable[str],
    title: str | None,
) -> Contents:
    inside = set(documents)
    kept = tuple(store.documents(inside))
    texts = {item.id: item.text for item in kept}
    events = tuple(sorted(events, key=lambda item: item.id))
    statements = store.statements_in(inside)
    figures = [
        item
        for item in store.figures(story.id)
        if {quote.span.document for quote in item.evidence} <= inside
    ]
    events_texts = texts | store.texts(
        {q.span.document for event in events for q in event.evidence} - inside
    )
    claims = [
        story_object(story),
        *(statement_object(item, texts) for item in statements),
        *(event_object(item, events_texts) for item in events),
        *(figure_object(item, texts) for item in figures),
    ]
    entities = store.entities_named(_entities_in(claims))
    articles = {item.document: item for item in store.articles(inside)}
    records = (
        *(document_object(item, articles.get(item.id)) for item in kept),
        *(copy_object(item) for item in store.copies_among(inside)),
        *(origin_object(item) for item in store.origins_of(inside)),
        *claims,
        *(entity_object(entities[key]) for key in sorted(entities)),
    )
    decisions = tuple(
        item
        for item in store.decisions()
        if any(subject.quote.span.document in inside for subject in item.subjects)
    )
    names = {key: item.name for key, item in entities.items()}
    return Contents(title or "Story", story, kept, events, records, decisions, names)


def _entities_in(value: Any) -> set[str]:
    """Return all ids of entities that stand anywhere in plain records."""
    if isinstance(value, str):
        return {value} if value.startswith("en-") else set()
    if isinstance(value, Mapping):
        return {name for item in value.values() for name in _entities_in(item)}
    if isinstance(value, list | tuple):
        return {name for item in value for name in _entities_in(item)}
    return set()


def _written(store: Store, contents: Contents) -> bytes:
    files: dict[str, bytes] = {
        "index.html": bundle_page(contents).encode(),
        "records.jsonl": _lines(contents.records),
        "decisions.jsonl": _lines(decision_object(item) for item in contents.decisions),
    }
    for document in contents.documents:
        files[f"texts/{document.id}.txt"] = document.text.encode()
        raw = store.input_of(document.id)
        if len(raw) <= _MOST_RAW:
            files[f"raw/{document.id}.bin"] = raw
    versions = json.loads(store.meta().get("versions", "{}"))
    manifest = {
        "format": FORMAT,
        "title": contents.title,
        "versions": versions,
        "files": {name: sha256(files[name]).hexdigest() for name in sorted(files)},
    }
    files["manifest.json"] = json.dumps(manifest, ensure_ascii=False, indent=1).encode()
    return _zipped(files)


def _lines(items: Iterable[Mapping[str, Any]]) -> bytes:
    lines = (json.dumps(item, ensure_ascii=False, separators=(",", ":")) for item in items)
    return "".join(line + "\n" for line in lines).encode()


def _zipped(files: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, files[name])
    return stream.getvalue()

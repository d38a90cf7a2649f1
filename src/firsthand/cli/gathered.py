"""All records of one story, with the short names under which the screen shows them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from firsthand.model import (
    Acquisition,
    Article,
    CopyRelation,
    Document,
    Event,
    Figure,
    Origin,
    Statement,
    Story,
)
from firsthand.views.harmless import one_line
from firsthand.views.words import short_id

if TYPE_CHECKING:
    from firsthand.book import Ledger


@dataclass(frozen=True, slots=True)
class Gathered:
    """One story with everything that the ledger says of it.

    `names` gives each entity its name, `files` each document the shortest name that tells
    it from the others of the story.
    """

    story: Story
    documents: Mapping[str, Document]
    articles: Mapping[str, Article]
    copies: tuple[CopyRelation, ...]
    origins: tuple[Origin, ...]
    events: tuple[Event, ...]
    figures: tuple[Figure, ...]
    statements: tuple[Statement, ...]
    names: Mapping[str, str]
    files: Mapping[str, str]


def gather(ledger: Ledger, story: Story) -> Gathered:
    """Return everything that the ledger says of a story."""
    from firsthand.store import EventFilter

    inside = set(story.documents)
    documents = {item.id: item for item in ledger.store.documents(inside)}
    return Gathered(
        story=story,
        documents=documents,
        articles={item.document: item for item in ledger.store.articles(inside)},
        copies=tuple(item for item in ledger.copies() if item.a in inside and item.b in inside),
        origins=tuple(item for item in ledger.origins() if item.id in story.origins),
        events=tuple(ledger.events(EventFilter(story=story.id))),
        figures=tuple(ledger.store.figures(story.id)),
        statements=tuple(
            item for document in story.documents for item in ledger.store.statements(document)
        ),
        names=entity_names(ledger),
        files=short_names({key: item.acquisition for key, item in documents.items()}),
    )


def entity_names(ledger: Ledger) -> dict[str, str]:
    """Return the name of each entity."""
    return {item.id: one_line(item.name) for item in ledger.entities()}


def short_names(acquisitions: Mapping[str, Acquisition]) -> dict[str, str]:
    """Return for each document the file's name, with as many folders as tell it apart."""
    parts = {key: _parts(item) for key, item in acquisitions.items()}
    found: dict[str, str] = {}
    depth = 1
    waiting = sorted(parts)
    while waiting:
        names = {key: "/".join(parts[key][-depth:]) or short_id(key) for key in waiting}
        counts = Counter(names.values())
        done = {key for key in waiting if counts[names[key]] == 1 or depth >= len(parts[key])}
        found.update({key: names[key] for key in done})
        waiting = [key for key in waiting if key not in done]
        depth += 1
    return _unique(found)


def _parts(item: Acquisition) -> tuple[str, ...]:
    address = urlsplit(item.url or "")
    if item.path and item.path != "-":
        folders = tuple(one_line(part) for part in PurePath(item.path).parts)
        # One file of a crawl holds many documents: the outlet tells them apart.
        outlet = item.source_name or address.netloc
        if item.path.endswith(".jsonl") and outlet:
            return (*folders[:-1], f"{folders[-1]}: {one_line(outlet)}")
        return folders
    return (one_line(address.netloc + address.path),) if item.url else ()


def _unique(names: dict[str, str]) -> dict[str, str]:
    """Return the names; where two documents share one, with the beginning of the id."""
    counts = Counter(names.values())
    return {
        key: name if counts[name] == 1 or name == short_id(key) else f"{name} ({short_id(key)})"
        for key, name in names.items()
    }


def in_order(gathered: Gathered, items: Iterable[Event]) -> list[Event]:
    """Return events as the fullest copies tell them: by where their first evidence stands."""
    first = [origin.first for origin in gathered.origins]
    order = {key: place for place, key in enumerate([*first, *gathered.story.documents][::-1])}

    def rank(item: Event) -> tuple[int, int, str]:
        places = [
            (-order[quote.span.document], quote.span.start)
            for quote in item.evidence
            if quote.span.document in order
        ]
        return (*min(places, default=(1, 0)), item.id)

    return sorted(items, key=rank)

"""What an item says: a title, facts and quotations, the same for every channel."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from firsthand.model import CopyRelation, Entity, Event, Quoted, Story
from firsthand.run.alerts.things import Thing
from firsthand.store import Store
from firsthand.store.alerting import Alert, AlertItem
from firsthand.views.harmless import one_line
from firsthand.views.words import (
    count_words,
    date_words,
    parties_words,
    place_words,
    range_words,
)

_QUOTES, _LENGTH = 5, 400
_CHANGES = 10


def item_of(store: Store, alert: Alert, thing: Thing, name: str, why: str, *, at: str) -> AlertItem:
    """Return what is told of a thing.

    Args:
        store: for names and places of documents.
        alert: that tells it.
        thing: the record.
        name: the id of the item.
        why: what happened to it, in words; "" for "it is new".
        at: ISO time.
    """
    record = thing.record
    if isinstance(record, Event):
        title, facts, quotes = _event(store, record)
    elif isinstance(record, Story):
        title, facts, quotes = _story(store, record)
    else:
        title, facts, quotes = _edit(store, record)
    facts = [("what changed", why), *facts] if why else facts
    return AlertItem(
        id=name,
        alert=alert.id,
        kind=alert.kind,
        thing=thing.id,
        at=at,
        title=f"{why}: {title}" if why else title,
        facts=tuple((word, one_line(value)) for word, value in facts),
        quotes=tuple(quotes),
    )


_Told = tuple[str, list[tuple[str, str]], list[tuple[str, str]]]


def _event(store: Store, event: Event) -> _Told:
    parties = [*event.actors, *event.recipients, *([event.receiver] if event.receiver else [])]
    wanted = {item.entity for item in parties if item.entity} | set(event.support.claimants)
    names = _names(store.entities_named(wanted).values())
    actors, recipients = parties_words(event.actors, names), parties_words(event.recipients, names)
    facts = [
        ("event", event.id),
        ("story", event.story),
        ("type", event.type),
        ("status", event.status.value),
        ("count", count_words(event.count)),
        ("by", actors),
        ("of", recipients),
        ("date", date_words(event.date)),
        ("place", place_words(event.place)),
        ("copies", str(event.support.copies)),
        ("origins", range_words(event.support.origins, "origin")),
        ("on the word of", ", ".join(names.get(n, n) for n in event.support.claimants)),
    ]
    head = " ".join(filter(None, (event.type.replace("_", " "), count_words(event.count))))
    title = " · ".join(
        filter(None, (head, event.status.value, recipients or actors, date_words(event.date)))
    )
    kept = [(word, value) for word, value in facts if value]
    return one_line(title), kept, list(_quotes(store, event.evidence))


def _names(entities: Iterable[Entity]) -> dict[str, str]:
    return {item.id: one_line(item.name) for item in entities}


def _quotes(store: Store, quotes: Iterable[Quoted]) -> Iterator[tuple[str, str]]:
    """Yield where words stand and the words, one for each document first."""
    by_document: dict[str, Quoted] = {}
    for quote in quotes:
        by_document.setdefault(quote.span.document, quote)
    chosen = list(by_document.values())[:_QUOTES]
    paths = store.paths_of(quote.span.document for quote in chosen)
    for quote in chosen:
        found = paths.get(quote.span.document)
        where = (found.url or found.path if found else None) or quote.span.document
        yield one_line(where), one_line(quote.text)[:_LENGTH]


def _story(store: Store, story: Story) -> _Told:
    paths = store.paths_of(story.documents[:_QUOTES])
    facts = [
        ("story", story.id),
        ("first published", story.first_published or ""),
        ("copies", str(story.counts.copies)),
        ("origins", range_words(story.counts.origins, "origin")),
    ]
    quotes = [(one_line(item.url or item.path or key), "") for key, item in sorted(paths.items())]
    return one_line(story.title or "(no headline)"), [f for f in facts if f[1]], quotes


def _edit(store: Store, item: CopyRelation) -> _Told:
    texts = store.texts([item.a, item.b])
    paths = store.paths_of([item.a, item.b])
    where = next((p.url or p.path for p in paths.values() if p.url or p.path), item.a)
    quotes = []
    for change in [found for found in item.changed if found.material][:_CHANGES]:
        before, after = (
            one_line(texts[span.document][span.start : span.end]) if span else "(nothing)"
            for span in (change.a, change.b)
        )
        quotes.append((change.kind.value, f"{before[:_LENGTH]} ↔ {after[:_LENGTH]}"))
    facts = [("document", item.a), ("document", item.b), ("address", one_line(where or ""))]
    times = [(paths[name].retrieved_at or "") for name in (item.a, item.b) if name in paths]
    facts += [("fetched", value) for value in times if value]
    return f"changed without a word: {one_line(where or '')}", facts, quotes

"""The ledger as FollowTheMoney entities, one JSON object a line: a lossy projection.

FollowTheMoney has no place for spans, counts, statuses, chains of statements or the difference
between copies and origins. What fits goes out: documents as `Article`, persons and the like as
`Person`, `Organization`, `LegalEntity`, `Address`, events as `Event` with who acts (`organizer`),
who is acted on (`involved`), the evidence (`proof`, `description`), names in texts as `Mention`,
statements as `Note`. What does not fit stands in words in `description` or `notes`. The whole
truth is the record format, or JSON-LD.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from firsthand.export.spans import Plain
from firsthand.model import Article, Document, Entity, Event, MentionType, Statement, Status
from firsthand.store import Reader

Properties = Mapping[str, object]
_SCHEMA = {
    MentionType.PERSON: "Person",
    MentionType.ORGANISATION: "Organization",
    MentionType.MEDIUM: "Organization",
    MentionType.GROUP: "LegalEntity",
    MentionType.PLACE: "Address",
}
_DATE = re.compile(r"^\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?)?)?)?")
# ISO 639-1, as the ledger has it, in the ISO 639-3 of FollowTheMoney.
_LANGUAGES = {
    "ar": "ara",
    "be": "bel",
    "de": "deu",
    "en": "eng",
    "es": "spa",
    "fr": "fra",
    "it": "ita",
    "lt": "lit",
    "lv": "lav",
    "pl": "pol",
    "pt": "por",
    "ru": "rus",
    "tr": "tur",
    "uk": "ukr",
    "zh": "zho",
}
_WORDS = 60_000  # characters of a property at most


def ftm_objects(store: Reader) -> Iterator[Plain]:
    """Yield the entities, kind by kind, in id order."""
    for document in store.documents():
        yield _document(document, store.article(document.id))
    entities = {item.id: item for item in store.entities()}
    yield from (_entity(item) for item in entities.values())
    for event in store.events():
        yield _event(event, entities)
        for name in sorted({quote.span.document for quote in event.evidence}):
            yield _object(
                f"{event.id}-{name}",
                "Documentation",
                {"document": name, "entity": event.id, "role": "evidence"},
            )
    for statement in store.statements():
        yield _note(statement, entities)


def _object(id: str, schema: str, properties: Properties) -> Plain:  # noqa: A002
    """Return an entity of which every property is a list of texts, none of them empty."""
    kept: dict[str, list[str]] = {}
    for name, value in properties.items():
        values = value if isinstance(value, list | tuple | set) else [value]
        texts = [str(item)[:_WORDS] for item in values if item not in {None, ""}]
        if texts:
            kept[name] = list(dict.fromkeys(texts))
    return {"id": id, "schema": schema, "properties": kept}


def _day(value: str | None) -> str | None:
    found = _DATE.match(value or "")
    return found[0] if found else None


def _country(code: str | None) -> str | None:
    return code.lower() if code else None


def _document(document: Document, article: Article | None) -> Plain:
    byline = article.byline if article else None
    published = article.published if article else None
    headline = article.headline.text if article and article.headline else None
    body = [document.text[b.span.start : b.span.end] for b in (article.body if article else ())]
    return _object(
        document.id,
        "Article",
        {
            "title": headline,
            "fileName": document.acquisition.path,
            "author": [*byline.persons, byline.agency] if byline else None,
            "publisher": document.source.name or document.source.domain,
            "publishedAt": _day(published.value) if published else None,
            "retrievedAt": _day(document.acquisition.retrieved_at),
            "sourceUrl": _address(document.acquisition.url),
            "language": _LANGUAGES.get(article.language or "") if article else None,
            "bodyText": "\n".join(body) or document.text,
            "notes": f"SHA-256 of the bytes: {document.sha256}",
        },
    )


def _address(url: str | None) -> str | None:
    return url if url and url.startswith(("https://", "http://")) and " " not in url else None


def _entity(item: Entity) -> Plain:
    schema = _SCHEMA[item.type]
    if schema == "Address":
        properties: Properties = {
            "full": item.name,
            "alias": item.aliases,
            "country": _country(item.country),
        }
    else:
        role = "position" if schema == "Person" else "notes"
        properties = {
            "name": item.name,
            "alias": item.aliases,
            "country": _country(item.country),
            role: item.role,
            "wikidataId": item.wikidata,
        }
    return _object(item.id, schema, properties)


def _event(event: Event, entities: Mapping[str, Entity]) -> Plain:
    parties = [*event.recipients, *([event.receiver] if event.receiver else [])]
    lower, upper = event.support.origins
    words = event.type.replace("_", " ")
    told = [f"status: {event.status.value}", f"independent newsroom texts: {lower} to {upper}"]
    if event.count is not None:
        told.append(
            f"count: {event.count.op.value} {event.count.n:g} {event.count.of or ''}".strip()
        )
    if event.status in {Status.DENIED, Status.HYPOTHETICAL, Status.PLANNED, Status.REQUESTED}:
        words = f"{words} ({event.status.value})"
    date = event.date
    return _object(
        event.id,
        "Event",
        {
            "name": words,
            "startDate": _day(date.value) if date else None,
            "endDate": _day(date.end) if date else None,
            "location": event.place.name if event.place else None,
            "country": _country(event.place.country) if event.place else None,
            "organizer": [p.entity for p in event.actors if _is_party(p.entity, entities)],
            "involved": [p.entity for p in parties if _is_party(p.entity, entities)],
            "proof": sorted({quote.span.document for quote in event.evidence}),
            "summary": "; ".join(told),
            "description": [quote.text for quote in event.evidence],
            "recordId": event.id,
            "keywords": [event.type, *([event.means] if event.means else [])],
        },
    )


def _is_party(name: str | None, entities: Mapping[str, Entity]) -> bool:
    """Tell whether an entity may organise or be involved: an address may not."""
    return name is not None and name in entities and entities[name].type is not MentionType.PLACE


def _note(item: Statement, entities: Mapping[str, Entity]) -> Plain:
    found = (entities.get(party.entity or "") for party in item.speakers)
    known = [entity for entity in found if entity is not None]
    text = " ".join(quote.text for quote in item.content)
    names = " and ".join(entity.name for entity in known) or "no speaker"
    return _object(
        item.id,
        "Note",
        {
            "name": f"{names} {item.manner}",
            "description": text,
            "entity": [*(entity.id for entity in known), item.document],
        },
    )

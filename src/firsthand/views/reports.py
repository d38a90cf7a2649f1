"""One row for each event and each newsroom text that tells it: what tools of the field take.

The fields of a row are what that newsroom says. Where it says nothing of a field, the ledger's
own value does not stand in for it: the cell is empty.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from firsthand.model import Entity, Event, Origin, Testimony
from firsthand.views.card import EventCard, event_card

REPORT_COLUMNS = (
    "event_id",
    "story_id",
    "origin_id",
    "producer",
    "producer_kind",
    "documents",
    "report_date",
    "type",
    "plover",
    "plover_mode",
    "cameo",
    "status",
    "novelty",
    "date",
    "date_end",
    "date_relation",
    "count_op",
    "count",
    "count_max",
    "actors",
    "recipients",
    "receiver",
    "place",
    "country",
    "means",
    "claimants",
    "event_origins_lower",
    "event_origins_upper",
    "quote",
)
Row = dict[str, str]


def event_reports(
    events: Iterable[Event], origins: Mapping[str, Origin], entities: Mapping[str, Entity]
) -> Iterator[Row]:
    """Yield the rows of events, in the order of these and of the ids of origins.

    Args:
        events: of the ledger.
        origins: by id.
        entities: by id, for the names of parties and claimants.
    """
    homes: dict[str, set[str]] = {}
    for origin in origins.values():
        for document in origin.documents:
            homes.setdefault(document, set()).add(origin.id)
    for event in events:
        documents = {quote.span.document for quote in event.evidence}
        inside = sorted({name for document in documents for name in homes.get(document, ())})
        card = event_card(event, {name: origins[name] for name in inside}, entities)
        for name in inside:
            row = _row(card, origins[name], entities)
            if row["quote"]:
                yield row


def _row(card: EventCard, origin: Origin, entities: Mapping[str, Entity]) -> Row:
    event = card.event
    said = {item.field: _said(item.testimonies, origin.id) for item in card.fields}
    values = {field: found.value if found is not None else "" for field, found in said.items()}
    first = said.get("type")
    quotes = [] if first is None else card.quotes(first)
    own = [quote for quote in quotes if quote.span.document in origin.documents]
    day = values.get("date", "").split(" ")
    carried = {quote.span.document for quote in own}
    return {
        "event_id": event.id,
        "story_id": event.story,
        "origin_id": origin.id,
        "producer": origin.producer.name or "",
        "producer_kind": origin.producer.kind.value,
        "documents": str(len(carried)),
        "report_date": origin.date or "",
        "type": values.get("type", ""),
        "plover": event.plover.event,
        "plover_mode": event.plover.mode or "",
        "cameo": event.cameo or "",
        "status": values.get("status", ""),
        "novelty": values.get("novelty", ""),
        **_date(day),
        **_count(values.get("count", "")),
        "actors": values.get("actors", ""),
        "recipients": values.get("recipients", ""),
        "receiver": values.get("receiver", ""),
        "place": values.get("place", ""),
        "country": (event.place.country or "") if event.place is not None else "",
        "means": values.get("means", ""),
        "claimants": _claimants(first, entities),
        "event_origins_lower": str(event.support.origins[0]),
        "event_origins_upper": str(event.support.origins[1]),
        "quote": " ".join(own[0].text.split()) if own else "",
    }


def _said(testimonies: Iterable[Testimony], origin: str) -> Testimony | None:
    """Return what an origin says of a field; of several values, that of most reports."""
    return next((item for item in testimonies if origin in item.origins), None)


def _date(words: list[str]) -> Row:
    """Return "on_or_before 2025-11-22 to 2025-11-23" as three columns."""
    dated = [word for word in words if word[:1].isdigit()]
    relation = words[0] if words[0] and not words[0][:1].isdigit() else "on"
    return {
        "date": dated[0] if dated else "",
        "date_end": dated[1] if len(dated) > 1 else "",
        "date_relation": relation if dated else "",
    }


def _count(text: str) -> Row:
    number = text.lstrip("<>=~")
    low, _, high = number.partition("-")
    sign = text[: len(text) - len(number)]
    return {"count_op": (sign or "=") if number else "", "count": low, "count_max": high}


def _claimants(testimony: Testimony | None, entities: Mapping[str, Entity]) -> str:
    names = testimony.claimants if testimony is not None else ()
    return "; ".join(entities[name].name if name in entities else name for name in names)

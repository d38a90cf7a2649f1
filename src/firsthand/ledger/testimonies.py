"""Every value that the reports of one event give, with who gives it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from firsthand.ledger.claimants import find_claimants
from firsthand.ledger.context import Context
from firsthand.model import EventDate, EventMention, Party, Place, Quoted, Status, Testimony

_FIELDS = (
    "type",
    "status",
    "novelty",
    "count",
    "actors",
    "recipients",
    "receiver",
    "date",
    "place",
    "means",
    "stage",
    "extent",
    "term",
)


def find_testimonies(
    context: Context,
    mentions: Sequence[EventMention],
    evidence: Sequence[Quoted],
    *,
    apart_from: Iterable[str] = (),
) -> tuple[Testimony, ...]:
    """Return the values of each field that mentions of one event give, most origins first.

    Args:
        context: of the story.
        mentions: that tell the event; of a single place nothing is returned, for there every
            value rests on what the event rests on.
        evidence: the event's, to which the answer points.
        apart_from: entities that do not count as claimants.
    """
    if all(mention.evidence == mentions[0].evidence for mention in mentions[1:]):
        return ()
    known = {quote: place for place, quote in enumerate(evidence)}
    places = [known[mention.evidence] for mention in mentions]
    own = tuple(apart_from)
    found = []
    # Most fields are told by the same mentions: what is behind these is looked up once.
    behind: dict[tuple[int, ...], Testimony] = {}
    said = [_said(context, mention) for mention in mentions]
    for field, values in zip(_FIELDS, zip(*said, strict=True), strict=True):
        groups: dict[str, list[int]] = {}
        for number, value in enumerate(values):
            if value is not None:
                groups.setdefault(value, []).append(number)
        told = []
        for value, numbers in groups.items():
            denying = field == "status" and value == Status.DENIED
            key = (denying, *numbers)
            if key not in behind:
                group = [mentions[number] for number in numbers]
                told_at = tuple(sorted({places[number] for number in numbers}))
                behind[key] = _testimony(context, group, own, told_at, denying=denying)
            told.append(_of(behind[key], field, value))
        found += sorted(told, key=_most_support_first) if len(told) > 1 else told
    return tuple(found)


def _testimony(
    context: Context,
    mentions: Sequence[EventMention],
    apart_from: tuple[str, ...],
    told_at: tuple[int, ...],
    *,
    denying: bool,
) -> Testimony:
    origins = context.origins_of(mention.trigger.span for mention in mentions)
    statements = {name for mention in mentions for name in mention.statements}
    return Testimony(
        field="",
        value="",
        documents=tuple(sorted({mention.document for mention in mentions})),
        origins=tuple(origin.id for origin in origins),
        bounds=context.bounds_of(origins),
        claimants=find_claimants(context, statements, denying=denying, apart_from=apart_from),
        evidence=told_at,
    )


def _of(behind: Testimony, field: str, value: str) -> Testimony:
    """Return what stands behind a value as its testimony; plainer and faster than `replace`."""
    return Testimony(
        field,
        value,
        behind.documents,
        behind.origins,
        behind.bounds,
        behind.claimants,
        behind.evidence,
    )


def _most_support_first(item: Testimony) -> tuple[int, int, int, str]:
    return (-item.bounds[1], -item.bounds[0], -len(item.documents), item.value)


def _said(context: Context, mention: EventMention) -> tuple[str | None, ...]:
    """Return what a mention gives for each field."""
    receivers = (mention.receiver,) if mention.receiver is not None else ()
    return (
        mention.type,
        mention.status.value,
        mention.novelty.value,
        _count(context, mention),
        _parties(context, mention.actors),
        _parties(context, mention.recipients),
        _parties(context, receivers),
        date_text(mention.date),
        place_text(mention.place),
        mention.means,
        mention.stage,
        mention.extent,
        mention.term,
    )


def _count(context: Context, mention: EventMention) -> str | None:
    interval = context.interval(mention)
    return None if interval is None else interval.text


def date_text(date: EventDate | None) -> str | None:
    """Return a date as it is shown: "2025-11-22", "on_or_before 2025-11-22"."""
    if date is None or date.value is None:
        return None
    relation = "" if date.relation in {None, "on"} else f"{date.relation} "
    end = f" to {date.end}" if date.end is not None and date.end != date.value else ""
    return f"{relation}{date.value}{end}"


def place_text(place: Place | None) -> str | None:
    """Return a place as it is shown: "Jijiga, ET"."""
    if place is None:
        return None
    return ", ".join(part for part in (place.name, place.country) if part) or None


def _parties(context: Context, parties: Sequence[Party]) -> str | None:
    if not parties:
        return None
    names = {_party(context, party) for party in parties}
    return ", ".join(sorted(name for name in names if name)) or None


def _party(context: Context, party: Party) -> str | None:
    entity = context.entity(context.canonical(party.entity))
    if entity is not None:
        return entity.name
    return " ".join(party.quote.text.split()) if party.quote is not None else None

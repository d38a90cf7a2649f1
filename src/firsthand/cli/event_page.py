"""One event on the screen: its values, and for each the reports that give it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rich.console import RenderableType

from firsthand.cli.page import (
    BOLD,
    DIM,
    QUOTE,
    STATUS_STYLE,
    WARN,
    heading,
    indented,
    marked,
    styled,
    two_sided,
)
from firsthand.model import Origin, Testimony
from firsthand.views.card import EventCard, FieldCard
from firsthand.views.harmless import one_line
from firsthand.views.words import (
    count_words,
    date_words,
    parties_words,
    place_in,
    place_words,
    quotation,
    range_words,
    short_id,
    support_words,
)

_QUOTE_LENGTH = 220


def event_page(
    card: EventCard,
    *,
    names: Mapping[str, str],
    files: Mapping[str, str],
    origins: Mapping[str, Origin],
    kinds: Mapping[str, str],
    why: bool,
) -> Iterator[RenderableType]:
    """Yield the parts of the page.

    Args:
        card: the event.
        names: of entities, by id.
        files: short names of documents, by id.
        origins: those of the event, by id.
        kinds: types of events, by id, for the links.
        why: whether to show what each report gives for each field.
    """
    yield from _head(card, names)
    yield from _links(card, names, kinds)
    if why:
        for field in card.fields:
            yield from _field(card, field, names=names, files=files, origins=origins)
        return
    for quote in card.event.evidence:
        words = quotation(quote.text, _QUOTE_LENGTH)
        where = place_in(quote.span, files)
        yield marked("│", styled((words, QUOTE), ("  " + where, DIM)))


def _head(card: EventCard, names: Mapping[str, str]) -> Iterator[RenderableType]:
    event = card.event
    facts = (
        date_words(event.date),
        place_words(event.place),
        event.means,
        event.extent,
        event.term,
    )
    head = styled(
        (event.type.replace("_", " "), BOLD),
        (f" {count}" if (count := count_words(event.count)) else "", BOLD),
        " · ",
        (event.status.value, STATUS_STYLE[event.status.value]),
        f" · {event.novelty.value}",
        *(f" · {fact}" for fact in facts if fact),
    )
    yield two_sided(head, short_id(event.id))
    actors, recipients = parties_words(event.actors, names), parties_words(event.recipients, names)
    if actors or recipients:
        who = f"{actors or '(by whom is not said)'}{' → ' if recipients else ''}{recipients}"
        yield indented(styled(who))
    yield indented(styled((support_words(event.support, names), DIM)))
    mode = f", mode {event.plover.mode}" if event.plover.mode else ""
    cameo = f" · CAMEO {event.cameo}" if event.cameo else ""
    yield indented(styled((f"PLOVER {event.plover.event}{mode}{cameo}", DIM)))


def _links(
    card: EventCard, names: Mapping[str, str], kinds: Mapping[str, str]
) -> Iterator[RenderableType]:
    for link in card.event.links:
        by = names.get(link.asserted_by or "")
        said = f", says {by}" if by else ""
        kind = kinds.get(link.event, "event").replace("_", " ")
        words = f"{link.relation.replace('_', ' ')} {kind}"
        yield marked("→", styled(words, (f" {short_id(link.event)}{said}", DIM)))


def _field(
    card: EventCard,
    field: FieldCard,
    *,
    names: Mapping[str, str],
    files: Mapping[str, str],
    origins: Mapping[str, Origin],
) -> Iterator[RenderableType]:
    yield heading(field.field)
    for testimony in field.testimonies:
        chosen = testimony.value == field.chosen
        yield two_sided(
            styled((one_line(testimony.value), BOLD if chosen else WARN)),
            "held by the ledger" if chosen else "",
        )
        yield indented(styled((_grounds(testimony, names, origins), DIM)))
        for quote in card.quotes(testimony):
            words = quotation(quote.text, _QUOTE_LENGTH)
            where = place_in(quote.span, files)
            yield marked("│", styled((words, QUOTE), ("  " + where, DIM)), by=4)


def _grounds(testimony: Testimony, names: Mapping[str, str], origins: Mapping[str, Origin]) -> str:
    vouching = ", ".join(names.get(item, item) for item in testimony.claimants)
    who = f"on the word of {vouching}" if vouching else "on the reporters' own word"
    producers = [
        origins[name].producer.name or "unknown" for name in testimony.origins if name in origins
    ]
    where = f" ({', '.join(dict.fromkeys(producers))})" if producers else ""
    return f"{who} · {range_words(testimony.bounds, 'origin')}{where}"

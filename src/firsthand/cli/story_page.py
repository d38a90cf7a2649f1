"""The story on one screen: who wrote it, what happened, on whose word, what is in conflict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import RenderableType
from rich.text import Text

from firsthand.cli.copies_page import copies_section
from firsthand.cli.gathered import Gathered, in_order
from firsthand.cli.page import (
    BOLD,
    DIM,
    NAME,
    QUOTE,
    STATUS_STYLE,
    WARN,
    heading,
    indented,
    marked,
    side_by_side,
    styled,
    two_sided,
)
from firsthand.cli.statements_page import statements_section
from firsthand.model import Conflict, Event, Figure, Novelty, Quoted
from firsthand.views.words import (
    amount,
    count_words,
    date_words,
    many,
    parties_words,
    party_words,
    place_in,
    place_words,
    quotation,
    range_words,
    short_id,
    support_words,
)

_QUOTE_LENGTH = 170
_OPERATORS = {"=": "", ">=": "at least ", ">": "more than ", "<=": "up to ", "~": "about "}


def story_page(gathered: Gathered) -> Iterator[RenderableType]:
    """Yield the parts of the page from top to bottom."""
    yield from _head(gathered)
    yield from copies_section(gathered)
    groups = (
        ("What is new", [item for item in gathered.events if item.novelty is Novelty.NEW]),
        ("Background", [item for item in gathered.events if item.novelty is Novelty.BACKGROUND]),
        ("Other affairs", [item for item in gathered.events if item.novelty is Novelty.HISTORICAL]),
    )
    title, events = groups[0]
    yield from _events_section(gathered, title, events)
    yield from _figures_section(gathered)
    yield from statements_section(gathered)
    for title, events in groups[1:]:
        yield from _events_section(gathered, title, events)


def _head(gathered: Gathered) -> Iterator[RenderableType]:
    story = gathered.story
    title = styled((story.title or "(no headline)", BOLD))
    yield two_sided(title, short_id(story.id))
    producers = [item.producer.name or "unknown" for item in gathered.origins]
    behind = ", ".join(dict.fromkeys(producers))
    days = story.first_published or "no date"
    if story.last_published and story.last_published != story.first_published:
        days += f" to {story.last_published}"
    counts = story.counts
    yield styled(
        (many(counts.copies, "copy"), BOLD),
        " · ",
        (range_words(counts.origins, "origin"), BOLD),
        f" ({behind}), because {_because(gathered)}",
        " · ",
        (many(counts.claimants, "claimant"), BOLD),
        f" · {days}",
    )


def _because(gathered: Gathered) -> str:
    """Return the strongest reason of each origin, in its own words."""
    reasons = []
    for origin in gathered.origins:
        reason = next((item for item in origin.reasons if item.kind != "alignment"), None)
        reason = reason or next(iter(origin.reasons), None)
        if reason is not None:
            reasons.append(with_files(reason.text, gathered))
    return "; ".join(dict.fromkeys(reasons)) or "nothing shows another source"


def with_files(text: str, gathered: Gathered) -> str:
    """Return a reason with the names of files in place of ids of documents."""
    for document, name in gathered.files.items():
        text = text.replace(document, name)
    return text


def _events_section(
    gathered: Gathered, title: str, events: Iterable[Event]
) -> Iterator[RenderableType]:
    ordered = in_order(gathered, events)
    if not ordered:
        return
    yield heading(title)
    for event in ordered:
        yield from _event(gathered, event)


def _event(gathered: Gathered, event: Event) -> Iterator[RenderableType]:
    """Yield what one event says: its head, who acts, on whose word, links, conflicts, quote."""
    facts = (date_words(event.date), place_words(event.place), event.extent, event.term)
    head = styled(
        (event.type.replace("_", " "), BOLD),
        (f" {count}" if (count := count_words(event.count)) else "", BOLD),
        " · ",
        (event.status.value, STATUS_STYLE[event.status.value]),
        *(f" · {fact}" for fact in facts if fact),
    )
    yield two_sided(head, short_id(event.id))
    if who := _who(gathered, event):
        yield indented(who)
    yield indented(styled((support_words(event.support, gathered.names), DIM)))
    types = {item.id: item.type.replace("_", " ") for item in gathered.events}
    for link in event.links:
        by = gathered.names.get(link.asserted_by or "")
        said = f", says {by}" if by else ""
        words = f"{link.relation.replace('_', ' ')} {types.get(link.event, 'event')}"
        yield marked("→", styled(words, (f" {short_id(link.event)}{said}", DIM)))
    for conflict in event.conflicts:
        yield from _conflict(gathered, conflict)
    yield from _evidence(gathered, event.evidence)


def _who(gathered: Gathered, event: Event) -> Text | None:
    """Return "Ethiopia → prisoners, handed to Eritrea"."""
    names = gathered.names
    actors, recipients = parties_words(event.actors, names), parties_words(event.recipients, names)
    if not (actors or recipients or event.receiver):
        return None
    line = styled((actors or "(by whom is not said)", NAME if actors else DIM))
    if recipients:
        line.append_text(styled(" → ", (recipients, NAME)))
    if event.receiver:
        line.append_text(styled(" handed to ", (party_words(event.receiver, names), NAME)))
    return line


def _conflict(gathered: Gathered, conflict: Conflict) -> Iterator[RenderableType]:
    yield marked("≠", styled((f"the reports differ on {conflict.field}", WARN)), style=WARN)
    producers = {item.id: item.producer.name or "unknown" for item in gathered.origins}
    columns = []
    for value in conflict.values:
        origins = ", ".join(producers.get(item, item) for item in value.origins)
        files = ", ".join(gathered.files.get(item, item) for item in value.documents)
        vouching = ", ".join(gathered.names.get(item, item) for item in value.claimants)
        lines = [f"origin: {origins or 'unknown'}", f"in: {files}"]
        columns.append((value.value, [*lines, *([f"says: {vouching}"] if vouching else [])]))
    yield side_by_side(columns, by=4)


def _evidence(gathered: Gathered, quotes: tuple[Quoted, ...]) -> Iterator[RenderableType]:
    """Yield each different wording once, with the copies that have it."""
    places: dict[str, list[str]] = {}
    for quote in quotes:
        words = quotation(quote.text, _QUOTE_LENGTH)
        places.setdefault(_folded(words), [words]).append(place_in(quote.span, gathered.files))
    for words, *files in places.values():
        where = ", ".join(dict.fromkeys(files))
        yield marked("│", styled((words, QUOTE), ("  " + where, DIM)))


def _folded(text: str) -> str:
    """Return a text without the differences of typography."""
    return "".join(char for char in text.casefold() if char.isalnum())


def _figures_section(gathered: Gathered) -> Iterator[RenderableType]:
    if not gathered.figures:
        return
    yield heading("Figures claimed")
    for figure in gathered.figures:
        yield from _figure(gathered, figure)


def _figure(gathered: Gathered, figure: Figure) -> Iterator[RenderableType]:
    number = f"{_OPERATORS[figure.op.value]}{amount(figure.n)}"
    facts = (figure.measure, date_words(figure.as_of), place_words(figure.place))
    head = styled(
        (number, BOLD),
        (f" {figure.of}" if figure.of else "", BOLD),
        *(f" · {fact}" for fact in facts if fact),
    )
    yield two_sided(head, short_id(figure.id))
    yield indented(styled((support_words(figure.support, gathered.names), DIM)))
    for replaced in figure.replaces:
        yield marked("→", styled(f"replaces {short_id(replaced)}"))
    yield from _evidence(gathered, figure.evidence)

"""A document as it is stored, line by line: roles in the margin, what was found in it marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from firsthand.cli.page import BOLD, DIM, heading, marked, styled, two_sided
from firsthand.model import Article, Document, Event, Statement
from firsthand.views.harmless import harmless
from firsthand.views.words import many, quotation, short_id

_STATEMENT, _EVENT = "italic cyan", "bold green"
_QUOTE_LENGTH = 90


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text that something rests on: ‹s1 ... › or ⟦e1 ... ⟧."""

    start: int
    end: int
    label: str
    is_event: bool

    @property
    def opening(self) -> str:
        """What stands before the stretch."""
        return f"⟦{self.label} " if self.is_event else f"‹{self.label} "

    @property
    def closing(self) -> str:
        """What stands after the stretch."""
        return "⟧" if self.is_event else "›"


def document_page(
    document: Document,
    article: Article | None,
    statements: Sequence[Statement],
    events: Sequence[Event],
) -> Iterator[RenderableType]:
    """Yield the head of the document, its lines, and what the marks mean."""
    yield from _head(document, article)
    spoken = sorted(statements, key=lambda item: (_begin(item), item.id))
    told = sorted(events, key=lambda item: (_first(item, document.id), item.id))
    marks = [*_statement_marks(spoken), *_event_marks(told, document.id)]
    yield _lines(document.text, article, marks)
    yield from _legend(spoken, told)


def _head(document: Document, article: Article | None) -> Iterator[RenderableType]:
    title = article.headline.text if article and article.headline else "(no headline)"
    yield two_sided(styled((title, BOLD)), document.id)
    where = document.acquisition
    published = article.published.value if article and article.published else "no date"
    facts = (where.source_name, published, where.path, where.url)
    yield styled((" · ".join(fact for fact in facts if fact), DIM))
    yield Text()


def _lines(text: str, article: Article | None, marks: Sequence[Mark]) -> RenderableType:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True, style=DIM, min_width=8)
    grid.add_column()
    start = 0
    for line in text.splitlines(keepends=True):
        body = line.rstrip("\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")
        role = _role(article, start, start + len(body)) if body.strip() else ""
        grid.add_row(role, _line(body, start, marks))
        start += len(line)
    return grid


def _role(article: Article | None, start: int, end: int) -> str:
    """Return the role of the block that a line stands in."""
    for block in article.blocks if article else ():
        if block.span.start < end and start < block.span.end:
            return block.role.value
    return ""


def _line(body: str, start: int, marks: Sequence[Mark]) -> Text:
    """Return a line with brackets around every stretch that begins or ends in it."""
    end = start + len(body)
    line = Text(harmless(body).replace("\t", " "))
    places: list[tuple[int, int, str, str]] = []
    for order, mark in enumerate(marks):
        style = _EVENT if mark.is_event else _STATEMENT
        if mark.start < end and start < mark.end:
            line.stylize(style, max(mark.start - start, 0), min(mark.end, end) - start)
        if start <= mark.start < end:
            places.append((mark.start - start, order + 1, mark.opening, style))
        if start < mark.end <= end:
            places.append((mark.end - start, -order, mark.closing, style))
    for place, _, words, style in sorted(places, reverse=True):
        line = Text.assemble(line[:place], (words, style), line[place:])
    return line


def _statement_marks(statements: Sequence[Statement]) -> list[Mark]:
    return [
        Mark(quote.span.start, quote.span.end, f"s{number}", is_event=False)
        for number, item in enumerate(statements, start=1)
        for quote in item.content
    ]


def _event_marks(events: Sequence[Event], document: str) -> list[Mark]:
    return [
        Mark(quote.span.start, quote.span.end, f"e{number}", is_event=True)
        for number, item in enumerate(events, start=1)
        for quote in item.evidence
        if quote.span.document == document
    ]


def _begin(item: Statement) -> int:
    return item.content[0].span.start if item.content else 0


def _first(item: Event, document: str) -> int:
    return min(quote.span.start for quote in item.evidence if quote.span.document == document)


def _legend(statements: Sequence[Statement], events: Sequence[Event]) -> Iterator[RenderableType]:
    if not statements and not events:
        return
    yield heading(f"{many(len(statements), 'statement')}, {many(len(events), 'event')}")
    for number, item in enumerate(statements, start=1):
        who = item.speaker.quote.text if item.speaker and item.speaker.quote else "not named"
        words = quotation(item.content[0].text, _QUOTE_LENGTH) if item.content else ""
        line = styled(f"{who}: {words}", (f"  {short_id(item.id)}", DIM))
        yield marked(f"s{number}", line, style=_STATEMENT)
    for number, event in enumerate(events, start=1):
        facts = f"{event.type.replace('_', ' ')} · {event.status.value} · {event.novelty.value}"
        yield marked(f"e{number}", styled(facts, (f"  {short_id(event.id)}", DIM)), style=_EVENT)

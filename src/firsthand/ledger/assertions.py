"""Which events a statement asserts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from firsthand.ledger.claimants import statement_root
from firsthand.ledger.context import Context
from firsthand.model import Event, Form, Novelty, Statement

# By document and root of the speaker: where news is told, and which event.
_News = Mapping[str, Mapping[str, list[tuple[int, str]]]]


def fill_assertions(
    context: Context, events: Sequence[Event], befallen: Callable[[str], frozenset[str]]
) -> tuple[Statement, ...]:
    """Return the statements of the story with the events that they assert, in order of ids.

    Those are the events mentioned in what is said. A quotation that mentions none goes on
    about those whom the speaker's other words in the same report are about ("He was met by
    our officers"): it asserts the event that it goes on about.

    Args:
        context: of the story.
        events: all of the story.
        befallen: whom each event befell, in the words of any report, by event.
    """
    covered: dict[str, list[str]] = defaultdict(list)
    for event in events:
        for name in event.statements:
            covered[name].append(event.id)
    news = _told_by(context, events)
    statements = sorted(context.statements.values(), key=lambda item: item.id)
    return tuple(
        _asserting(item, tuple(sorted(covered[item.id])) or _goes_on(context, item, news, befallen))
        for item in statements
    )


def _asserting(item: Statement, asserts: tuple[str, ...]) -> Statement:
    return item if item.asserts == asserts else replace(item, asserts=asserts)


def _told_by(context: Context, events: Sequence[Event]) -> _News:
    """Return, by document and then by root of the speaker, the news told there and where."""
    told: dict[str, dict[str, list[tuple[int, str]]]] = {}
    for event in events:
        if event.novelty is not Novelty.NEW:
            continue
        for name in event.statements:
            statement = context.statements.get(name)
            root = statement_root(context, statement) if statement is not None else None
            if statement is not None and root is not None and statement.content:
                there = told.setdefault(statement.document, {}).setdefault(root, [])
                there.append((_start(statement), event.id))
    return told


def _goes_on(
    context: Context,
    statement: Statement,
    news: _News,
    befallen: Callable[[str], frozenset[str]],
) -> tuple[str, ...]:
    there = news.get(statement.document)
    if there is None or statement.form is Form.INDIRECT or not statement.content:
        return ()
    root = statement_root(context, statement)
    told = there.get(root, ()) if root is not None else ()
    earlier = [(start, event) for start, event in told if start < _start(statement)]
    if not earlier:
        return ()
    named = set(map(context.canonical, _named_in(context, statement)))
    before = [item for item in earlier if named & befallen(item[1])]
    return (max(before)[1],) if before else ()


def _named_in(context: Context, statement: Statement) -> set[str | None]:
    """Return the entities that the words of a statement mention."""
    mentions = context.readings[statement.document].mentions
    spans = [quoted.span for quoted in statement.content]
    return {
        mention.entity
        for span in spans
        for mention in mentions
        if span.start <= mention.quote.span.start < span.end
    }


def _start(statement: Statement) -> int:
    return statement.content[0].span.start

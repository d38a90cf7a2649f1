"""Figures: numbers claimed of a state or a sum, merged across reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from firsthand.ledger.claimants import claimant_roots
from firsthand.ledger.context import Context
from firsthand.ledger.input import MADE_BY
from firsthand.ledger.instances import fold
from firsthand.ledger.support import count_support
from firsthand.model import EventDate, Figure, FigureMention, content_id


def merge_figures(context: Context, mentions: Sequence[FigureMention]) -> tuple[Figure, ...]:
    """Return the figures that mentions claim, in order of their ids.

    Mentions with the same measure, number and operator are one figure if they count the same
    noun or one of them leaves it open. A later figure of the same source replaces the
    earlier one; both are kept.
    """
    groups: dict[tuple[object, ...], list[FigureMention]] = defaultdict(list)
    for mention in sorted(mentions, key=_place):
        if context.is_headline(mention.evidence.span):
            continue
        count = mention.count
        groups[mention.measure, count.op, count.n, count.max, _last(mention.of)].append(mention)
    made = [_figure(context, found) for found in groups.values()]
    return tuple(sorted(_with_replaced(context, made), key=lambda figure: figure.id))


def _place(mention: FigureMention) -> tuple[str, int, int]:
    span = mention.evidence.span
    return (span.document, span.start, span.end)


def _last(of: str | None) -> str:
    words = fold(of or "").split()
    return words[-1].removesuffix("s") if words else ""


def _figure(context: Context, mentions: list[FigureMention]) -> Figure:
    spans = [mention.evidence.span for mention in mentions]
    statements = sorted({name for mention in mentions for name in mention.statements})
    first = mentions[0]
    key = min(
        f"{context.body_key(item.document)}\x1f{fold(item.evidence.text)}" for item in mentions
    )
    return Figure(
        id=content_id("fi", first.measure, first.count.op, first.count.n, key),
        story=context.story.story,
        measure=first.measure,
        of=first.of,
        op=first.count.op,
        n=first.count.n,
        text=first.count.quote.text if first.count.quote else first.evidence.text,
        evidence=tuple(sorted({mention.evidence for mention in mentions})),
        support=count_support(context, spans, statements),
        max=first.count.max,
        as_of=_as_of(mentions),
        place=next((item.place for item in mentions if item.place is not None), None),
        statements=tuple(statements),
        made_by=MADE_BY,
    )


def _as_of(mentions: Sequence[FigureMention]) -> EventDate | None:
    return next((item.as_of for item in mentions if item.as_of is not None), None)


def _with_replaced(context: Context, figures: Sequence[Figure]) -> list[Figure]:
    """Return the figures, each with the earlier ones of the same source that it replaces."""
    made = []
    for figure in figures:
        older = [other.id for other in figures if _replaces(context, figure, other)]
        made.append(replace(figure, replaces=tuple(sorted(older))) if older else figure)
    return made


def _replaces(context: Context, figure: Figure, other: Figure) -> bool:
    same_thing = figure.measure == other.measure and _last(figure.of) == _last(other.of)
    if not same_thing or figure.n == other.n or figure.place != other.place:
        return False
    one_source = claimant_roots(context, figure.statements) & claimant_roots(
        context, other.statements
    )
    return bool(one_source) and _first_moment(context, other) < _first_moment(context, figure)


def _first_moment(context: Context, figure: Figure) -> str:
    return min(context.moment(quoted.span.document) for quoted in figure.evidence)

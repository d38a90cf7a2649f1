"""Who wrote it: origins with their reasons, and what each copy added, dropped or changed."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType

from firsthand.cli.gathered import Gathered
from firsthand.cli.page import BOLD, DIM, WARN, heading, indented, marked, styled, two_sided
from firsthand.model import ChangeKind, CopyRelation, Origin, Relation, Span
from firsthand.views.words import many, quotation, short_id

_SHOWN = 3  # places of each kind that are quoted for a copy
_LENGTH = 78


def copies_section(gathered: Gathered) -> Iterator[RenderableType]:
    """Yield the origins of a story, each with its copies."""
    yield heading("Who wrote it")
    for origin in gathered.origins:
        yield two_sided(
            styled(
                (origin.producer.name or "unknown newsroom", BOLD), f" · {bounds_words(origin)}"
            ),
            short_id(origin.id),
        )
        inside = [item for item in origin.documents if item in gathered.documents]
        for document in sorted(inside, key=lambda item: (item != origin.first, item)):
            yield from _copy(gathered, origin, document)


def bounds_words(origin: Origin) -> str:
    """Return what the bounds of an origin say in words."""
    if origin.upper == 0:
        return "rests wholly on other reports"
    return "an independent report" if origin.lower else "may rest wholly on another report"


def _copy(gathered: Gathered, origin: Origin, document: str) -> Iterator[RenderableType]:
    article, copy = gathered.articles.get(document), gathered.documents[document]
    published = article.published.value if article and article.published else "no date"
    outlet = copy.source.name or (article.byline.outlet if article else None)
    known = [gathered.files[document], *([outlet] if outlet else []), published]
    words = _relation(gathered, origin, document)
    line = styled(" · ".join(known), (f" · {words}", DIM))
    yield indented(two_sided(line, short_id(document)))
    relation = _with_first(gathered, origin, document)
    if relation is not None:
        yield from differences(gathered, relation, document)


def _with_first(gathered: Gathered, origin: Origin, document: str) -> CopyRelation | None:
    """Return how a copy relates to the one that carries the text best."""
    pair = {origin.first, document}
    return next((item for item in gathered.copies if {item.a, item.b} == pair), None)


def _relation(gathered: Gathered, origin: Origin, document: str) -> str:
    if document == origin.first:
        return "carries the text best" if len(origin.documents) > 1 else "the only copy"
    relation = _with_first(gathered, origin, document)
    if relation is None:
        return "same origin by way of another copy"
    share = relation.a_in_b if document == relation.a else relation.b_in_a
    return f"{relation_word(relation, document)}, {share:.0%} of its words"


def relation_word(relation: CopyRelation, document: str) -> str:
    """Return what a copy is to the other one; a relation reads "b relative to a"."""
    turned = {Relation.ABRIDGED: Relation.EXTENDED, Relation.EXTENDED: Relation.ABRIDGED}
    kind = relation.relation
    if document == relation.a:
        kind = turned.get(kind, kind)
    return kind.value.replace("_", " ")


def differences(
    gathered: Gathered, relation: CopyRelation, document: str
) -> Iterator[RenderableType]:
    """Yield what a copy added, dropped and changed against the other one."""
    is_a = document == relation.a
    added, dropped = (
        (relation.only_in_a, relation.only_in_b)
        if is_a
        else (relation.only_in_b, relation.only_in_a)
    )
    yield from _places(gathered, "+", "adds", added)
    yield from _places(gathered, "-", "lacks", dropped)
    for change in relation.changed:
        if not change.material:
            continue
        mine, theirs = (change.a, change.b) if is_a else (change.b, change.a)
        words = f"{change.kind.value}: {_quoted(gathered, theirs)} became {_quoted(gathered, mine)}"
        yield marked("≠", styled((words, WARN)), by=4, style=WARN)
    small = sum(item.kind is ChangeKind.TYPOGRAPHY for item in relation.changed)
    if small:
        yield marked("~", styled((many(small, "difference") + " of typography", DIM)), by=4)


def _places(
    gathered: Gathered, mark: str, word: str, spans: tuple[Span, ...]
) -> Iterator[RenderableType]:
    for span in spans[:_SHOWN]:
        yield marked(mark, styled(f"{word} {_quoted(gathered, span)}"), by=4)
    if len(spans) > _SHOWN:
        more = many(len(spans) - _SHOWN, "place")
        yield marked(mark, styled((f"{word} {more} more: see 'firsthand diff'", DIM)), by=4)


def _quoted(gathered: Gathered, span: Span | None) -> str:
    if span is None:
        return "nothing"
    return quotation(gathered.documents[span.document].text[span.start : span.end], _LENGTH)

"""Which origins lean on others: a rewritten report that cites the agency it follows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from firsthand.copies.alignment import align_words
from firsthand.copies.citations import (
    Names,
    agencies_byline,
    body_text,
    citations,
    own_sources,
    unnamed_citations,
)
from firsthand.copies.closeness import Calendar, Closeness
from firsthand.copies.words import Words, read_words
from firsthand.model import Article, Document, Origin, ProducerKind, Quoted, Reason, Role

_DIGEST = 60
"""Words up to which a report that names its agencies can be a digest of them..."""
_REPEATED = 0.5
"""...if so much of what it speaks of stands in their texts."""
_TOLD = 0.3
"""Share of what the paragraphs that cite a newsroom speak of, from which its report is meant."""


class Reports(Protocol):
    """What is asked of every report; all else only of those that lean on another."""

    def text(self, document: str) -> str:
        """Return the body of a report as one text."""
        ...

    def unnamed(self, document: str) -> Sequence[Quoted]:
        """Return where it rests on newsrooms that it does not name."""
        ...

    def signed(self, document: str) -> Quoted | None:
        """Return the line that signs with agencies it does not name."""
        ...

    def document(self, document: str) -> Document:
        """Return a report as it was read."""
        ...


class ReadReports:
    """Answers from articles and documents that are all at hand."""

    def __init__(self, articles: Mapping[str, Article], documents: Mapping[str, Document]) -> None:
        self._articles, self._documents = articles, documents

    def text(self, document: str) -> str:
        """Return the body of a report as one text."""
        return body_text(self._articles[document], self._documents[document])

    def unnamed(self, document: str) -> Sequence[Quoted]:
        """Return where it rests on newsrooms that it does not name."""
        return unnamed_citations(self._articles[document], self._documents[document])

    def signed(self, document: str) -> Quoted | None:
        """Return the line that signs with agencies it does not name."""
        return agencies_byline(self._articles[document], self._documents[document])

    def document(self, document: str) -> Document:
        """Return a report as it was read."""
        return self._documents[document]


@dataclass(frozen=True, slots=True)
class _Desk:
    """What is looked up while origins are compared."""

    articles: Mapping[str, Article]
    reports: Reports
    texts: Mapping[str, str]
    close: Closeness
    newsrooms: Mapping[str, _Newsroom]
    names: Names
    by_id: Mapping[str, Origin]


@dataclass(frozen=True, slots=True)
class _Newsroom:
    """The origins of one producer, by the first document of each, and these by their days."""

    origins: Mapping[str, Sequence[Origin]]
    calendar: Calendar


def depend(
    origins: Sequence[Origin], articles: Mapping[str, Article], reports: Reports
) -> list[Origin]:
    """Return the origins, in their order, with what each leans on, and bounds that follow from it.

    A report whose first paragraph cites another origin's newsroom may rest wholly on it
    (lower 0); a short one that has no source of its own surely does (upper 0). So may an
    outlet's report that has something from media it does not name, where another origin
    tells of the same, and one that signs with agencies it does not name. One that also
    repeats a passage of a cited text stands in that origin too.

    Args:
        origins: all origins.
        articles: what each copy says of itself; asked for few.
        reports: what is asked of the first copy of each.
    """
    texts = {item.first: reports.text(item.first) for item in origins}
    close = Closeness(texts, {item.first: item.date for item in origins})
    newsrooms = _newsrooms(origins, close)
    by_id = {item.id: item for item in origins}
    desk = _Desk(articles, reports, texts, close, newsrooms, Names(newsrooms), by_id)
    leaning = [_lean(item, desk) for item in origins]
    return _lean_on_unnamed(_with_borrowers(leaning, desk), desk)


def _newsrooms(origins: Sequence[Origin], close: Closeness) -> Mapping[str, _Newsroom]:
    """Return the origins of each producer, by its name."""
    found: dict[str, dict[str, list[Origin]]] = defaultdict(lambda: defaultdict(list))
    for item in origins:
        if item.producer.name is not None:
            found[item.producer.name][item.first].append(item)
    return {name: _Newsroom(items, close.calendar(items)) for name, items in found.items()}


def _lean(origin: Origin, desk: _Desk) -> Origin:
    """Return an origin with the newsrooms it cites by name."""
    newsrooms = [desk.newsrooms[name] for name in desk.names.cited(desk.texts[origin.first])]
    others = [
        item
        for newsroom in newsrooms
        for first in desk.close.in_time(origin.first, newsroom.calendar)
        for item in newsroom.origins[first]
        if item.id != origin.id and item.producer != origin.producer
    ]
    if not others:
        return origin
    article, document = desk.articles[origin.first], desk.reports.document(origin.first)
    cited = citations(article, document, {item.producer.name or "" for item in others})
    passages = _passages(article, document, cited)
    others = [item for item in others if _is_meant(origin, item, passages, desk)]
    names = {item.producer.name for item in others}
    cited = [(name, quote) for name, quote in cited if name in names]
    if not cited:
        return origin
    targets = {item.id for item in others}
    first = article.body[0].span
    leads = any(quote.span.start < first.end for _, quote in cited)
    return _leaning(origin, targets, [quote for _, quote in cited], desk, leads=leads)


def _passages(
    article: Article, document: Document, cited: Iterable[tuple[str, Quoted]]
) -> Mapping[str, str]:
    """Return for each newsroom the paragraphs that cite it."""
    found: dict[str, dict[int, str]] = defaultdict(dict)
    for name, quote in cited:
        for block in article.body:
            if block.span.start <= quote.span.start < block.span.end:
                text = document.text[block.span.start : block.span.end]
                found[name][block.span.start] = text
    return {name: "\n".join(texts.values()) for name, texts in found.items()}


def _is_meant(origin: Origin, other: Origin, passages: Mapping[str, str], desk: _Desk) -> bool:
    """Whether a report tells of what another tells, or its paragraphs that cite that one do."""
    passage = passages.get(other.producer.name or "")
    if passage is None:
        return False
    abroad = _are_abroad(origin, other, desk)
    return (
        desk.close.is_close(origin.first, other.first, abroad=abroad)
        or desk.close.covered(passage, [other.first], abroad=abroad) >= _TOLD
    )


def _are_abroad(origin: Origin, other: Origin, desk: _Desk) -> bool:
    """Whether two reports are in two languages."""
    one, two = desk.articles[origin.first].language, desk.articles[other.first].language
    return None not in {one, two} and one != two


def _lean_on_unnamed(origins: Sequence[Origin], desk: _Desk) -> list[Origin]:
    """Return the origins, with those of outlets that lean on media they do not name.

    Which media is meant nobody says: any report of the same happenings that does not do so
    itself. Without one, what it leans on is not among the documents and it stands for that.
    """
    free = [
        item
        for item in origins
        if item.producer.kind is not ProducerKind.AGENCY and not item.depends_on
    ]
    cited = {item.id: desk.reports.unnamed(item.first) for item in free}
    signed = {item.id: quote for item in free if (quote := desk.reports.signed(item.first))}
    named = {item.first: item for item in origins if not cited.get(item.id)}
    result = []
    for item in origins:
        quotes, line = cited.get(item.id) or [], signed.get(item.id)
        near = desk.close.near(item.first) if quotes or line else []
        others = [named[key] for key in near if key in named]
        others = [other for other in others if other.producer != item.producer]
        agencies = [other for other in others if other.producer.kind is ProducerKind.AGENCY]
        if quotes and others:
            targets = {other.id for other in others}
            result.append(_leaning(item, targets, quotes, desk, leads=True))
        elif line and agencies:
            targets = {other.id for other in agencies}
            result.append(_leaning(item, targets, [line], desk, leads=False))
        else:
            result.append(item)
    return result


def _leaning(
    origin: Origin, targets: Collection[str], cited: Sequence[Quoted], desk: _Desk, *, leads: bool
) -> Origin:
    article, document = desk.articles[origin.first], desk.reports.document(origin.first)
    own = own_sources(article, document, _own_names(origin))
    lower, upper = origin.lower, 1
    has_own = bool(own) or origin.producer.kind is ProducerKind.AGENCY
    if leads or not has_own:
        lower = 0
    if leads and not has_own and _is_digest(origin, targets, desk):
        upper = 0
    reasons = [Reason("citation", quote.text, quote.span) for quote in cited]
    return replace(
        origin,
        depends_on=tuple(sorted(targets)),
        lower=lower,
        upper=upper,
        reasons=(*origin.reasons, *reasons, *own),
    )


def _is_digest(origin: Origin, targets: Collection[str], desk: _Desk) -> bool:
    """Whether a report is short and has little that those it cites do not have."""
    text = desk.texts[origin.first]
    if len(text.split()) > _DIGEST:
        return False
    known = [desk.by_id[name] for name in sorted(targets)]
    cited = [item for item in known if item.producer.name is not None]
    abroad = bool(cited) and all(_are_abroad(origin, item, desk) for item in cited)
    firsts = [item.first for item in cited]
    return desk.close.covered(text, firsts, abroad=abroad) >= _REPEATED


def _own_names(origin: Origin) -> list[str]:
    name = origin.producer.name
    return [name, name.split(" (")[0]] if name else []


def _with_borrowers(origins: Sequence[Origin], desk: _Desk) -> list[Origin]:
    """Add to each origin the reports that lean on it and repeat a passage of it."""
    borrowers: dict[str, set[str]] = {}
    by_id = {item.id: item for item in origins}
    for origin in origins:
        for target in origin.depends_on:
            one, two = by_id[target].first, origin.first
            if align_words(_body(one, desk), _body(two, desk)):
                borrowers.setdefault(target, set()).add(two)
    return [_extended(item, borrowers.get(item.id, ())) for item in origins]


def _extended(origin: Origin, borrowers: Iterable[str]) -> Origin:
    return replace(origin, documents=tuple(sorted({*origin.documents, *borrowers})))


def _body(item: str, desk: _Desk) -> Words:
    ranges = [
        (block.span.start, block.span.end)
        for block in desk.articles[item].blocks
        if block.role is Role.BODY
    ]
    return read_words(desk.reports.document(item).text, ranges)

"""Which origins lean on others: a rewritten report that cites the agency it follows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from firsthand.copies.alignment import align_words
from firsthand.copies.citations import body_text, citations, own_sources
from firsthand.copies.closeness import Closeness
from firsthand.copies.words import Words, read_words
from firsthand.model import Article, Document, Origin, ProducerKind, Quoted, Reason, Role

_DIGEST = 60
"""Words up to which a report that names its agencies is a digest of them."""


def depend(
    origins: Sequence[Origin], articles: Mapping[str, Article], documents: Mapping[str, Document]
) -> list[Origin]:
    """Return the origins with what each leans on, and bounds that follow from it.

    A report whose first paragraph cites another origin's newsroom may rest wholly on it
    (lower 0); a short one that has no source of its own surely does (upper 0). One that
    also repeats a passage of the cited text stands in that origin too.
    """
    texts = {item.first: body_text(articles[item.first], documents[item.first]) for item in origins}
    close = Closeness(texts, {item.first: item.date for item in origins})
    leaning = [_lean(item, origins, close, articles, documents) for item in origins]
    return _with_borrowers(leaning, articles, documents)


def _lean(
    origin: Origin,
    origins: Sequence[Origin],
    close: Closeness,
    articles: Mapping[str, Article],
    documents: Mapping[str, Document],
) -> Origin:
    article, document = articles[origin.first], documents[origin.first]
    others = [
        item
        for item in origins
        if item.producer.name is not None
        and item.id != origin.id
        and item.producer != origin.producer
        and close.is_close(origin.first, item.first)
    ]
    names = {item.producer.name for item in others if item.producer.name is not None}
    cited = citations(article, document, names)
    if not cited:
        return origin
    found = {name for name, _ in cited}
    targets = tuple(sorted(item.id for item in others if item.producer.name in found))
    own = own_sources(article, document, _own_names(origin))
    lower, upper = _bounds(origin, article, document, [quote for _, quote in cited], own)
    reasons = [Reason("citation", quote.text, quote.span) for _, quote in cited]
    return replace(
        origin,
        depends_on=targets,
        lower=lower,
        upper=upper,
        reasons=(*origin.reasons, *reasons, *own),
    )


def _own_names(origin: Origin) -> list[str]:
    name = origin.producer.name
    return [name, name.split(" (")[0]] if name else []


def _bounds(
    origin: Origin,
    article: Article,
    document: Document,
    cited: Sequence[Quoted],
    own: Sequence[Reason],
) -> tuple[int, int]:
    first = article.body[0].span
    leads = any(quote.span.start < first.end for quote in cited)
    has_own = bool(own) or origin.producer.kind is ProducerKind.AGENCY
    words = len(body_text(article, document).split())
    if has_own:
        return (0 if leads else origin.lower, 1)
    return (0, 0 if words <= _DIGEST else 1)


def _with_borrowers(
    origins: Sequence[Origin], articles: Mapping[str, Article], documents: Mapping[str, Document]
) -> list[Origin]:
    """Add to each origin the reports that lean on it and repeat a passage of it."""
    borrowers: dict[str, set[str]] = {}
    by_id = {item.id: item for item in origins}
    for origin in origins:
        for target in origin.depends_on:
            one, two = by_id[target].first, origin.first
            if align_words(_body(one, articles, documents), _body(two, articles, documents)):
                borrowers.setdefault(target, set()).add(two)
    return [_extended(item, borrowers.get(item.id, ())) for item in origins]


def _extended(origin: Origin, borrowers: Iterable[str]) -> Origin:
    return replace(origin, documents=tuple(sorted({*origin.documents, *borrowers})))


def _body(item: str, articles: Mapping[str, Article], documents: Mapping[str, Document]) -> Words:
    ranges = [
        (block.span.start, block.span.end)
        for block in articles[item].blocks
        if block.role is Role.BODY
    ]
    return read_words(documents[item].text, ranges)

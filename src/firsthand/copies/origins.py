"""Families become origins: producer, first text, date, what they lean on, and bounds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from firsthand.copies.asked import is_own_report
from firsthand.copies.citations import own_sources
from firsthand.copies.dependence import ReadReports, depend
from firsthand.copies.families import Family, Pairs, by_document, group_families
from firsthand.copies.firsts import first_posterior, first_reasons, read_signs
from firsthand.copies.houses import name_houses
from firsthand.copies.newsrooms import (
    Claim,
    agency_claims,
    asked_claims,
    decide_producer,
    learn_agencies,
    outlet_claims,
    producer_posterior,
    under_one_name,
)
from firsthand.copies.relate import MADE_BY
from firsthand.model import (
    Article,
    CopyRelation,
    Document,
    Likelihood,
    Origin,
    Reason,
    content_id,
)

_NEVER = "9999"
_SHOWN = 8  # answers of a posterior that are kept


def decide_origins(
    articles: Sequence[Article], documents: Sequence[Document], relations: Sequence[CopyRelation]
) -> list[Origin]:
    """Return the origins of all documents, in id order.

    Every document stands in one origin at least; one merged of several wires stands in
    each of theirs.

    Args:
        articles: what each copy says of itself.
        documents: the same documents as they were read.
        relations: what they share, as `settle` gave it.
    """
    by_id = {item.document: item for item in articles}
    files = {item.id: item for item in documents if item.id in by_id}
    learnt = learn_agencies(by_id[key] for key in files)
    origins = plain_origins(by_id, files, relations, learnt)
    return depend(origins, by_id, ReadReports(by_id, files))


def plain_origins(
    articles: Mapping[str, Article],
    documents: Mapping[str, Document],
    relations: Sequence[CopyRelation],
    learnt: Sequence[str],
) -> list[Origin]:
    """Return the origins of documents, in id order, without what leans on what.

    Documents that no relation connects play no part for one another.

    Args:
        articles: what each copy says of itself, by document.
        documents: the same documents as they were read.
        relations: what they share.
        learnt: agencies that only datelines show to be such, of all documents that are known.
    """
    by_id, files = articles, documents
    pairs = by_document(relations)
    claims = {key: agency_claims(by_id[key], files[key], learnt) for key in files}
    agencies = {
        key: frozenset(claim.producer.name or "" for claim in items)
        for key, items in claims.items()
    }
    claims = {
        key: [*items, *outlet_claims(by_id[key], files[key])] for key, items in claims.items()
    }
    order = sorted(files, key=lambda key: _priority(by_id[key], files[key], agencies[key]))
    origins = [
        _origin(family, by_id, files, claims, pairs)
        for family in group_families(order, pairs, agencies)
    ]
    return sorted(origins, key=lambda origin: origin.id)


def origin_bounds(origins: Sequence[Origin]) -> tuple[int, int]:
    """Return how many independent newsrooms stand behind some origins, as a range.

    Origins of one producer (two takes of an agency, two editions of a paper) count as
    one. What leans on a report that itself may rest on another adds nothing to the upper
    bound beside it. The lower bound is at least one where there is an origin at all.
    """
    lower: dict[object, int] = {}
    upper: dict[object, int] = {}
    leaning = {item.id for item in origins if item.upper > item.lower and item.depends_on}
    houses = name_houses(item.producer.name for item in origins if item.producer.name)
    for origin in origins:
        name = origin.producer.name
        key = (origin.producer.kind, houses[name]) if name else origin.id
        may_be = origin.lower if leaning & set(origin.depends_on) else origin.upper
        lower[key] = max(lower.get(key, 0), origin.lower)
        upper[key] = max(upper.get(key, 0), may_be)
    if not lower:
        return (0, 0)
    low = max(1, sum(lower.values()))
    return (low, max(low, sum(upper.values())))


def _priority(
    article: Article, document: Document, agencies: frozenset[str]
) -> tuple[int, str, str, int, str]:
    """Order documents so that those nearer to the source come first."""
    dateline = article.dateline is not None and article.dateline.agency is not None
    rank = 0 if dateline else 1 if len(agencies) == 1 else 2
    size = sum(block.span.end - block.span.start for block in article.body)
    return (rank, _time(article), document.acquisition.retrieved_at or _NEVER, -size, document.id)


def _time(article: Article) -> str:
    return article.published.value if article.published else _NEVER


def _origin(
    family: Family,
    articles: Mapping[str, Article],
    documents: Mapping[str, Document],
    claims: Mapping[str, list[Claim]],
    pairs: Pairs,
) -> Origin:
    members = sorted(family.members)
    merged = frozenset(family.merged)
    plain = [item for item in members if item not in merged] or members
    signs = read_signs(plain, articles, documents, pairs, claims)
    firsts = first_posterior(signs)
    first = firsts[0].answer or plain[0]
    said = under_one_name([claim for item in plain for claim in claims[item]])
    if not said:
        asked = [asked_claims(articles[item], documents[item]) for item in plain]
        said = under_one_name([claim for items in asked for claim in items])
    posterior = producer_posterior(said, firsts)
    producer, kept = decide_producer(said, posterior)
    date, dated_by = _date(plain, articles)
    weighed = first_reasons(signs, first) if len(plain) > 1 else []
    return Origin(
        id=content_id("or", min(plain)),
        documents=tuple(members),
        first=first,
        producer=producer,
        reasons=(*(claim.reason for claim in kept), *_shared(members, pairs), *weighed),
        lower=1 if producer.name or _is_signed(plain, articles, documents) else 0,
        date=date,
        dated_by=dated_by,
        made_by=MADE_BY,
        producers=tuple(
            Likelihood(item.name, round(share, 4)) for item, share in posterior[:_SHOWN]
        ),
        firsts=firsts[:_SHOWN],
    )


def _is_signed(
    members: Sequence[str],
    articles: Mapping[str, Article],
    documents: Mapping[str, Document],
) -> bool:
    """Whether somebody signs, or the newsroom says that its own people asked."""
    return any(
        articles[item].byline.persons
        or is_own_report(articles[item], documents[item])
        or own_sources(articles[item], documents[item], ())
        for item in members
    )


def _date(members: Sequence[str], articles: Mapping[str, Article]) -> tuple[str | None, str | None]:
    """Return the earliest publication day that a member gives, and who gives it."""
    days = [
        (published.day, item)
        for item in members
        if (published := articles[item].published) is not None and published.day is not None
    ]
    return min(days) if days else (None, None)


def _shared(members: Sequence[str], pairs: Pairs) -> list[Reason]:
    """Return as reasons how much of each member stands in another."""
    reasons, known = [], frozenset(members)
    for item in members:
        inside = {other: pair for other, pair in pairs.get(item, {}).items() if other in known}
        if inside:
            other = min(inside, key=lambda key: (-inside[key].mine, key))
            words = f"{inside[other].mine:.0%} of the words of {item} stand in {other}"
            spans = inside[other].spans
            reasons.append(Reason("alignment", words, spans[0] if spans else None))
    return reasons

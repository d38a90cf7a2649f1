"""Who produced a text, as the copies that carry it say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from firsthand.model import Article, Document, Producer, ProducerKind, Reason, Span

_WEIGHTS = {
    "dateline": 5,
    "byline": 5,
    "tag": 4,
    "reporting_by": 4,
    "credit": 4,
    "staff_and_agencies": 3,
    "copyright": 3,
    "originally_published": 3,
    "canonical_url": 2,
    "page_field": 2,
}
"""How much each kind of evidence says of who wrote the text; the order is that of issue 3."""
_NOT_PRODUCERS = frozenset({"citation", "appeal"})


@dataclass(frozen=True, slots=True)
class Claim:
    """One place at which a copy says who produced its text."""

    producer: Producer
    kind: str
    document: str
    words: str
    span: Span | None

    @property
    def weight(self) -> int:
        """How much the claim says."""
        return _WEIGHTS.get(self.kind, 1)

    @property
    def reason(self) -> Reason:
        """The claim as a reason of the origin."""
        return Reason(self.kind, f"{self.words} in {self.document}", self.span)


def agency_claims(article: Article) -> list[Claim]:
    """Return where a copy names an agency as the producer of its text."""
    claims = list(_agencies(article))
    return sorted(set(claims), key=_claim_order)


def outlet_claims(article: Article, document: Document) -> list[Claim]:
    """Return where a copy names the outlet that published it as its own newsroom."""
    return sorted(set(_outlets(article, document)), key=_claim_order)


def _claim_order(claim: Claim) -> tuple[int, str, str, str, int]:
    start = claim.span.start if claim.span else -1
    return (-claim.weight, claim.producer.name or "", claim.document, claim.kind, start)


def _agencies(article: Article) -> Iterator[Claim]:
    own = article.document
    byline, dateline = article.byline, article.dateline
    if byline.agency:
        span = byline.spans[0] if byline.spans else None
        yield _claim(_agency(byline.agency), "byline", "byline", document=own, span=span)
    if dateline is not None and dateline.agency:
        agency = _agency(dateline.agency)
        yield _claim(agency, "dateline", "dateline", document=own, span=dateline.span)
    for credit in article.credits:
        if credit.is_agency and credit.kind not in _NOT_PRODUCERS:
            span = credit.quote.span if credit.quote else None
            yield _claim(_agency(credit.name), credit.kind, credit.kind, document=own, span=span)


def _outlets(article: Article, document: Document) -> Iterator[Claim]:
    own = article.document
    if article.byline.outlet:
        span = article.byline.spans[0] if article.byline.spans else None
        yield _claim(_outlet(article.byline.outlet), "byline", "byline", document=own, span=span)
    for credit in article.credits:
        if not credit.is_agency and credit.kind not in _NOT_PRODUCERS:
            span = credit.quote.span if credit.quote else None
            yield _claim(_outlet(credit.name), credit.kind, credit.kind, document=own, span=span)
    name = document.source.name or document.source.domain
    if name:
        yield _claim(_outlet(name), "page_field", "the one who brought it", document=own)
    for item in document.fields:
        if item.name in {"site_name", "publisher"}:
            yield _claim(_outlet(item.value), "page_field", item.basis, document=own)


def _agency(name: str) -> Producer:
    return Producer(name, ProducerKind.AGENCY)


def _outlet(name: str) -> Producer:
    return Producer(name, ProducerKind.OUTLET)


def _claim(
    producer: Producer, evidence: str, words: str, *, document: str, span: Span | None = None
) -> Claim:
    return Claim(producer, evidence, document, f"{words} names {producer.name}", span)


def decide_producer(claims: Sequence[Claim]) -> tuple[Producer, list[Claim]]:
    """Return the producer that the claims speak for, and the claims that do.

    Each document speaks once for each producer, with its weightiest claim. Without a
    claim the producer is unknown.
    """
    votes: dict[Producer, dict[str, int]] = defaultdict(dict)
    for claim in claims:
        held = votes[claim.producer].get(claim.document, 0)
        votes[claim.producer][claim.document] = max(held, claim.weight)
    if not votes:
        return Producer(None, ProducerKind.UNKNOWN), []
    best = min(votes, key=lambda name: (-sum(votes[name].values()), name))
    return best, [claim for claim in claims if claim.producer == best]

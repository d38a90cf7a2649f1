"""Who produced a text, as the copies that carry it say."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from math import exp

from firsthand.clean.agencies import find_agency
from firsthand.copies.asked import asked_newsroom
from firsthand.copies.houses import house_of, is_same_house, name_houses
from firsthand.copies.issuers import find_issuers
from firsthand.model import (
    Article,
    Document,
    Likelihood,
    Producer,
    ProducerKind,
    Reason,
    Role,
    Span,
)
from firsthand.resources import load_list

_NOT_PRODUCERS = frozenset({"citation", "appeal"})
_SIGNING = frozenset({Role.BYLINE, Role.CREDIT, Role.NOTE, Role.OTHER, Role.BODY})
_SHORT_LINE = 60
_MOST = 30.0
_MOST_OF_IT = 0.5
UNKNOWN = Producer(None, ProducerKind.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Claim:
    """One place at which a copy says who produced its text."""

    producer: Producer
    kind: str
    document: str
    words: str
    span: Span | None

    @property
    def weight(self) -> float:
        """How much the claim says, in log-odds."""
        return _weights()[self.kind]

    @property
    def reason(self) -> Reason:
        """The claim as a reason of the origin."""
        return Reason(self.kind, f"{self.words} in {self.document}", self.span, self.weight)


def agency_claims(article: Article, document: Document, learnt: Iterable[str] = ()) -> list[Claim]:
    """Return where a copy names an agency as the producer of its text.

    Args:
        article: what the copy says of itself.
        document: the same as it was read.
        learnt: agencies that no list knows, as `learn_agencies` found them.
    """
    claims = {*_agencies(article), *_learnt_claims(article, document, learnt)}
    return sorted(claims, key=_claim_order)


def learn_agencies(articles: Iterable[Article]) -> list[str]:
    """Return the agencies that only the datelines of some copies show to be agencies."""
    return unlisted(
        article.dateline.agency
        for article in articles
        if article.dateline is not None and article.dateline.agency
    )


def unlisted(agencies: Iterable[str]) -> list[str]:
    """Return those of some agencies that no list knows, each once."""
    return sorted(name for name in set(agencies) if find_agency(name) is None)


def _learnt_claims(article: Article, document: Document, learnt: Iterable[str]) -> Iterator[Claim]:
    """Yield where a short line of credit, or the end of the body, names a learnt agency."""
    names = sorted(learnt)
    if not names:
        return
    last = article.body[-1].span if article.body else None
    pictures = _picture_credits(article)
    for block in article.blocks:
        if block.span in pictures:
            continue
        text = document.text[block.span.start : block.span.end].strip()
        for name in names:
            if name not in text:
                continue
            end = rf"[(\[] ?{re.escape(name)} ?[)\]]\.?$"
            if block.role in _SIGNING and len(text) <= _SHORT_LINE and _stands_in(name, text):
                alone = len(text.split()) <= len(name.split()) + 1
                kind = "byline" if alone else "staff_and_agencies"
            elif block.span == last and re.search(end, text):
                kind = "tag"
            else:
                continue
            yield _claim(_agency(name), kind, kind, document=document.id, span=block.span)


def _picture_credits(article: Article) -> set[Span]:
    """Return the credits below captions: they name who took a picture, not who wrote."""
    return {
        block.span
        for above, block in pairwise(article.blocks)
        if block.role is Role.CREDIT and above.role is Role.CAPTION
    }


def _stands_in(name: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None


def outlet_claims(article: Article, document: Document) -> list[Claim]:
    """Return where a copy names the outlet that published it, or the office that issued it."""
    issued = {
        _claim(_outlet(name), "issued", "a line", document=article.document, span=block.span)
        for name, block in find_issuers(article, document)
    }
    return sorted({*_outlets(article, document), *issued}, key=_claim_order)


def asked_claims(article: Article, document: Document) -> list[Claim]:
    """Return to which newsroom people speak in a copy; asked only where it names no other."""
    asked = asked_newsroom(article, document)
    if asked is None:
        return []
    name, quote = asked
    producer = _agency(name) if find_agency(name) else _outlet(name)
    words = "who is quoted in it"
    return [_claim(producer, "asked", words, document=article.document, span=quote.span)]


def _claim_order(claim: Claim) -> tuple[float, str, str, str, int, str]:
    start = claim.span.start if claim.span else -1
    name = claim.producer.name or ""
    return (-claim.weight, name, claim.document, claim.kind, start, claim.words)


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
    own, house = article.document, house_of(article, document)
    signed = article.byline.outlet
    if signed:
        span = article.byline.spans[0] if article.byline.spans else None
        kind = "publisher" if house and is_same_house(house, signed) else "byline"
        yield _claim(_outlet(signed), kind, "byline", document=own, span=span)
    for credit in article.credits:
        if not credit.is_agency and credit.kind not in _NOT_PRODUCERS:
            span = credit.quote.span if credit.quote else None
            is_own = house is not None and is_same_house(house, credit.name)
            kind = "publisher" if is_own else credit.kind
            named = _outlet(house if is_own and house else credit.name)
            yield _claim(named, kind, credit.kind, document=own, span=span)
    bringer = document.source.name or document.source.domain
    if bringer:
        yield _claim(_outlet(bringer), "publisher", "the one who brought it", document=own)
    for field in document.fields:
        if field.name in {"site_name", "publisher"}:
            yield _claim(_outlet(field.value), "publisher", field.basis, document=own)


def signed_by(claims: Sequence[Claim]) -> dict[str, Span | None]:
    """Return the houses that a copy names as producers of its text, with the place.

    The outlet that only published it is none of them.
    """
    named = [claim for claim in claims if claim.kind != "publisher"]
    return {claim.producer.name or "": claim.span for claim in reversed(named)}


def _agency(name: str) -> Producer:
    return Producer(name, ProducerKind.AGENCY)


def _outlet(name: str) -> Producer:
    return Producer(name, ProducerKind.OUTLET)


def _claim(
    producer: Producer, evidence: str, words: str, *, document: str, span: Span | None = None
) -> Claim:
    return Claim(producer, evidence, document, f"{words} names {producer.name}", span)


def under_one_name(claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims with each house under one name: "voss.example" as "The Voss"."""
    names = name_houses(claim.producer.name for claim in claims if claim.producer.name)
    return [
        replace(claim, producer=replace(claim.producer, name=names[claim.producer.name]))
        if claim.producer.name and claim.producer.kind is ProducerKind.OUTLET
        else claim
        for claim in claims
    ]


def producer_posterior(
    claims: Sequence[Claim], firsts: Sequence[Likelihood]
) -> list[tuple[Producer, float]]:
    """Return the probability of each newsroom to have written the text, the likeliest first.

    A claim adds its log-odds, each document once for each newsroom. Who only published a
    copy wrote it as far as that copy was the first. The rest goes to none that is known.

    Args:
        claims: all that the copies of one text claim.
        firsts: how likely each copy was the first.
    """
    odds, prior = _weights(), _priors()
    was_first = {item.answer: item.share for item in firsts}
    scores: dict[Producer, float] = defaultdict(float)
    published: dict[Producer, dict[str, float]] = defaultdict(dict)
    for claim in _strongest(claims):
        if claim.kind == "publisher":
            share = was_first.get(claim.document, 0.0)
            published[claim.producer][claim.document] = share * prior["publisher"]
        else:
            scores[claim.producer] += odds[claim.kind]
    raw = {
        item: exp(min(score + _bonus(item, prior), _MOST)) - 1.0 for item, score in scores.items()
    }
    for item, parts in published.items():
        raw[item] = raw.get(item, 0.0) + sum(parts.values())
    raw[UNKNOWN] = prior["unknown"]
    total = sum(raw.values())
    found = [(item, value / total) for item, value in raw.items()]
    return sorted(found, key=lambda pair: (-pair[1], pair[0].name or ""))


def decide_producer(
    claims: Sequence[Claim], posterior: Sequence[tuple[Producer, float]]
) -> tuple[Producer, list[Claim]]:
    """Return the producer that the claims speak for, and the claims that do.

    One whom a copy names wins with the largest share; one who only published a copy needs
    most of it. Else the producer is unknown.
    """
    named = {claim.producer for claim in claims if claim.kind != "publisher"}
    for item, share in posterior:
        if item.name is not None and (item in named or share >= _MOST_OF_IT):
            kept = sorted((claim for claim in claims if claim.producer == item), key=_claim_order)
            return item, kept
        if item.name is not None:
            break
    return UNKNOWN, []


def _strongest(claims: Sequence[Claim]) -> list[Claim]:
    """Return the weightiest claim of each document for each newsroom."""
    best: dict[tuple[Producer, str], Claim] = {}
    for claim in sorted(claims, key=_claim_order):
        best.setdefault((claim.producer, claim.document), claim)
    return list(best.values())


def _bonus(producer: Producer, prior: Mapping[str, float]) -> float:
    return prior["agency"] if producer.kind is ProducerKind.AGENCY else 0.0


@lru_cache(maxsize=1)
def _weights() -> dict[str, float]:
    return {str(key): float(value) for key, value in load_list("origin_weights")["claims"].items()}


@lru_cache(maxsize=1)
def _priors() -> dict[str, float]:
    return {str(key): float(value) for key, value in load_list("origin_weights")["priors"].items()}

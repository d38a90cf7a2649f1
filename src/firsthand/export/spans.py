"""Pieces of records in their public shape, each span checked against the stored text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from firsthand.errors import StoreError
from firsthand.model import Count, EventDate, Party, Place, Quoted, Span, Support

Plain = dict[str, Any]
Texts = Mapping[str, str]


def pair(span: Span | None) -> list[int] | None:
    """Return a span as `[start, end]`."""
    return None if span is None else [span.start, span.end]


def checked(quote: Quoted, texts: Texts) -> Quoted:
    """Return the quote, whose words stand where it says.

    Raises:
        StoreError: they do not; the ledger or a stage is at fault, and nothing is exported.
    """
    span = quote.span
    text = texts.get(span.document)
    if text is None or text[span.start : span.end] != quote.text:
        raise StoreError(
            f"{span.document}[{span.start}:{span.end}] does not read {quote.text!r:.60}; "
            "run 'firsthand doctor'"
        )
    return quote


def quoted(quote: Quoted | None, texts: Texts) -> Plain | None:
    """Return `{text, span}`."""
    if quote is None:
        return None
    return {"text": checked(quote, texts).text, "span": pair(quote.span)}


def evidence(quotes: Iterable[Quoted], texts: Texts) -> list[Plain]:
    """Return `[{document, span, quote}]`."""
    return [
        {"document": item.span.document, "span": pair(item.span), "quote": item.text}
        for item in (checked(quote, texts) for quote in quotes)
    ]


def speaker(party: Party | None, texts: Texts) -> Plain | None:
    """Return who speaks or carries: `{text, span, entity}`."""
    if party is None:
        return None
    quote = quoted(party.quote, texts) or {"text": None, "span": None}
    return {**quote, "entity": party.entity}


def actor(party: Party | None, texts: Texts) -> Plain | None:
    """Return who acts or is acted on: `{entity, text, span, document}`."""
    if party is None:
        return None
    quote = quoted(party.quote, texts) or {"text": None, "span": None}
    document = party.quote.span.document if party.quote else None
    return {"entity": party.entity, **quote, "document": document}


def number(value: float | None) -> float | int | None:
    """Return 31.0 as 31: people count in whole numbers, JSON tells the two apart."""
    return int(value) if value is not None and value == int(value) else value


def count(item: Count | None, texts: Texts) -> Plain | None:
    """Return how many: `{op, n, max, of, measure, text, span, document}`."""
    if item is None:
        return None
    quote = quoted(item.quote, texts) or {"text": None, "span": None}
    document = item.quote.span.document if item.quote else None
    return {
        "op": item.op.value,
        "n": number(item.n),
        "max": number(item.max),
        "of": item.of,
        "measure": item.measure,
        **quote,
        "document": document,
    }


def date(item: EventDate | None, texts: Texts) -> Plain | None:
    """Return when: `{value, end, precision, relation, basis, inherited_from}`."""
    if item is None:
        return None
    basis = quoted(item.basis, texts)
    if basis is not None and item.basis is not None:
        basis["document"] = item.basis.span.document
    return {
        "value": item.value,
        "end": item.end,
        "precision": item.precision,
        "relation": item.relation,
        "basis": basis,
        "inherited_from": item.inherited_from,
    }


def place(item: Place | None) -> Plain | None:
    """Return where: `{name, country, basis}`."""
    if item is None:
        return None
    return {"name": item.name, "country": item.country, "basis": item.basis}


def support(item: Support) -> Plain:
    """Return on whose word: `{copies, origins, claimants}`."""
    return {
        "copies": item.copies,
        "origins": list(item.origins),
        "claimants": list(item.claimants),
    }

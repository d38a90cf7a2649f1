"""The ledger as JSON-LD: claims with PROV, places in texts as Web Annotations.

A line is one node. A document is a `prov:Entity` with its text; a copy that was made of another
is `prov:wasDerivedFrom` it (`prov:wasQuotedFrom` where only a passage is shared); statements and
events are `prov:Entity` with `prov:wasAttributedTo` those who vouch and `prov:wasGeneratedBy`
the stage that made them. Every place that a claim rests on is an `oa:Annotation` whose target is
selected twice: by position (`TextPositionSelector`, code points of the stored text) and by the
words with what stands around them (`TextQuoteSelector`), so that it is found again in another
edition of the text.

Terms: https://www.w3.org/TR/annotation-model/ and https://www.w3.org/TR/prov-o/.
"""

from __future__ import annotations

from collections.abc import Iterator

from firsthand.export.jsonl import StoredTexts
from firsthand.export.spans import Plain, checked
from firsthand.model import (
    CopyRelation,
    Document,
    Entity,
    Event,
    MentionType,
    Origin,
    Quoted,
    Relation,
    Statement,
)
from firsthand.store import Reader

AROUND = 32  # characters before and after a quote, as annotation tools keep
CONTEXT: Plain = {
    "@context": [
        "http://www.w3.org/ns/anno.jsonld",
        {
            "prov": "http://www.w3.org/ns/prov#",
            "schema": "https://schema.org/",
            "fh": "urn:firsthand:terms:",
        },
    ]
}
_TYPES = {
    MentionType.PERSON: "schema:Person",
    MentionType.ORGANISATION: "schema:Organization",
    MentionType.MEDIUM: "schema:NewsMediaOrganization",
    MentionType.GROUP: "fh:Group",
    MentionType.PLACE: "schema:Place",
}


def jsonld_objects(store: Reader) -> Iterator[Plain]:
    """Yield the nodes, kind by kind, in id order.

    Raises:
        StoreError: a span does not hold its quote.
    """
    derived = _derived(store.copies(), store.origins())
    for document in store.documents():
        yield _document(document, derived.get(document.id, []))
    texts = StoredTexts(store)
    yield from map(_entity, store.entities())
    for statement in store.statements():
        yield _statement(statement)
        yield from _annotations(statement.id, statement.content, texts)
    for event in store.events():
        yield _event(event)
        yield from _annotations(event.id, event.evidence, texts)


def iri(name: str) -> str:
    """Return the name under which a record is known outside of its ledger."""
    return f"urn:firsthand:{name}"


def _derived(
    copies: Iterator[CopyRelation], origins: list[Origin]
) -> dict[str, list[tuple[str, str]]]:
    """Return for each copy the property and the document that it was made of, as origins say."""
    first = {name: item.first for item in origins for name in item.documents}
    found: dict[str, list[tuple[str, str]]] = {}
    for item in copies:
        for one, other in ((item.a, item.b), (item.b, item.a)):
            if first.get(one) == other and one != other:
                passage = item.relation is Relation.SHARED_PASSAGE
                term = "prov:wasQuotedFrom" if passage else "prov:wasDerivedFrom"
                found.setdefault(one, []).append((term, iri(other)))
    return found


def _node(name: str, kinds: list[str], **values: object) -> Plain:
    kept = {key.replace("__", ":"): item for key, item in values.items() if item not in (None, [])}
    return {**CONTEXT, "id": iri(name), "type": kinds, **kept}


def _document(document: Document, derived: list[tuple[str, str]]) -> Plain:
    node = _node(
        document.id,
        ["prov:Entity", "schema:NewsArticle"],
        schema__text=document.text,
        schema__sha256=document.sha256,
        schema__url=document.acquisition.url,
        schema__publisher=document.source.name or document.source.domain,
    )
    for term, other in derived:
        node.setdefault(term, []).append(other)
    return node


def _entity(item: Entity) -> Plain:
    kinds = [_TYPES[item.type]]
    if item.type is not MentionType.PLACE:
        kinds.append("prov:Agent")
    same = f"http://www.wikidata.org/entity/{item.wikidata}" if item.wikidata else None
    return _node(
        item.id,
        kinds,
        schema__name=item.name,
        schema__alternateName=list(item.aliases),
        schema__sameAs=same,
        fh__country=item.country,
    )


def _speakers(item: Statement) -> str | list[str]:
    """Return who says it, as JSON-LD has it: one value, or several."""
    found = [iri(party.entity) for party in item.speakers if party.entity]
    return found[0] if len(found) == 1 else found


def _statement(item: Statement) -> Plain:
    return _node(
        item.id,
        ["prov:Entity", "schema:Quotation" if item.form.value == "direct" else "fh:Statement"],
        schema__text=" ".join(quote.text for quote in item.content),
        prov__wasAttributedTo=_speakers(item),
        prov__wasQuotedFrom=iri(item.document),
        prov__wasGeneratedBy=_activity(item.made_by),
        fh__manner=item.manner,
        fh__chain=[iri(name) for name in item.chain],
        fh__asserts=[iri(name) for name in item.asserts],
    )


def _event(item: Event) -> Plain:
    count, date, place = item.count, item.date, item.place
    low, high = item.support.origins
    return _node(
        item.id,
        ["prov:Entity", "schema:Event"],
        schema__name=item.type,
        schema__startDate=date.value if date else None,
        schema__endDate=date.end if date else None,
        schema__location=place.name if place else None,
        fh__country=place.country if place else None,
        fh__status=item.status.value,
        fh__novelty=item.novelty.value,
        fh__means=item.means,
        fh__count={"fh:op": count.op.value, "fh:n": count.n, "fh:max": count.max}
        if count
        else None,
        fh__actor=[iri(p.entity) for p in item.actors if p.entity],
        fh__recipient=[iri(p.entity) for p in item.recipients if p.entity],
        fh__leastOrigins=low,
        fh__mostOrigins=high,
        prov__wasAttributedTo=[iri(name) for name in item.support.claimants],
        prov__hadPrimarySource=[
            iri(name) for name in sorted({q.span.document for q in item.evidence})
        ],
        prov__wasGeneratedBy=_activity(item.made_by),
    )


def _activity(made_by: str) -> Plain | None:
    if not made_by:
        return None
    return {"id": iri(f"stage:{made_by}"), "type": "prov:Activity"}


def _annotations(name: str, quotes: tuple[Quoted, ...], texts: StoredTexts) -> Iterator[Plain]:
    for number, quote in enumerate(quotes):
        span = checked(quote, texts).span
        text = texts[span.document]
        yield {
            **CONTEXT,
            "id": iri(f"{name}:place:{number}"),
            "type": "Annotation",
            "motivation": "identifying",
            "body": iri(name),
            "target": {
                "source": iri(span.document),
                "selector": [
                    {"type": "TextPositionSelector", "start": span.start, "end": span.end},
                    {
                        "type": "TextQuoteSelector",
                        "exact": quote.text,
                        "prefix": text[max(0, span.start - AROUND) : span.start],
                        "suffix": text[span.end : span.end + AROUND],
                    },
                ],
            },
        }

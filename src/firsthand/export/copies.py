"""Documents, copies and origins in their public shape."""

from __future__ import annotations

from firsthand.export.spans import Plain, pair, quoted
from firsthand.model import Article, CopyRelation, Document, Origin, Published, Reason, Span


def document_object(document: Document, article: Article | None) -> Plain:
    """Return one document with what cleaning found; unknown is null where it was not cleaned."""
    texts = {document.id: document.text}
    article = article or Article(document.id, None, ())
    acquisition = document.acquisition
    line = article.dateline
    return {
        "kind": "document",
        "id": document.id,
        "path": acquisition.path,
        "url": acquisition.url,
        "source": {"name": acquisition.source_name, "domain": acquisition.source_domain},
        "sha256": document.sha256,
        "retrieved_at": acquisition.retrieved_at,
        "media_type": document.media_type.value,
        "language": article.language,
        "text": document.text,
        "headline": quoted(article.headline, texts),
        "byline": {
            "persons": list(article.byline.persons),
            "agency": article.byline.agency,
            "outlet": article.byline.outlet,
        },
        "dateline": line
        and {
            "place": line.place,
            "agency": line.agency,
            "date": line.date,
            "span": pair(line.span),
        },
        "published": _published(article.published),
        "updated": _published(article.updated),
        "canonical_url": article.canonical_url,
        "captions": [
            {"text": item.text, "credit": item.credit, "span": pair(item.span)}
            for item in article.captions
        ],
        "entries": [{"time": item.time, "span": pair(item.span)} for item in article.entries],
        "blocks": [
            {"role": item.role.value, "span": pair(item.span), "score": item.score}
            for item in article.blocks
        ],
        "notes": [*document.notes, *article.notes],
        "made_by": [item for item in (document.made_by, article.made_by) if item],
    }


def _published(item: Published | None) -> Plain | None:
    if item is None:
        return None
    return {
        "value": item.value,
        "precision": item.precision,
        "basis": item.basis,
        "span": pair(item.span),
    }


def copy_object(relation: CopyRelation) -> Plain:
    """Return how two documents share text."""
    return {
        "kind": "copy",
        "a": relation.a,
        "b": relation.b,
        "containment": {"a_in_b": relation.a_in_b, "b_in_a": relation.b_in_a},
        "relation": relation.relation.value,
        "aligned": [[run.a.start, run.a.end, run.b.start, run.b.end] for run in relation.aligned],
        "changed": [
            {
                "a": pair(item.a),
                "b": pair(item.b),
                "kind": item.kind.value,
                "material": item.material,
            }
            for item in relation.changed
        ],
        "only_in_a": _pairs(relation.only_in_a),
        "only_in_b": _pairs(relation.only_in_b),
        "reasons": [_reason(item) for item in relation.reasons],
        "made_by": relation.made_by,
    }


def origin_object(origin: Origin) -> Plain:
    """Return one newsroom text and the documents that carry it."""
    return {
        "kind": "origin",
        "id": origin.id,
        "documents": list(origin.documents),
        "first": origin.first,
        "producer": {"name": origin.producer.name, "kind": origin.producer.kind.value},
        "reasons": [_reason(item) for item in origin.reasons],
        "lower": origin.lower,
        "upper": origin.upper,
        "depends_on": list(origin.depends_on),
        "date": origin.date,
        "dated_by": origin.dated_by,
        "producers": [{"name": item.answer, "share": item.share} for item in origin.producers],
        "firsts": [{"document": item.answer, "share": item.share} for item in origin.firsts],
        "made_by": origin.made_by,
    }


def _reason(item: Reason) -> Plain:
    plain = {
        "kind": item.kind,
        "text": item.text,
        "document": item.span.document if item.span else None,
        "span": pair(item.span),
    }
    return plain if item.weight is None else {**plain, "weight": item.weight}


def _pairs(spans: tuple[Span, ...]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]

"""From one document's passages to its mentions and entities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.language import find_paragraphs, passage_key
from firsthand.language.gazetteer import lookup
from firsthand.model import (
    Entity,
    Mention,
    MentionType,
    Paragraph,
    ProducerKind,
    Quoted,
    Reading,
    Span,
)
from firsthand.names.cast import Cast, Draft, to_entity
from firsthand.names.coreference import read_views
from firsthand.names.countries import main_city, main_country
from firsthand.names.merging import joined
from firsthand.names.spots import find_spots
from firsthand.names.unlisted import find_lands
from firsthand.names.view import make_view

if TYPE_CHECKING:
    from collections.abc import Mapping

    from firsthand.model import Anchor, Article, Document, Passage, Producer

MADE_BY = "names/13"


def make_reading(
    document: Document,
    article: Article,
    passages: Mapping[str, Passage],
    *,
    anchor: Anchor | None = None,
    producer: Producer | None = None,
    origin_key: str = "",
) -> Reading:
    """Return the document ready for statements and events.

    Args:
        document: the stored text.
        article: its blocks, of which headline and body are read.
        passages: passages by `passage_key` of the paragraph text; a paragraph without one
            is left out.
        anchor: the day against which relative dates are read.
        producer: the newsroom that produced the text.
        origin_key: the id of its origin; entities known only by a role ("the brother of one
            deacon") are the same in all copies of one origin and apart elsewhere.
    """
    paragraphs = _paragraphs(document, article, passages)
    views = [make_view(i, paragraph, document.text) for i, paragraph in enumerate(paragraphs)]
    lands = find_lands(views)
    spots = find_spots(views, lands)
    cast = Cast(
        main_country=main_country(article, views, spots),
        main_city=main_city(article, spots),
        lands=lands,
    )
    cast.outlet = _outlet(document, article, producer)
    read_views(cast, views, spots)
    _add_producer(cast, producer)
    return Reading(
        document=document.id,
        text=document.text,
        article=article,
        paragraphs=paragraphs,
        mentions=_mentions(cast, document, origin_key),
        entities=_entities(cast, origin_key),
        anchor=anchor,
        producer=producer,
        made_by=MADE_BY,
    )


def _paragraphs(
    document: Document, article: Article, passages: Mapping[str, Passage]
) -> tuple[Paragraph, ...]:
    found = []
    for span, role in find_paragraphs(document, article):
        passage = passages.get(passage_key(document.text[span.start : span.end]))
        if passage is not None:
            found.append(Paragraph(span, role, passage))
    return tuple(found)


def _outlet(document: Document, article: Article, producer: Producer | None) -> Draft | None:
    """The medium that published the copy: "told us" means it."""
    names = [article.byline.outlet, document.source.name]
    names += [item.value for item in document.fields if item.name in {"site_name", "publisher"}]
    if producer is not None and producer.kind is ProducerKind.OUTLET:
        names.insert(0, producer.name)
    name = next((name for name in names if name), None)
    return Draft(MentionType.MEDIUM, name) if name else None


def _add_producer(cast: Cast, producer: Producer | None) -> None:
    """Have an entity for the newsroom, so that a chain of retelling can begin with it."""
    if producer is None or not producer.name:
        return
    known = lookup(producer.name)
    name = known.name if known is not None and known.kind == "agency" else producer.name
    kind = MentionType.ORGANISATION if producer.kind is ProducerKind.AGENCY else MentionType.MEDIUM
    kinds = (MentionType.MEDIUM, MentionType.ORGANISATION)
    if all(cast.named(one, name) is None for one in kinds):
        cast.add(Draft(kind, name, forms={producer.name}))


def _mentions(cast: Cast, document: Document, origin_key: str) -> tuple[Mention, ...]:
    drafts = {id(draft): draft for _, draft, _ in cast.mentions}
    ids = {key: draft.entity_id(origin_key) for key, draft in drafts.items()}
    found = {(item[0].start, item[0].end, item[1].order): item for item in cast.mentions}
    mentions = []
    for start, end, order in sorted(found):
        markable, draft, metonym = found[start, end, order]
        quote = Quoted(Span(document.id, start, end), document.text[start:end])
        mentions.append(Mention(quote, ids[id(draft)], markable.kind, metonym))
    return tuple(mentions)


def _entities(cast: Cast, origin_key: str) -> tuple[Entity, ...]:
    """The entities by id; two drafts with one id are one entity."""
    used = {id(draft) for _, draft, _ in cast.mentions}
    by_id: dict[str, Entity] = {}
    for draft in cast.drafts:
        if id(draft) not in used and not draft.is_named and draft.type is not MentionType.PLACE:
            continue
        entity = to_entity(draft, origin_key)
        by_id[entity.id] = joined(by_id[entity.id], entity) if entity.id in by_id else entity
    return tuple(by_id[key] for key in sorted(by_id))

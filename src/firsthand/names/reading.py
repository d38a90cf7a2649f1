"""From one document's passages to its mentions and entities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.language import find_paragraphs, passage_key
from firsthand.language.gazetteer import lookup
from firsthand.model import (
    Entity,
    Mention,
    MentionKind,
    MentionType,
    Paragraph,
    Quoted,
    Reading,
    Span,
    content_id,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from firsthand.model import Anchor, Article, Document, Passage, Producer

MADE_BY = "names/1"


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
    mentions: list[Mention] = []
    entities: dict[str, Entity] = {}
    for paragraph in paragraphs:
        base = paragraph.span.start
        for name in paragraph.passage.names:
            span = Span(document.id, base + name.start, base + name.end)
            text = document.text[span.start : span.end]
            known = lookup(text)
            country = known.country if known else None
            key = country if name.type is MentionType.PLACE and country else text.lower()
            entity = Entity(content_id("en", name.type, key), name.type, known.name if known else text, (text,), country)
            entities.setdefault(entity.id, entity)
            mentions.append(Mention(Quoted(span, text), entity.id, MentionKind.NAME))
    return Reading(
        document=document.id,
        text=document.text,
        article=article,
        paragraphs=paragraphs,
        mentions=tuple(mentions),
        entities=tuple(entities[key] for key in sorted(entities)),
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

"""What the sources of a ledger print under story after story, brought to bear on each copy.

A paragraph that stands in other texts of the same source is cleaned again with that known. Only
what was body can change, with the reason; it is body again as soon as that no longer holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from firsthand.clean import clean_document
from firsthand.clean.memory import (
    SourceMemory,
    mask_paragraph,
    remember,
    see_copy,
    source_key,
)
from firsthand.copies.furniture import KIND
from firsthand.model import Article, Block, Document, Origin, Reason, Role

_STORIES = 2  # other texts of the source in which a paragraph must stand to be looked at again


def with_memory(
    articles: Sequence[Article], documents: Iterable[Document], origins: Iterable[Origin]
) -> list[Article]:
    """Return the articles that read otherwise with what their sources print elsewhere.

    Args:
        articles: as cleaning left them, without memory.
        documents: the same as they were read.
        origins: the texts that the documents carry; copies of one count as one story.
    """
    files = {item.id: item for item in documents}
    homes = {member: item.id for item in origins for member in item.documents}
    seen = [
        see_copy(files[item.document], item, homes.get(item.document, item.document))
        for item in articles
        if item.document in files
    ]
    memory = remember(item for item in seen if item is not None)
    found = []
    for article in articles:
        document = files.get(article.document)
        home = homes.get(article.document, article.document)
        if document is not None:
            changed = clean_again(article, document, memory.apart_from(home))
            if changed != article:
                found.append(changed)
    return found


def clean_again(article: Article, document: Document, memory: SourceMemory) -> Article:
    """Return the article as it reads with what its source prints elsewhere."""
    return _again(article, document, memory) if _is_doubted(article, document, memory) else article


def _is_doubted(article: Article, document: Document, memory: SourceMemory) -> bool:
    source = source_key(document)
    return source is not None and any(
        _stories(block, document, memory, source) >= _STORIES for block in article.body
    )


def _stories(block: Block, document: Document, memory: SourceMemory, source: str | None) -> int:
    text = document.text[block.span.start : block.span.end]
    return memory.stories_seen(source, mask_paragraph(text)) if source else 0


def _again(article: Article, document: Document, memory: SourceMemory) -> Article:
    """Return the article with the roles that cleaning gives repeated paragraphs now."""
    roles: Mapping[tuple[int, int], Role] = {
        (block.span.start, block.span.end): block.role
        for block in clean_document(document, memory=memory).blocks
    }
    source, blocks = source_key(document), []
    for block in article.blocks:
        stories = _stories(block, document, memory, source) if block.role is Role.BODY else 0
        role = roles.get((block.span.start, block.span.end), block.role)
        if stories >= _STORIES and role is not Role.BODY:
            words = f"its source prints it in {stories} other texts"
            reason = Reason(KIND, words, block.span)
            blocks.append(replace(block, role=role, reasons=(*block.reasons, reason)))
        else:
            blocks.append(block)
    if not any(block.role is Role.BODY for block in blocks):
        return article
    return replace(article, blocks=tuple(blocks))

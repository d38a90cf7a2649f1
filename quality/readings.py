"""A plain text as a reading whose paragraphs are all body, as the gold of statements gives it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.language import find_paragraphs, passage_key
from firsthand.model import Article, Block, Document, MediaType, Passage, Reading, Role, Span
from firsthand.names import make_reading

if TYPE_CHECKING:
    from firsthand.language import Language


def plain_reading(language: Language, key: str, text: str) -> Reading:
    """Return a reading of a text whose lines are its paragraphs.

    Args:
        language: what reads the passages.
        key: the id of the document.
        text: its text; blank lines are left out.
    """
    document, article = plain_document(key, text)
    texts = [text[span.start : span.end] for span, _ in find_paragraphs(document, article)]
    passages: dict[str, Passage] = {
        passage_key(part): passage
        for part, passage in zip(texts, language.read(texts), strict=True)
    }
    return make_reading(document, article, passages)


def plain_document(key: str, text: str) -> tuple[Document, Article]:
    """Return a text as a document, and its lines as the body of an article."""
    document = Document(key, "0", text, MediaType.PLAIN)
    blocks = [
        Block(Span(document.id, match.start(), match.end()), Role.BODY, 1.0)
        for match in re.finditer(r"[^\n]+", text)
        if match.group().strip()
    ]
    return document, Article(document.id, "en", tuple(blocks))

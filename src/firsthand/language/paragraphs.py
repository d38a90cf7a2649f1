"""Which stretches of a document are read: its headline and its body paragraphs."""

from __future__ import annotations

from firsthand.model import Article, Document, Role, Span

_DATELINE_JOIN = " \t-\u2013\u2014_:.,"


def find_paragraphs(document: Document, article: Article) -> list[tuple[Span, Role]]:
    """Return the spans to read with their roles: the headline first, then the body in order.

    A dateline that opens a body paragraph ("CAIRO (AP) -") is left out of it, and blank
    edges are trimmed, so that one wire text has the same paragraphs in all its copies.
    """
    found = []
    headline = article.headline
    if headline is not None:
        found.append((_trim(document, headline.span.start, headline.span.end), Role.HEADLINE))
    for block in article.body:
        start, end = block.span.start, block.span.end
        found.append((_trim(document, _after_dateline(article, start, end), end), Role.BODY))
    return [(span, role) for span, role in found if span.end > span.start]


def _after_dateline(article: Article, start: int, end: int) -> int:
    """Where the report begins in a paragraph: after its dateline, if that opens it."""
    dateline = article.dateline
    if dateline is None or not start <= dateline.span.start < dateline.span.end <= end:
        return start
    return dateline.span.end if dateline.span.start - start <= len(_DATELINE_JOIN) else start


def _trim(document: Document, start: int, end: int) -> Span:
    text = document.text
    after_dateline = start > 0 and text[start - 1 : start] not in {"", "\n"}
    drop = _DATELINE_JOIN if after_dateline and text[start:end][:1] in _DATELINE_JOIN else " \t"
    while start < end and (text[start] in drop or text[start].isspace()):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(document.id, start, end)

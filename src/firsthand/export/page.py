"""The page of an evidence bundle: plain HTML that opens from a disk, everything escaped."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING

from firsthand.model import Document, Event, Quoted
from firsthand.views.words import count_words, date_words, parties_words, place_words, support_words

if TYPE_CHECKING:
    from firsthand.export.bundle import Contents

_STYLE = """body{font:16px/1.5 system-ui,sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem}
q{quotes:none;background:#eef3e8}pre{white-space:pre-wrap;unicode-bidi:isolate;
border:1px solid #ccc;padding:1rem}code{overflow-wrap:anywhere}mark{background:#fff2a8}"""


def bundle_page(contents: Contents) -> str:
    """Return the page: each event with its words, then every text with those words marked."""
    return "\n".join(_parts(contents)) + "\n"


def _parts(contents: Contents) -> Iterator[str]:
    yield "<!doctype html>"
    yield '<html lang="en"><head><meta charset="utf-8">'
    yield """<meta http-equiv="content-security-policy"
content="default-src 'none'; style-src 'unsafe-inline'">"""
    yield f"<title>{escape(contents.title)}</title><style>{_STYLE}</style></head><body>"
    yield f"<h1>{escape(contents.title)}</h1>"
    counts = contents.story.counts
    low, high = counts.origins
    yield (
        f"<p>The story: {counts.copies} copies, {low} to {high} independent origins, "
        f"{counts.claimants} claimants. <code>{escape(contents.story.id)}</code></p>"
    )
    for event in contents.events:
        yield from _event(event, contents)
    yield "<h2>The documents</h2>"
    for document in contents.documents:
        yield from _document(document, contents.events)
    yield "</body></html>"


def _event(event: Event, contents: Contents) -> Iterator[str]:
    facts = (
        count_words(event.count),
        event.status.value,
        event.novelty.value,
        date_words(event.date),
        place_words(event.place),
    )
    kind = event.type.replace("_", " ")
    yield f'<h2 id="{escape(event.id)}">{escape(kind)}</h2>'
    yield f"<p>{escape(' · '.join(fact for fact in facts if fact))}</p>"
    actors = parties_words(event.actors, contents.names) or "by whom is not said"
    recipients = parties_words(event.recipients, contents.names)
    yield f"<p>{escape(actors)} → {escape(recipients or 'nobody named')}</p>"
    yield f"<p>{escape(support_words(event.support, contents.names))}</p><ul>"
    inside = {document.id for document in contents.documents}
    for quote in event.evidence:
        words = f"<q>{escape(quote.text)}</q>"
        if quote.span.document in inside:
            yield f'<li>{words} <a href="#{_place(quote)}">{escape(quote.span.document)}</a></li>'
        else:
            yield f"<li>{words} {escape(quote.span.document)}</li>"
    yield "</ul>"


def _place(quote: Quoted) -> str:
    return f"{quote.span.document}-{quote.span.start}"


def _document(document: Document, events: tuple[Event, ...]) -> Iterator[str]:
    place = document.acquisition
    where = " · ".join(item for item in (place.source_name, place.path, place.url) if item)
    yield f"<h3>{escape(document.id)}</h3><p>{escape(where)}</p>"
    yield f"<p>SHA-256 of the bytes: <code>{escape(document.sha256)}</code></p>"
    quotes = sorted(
        {
            (quote.span.start, quote.span.end)
            for event in events
            for quote in event.evidence
            if quote.span.document == document.id
        }
    )
    pieces, at = [], 0
    for start, end in quotes:
        anchor = f'<a id="{document.id}-{start}"></a>'
        begin = max(at, start)
        pieces.append(escape(document.text[at:begin]) + anchor)
        if end > begin:
            pieces.append(f"<mark>{escape(document.text[begin:end])}</mark>")
            at = end
    yield f"<pre>{''.join(pieces)}{escape(document.text[at:])}</pre>"

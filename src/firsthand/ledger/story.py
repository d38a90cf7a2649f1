"""The story record: its title, its counts and its days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from textwrap import shorten

from firsthand.copies.origins import origin_bounds
from firsthand.ledger.claimants import find_claimants
from firsthand.ledger.context import Context
from firsthand.ledger.input import MADE_BY
from firsthand.model import Counts, Event, Figure, Role, Story

_DASHES = " )-–—:.,"  # what stands between a dateline and the first word
_LEAD_MOST = 90  # characters of a lead that stand for a headline


def make_story(context: Context, events: Sequence[Event], figures: Sequence[Figure]) -> Story:
    """Return the story with the three counts over all that it tells."""
    days = sorted(day for item in context.documents if (day := context.day(item)) is not None)
    told = {name for event in events for name in event.statements}
    told |= {name for figure in figures for name in figure.statements}
    origins = [context.origins[name] for name in sorted(context.origins)]
    return Story(
        id=context.story.story,
        title=_title(context),
        documents=context.documents,
        origins=tuple(origin.id for origin in origins),
        counts=Counts(
            copies=len(context.documents),
            origins=origin_bounds(origins),
            claimants=len(find_claimants(context, told)),
        ),
        first_published=days[0] if days else None,
        last_published=days[-1] if days else None,
        made_by=MADE_BY,
    )


def _title(context: Context) -> str | None:
    """Return the headline that most copies carry; of several, that of the earliest, fullest.

    A copy that a later version corrected gives it only where there is no other. Without any
    headline the opening words stand for it.
    """
    kept = [document for document in context.documents if not _is_replaced(context, document)]
    found = [
        (headline.text, document)
        for document in kept or context.documents
        if document in context.articles
        and (headline := context.articles[document].headline) is not None
    ]
    if not found:
        return _opening_words(context, kept or context.documents)
    counts = Counter(text for text, _ in found)
    return min(
        found,
        key=lambda item: (
            -counts[item[0]],
            context.day(item[1]) or "9",
            -len(context.readings[item[1]].text),
            item,
        ),
    )[0]


def _opening_words(context: Context, documents: Sequence[str]) -> str | None:
    """Where no copy has a headline: how the earliest of the fullest begins, in quotation marks."""
    readings = [context.readings[name] for name in documents if name in context.readings]
    readings.sort(key=lambda r: (context.day(r.document) or "9", -len(r.text), r.document))
    for reading in readings:
        lead = next((p for p in reading.paragraphs if p.role is Role.BODY), None)
        if lead is not None:
            dateline = reading.article.dateline
            is_in = dateline is not None and lead.span.start <= dateline.span.end <= lead.span.end
            start = dateline.span.end if dateline is not None and is_in else lead.span.start
            words = " ".join(reading.text[start : lead.span.end].lstrip(_DASHES).split())
            return f"“{shorten(words, _LEAD_MOST, placeholder=' …')}”"
    return None


def _is_replaced(context: Context, document: str) -> bool:
    own = context.homes(document)
    return any(
        other != document
        and context.homes(other) == own
        and context.is_update(document, other)
        and not context.is_update(other, document)
        for other in context.documents
    )

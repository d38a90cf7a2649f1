"""The story record: its title, its counts and its days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from firsthand.copies.origins import origin_bounds
from firsthand.ledger.claimants import find_claimants
from firsthand.ledger.context import Context
from firsthand.ledger.input import MADE_BY
from firsthand.model import Counts, Event, Figure, Story


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

    A copy that a later version corrected gives it only where there is no other.
    """
    kept = [document for document in context.documents if not _is_replaced(context, document)]
    found = [
        (headline.text, document)
        for document in kept or context.documents
        if document in context.articles
        and (headline := context.articles[document].headline) is not None
    ]
    if not found:
        return None
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


def _is_replaced(context: Context, document: str) -> bool:
    own = context.homes(document)
    return any(
        other != document
        and context.homes(other) == own
        and context.is_update(document, other)
        and not context.is_update(other, document)
        for other in context.documents
    )

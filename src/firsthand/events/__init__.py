"""Who did what to whom: event mentions and figures of one document.

In: a `Reading` (parse, entities, anchor) and its `Statement` records. Out: `EventMention`
records with status, novelty, roles, count, date, place and links, and `FigureMention` records
for states and running totals. This stage does not merge mentions of the same event, across
paragraphs or documents: that is the ledger's work. A spokesperson's statement is no event.

    >>> from firsthand.events import MADE_BY, read_events
    >>> from firsthand.model import Article, Reading
    >>> read_events(Reading("d1", "", Article("d1", "en", ()), ()), [])
    ([], [])
"""

from __future__ import annotations

from firsthand.events.read import MADE_BY, read_events

__all__ = ["MADE_BY", "read_events"]

"""One sourced ledger of a story: what happened, and on whose word.

In: a `LedgerInput`, all that the stages before read in the documents of one story.
Out: `LedgerRecords`: the story, its events with support, links and conflicts, its figures, and
its statements with the events that they assert. It reads no text: it merges what was read.

Example:
    >>> from firsthand.ledger import LedgerInput, reconcile
    >>> records = reconcile(LedgerInput("sy-1", articles=(), readings=()))
    >>> records.story.counts.copies, records.events
    (0, ())
"""

from firsthand.ledger.input import LedgerInput, LedgerRecords
from firsthand.ledger.reconcile import reconcile

__all__ = ["LedgerInput", "LedgerRecords", "reconcile"]

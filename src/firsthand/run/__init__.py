"""Running: the stages driven over one document or many, and the ledger brought up to them.

Comes in: paths. Goes out: a ledger whose records are a pure function of the documents in it,
whatever order they came in and however often a run was killed. What the stages decide is not
decided here.

    >>> from firsthand.run import Ledger
    >>> with Ledger.open(":memory:") as ledger:
    ...     ledger.stories()
    []
"""

from __future__ import annotations

from firsthand.run.book import Ledger
from firsthand.run.summary import Progress, Summary

__all__ = ["Ledger", "Progress", "Summary"]

"""Export: the ledger as JSON Lines, one record a line, the same bytes for the same ledger.

The events go out as a table as well, a row for each event and newsroom text.

Comes in: a store. Goes out: objects in the shape of `docs/record-format.md`, version 1.
Every span is checked against the text before it leaves. Nothing is decided here.

    >>> from firsthand.export import export_lines
    >>> from firsthand.store import open_store
    >>> with open_store(":memory:") as store:
    ...     list(export_lines(store))
    []
"""

from __future__ import annotations

from firsthand.export.jsonl import export_lines, write_jsonl
from firsthand.export.reports import write_reports

__all__ = ["export_lines", "write_jsonl", "write_reports"]

"""Who said what, through whom and how firmly.

In: a `Reading` (one document: paragraphs with their parse, mentions resolved to entities).
Out: its `Statement` records in text order, direct, indirect and mixed, each with its speaker,
the medium, the chain of retelling, and spans of the stored text. Headlines make no statement.
This stage does not decide what happened, nor whether what was said is true.

`ignorance_spans` gives the clauses that the report leaves open ("it was not clear whether
..."), which are no statements; `statements_at` which statements cover a stretch.

    >>> from firsthand.model import Article, Reading
    >>> from firsthand.statements import read_statements
    >>> read_statements(Reading("do-1", "", Article("do-1", "en", ()), ()))
    []
"""

from __future__ import annotations

from .assemble import MADE_BY, read_statements
from .covering import attributed_spans, statements_at
from .ignorance import ignorance_spans

__all__ = ["MADE_BY", "attributed_spans", "ignorance_spans", "read_statements", "statements_at"]

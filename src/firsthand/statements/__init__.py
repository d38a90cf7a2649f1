"""Who said what, through whom and how firmly.

In: a `Reading` (one document: paragraphs with their parse, mentions resolved to entities).
Out: its `Statement` records in text order, direct, indirect and mixed, each with its speaker,
the medium, the chain of retelling, and spans of the stored text. Headlines make no statement.
This stage does not decide what happened, nor whether what was said is true.

    >>> from firsthand.model import Article, Reading
    >>> from firsthand.statements import read_statements
    >>> read_statements(Reading("do-1", "", Article("do-1", "en", ()), ()))
    []
"""

from __future__ import annotations

from .assemble import MADE_BY, read_statements

__all__ = ["MADE_BY", "read_statements"]

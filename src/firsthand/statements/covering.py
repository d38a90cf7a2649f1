"""Which statement a stretch of a document lies in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.model import Span, Statement

if TYPE_CHECKING:
    from collections.abc import Iterable


def attributed_spans(statements: Iterable[Statement]) -> list[Span]:
    """Return the spans of all that is said in the statements, in text order."""
    return sorted({part.span for statement in statements for part in statement.content})


def statements_at(statements: Iterable[Statement], start: int, end: int) -> list[Statement]:
    """Return the statements in whose content `[start, end)` lies, the closest fit first.

    Args:
        statements: those of one document.
        start: code point of the document's text.
        end: the one after the last.
    """
    fitting = [
        (
            sum(part.span.end - part.span.start for part in statement.content),
            statement.id,
            statement,
        )
        for statement in statements
        if any(part.span.start <= start and end <= part.span.end for part in statement.content)
    ]
    return [statement for _, _, statement in sorted(fitting, key=lambda item: item[:2])]

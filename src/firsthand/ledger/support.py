"""On whose word: documents, independent origins and claimants behind something."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from firsthand.ledger.claimants import find_claimants
from firsthand.ledger.context import Context
from firsthand.model import Span, Support


def count_support(
    context: Context,
    spans: Sequence[Span],
    statements: Iterable[str],
    *,
    apart_from: Iterable[str] = (),
) -> Support:
    """Return the three counts of what stands at these spans.

    Args:
        context: of the story.
        spans: the places that carry it, in one document or many.
        statements: ids of the statements that cover it.
        apart_from: entities that do not count as claimants.
    """
    return Support(
        copies=len({span.document for span in spans}),
        origins=context.bounds_of(context.origins_of(spans)),
        claimants=find_claimants(context, statements, apart_from=apart_from),
    )

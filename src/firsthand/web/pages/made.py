"""Decisions with whether they hold, and those that touch what a page shows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from firsthand.model import Decision, DecisionKind, Event, Span
from firsthand.store import Store


@dataclass(frozen=True, slots=True)
class Made:
    """One decision in the log, and whether it holds."""

    decision: Decision
    undone_by: Decision | None

    @property
    def holds(self) -> bool:
        """Whether nobody has undone it; the undoing of another is none that holds."""
        return self.undone_by is None and self.decision.undoes is None


def log_of(decisions: Iterable[Decision]) -> tuple[Made, ...]:
    """Return decisions, the latest first, with what undid them."""
    made = list(decisions)
    undone = {item.undoes: item for item in made if item.undoes}
    return tuple(Made(item, undone.get(item.id)) for item in reversed(made))


def decided_on(store: Store, documents: set[str]) -> tuple[Made, ...]:
    """Return the decisions about places in these documents, the latest first."""
    return tuple(
        item
        for item in log_of(store.decisions())
        if any(subject.quote.span.document in documents for subject in item.decision.subjects)
    )


def decided_on_event(store: Store, event: Event) -> tuple[Made, ...]:
    """Return the decisions about an event: their place lies in its evidence."""
    spans = [quote.span for quote in event.evidence]
    documents = {span.document for span in spans}
    kinds = {DecisionKind.EVENT, DecisionKind.STATUS}
    return tuple(
        item
        for item in decided_on(store, documents)
        if item.decision.kind in kinds
        and any(_touches(subject.quote.span, spans) for subject in item.decision.subjects)
    )


def _touches(place: Span, spans: Iterable[Span]) -> bool:
    return any(
        place.document == span.document and place.start < span.end and span.start < place.end
        for span in spans
    )

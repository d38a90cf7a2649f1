"""Events as analysts decided: two sentences that tell one event, or two, whatever we think."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from firsthand.ledger.instances import Instance
from firsthand.model import Subject

Verdict = tuple[Subject, Subject, bool]


def decided(
    instance: Instance, others: Iterable[Instance], verdicts: Sequence[Verdict]
) -> bool | None:
    """Return whether an analyst said that an instance tells what the others tell.

    None where nobody did; of several verdicts the last counts.
    """
    said: bool | None = None
    others = list(others)
    for first, second, same in verdicts:
        for mine, theirs in ((first, second), (second, first)):
            if _stands_at(instance, mine) and any(_stands_at(item, theirs) for item in others):
                said = same
    return said


def _stands_at(instance: Instance, subject: Subject) -> bool:
    place = subject.quote.span
    return any(
        subject.type in {None, mention.type}
        and mention.evidence.span.document == place.document
        and mention.evidence.span.start < place.end
        and place.start < mention.evidence.span.end
        for mention in instance.mentions
    )

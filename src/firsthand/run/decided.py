"""What analysts decided, brought to where the stages can use it.

A decision names places in documents. Here they become what stands there now: blocks, pairs
of documents, entities, events. A place where nothing stands any more has no effect, and the
decision stays on record.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from firsthand.clean.flips import Flip, apply_flips
from firsthand.clean.memory import mask_paragraph, source_key
from firsthand.model import (
    Article,
    CopyRelation,
    Decision,
    DecisionKind,
    Document,
    Event,
    Reading,
    Role,
    Span,
    Status,
    Subject,
)
from firsthand.names.decisions import NameDecision
from firsthand.names.similarity import Judgement
from firsthand.stories.decided import Verdict

SAME = "same"
_LEAST_TAUGHT = 12  # characters; "by our staff" tells nothing of the next copy


@dataclass(frozen=True, slots=True)
class Decided:
    """The decisions in force, in the order in which they were made."""

    decisions: tuple[Decision, ...] = ()

    def article(self, article: Article, document: Document) -> Article:
        """Return the article with the roles that analysts gave its blocks.

        A role given to a paragraph holds wherever the same source prints it again.
        """
        flips = []
        for item in self._of(DecisionKind.ROLE):
            quote = item.subjects[0].quote
            if quote.span.document == article.document:
                flips.append(Flip(quote.span, Role(item.value)))
            elif item.subjects[0].type and item.subjects[0].type == source_key(document):
                flips += _taught(article, document, quote.text, Role(item.value))
        return apply_flips(article, flips) if flips else article

    @property
    def on_copies(self) -> bool:
        """Whether anything was decided on copies."""
        return bool(self._of(DecisionKind.COPY))

    def copies(
        self, settled: Sequence[CopyRelation], pairs: Iterable[CopyRelation]
    ) -> list[CopyRelation]:
        """Return the relations that count as copying: ours, with the analysts' in their place."""
        said = {self._documents(item): item.value == SAME for item in self._of(DecisionKind.COPY)}
        if not said:
            return list(settled)
        kept = {frozenset((item.a, item.b)): item for item in settled}
        for pair in pairs:
            key = frozenset((pair.a, pair.b))
            if said.get(key) and key not in kept:
                kept[key] = pair
        found = [item for key, item in kept.items() if said.get(key, True)]
        return sorted(found, key=lambda item: (item.a, item.b))

    def stories(self) -> list[Verdict]:
        """Return which documents tell the same story, and which do not."""
        return [
            Verdict(*_pair(item.subjects), same=item.value == SAME)
            for item in self._of(DecisionKind.STORY)
        ]

    def named(self) -> set[str]:
        """Return the documents in which names were judged."""
        decisions = self._of(DecisionKind.ENTITY)
        return {_place(item).document for found in decisions for item in found.subjects}

    def entities(self, readings: Iterable[Reading]) -> list[NameDecision]:
        """Return pairs of entities of documents, and whether they are one."""
        decisions = self._of(DecisionKind.ENTITY)
        wanted = {item.quote.span.document for found in decisions for item in found.subjects}
        by_document = {item.document: item for item in readings if item.document in wanted}
        found = []
        for decision in decisions:
            names = [_entity_at(by_document.get(_place(s).document), s) for s in decision.subjects]
            if len(names) > 1 and names[0] is not None and names[1] is not None:
                judgement = Judgement.SAME if decision.value == SAME else Judgement.DIFFERENT
                found.append(NameDecision(names[0], names[1], judgement))
        return found

    def events(self) -> list[tuple[Subject, Subject, bool]]:
        """Return pairs of sentences that tell events, and whether they tell one."""
        return [
            (item.subjects[0], item.subjects[1], item.value == SAME)
            for item in self._of(DecisionKind.EVENT)
        ]

    def with_status(self, event: Event) -> Event:
        """Return the event with the status that an analyst gave it."""
        for item in self._of(DecisionKind.STATUS):
            if _tells(event, item.subjects[0]):
                event = replace(event, status=Status(item.value))
        return event

    def _of(self, kind: DecisionKind) -> list[Decision]:
        return [item for item in self.decisions if item.kind is kind]

    def _documents(self, decision: Decision) -> frozenset[str]:
        return frozenset(_pair(decision.subjects))


def _taught(article: Article, document: Document, words: str, role: Role) -> Iterator[Flip]:
    """Yield the blocks that are the paragraph an analyst spoke of, but for case and figures."""
    masked = mask_paragraph(words)
    for block in article.blocks:
        text = document.text[block.span.start : block.span.end]
        if len(masked) >= _LEAST_TAUGHT and mask_paragraph(text) == masked:
            yield Flip(block.span, role)


def in_force(decisions: Iterable[Decision]) -> Decided:
    """Return the decisions that nobody has undone or decided otherwise since."""
    made = list(decisions)
    undone = {item.undoes for item in made if item.undoes is not None}
    standing = [item for item in made if item.undoes is None and item.id not in undone]
    last = {(item.kind, _key(item)): item.id for item in standing}
    return Decided(tuple(item for item in standing if last[item.kind, _key(item)] == item.id))


def _key(decision: Decision) -> frozenset[tuple[Span, str | None]]:
    return frozenset((_place(item), item.type) for item in decision.subjects)


def _pair(subjects: Sequence[Subject]) -> tuple[str, str]:
    first, second = subjects
    return _place(first).document, _place(second).document


def _place(subject: Subject) -> Span:
    return subject.quote.span


def _entity_at(reading: Reading | None, subject: Subject) -> str | None:
    """Return the entity of the mention that covers most of a place."""
    span = _place(subject)
    shared = [
        (_overlap(mention.quote.span, span), mention.entity)
        for mention in (reading.mentions if reading else ())
        if _overlap(mention.quote.span, span) > 0
    ]
    return min(shared, key=lambda item: (-item[0], item[1]))[1] if shared else None


def _overlap(a: Span, b: Span) -> int:
    return min(a.end, b.end) - max(a.start, b.start) if a.document == b.document else 0


def _tells(event: Event, subject: Subject) -> bool:
    """Tell whether an event is the one of this type that is told in this place."""
    is_type = subject.type in {None, event.type}
    return is_type and any(_overlap(item.span, _place(subject)) > 0 for item in event.evidence)

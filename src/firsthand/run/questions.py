"""What settling left unsure, as questions to an analyst; what was decided is asked no more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from firsthand.model import (
    Article,
    Block,
    Decision,
    DecisionKind,
    Event,
    Novelty,
    Origin,
    Question,
    Quoted,
    Span,
    Status,
    Subject,
    content_id,
)
from firsthand.stories import StoryGroup

_SURE_ROLE = 0.6  # a block scored lower than this is asked about
_LEAST_BLOCK = 40  # characters; a shorter line changes little whatever it is
_PAIRS = 6  # pairs of events that are asked about in one story
_DOUBTED = frozenset({Status.CLAIMED, Status.ONGOING})


def open_questions(
    *,
    articles: Iterable[Article],
    texts: dict[str, str],
    groups: Sequence[StoryGroup],
    origins: Iterable[Origin],
    events: Sequence[Event],
    decided: Iterable[Decision],
) -> tuple[Question, ...]:
    """Return the questions in id order, without those that analysts have answered."""
    asked = [
        *_stories(groups),
        *_origins(origins),
        *_roles(articles, texts),
        *_events(events),
        *_statuses(events),
    ]
    known = {(item.kind, _places(item.subjects)) for item in decided}
    fresh = {q.id: q for q in asked if (q.kind, _places(q.subjects)) not in known}
    return tuple(fresh[key] for key in sorted(fresh))


def _places(subjects: Iterable[Subject]) -> frozenset[tuple[Span, str | None]]:
    return frozenset((item.quote.span, item.type) for item in subjects)


def _question(
    kind: DecisionKind,
    subjects: tuple[Subject, ...],
    given: str,
    *,
    doubt: float,
    why: str,
    story: str | None = None,
) -> Question:
    name = content_id("qu", kind.value, *((s.quote.span, s.type) for s in subjects))
    return Question(name, kind, subjects, given, round(min(doubt, 1.0), 3), why, story)


def whole(document: str) -> Subject:
    """Return a whole document as the subject of a decision."""
    return Subject(Quoted(Span(document, 0, 0), ""))


def _stories(groups: Sequence[StoryGroup]) -> Iterator[Question]:
    by_id = {group.id: group for group in groups}
    for group in groups:
        for other in group.unsure:
            if other.other > group.id and other.other in by_id:
                pair = (whole(group.documents[0]), whole(by_id[other.other].documents[0]))
                why = f"they may tell one story (likeness {other.score:.2f})"
                doubt = 1.0 - abs(0.5 - other.score)
                yield _question(
                    DecisionKind.STORY, pair, "different", doubt=doubt, why=why, story=group.id
                )


def _origins(origins: Iterable[Origin]) -> Iterator[Question]:
    by_id = {origin.id: origin for origin in origins}
    for origin in by_id.values():
        if origin.lower == origin.upper:
            continue
        for other in origin.depends_on:
            if other in by_id:
                pair = (whole(origin.first), whole(by_id[other].first))
                why = "it may rest wholly on the other report"
                yield _question(DecisionKind.COPY, pair, "different", doubt=0.6, why=why)


def _roles(articles: Iterable[Article], texts: dict[str, str]) -> Iterator[Question]:
    for article in articles:
        for block in article.blocks:
            if block.score < _SURE_ROLE and block.span.end - block.span.start >= _LEAST_BLOCK:
                yield _role(block, texts[article.document])


def _role(block: Block, text: str) -> Question:
    quote = Quoted(block.span, text[block.span.start : block.span.end])
    why = f"is this {block.role.value}? (score {block.score:.2f})"
    doubt = 0.8 * (1.0 - block.score)
    return _question(DecisionKind.ROLE, (Subject(quote),), block.role.value, doubt=doubt, why=why)


def _events(events: Sequence[Event]) -> Iterator[Question]:
    """Yield pairs of new events of one story and one type, which may be one event."""
    groups: dict[tuple[str, str], list[Event]] = {}
    for event in events:
        if event.novelty is Novelty.NEW:
            groups.setdefault((event.story, event.type), []).append(event)
    for (story, kind), members in sorted(groups.items()):
        for one, other in list(combinations(members, 2))[:_PAIRS]:
            subjects = (_told(one), _told(other))
            why = f"the story has more than one {kind.replace('_', ' ')}: are these two one?"
            yield _question(
                DecisionKind.EVENT, subjects, "different", doubt=0.5, why=why, story=story
            )


def _statuses(events: Sequence[Event]) -> Iterator[Question]:
    for event in events:
        if event.status in _DOUBTED and event.novelty is Novelty.NEW:
            why = f"nobody but a claimant says that it happened: is it {event.status.value}?"
            subjects = (_told(event),)
            given = event.status.value
            yield _question(
                DecisionKind.STATUS, subjects, given, doubt=0.4, why=why, story=event.story
            )


def _told(event: Event) -> Subject:
    return Subject(event.evidence[0], event.type)

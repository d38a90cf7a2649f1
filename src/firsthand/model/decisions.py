"""What analysts decide, and what they are asked."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from firsthand.model.text import Quoted


class DecisionKind(StrEnum):
    """What an analyst can decide: whether two things are one, or what one thing is."""

    STORY = "story"
    ENTITY = "entity"
    EVENT = "event"
    COPY = "copy"
    ROLE = "role"
    STATUS = "status"


@dataclass(frozen=True, slots=True)
class Subject:
    """What a decision is about: a place in a document, and what stands there.

    A place outlives every change of what was made of it: the mention of a person, the
    sentence that tells an event, a block. A whole document is the place 0 to 0 of it.
    `type` is that of the event or entity meant, where several stand in one place.
    """

    quote: Quoted
    type: str | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What an analyst decided, when and why; it is never changed, only undone by another.

    Attributes:
        kind: what it is about.
        value: "same" or "different" for two subjects (two documents of a story or a copy,
            two mentions of an entity, two sentences of an event); for one subject the role
            of a block or the status of an event.
        subjects: one or two.
        by, at: who, and when (ISO 8601).
        why: in the analyst's words.
        undoes: the decision that this one takes back, if any.
    """

    id: str
    kind: DecisionKind
    value: str
    subjects: tuple[Subject, ...]
    by: str
    at: str
    why: str | None = None
    undoes: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A matter that the stages left unsure, for an analyst to decide.

    Attributes:
        kind, subjects: as the decision on it will have them.
        given: what holds until someone decides ("same", "different", a role, a status).
        doubt: in [0, 1]; the most doubtful and the weightiest come first.
        why: what makes it unsure, in words.
        story: the story that it belongs to, if one.
    """

    id: str
    kind: DecisionKind
    subjects: tuple[Subject, ...]
    given: str
    doubt: float
    why: str
    story: str | None = None

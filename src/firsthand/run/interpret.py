"""What one document says: its reading, its statements and its events, remembered by content.

The answer depends on nothing but what `Question` holds; its digest is the key under which
the answer is kept, so that a later run asks again only where something changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b

from firsthand.events import MADE_BY as EVENTS
from firsthand.events import read_events
from firsthand.model import (
    Anchor,
    Article,
    Document,
    Entity,
    EventMention,
    Failure,
    FigureMention,
    Mention,
    Paragraph,
    Passage,
    Producer,
    Reading,
    Role,
    Span,
    Statement,
)
from firsthand.names import MADE_BY as NAMES
from firsthand.names import make_reading
from firsthand.run.anchors import Ancestry
from firsthand.run.tasks import said
from firsthand.statements import MADE_BY as STATEMENTS
from firsthand.statements import read_statements
from firsthand.store.codec import encode
from firsthand.stories.describe import stated_counts

VERSIONS = f"{NAMES} {STATEMENTS} {EVENTS}"
_FORM = "2"  # of the answer


@dataclass(frozen=True, slots=True)
class Question:
    """One document with all that its reading depends on."""

    document: Document
    article: Article
    passages: Mapping[str, Passage]
    anchor: Anchor | None
    producer: Producer | None
    origin_key: str

    def key(self) -> str:
        """Return a digest of everything that the answer depends on."""
        parts = (
            VERSIONS,
            _FORM,
            self.document.id,
            self.document.made_by,
            encode(self.article),
            *sorted(f"{key} {item.made_by}" for key, item in self.passages.items()),
            encode(self.anchor),
            encode(self.producer),
            self.origin_key,
        )
        return blake2b("\x1f".join(parts).encode(), digest_size=16).hexdigest()


@dataclass(frozen=True, slots=True)
class Place:
    """A paragraph of a reading, with its passage by id."""

    span: Span
    role: Role
    passage: str


@dataclass(frozen=True, slots=True)
class Interpretation:
    """What was understood of one document, without the text and the parse it rests on.

    `counts` are the numbers of persons and things that its paragraphs state, each once.
    """

    document: str
    places: tuple[Place, ...] = ()
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[EventMention, ...] = ()
    figures: tuple[FigureMention, ...] = ()
    made_by: str = ""
    failures: tuple[Failure, ...] = ()
    counts: tuple[float, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether there is no reading at all."""
        return any(failure.stage == "names" for failure in self.failures)


def interpret(question: Question) -> Interpretation:
    """Return what one document says; a stage that fails leaves a failure in its place."""
    document = question.document
    try:
        reading = make_reading(
            document,
            question.article,
            question.passages,
            anchor=question.anchor,
            producer=question.producer,
            origin_key=question.origin_key,
        )
    except Exception as error:  # noqa: BLE001 (the edge of the document: a row, never the end)
        return Interpretation(document.id, failures=(_failure(document, "names", error, NAMES),))
    statements: tuple[Statement, ...] = ()
    events: tuple[EventMention, ...] = ()
    figures: tuple[FigureMention, ...] = ()
    failures: tuple[Failure, ...] = ()
    try:
        statements = tuple(read_statements(reading))
    except Exception as error:  # noqa: BLE001
        failures = (_failure(document, "statements", error, STATEMENTS),)
    else:
        # Without its statements a document's claims would stand as facts: so no events then.
        try:
            found, numbers = read_events(reading, statements)
            events, figures = tuple(found), tuple(numbers)
        except Exception as error:  # noqa: BLE001
            failures = (_failure(document, "events", error, EVENTS),)
    places = tuple(Place(item.span, item.role, item.passage.id) for item in reading.paragraphs)
    return Interpretation(
        document.id,
        places,
        reading.mentions,
        reading.entities,
        statements,
        events,
        figures,
        reading.made_by,
        failures,
        stated_counts(reading),
    )


def reading_of(answer: Interpretation, text: str, article: Article, ancestry: Ancestry) -> Reading:
    """Return the reading that an interpretation was made from, without the parse.

    Its passages have ids and lengths only: what settling does rests on mentions, statements
    and events, and reading a parse again costs more than all of it.
    """
    return Reading(
        document=answer.document,
        text=text,
        article=article,
        paragraphs=tuple(
            Paragraph(place.span, place.role, _bare(place)) for place in answer.places
        ),
        mentions=answer.mentions,
        entities=answer.entities,
        anchor=ancestry.anchor,
        producer=ancestry.producer,
        made_by=answer.made_by,
    )


def _bare(place: Place) -> Passage:
    return Passage(place.passage, place.span.end - place.span.start, (), ())


def _failure(document: Document, stage: str, error: Exception, version: str) -> Failure:
    return Failure(document.id, stage, said(error), version, document.acquisition.path)

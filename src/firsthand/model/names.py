"""Who is meant: entities, their mentions, and a document ready to be understood."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from firsthand.model.clean import Article, Role
from firsthand.model.copies import Producer
from firsthand.model.language import MentionType, Passage
from firsthand.model.text import Quoted, Span


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organisation, place, group or medium, across its spellings."""

    id: str
    type: MentionType
    name: str
    aliases: tuple[str, ...] = ()
    country: str | None = None
    role: str | None = None
    wikidata: str | None = None
    speaks_for: str | None = None


class MentionKind(StrEnum):
    """How a text refers to an entity."""

    NAME = "name"
    ROLE = "role"
    PRONOUN = "pronoun"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in a document that refers to an entity.

    `metonym` marks a capital or a seat ("Kyiv", "the Kremlin") that stands for a
    government: an agent or a receiver, never a place of an event.
    """

    quote: Quoted
    entity: str
    kind: MentionKind
    metonym: bool = False


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day against which a document's "Saturday" is read."""

    date: str
    basis: str
    inherited_from: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of a document with the passage that was read for it."""

    span: Span
    role: Role
    passage: Passage


@dataclass(frozen=True, slots=True)
class Reading:
    """One document, ready for statements and events: text, parse, entities, anchor.

    `paragraphs` are the headline (if any) and the body in text order; captions,
    appeals and teasers are not in it, so they can make no statement and no event.
    """

    document: str
    text: str
    article: Article
    paragraphs: tuple[Paragraph, ...]
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    anchor: Anchor | None = None
    producer: Producer | None = None
    made_by: str = ""

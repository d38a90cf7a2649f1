"""What grouping needs to know of a document, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.model import MentionType, Novelty

MADE_BY = "stories/6"


@dataclass(frozen=True, slots=True, order=True)
class StoryEntity:
    """An entity across documents, with how often one of them names it.

    Attributes:
        id: of the entity across documents.
        type: what it is.
        name: its name across documents, so that its spellings meet in the same words.
        count: how often the document names it.
        country: the territory code that it belongs to.
    """

    id: str
    type: MentionType
    name: str = ""
    count: int = 1
    country: str | None = None


@dataclass(frozen=True, slots=True)
class StoryEvent:
    """One event mention, as far as it tells happenings apart.

    Attributes:
        type: the event type ("release").
        novelty: only new events say what a report is about.
        actors: canonical entity ids.
        recipients: the names of single persons and bodies that it befell, by their sounds.
        count: how many, where stated as a plain number.
        day, end: the first and last ISO day on which it may have taken place.
        leads: whether the headline or the first paragraph tells it.
    """

    type: str
    novelty: Novelty = Novelty.NEW
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    count: float | None = None
    day: str | None = None
    end: str | None = None
    leads: bool = False


@dataclass(frozen=True, slots=True)
class StoryInput:
    """One document as grouping sees it.

    Attributes:
        document: its id.
        key: digest of its folded body, the same in every exact copy.
        day: the ISO day of the report, if known (its anchor).
        title, lead, body: folded words (`words.split_words`); the lead is the first
            paragraph and stands in the body too.
        entities: who and what it names.
        events: what it tells.
        quantities: the numbers of persons or things that it states.
        language: of its text, where known.
        proper: its capitalised words, where it names no entities: a language not read.
        origins: ids of the origins it belongs to; a merged copy has several.
    """

    document: str
    key: str
    day: str | None = None
    title: tuple[str, ...] = ()
    lead: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    entities: tuple[StoryEntity, ...] = ()
    events: tuple[StoryEvent, ...] = ()
    quantities: tuple[float, ...] = ()
    origins: tuple[str, ...] = ()
    language: str | None = None
    proper: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unsure:
    """Two groups that may tell the same happenings, but not surely; left apart."""

    other: str
    score: float


@dataclass(frozen=True, slots=True)
class StoryGroup:
    """Documents that tell the same happenings.

    Attributes:
        id: the story's id, the same as long as its least body text is in it.
        documents: ids in sort order.
        origins: ids in sort order.
        score: how sure the weakest join was, in [0, 1]; 1 for one origin alone.
        unsure: other groups in the unsure band, for a human to decide.
    """

    id: str
    documents: tuple[str, ...]
    origins: tuple[str, ...]
    score: float = 1.0
    unsure: tuple[Unsure, ...] = ()
    made_by: str = MADE_BY

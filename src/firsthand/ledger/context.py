"""Look-ups over one story that the steps of the ledger share."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from hashlib import blake2b

from firsthand.copies.origins import origin_bounds
from firsthand.ledger.counts import Interval, count_interval
from firsthand.ledger.input import LedgerInput
from firsthand.ledger.versions import retracted_spans, says_corrected, says_not
from firsthand.model import (
    Entity,
    EventMention,
    MentionKind,
    MentionType,
    Origin,
    ProducerKind,
    Relation,
    Role,
    Span,
    Statement,
)

_SENTENCE_END = re.compile(r"[.!?][\"'”’]?\s|\n")


class Context:
    """What is known of the documents, origins, entities and statements of one story."""

    def __init__(self, story: LedgerInput) -> None:
        self.story = story
        self.documents = tuple(sorted(reading.document for reading in story.readings))
        self.readings = {reading.document: reading for reading in story.readings}
        self.articles = {article.document: article for article in story.articles}
        self.origins = {origin.id: origin for origin in story.origins}
        self.statements = {statement.id: statement for statement in story.statements}
        self.entities = _known_entities(story)
        self._homes = self._find_homes()
        self._shared = self._find_shared()
        self._headlines = {
            reading.document: tuple(
                item.span for item in reading.paragraphs if item.role is Role.HEADLINE
            )
            for reading in story.readings
        }
        self._keys: dict[str, str] = {}
        self._ids: dict[str, str] = {}
        self._bounds: dict[tuple[str, ...], tuple[int, int]] = {}
        self.claimants: dict[tuple[object, ...], tuple[str, ...]] = {}
        self.voices: dict[str, str | None] = {}
        self.named_voices: dict[tuple[str, str], list[tuple[Statement, str]]] | None = None
        self.roots: dict[str, str] = {}
        self.newsrooms = frozenset(
            origin.producer.name.casefold()
            for origin in story.origins
            if origin.producer.name is not None and origin.producer.kind is not ProducerKind.UNKNOWN
        )
        self._intervals: dict[str, Interval | None] = {}
        self._updates = {
            frozenset((relation.a, relation.b))
            for relation in story.relations
            if relation.relation is Relation.UPDATE
        }
        self._corrected: set[str] = set()
        self._retracted: dict[str, tuple[Span, ...]] = {}
        for reading in story.readings:
            document, article = reading.document, self.articles.get(reading.document)
            if says_corrected(article, reading):
                self._corrected.add(document)
            self._retracted[document] = retracted_spans(
                article, reading, is_canceled=document in story.canceled
            )
        self._takes_back = bool(self._corrected) or any(self._retracted.values())
        self._first = {origin.first for origin in story.origins}
        names = {
            mention.entity
            for reading in story.readings
            for mention in reading.mentions
            if mention.kind is MentionKind.NAME
        }
        self._named = set(map(self.canonical, names))

    @cached_property
    def _bodies(self) -> set[str]:
        """The names that entities of the story have across documents."""
        own = {item.id for reading in self.story.readings for item in reading.entities}
        return {known.name for known in map(self.entity, own) if known is not None}

    def canonical(self, entity: str | None) -> str | None:
        """Return the id of the entity across documents."""
        if entity is None:
            return None
        found = self._ids.get(entity)
        if found is None:
            known = self.entity(entity)
            found = self._ids[entity] = known.id if known is not None else entity
        return found

    def entity(self, name: str | None) -> Entity | None:
        """Return the entity across documents, if it is known."""
        if name is None:
            return None
        return self.entities.get(name) or self.story.entities.get(name)

    def is_named(self, name: str) -> bool:
        """Return whether any document gives the entity (canonical id) a name of its own."""
        return name in self._named

    def names_body(self, name: str) -> bool:
        """Return whether any document of the story names the body with this name."""
        return name in self._bodies

    def is_update(self, old: str, new: str) -> bool:
        """Return whether the new document is a later version of the old one's text.

        Their alignment says so, or the new one itself does.
        """
        if self.moment(old) > self.moment(new):
            return False
        if self.moment(old) == self.moment(new) and old in self._corrected - {new}:
            return False  # of two takes of one day, the one that says so is the later
        return frozenset((old, new)) in self._updates or new in self._corrected

    def is_corrected(self, document: str) -> bool:
        """Return whether a document says of itself that it corrects an earlier version."""
        return document in self._corrected

    def is_retracted(self, span: Span) -> bool:
        """Return whether the newsroom takes back, in this very place, what it had reported."""
        places = self._retracted.get(span.document, ())
        return bool(places) and any(place.start <= span.start < place.end for place in places)

    def is_taken_back(self, mention: EventMention) -> bool:
        """Return whether its newsroom takes an event back, or says that it befell someone else."""
        if not self._takes_back:
            return False
        if self.is_retracted(mention.trigger.span):
            return True
        if len(mention.recipients) != 1 or not self._corrected:
            return False
        person = self.entity(self.canonical(mention.recipients[0].entity))
        if person is None or person.type is not MentionType.PERSON:
            return False
        return any(
            says_not(self.readings[later].text, person.name)
            for later in self._corrected - {mention.document}
            if self.is_update(mention.document, later)
        )

    def newsroom(self, span: Span) -> frozenset[str]:
        """Return who produced the text at this span: names, or ids of origins without one."""
        origins = (self.origins[name] for name in self.origins_at(span))
        return frozenset(origin.producer.name or origin.id for origin in origins)

    def is_first(self, document: str) -> bool:
        """Return whether the document carries an origin's text in its first or fullest form."""
        return document in self._first

    def day(self, document: str) -> str | None:
        """Return the ISO day of a document: published, or inherited from its origin."""
        reading = self.readings.get(document)
        if reading is not None and reading.anchor is not None:
            return reading.anchor.date
        article = self.articles.get(document)
        return article.published.day if article and article.published else None

    def moment(self, document: str) -> str:
        """Return when a document was published or last updated, for sorting; "" if unknown."""
        article = self.articles.get(document)
        stated = (article.updated or article.published) if article else None
        return stated.value if stated is not None else self.day(document) or ""

    def is_headline(self, span: Span) -> bool:
        """Return whether the span stands in the headline of its document."""
        lines = self._headlines.get(span.document, ())
        return any(line.start <= span.start < line.end for line in lines)

    def sentence(self, mention: EventMention) -> str:
        """Return the text from the clause that tells an event to the end of its sentence."""
        text = self.readings[mention.document].text
        span = mention.evidence.span
        end = _SENTENCE_END.search(text, span.end)
        return text[span.start : end.start() if end else len(text)]

    def has_body(self, document: str) -> bool:
        """Return whether anything of the report itself stands in the document."""
        reading = self.readings.get(document)
        return reading is not None and any(
            paragraph.role is Role.BODY for paragraph in reading.paragraphs
        )

    def body_key(self, document: str) -> str:
        """Return a digest of the folded body of a document: the same in every exact copy."""
        known = self._keys.get(document)
        if known is None:
            reading = self.readings[document]
            passages = [item.passage.id for item in reading.paragraphs if item.role is Role.BODY]
            text = "\n".join(passages or [document])
            known = self._keys[document] = blake2b(text.encode(), digest_size=8).hexdigest()
        return known

    def interval(self, mention: EventMention) -> Interval | None:
        """Return the numbers that a mention's count allows; None where it states none."""
        if mention.count is None:
            return None
        if mention.id not in self._intervals:
            found = count_interval(mention.count, mention.evidence.text)
            self._intervals[mention.id] = found
        return self._intervals[mention.id]

    def origins_at(self, span: Span) -> tuple[str, ...]:
        """Return the origins to which the text at this span belongs, in sort order.

        A merged copy has several origins: the passage counts for those whose other
        documents carry it too, or for all of them where alignment does not tell.
        """
        homes = self._homes.get(span.document, ())
        if len(homes) < 2:  # noqa: PLR2004
            return homes
        found = {
            origin
            for start, end, origins in self._shared.get(span.document, ())
            if start < span.end and span.start < end
            for origin in origins
        }
        return tuple(sorted(found & set(homes))) or homes

    def homes(self, document: str) -> tuple[str, ...]:
        """Return the ids of the origins that the document belongs to, in sort order."""
        return self._homes.get(document, ())

    def origins_of(self, spans: Iterable[Span]) -> list[Origin]:
        """Return the origins behind the text at these spans, by id."""
        names = {name for span in spans for name in self.origins_at(span)}
        return [self.origins[name] for name in (sorted(names) if len(names) > 1 else names)]

    def bounds_of(self, origins: Sequence[Origin]) -> tuple[int, int]:
        """Return how many independent newsrooms stand behind some origins, as a range."""
        key = tuple(origin.id for origin in origins)
        if key not in self._bounds:
            self._bounds[key] = origin_bounds(origins)
        return self._bounds[key]

    def speakers(self, statements: Iterable[str]) -> list[Statement]:
        """Return the statements that are known and have a speaker, in order of their ids."""
        known = (self.statements.get(name) for name in sorted(set(statements)))
        return [item for item in known if item is not None and item.speaker is not None]

    def _find_homes(self) -> dict[str, tuple[str, ...]]:
        homes: dict[str, list[str]] = defaultdict(list)
        for origin in self.story.origins:
            for document in origin.documents:
                homes[document].append(origin.id)
        return {document: tuple(sorted(set(names))) for document, names in homes.items()}

    def _find_shared(self) -> dict[str, list[tuple[int, int, tuple[str, ...]]]]:
        """Return, for each merged copy, its stretches with the origins that carry them too."""
        shared: dict[str, list[tuple[int, int, tuple[str, ...]]]] = defaultdict(list)
        for relation in self.story.relations:
            for run in relation.aligned:
                for own, other in ((run.a, run.b), (run.b, run.a)):
                    homes = self._homes.get(other.document, ())
                    merged = len(self._homes.get(own.document, ())) > 1
                    if merged and len(homes) == 1:
                        shared[own.document].append((own.start, own.end, homes))
        return shared


def _known_entities(story: LedgerInput) -> dict[str, Entity]:
    """Return the story's entities under their own ids and all ids that readings use for them.

    Only those of the story: the mapping that comes in may hold a million.
    """
    known: dict[str, Entity] = {}
    for reading in story.readings:
        for local in reading.entities:
            joined = story.entities.get(local.id, local)
            known[local.id] = known[joined.id] = joined
    return known

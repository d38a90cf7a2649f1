"""A small desk that writes invented stories and reads them by hand, for the ledger's tests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from firsthand.ledger import LedgerInput, LedgerRecords
from firsthand.model import (
    Anchor,
    Article,
    CopyRelation,
    Count,
    CountOperator,
    Entity,
    Event,
    EventDate,
    EventMention,
    FigureMention,
    Form,
    Mention,
    MentionKind,
    MentionLink,
    MentionType,
    Novelty,
    Origin,
    Paragraph,
    Party,
    Passage,
    Place,
    Plover,
    Producer,
    ProducerKind,
    Published,
    Quoted,
    Reading,
    Relation,
    Role,
    Run,
    Span,
    Statement,
    Status,
    content_id,
)

HEADLINE_END = "\n"
LEAD = "Guards let 14 poets go on Friday, the justice office said"


@dataclass
class Desk:
    """Collects documents and what is read in them; `story()` hands all to the ledger."""

    texts: dict[str, str] = field(default_factory=dict)
    days: dict[str, str] = field(default_factory=dict)
    origins: dict[str, tuple[list[str], str | None, int]] = field(default_factory=dict)
    entities: dict[str, Entity] = field(default_factory=dict)
    statements: list[Statement] = field(default_factory=list)
    mentions: list[EventMention] = field(default_factory=list)
    figures: list[FigureMention] = field(default_factory=list)
    relations: list[CopyRelation] = field(default_factory=list)
    references: list[Mention] = field(default_factory=list)

    lead: str = LEAD

    def wire(
        self, name: str, *, origin: str, day: str = "2025-03-01", head: str = "Poets let go"
    ) -> None:
        """Add one agency's text on the release of 14 poets, told by the justice office."""
        text = f"{head}\n{LEAD}.\nThey sang."
        self.document(name, text, origin=origin, day=day, agency="NordNews")
        office = self.entity("justice office", MentionType.ORGANISATION)
        poets = self.entity("poets", MentionType.GROUP)
        said = self.say(name, "Guards let 14 poets go on Friday", office)
        self.tell(
            name,
            LEAD,
            "let",
            "release",
            count=("=", 14),
            day="2025-02-28",
            recipients=(poets,),
            said=(said,),
        )

    def only(self, records: LedgerRecords, type_: str) -> Event:
        """Return the one event of a type, and fail if there are more or none."""
        found = [event for event in records.events if event.type == type_]
        assert len(found) == 1, [(event.type, event.evidence) for event in records.events]
        return found[0]

    def document(
        self,
        name: str,
        text: str,
        *,
        origin: str,
        day: str = "2025-03-01",
        agency: str | None = None,
        lower: int = 1,
    ) -> None:
        """Add a document: its first line is the headline, the rest the body."""
        self.texts[name] = text
        self.days[name] = day
        for home in origin.split("+"):
            documents, known, _ = self.origins.setdefault(home, ([], agency, lower))
            documents.append(name)
            self.origins[home] = (documents, known or agency, lower)

    def entity(
        self,
        name: str,
        type_: MentionType,
        speaks_for: str | None = None,
        country: str | None = None,
    ) -> str:
        """Add an entity and return its id."""
        key = content_id("en", name)
        self.entities[key] = Entity(key, type_, name, country=country, speaks_for=speaks_for)
        return key

    def quote(self, document: str, words: str) -> Quoted:
        """Return where the words stand, the body before the headline."""
        text = self.texts[document]
        body = text.find(HEADLINE_END)
        start = text.find(words, body)
        start = start if start >= 0 else text.index(words)
        return Quoted(Span(document, start, start + len(words)), words)

    def say(
        self,
        document: str,
        content: str,
        speaker: str,
        *,
        chain: tuple[str, ...] = (),
        medium: str | None = None,
        manner: str = "says",
        form: Form = Form.INDIRECT,
    ) -> str:
        """Add a statement and return its id."""
        key = content_id("st", document, content)
        self.statements.append(
            Statement(
                key,
                document,
                form,
                (self.quote(document, content),),
                None,
                Party(speaker),
                medium=Party(medium) if medium else None,
                chain=chain,
                manner=manner,
            )
        )
        return key

    def tell(
        self,
        document: str,
        evidence: str,
        trigger: str,
        type_: str,
        *,
        count: tuple[str, float] | None = None,
        day: str | None = None,
        relation: str = "on",
        actors: tuple[str, ...] = (),
        recipients: tuple[str, ...] = (),
        receiver: str | None = None,
        status: Status = Status.HAPPENED,
        novelty: Novelty = Novelty.NEW,
        said: tuple[str, ...] = (),
        links: tuple[tuple[str, str], ...] = (),
        refers_back: bool = False,
        of: str | None = None,
        whom: str | None = None,
        place: str | None = None,
        term: str | None = None,
    ) -> str:
        """Add an event mention and return its id.

        `whom` are words for recipients whom no entity stands for.
        """
        quote = self.quote(document, evidence)
        offset = quote.span.start + evidence.index(trigger)
        at = Span(document, offset, offset + len(trigger))
        unknown = (Party(None, self.quote(document, whom)),) if whom else ()
        key = content_id("em", document, offset, type_)
        self.mentions.append(
            EventMention(
                key,
                document,
                type_,
                Quoted(at, trigger),
                quote,
                status,
                novelty,
                Plover("RETREAT"),
                actors=tuple(Party(name) for name in actors),
                recipients=(*(Party(name) for name in recipients), *unknown),
                receiver=Party(receiver) if receiver else None,
                count=_count(count, quote, of),
                date=EventDate(day, precision="day", relation=relation) if day else None,
                place=Place(place, None, "stated") if place else None,
                links=tuple(MentionLink(relation_, target) for relation_, target in links),
                statements=said,
                refers_back=refers_back,
                term=term,
            )
        )
        return key

    def figure(
        self,
        document: str,
        evidence: str,
        measure: str,
        count: tuple[str, float],
        *,
        of: str,
        said: tuple[str, ...] = (),
    ) -> None:
        """Add a figure mention."""
        quote = self.quote(document, evidence)
        stated = _count(count, quote, of)
        assert stated is not None
        self.figures.append(
            FigureMention(
                content_id("fm", document, evidence),
                document,
                measure,
                of,
                stated,
                quote,
                statements=said,
            )
        )

    def refer(self, document: str, words: str, entity: str) -> None:
        """Say that words refer to an entity."""
        self.references.append(Mention(self.quote(document, words), entity, MentionKind.PRONOUN))

    def name(self, document: str, name: str) -> None:
        """Say that an entity is named in the document."""
        quote = self.quote(document, name)
        self.references.append(Mention(quote, content_id("en", name), MentionKind.NAME))

    def relate(self, one: str, other: str, relation: Relation, words: str) -> None:
        """Say how two documents share the words."""
        run = Run(self.quote(one, words).span, self.quote(other, words).span)
        self.relations.append(CopyRelation(one, other, 1.0, 1.0, relation, (run,)))

    def story(self, order: Callable[[list[Any]], list[Any]] = list) -> LedgerInput:
        """Return all as one story, each list in the order that `order` gives it."""
        origins = [
            Origin(
                name,
                tuple(sorted(documents)),
                min(documents),
                Producer(agency, ProducerKind.AGENCY if agency else ProducerKind.UNKNOWN),
                (),
                lower=lower,
            )
            for name, (documents, agency, lower) in self.origins.items()
        ]
        return LedgerInput(
            "sy-test",
            articles=tuple(order([self._article(name) for name in self.texts])),
            readings=tuple(order([self._reading(name) for name in self.texts])),
            origins=tuple(order(origins)),
            statements=tuple(order(self.statements)),
            mentions=tuple(order(self.mentions)),
            figures=tuple(order(self.figures)),
            relations=tuple(order(self.relations)),
            entities=self.entities,
        )

    def _article(self, name: str) -> Article:
        day = self.days[name]
        head = self.texts[name].partition(HEADLINE_END)[0]
        headline = Quoted(Span(name, 0, len(head)), head) if head else None
        return Article(
            name, "en", (), headline=headline, published=Published(day, "day", "date line")
        )

    def _reading(self, name: str) -> Reading:
        text = self.texts[name]
        paragraphs, start = [], 0
        for number, line in enumerate(text.split("\n")):
            if line:
                passage = Passage(content_id("pa", line.casefold()), len(line), (), ())
                role = Role.BODY if number else Role.HEADLINE
                paragraphs.append(Paragraph(Span(name, start, start + len(line)), role, passage))
            start += len(line) + 1
        return Reading(
            name,
            text,
            self._article(name),
            tuple(paragraphs),
            mentions=tuple(item for item in self.references if item.quote.span.document == name),
            entities=tuple(self.entities.values()),
            anchor=Anchor(self.days[name], "date line"),
        )


def _count(count: tuple[str, float] | None, quote: Quoted, of: str | None) -> Count | None:
    return None if count is None else Count(CountOperator(count[0]), count[1], of=of, quote=quote)

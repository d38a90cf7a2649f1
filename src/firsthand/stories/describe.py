"""From a document that has been read to what grouping needs of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from hashlib import blake2b

from firsthand.model import (
    Entity,
    EventMention,
    MentionKind,
    MentionType,
    Novelty,
    Origin,
    Party,
    Reading,
    Role,
)
from firsthand.stories.input import StoryEntity, StoryEvent, StoryInput
from firsthand.stories.sounds import capitalised_words, sound
from firsthand.stories.words import split_words

# A report says early on what it is about; its tail is background, often the same for years.
BODY_WORDS = 1000
# Within so many days a state answers an act of another.
_ANSWER = 14
# Languages in which names are read well enough to do without capitals.
_READ = frozenset({"en"})


def describe_document(
    reading: Reading,
    mentions: Sequence[EventMention],
    origins: Sequence[Origin],
    entities: Mapping[str, Entity],
    counts: Sequence[float] | None = None,
) -> StoryInput:
    """Return one document as grouping sees it.

    Args:
        reading: the document with its headline, body and the names in it.
        mentions: the events that it tells.
        origins: those that the document belongs to.
        entities: the entity across documents for each entity id of the reading; an id
            that is not in it stands for itself.
        counts: the numbers it states (`stated_counts`), where the reading has no parse.
    """
    document = reading.document
    named = {item.entity for item in reading.mentions if item.kind is MentionKind.NAME}
    bodies = [paragraph for paragraph in reading.paragraphs if paragraph.role is Role.BODY]
    texts = [reading.text[item.span.start : item.span.end] for item in bodies]
    words = [word for text in texts for word in split_words(text)]
    headline = reading.article.headline
    return StoryInput(
        document=document,
        key=body_key(reading),
        day=reading.anchor.date if reading.anchor else None,
        title=tuple(split_words(headline.text)) if headline else (),
        lead=tuple(split_words(texts[0])) if texts else (),
        body=tuple(words[:BODY_WORDS]),
        entities=_entities(reading, entities),
        events=tuple(
            _event(
                mention,
                entities,
                named,
                days=_days(mention) or _answered(reading, mention, mentions),
                leads=_leads(reading, mention),
            )
            for mention in mentions
            if not mention.refers_back
        ),
        quantities=stated_counts(reading) if counts is None else tuple(counts),
        origins=tuple(sorted(item.id for item in origins if document in item.documents)),
        language=reading.article.language,
        proper=_proper(reading, texts),
    )


def _proper(reading: Reading, texts: Sequence[str]) -> tuple[str, ...]:
    """Return the capitalised words of a text in a language whose names are not read."""
    if reading.article.language in {None, *_READ}:
        return ()
    return tuple(capitalised_words(" ".join(texts)))


def body_key(reading: Reading) -> str:
    """Return a digest of the folded body: the same in every exact copy of it."""
    passages = [item.passage.id for item in reading.paragraphs if item.role is Role.BODY]
    return blake2b("\n".join(passages or [reading.document]).encode(), digest_size=8).hexdigest()


def _entities(reading: Reading, entities: Mapping[str, Entity]) -> tuple[StoryEntity, ...]:
    local = {entity.id: entity for entity in reading.entities}
    counts: Counter[str] = Counter()
    known: dict[str, Entity] = {}
    for mention in reading.mentions:
        entity = entities.get(mention.entity) or local.get(mention.entity)
        if entity is None:
            continue
        known[entity.id] = entity
        # Pronouns say how much a report is about someone, but not that it names them.
        counts[entity.id] += mention.kind is not MentionKind.PRONOUN
    return tuple(
        StoryEntity(name, known[name].type, known[name].name, counts[name], known[name].country)
        for name in sorted(counts)
        if counts[name]
    )


def _leads(reading: Reading, mention: EventMention) -> bool:
    """Return whether the headline or the first paragraph of the body tells the event."""
    first = next((item for item in reading.paragraphs if item.role is Role.BODY), None)
    heads = [item for item in reading.paragraphs if item.role is Role.HEADLINE]
    start = mention.trigger.span.start
    places = [item.span for item in (*heads, *([first] if first else ()))]
    return any(place.start <= start < place.end for place in places)


def _event(
    mention: EventMention,
    entities: Mapping[str, Entity],
    named: Collection[str],
    *,
    days: tuple[str, str | None] | None,
    leads: bool,
) -> StoryEvent:
    return StoryEvent(
        type=mention.type,
        novelty=mention.novelty,
        actors=_ids(mention.actors, entities),
        recipients=_sounds([item for item in mention.recipients if item.entity in named], entities),
        count=mention.count.n if mention.count else None,
        day=days[0] if days else None,
        end=days[1] if days else None,
        leads=leads,
    )


def _days(mention: EventMention) -> tuple[str, str | None] | None:
    """Return the first and the last day on which an event may have taken place, where told."""
    when = mention.date
    if when is None or when.value is None or when.precision != "day":
        return None
    return (when.value, when.end) if when.relation in {"on", "on_or_before"} else None


def _answered(
    reading: Reading, mention: EventMention, mentions: Sequence[EventMention]
) -> tuple[str, str] | None:
    """Return the days of an act that news answers: "in response to the expulsion of three"."""
    is_answered = any(
        link.target == mention.id and link.relation == "result_of"
        for other in mentions
        if other.novelty is Novelty.NEW
        for link in other.links
    )
    if not is_answered or mention.date or mention.count is None or reading.anchor is None:
        return None
    last = date.fromisoformat(reading.anchor.date[:10])
    return (last - timedelta(days=_ANSWER)).isoformat(), last.isoformat()


def _ids(parties: Sequence[Party], entities: Mapping[str, Entity]) -> tuple[str, ...]:
    found = {party.entity for party in parties if party.entity is not None}
    return tuple(sorted({entities[name].id if name in entities else name for name in found}))


def _sounds(parties: Sequence[Party], entities: Mapping[str, Entity]) -> tuple[str, ...]:
    """Return the words of the names, by sound: a spelling must not make two of one person.

    Groups and those with a role instead of a name are left out: every report has its own
    words for them.
    """
    known = (entities.get(party.entity) for party in parties if party.entity is not None)
    names = [entity.name for entity in known if entity and entity.type is not MentionType.GROUP]
    heard = (sound(word) for name in names for word in split_words(name))
    return tuple(sorted({found for found in heard if found is not None}))


def stated_counts(reading: Reading) -> tuple[float, ...]:
    """Return the numbers of persons and things that a document states, each once, in order."""
    return tuple(
        sorted(
            {
                quantity.n
                for paragraph in reading.paragraphs
                for quantity in paragraph.passage.quantities
                if quantity.kind == "count"
            }
        )
    )

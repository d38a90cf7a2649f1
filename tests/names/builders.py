"""Documents and readings of invented copy, as the stages before would give them."""

from firsthand.language import find_paragraphs, passage_key
from firsthand.model import (
    Anchor,
    Article,
    Block,
    Byline,
    Document,
    MediaType,
    Producer,
    ProducerKind,
    Quoted,
    Role,
    Span,
)
from firsthand.names import make_reading


def read(
    language, *paragraphs, headline=None, name="doc", producer=None, origin="or-1", outlet=None
):
    lines = [*([headline] if headline else []), *paragraphs]
    text = "\n".join(lines)
    document = Document(name, "0", text, MediaType.PLAIN)
    blocks, at = [], 0
    for number, line in enumerate(lines):
        role = Role.HEADLINE if headline and number == 0 else Role.BODY
        blocks.append(Block(Span(name, at, at + len(line)), role, 1.0))
        at += len(line) + 1
    quoted = Quoted(blocks[0].span, headline) if headline else None
    article = Article(name, "en", tuple(blocks), headline=quoted, byline=Byline(outlet=outlet))
    texts = [text[s.start : s.end] for s, _ in find_paragraphs(document, article)]
    passages = {passage_key(t): p for t, p in zip(texts, language.read(texts), strict=True)}
    made_by = Producer(producer, ProducerKind.AGENCY) if producer else None
    return make_reading(
        document,
        article,
        passages,
        anchor=Anchor("2025-05-24", "date line"),
        producer=made_by,
        origin_key=origin,
    )


def entity_of(reading, words, *, occurrence=0):
    """The entity of the mention with exactly these words."""
    entities = {entity.id: entity for entity in reading.entities}
    found = [m for m in reading.mentions if m.quote.text == words]
    return entities[found[occurrence].entity]


def resolved(reading, words, *, occurrence=0):
    return entity_of(reading, words, occurrence=occurrence).name


def mentioned(reading):
    return [mention.quote.text for mention in reading.mentions]

import re
from collections.abc import Callable

import pytest

from firsthand.language import Language, find_paragraphs, load_language, passage_key
from firsthand.model import (
    Article,
    Block,
    Document,
    MediaType,
    Passage,
    Producer,
    ProducerKind,
    Quoted,
    Reading,
    Role,
    Span,
    Statement,
)
from firsthand.names import make_reading
from firsthand.statements import read_statements

WIRE = Producer("Norpress", ProducerKind.AGENCY)


@pytest.fixture(scope="session")
def language() -> Language:
    return load_language()


@pytest.fixture(scope="session")
def make(language: Language) -> Callable[..., Reading]:
    """Reading of a text whose lines are body paragraphs; a line "# ..." is the headline."""

    def build(text: str, producer: Producer | None = WIRE) -> Reading:
        document = Document("do-1", "0", text, MediaType.PLAIN)
        blocks, headline = [], None
        for match in re.finditer(r"[^\n]+", text):
            span = Span("do-1", match.start(), match.end())
            if match.group().startswith("# "):
                headline = Quoted(Span("do-1", match.start() + 2, match.end()), match.group()[2:])
                blocks.append(Block(span, Role.HEADLINE, 1.0))
            elif match.group().strip():
                blocks.append(Block(span, Role.BODY, 1.0))
        article = Article("do-1", "en", tuple(blocks), headline=headline)
        spans = [span for span, _ in find_paragraphs(document, article)]
        texts = [text[span.start : span.end] for span in spans]
        read = language.read(texts)
        passages: dict[str, Passage] = {
            passage_key(part): passage for part, passage in zip(texts, read, strict=True)
        }
        return make_reading(document, article, passages, producer=producer)

    return build


@pytest.fixture(scope="session")
def state(make: Callable[..., Reading]) -> Callable[..., list[Statement]]:
    """Statements of a text, with every invariant of a statement checked on the way."""

    def read(text: str, producer: Producer | None = WIRE) -> list[Statement]:
        reading = make(text, producer)
        statements = read_statements(reading)
        for statement in statements:
            check_spans(reading, statement)
        assert len({statement.id for statement in statements}) == len(statements)
        return statements

    return read


@pytest.fixture(scope="session")
def check() -> Callable[[Reading, Statement], None]:
    return check_spans


def check_spans(reading: Reading, statement: Statement) -> None:
    parties = [statement.speaker, statement.medium, statement.addressee]
    quotes = [*statement.content, statement.cue, *(party.quote for party in parties if party)]
    assert statement.content
    for quote in quotes:
        if quote is not None:
            assert reading.text[quote.span.start : quote.span.end] == quote.text
            assert quote.text.strip()
    entities = {entity.id for entity in reading.entities}
    assert set(statement.chain) <= entities

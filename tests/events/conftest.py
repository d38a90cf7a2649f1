"""Readings of short texts, parsed once for the whole session."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from firsthand.language import Language, find_paragraphs, load_language, passage_key
from firsthand.model import (
    Anchor,
    Article,
    Block,
    Document,
    EventMention,
    FigureMention,
    MediaType,
    Reading,
    Role,
    Span,
)
from firsthand.names import make_reading
from firsthand.statements import read_statements

from firsthand.events import read_events  # isort: skip

Reader = Callable[..., tuple[list[EventMention], list[FigureMention]]]


@pytest.fixture(scope="session")
def language() -> Language:
    return load_language()


@pytest.fixture(scope="session")
def reading_of(language: Language) -> Callable[..., Reading]:
    def read(text: str, day: str | None = "2025-11-24") -> Reading:
        blocks = []
        start = 0
        for line in text.split("\n"):
            blocks.append(Block(Span("d", start, start + len(line)), Role.BODY, 1.0))
            start += len(line) + 1
        article = Article("d", "en", tuple(blocks))
        document = Document("d", "d", text, MediaType.PLAIN)
        pieces = [text[s.start : s.end] for s, _ in find_paragraphs(document, article)]
        passages = {passage_key(t): p for t, p in zip(pieces, language.read(pieces), strict=True)}
        anchor = None if day is None else Anchor(day, "test")
        return make_reading(document, article, passages, anchor=anchor)

    return read


@pytest.fixture(scope="session")
def events_of(reading_of: Callable[..., Reading]) -> Reader:
    def read(
        text: str, day: str | None = "2025-11-24"
    ) -> tuple[list[EventMention], list[FigureMention]]:
        reading = reading_of(text, day)
        return read_events(reading, read_statements(reading))

    return read

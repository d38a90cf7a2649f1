"""What analysts decide holds at once, over re-runs, and can be taken back."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from firsthand import Ledger
from firsthand.config import Config
from firsthand.errors import ConfigError, ConflictError, NotFoundError
from firsthand.model import (
    Event,
    Quoted,
    Role,
    Span,
    Statement,
    Status,
    Subject,
)


@pytest.fixture
def ledger(news: Path) -> Iterator[Ledger]:
    with Ledger.open(":memory:", config=Config()) as opened:
        opened.ingest(news)
        yield opened


def exported(ledger: Ledger) -> bytes:
    stream = io.BytesIO()
    ledger.export(stream)
    return stream.getvalue()


def whole(document: str) -> Subject:
    return Subject(Quoted(Span(document, 0, 0), ""))


def told(event: Event) -> Subject:
    return Subject(event.evidence[0], event.type)


def test_two_stories_become_one_and_two_again(ledger: Ledger) -> None:
    before = exported(ledger)
    first, second = ledger.stories()
    made = ledger.decide(
        "story", "same", whole(first.documents[0]), whole(second.documents[0]), by="ines", why="one"
    )
    assert [set(story.documents) for story in ledger.stories()] == [
        {*first.documents, *second.documents}
    ]
    ledger.undo(made.id, by="ines")
    assert exported(ledger) == before
    assert [(item.by, item.undoes) for item in ledger.decisions()] == [
        ("ines", None),
        ("ines", made.id),
    ]


def test_a_document_told_apart_takes_its_copies_along(ledger: Ledger) -> None:
    merged = next(story for story in ledger.stories() if len(story.documents) > 1)
    origin = ledger.origins(merged.documents[0])[0]
    outside = [item for item in merged.documents if item not in origin.documents]
    a = outside[0] if outside else merged.documents[0]
    ledger.decide("story", "different", whole(a), whole(merged.documents[-1]), by="ines")
    homes = {doc: story.id for story in ledger.stories() for doc in story.documents}
    assert homes[a] != homes[merged.documents[-1]]
    assert len(homes) == sum(len(story.documents) for story in ledger.stories())


def test_a_copy_decided_independent_counts_as_an_origin(ledger: Ledger) -> None:
    relation = ledger.copies()[0]
    ledger.decide("copy", "different", whole(relation.a), whole(relation.b), by="ines")
    assert (relation.a, relation.b) not in {(item.a, item.b) for item in ledger.copies()}


def test_a_block_that_is_no_report_makes_no_statement(ledger: Ledger) -> None:
    statement = _spoken(ledger)
    article = ledger.article(statement.document)
    assert article is not None
    span = statement.content[0].span
    block = next(item for item in article.body if item.span.start <= span.start < item.span.end)
    text = ledger.document(statement.document).text
    quote = Quoted(block.span, text[block.span.start : block.span.end])
    made = ledger.decide("role", "appeal", Subject(quote), by="ines")
    changed = ledger.article(statement.document)
    assert changed is not None
    assert [item.role for item in changed.blocks if item.span == block.span] == [Role.APPEAL]
    assert all(item.content[0].span != span for item in ledger.statements())
    ledger.undo(made.id, by="ola")
    assert ledger.article(statement.document) == article
    assert statement in ledger.statements()


def _spoken(ledger: Ledger) -> Statement:
    return next(item for item in ledger.statements() if item.speaker is not None)


def test_a_status_holds_when_new_copies_come(ledger: Ledger, tmp_path: Path) -> None:
    event = next(item for item in ledger.events() if item.status is Status.HAPPENED)
    ledger.decide("status", "denied", told(event), by="ines", why="the ministry took it back")
    (tmp_path / "other.txt").write_text("Rain fell on Tamsin on Monday.\n\nNobody was hurt.\n")
    ledger.ingest(tmp_path / "other.txt")
    kept = [item for item in ledger.events() if item.evidence[0] == event.evidence[0]]
    assert {item.status for item in kept if item.type == event.type} == {Status.DENIED}


def test_two_events_become_one_and_the_last_word_counts(ledger: Ledger) -> None:
    before = ledger.events()
    stories = Counter(item.story for item in before)
    story = stories.most_common(1)[0][0]
    first, second = [item for item in before if item.story == story][:2]
    ledger.decide("event", "same", told(first), told(second), by="ines")
    assert len(ledger.events()) == len(before) - 1
    ledger.decide("event", "different", told(first), told(second), by="ola")
    assert len(ledger.events()) == len(before)


def test_decisions_that_make_no_sense_are_refused(ledger: Ledger) -> None:
    document = ledger.stories()[0].documents[0]
    with pytest.raises(ConfigError, match="one of same, different"):
        ledger.decide("story", "perhaps", whole(document), whole(document), by="ines")
    with pytest.raises(ConfigError, match="has 2 subject"):
        ledger.decide("copy", "same", whole(document), by="ines")
    with pytest.raises(NotFoundError, match="does not stand"):
        ledger.decide("role", "body", Subject(Quoted(Span(document, 0, 3), "???")), by="ines")
    assert ledger.decisions() == []


def test_a_decision_is_undone_once(ledger: Ledger) -> None:
    first, second = ledger.stories()
    made = ledger.decide(
        "story",
        "different",
        whole(first.documents[0]),
        whole(second.documents[0]),
        by="ines",
        apply=False,
    )
    ledger.undo(made.id, by="ola", apply=False)
    with pytest.raises(ConflictError, match="undone already"):
        ledger.undo(made.id, by="ines", apply=False)


THANKS = "The Ostwick Herald thanks its 4,000 members for a year of reading along with us."


def test_a_role_that_is_set_holds_where_the_source_prints_the_paragraph_again(
    tmp_path: Path,
) -> None:
    for number, matter in enumerate(("ferry", "quarry", "bakery")):
        report = f"The {matter} of Tamsin was closed on Monday, its owner told the town council."
        again = THANKS.replace("4,000", f"{number + 5},100")
        (tmp_path / f"{matter}.txt").write_text(f"{matter} closed\n\n{report}\n\n{again}\n")
    with Ledger.open(":memory:", config=Config()) as ledger:
        ledger.ingest(tmp_path, source="Ostwick Herald")
        before = exported(ledger)
        first = ledger.document("bakery.txt")
        start = first.text.index("The Ostwick Herald")
        end = len(first.text.rstrip())
        quote = Quoted(Span(first.id, start, end), first.text[start:end])
        made = ledger.decide("role", "bio", Subject(quote), by="ines")
        roles = [_last_role(ledger, name) for name in ("bakery.txt", "ferry.txt", "quarry.txt")]
        assert roles == [Role.BIO] * 3
        ledger.undo(made.id, by="ines")
        assert exported(ledger) == before


def _last_role(ledger: Ledger, name: str) -> Role:
    article = ledger.article(name)
    assert article is not None
    return article.blocks[-1].role


def _two_names(tmp_path: Path) -> Ledger:
    for number, name in enumerate(("Anna Petrenko", "Hanna Petrova")):
        text = f"Mayor speaks\n\nThe harbour will open again, mayor {name} said on Monday.\n"
        (tmp_path / f"{number}.txt").write_text(text)
    ledger = Ledger.open(":memory:", config=Config())
    ledger.ingest(tmp_path)
    return ledger


def _named(ledger: Ledger, name: str) -> Subject:
    document = next(item for item in ledger.documents() if name in item.text)
    start = document.text.index(name)
    return Subject(Quoted(Span(document.id, start, start + len(name)), name), "person")


def test_two_names_are_one_person_because_an_analyst_says_so(tmp_path: Path) -> None:
    with _two_names(tmp_path) as ledger:
        before = [item.name for item in ledger.entities() if "Petr" in item.name]
        assert len(before) == 2
        a, b = _named(ledger, "Anna Petrenko"), _named(ledger, "Hanna Petrova")
        made = ledger.decide("entity", "same", a, b, by="ines")
        speakers = {item.speaker.entity for item in ledger.statements() if item.speaker}
        assert len(speakers) == 1
        ledger.undo(made.id, by="ines")
        assert [item.name for item in ledger.entities() if "Petr" in item.name] == before


def test_a_list_of_names_joins_spellings(tmp_path: Path) -> None:
    from firsthand.names.aliases import read_aliases

    with _two_names(tmp_path) as ledger:
        entries = read_aliases("name,aliases\nAnna Petrenko,Hanna Petrova\n")
        with ledger.store.transaction():
            ledger.store.put_aliases("mine", tuple(entries), "2026-01-01")
            ledger.store.note_change()
        ledger.resume()
        assert len([item for item in ledger.entities() if "Petr" in item.name]) == 1

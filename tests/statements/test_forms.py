"""Form, hedges, headlines, ids, and the helpers beside the verb."""

from collections.abc import Callable

import pytest

from firsthand.model import Form, Reading, Statement
from firsthand.statements import (
    attributed_spans,
    ignorance_spans,
    read_statements,
    statements_at,
)

State = Callable[..., list[Statement]]
Make = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ('"We are free," the men said.', Form.DIRECT),
        ('The men said they were "free at last".', Form.MIXED),
        ("The men said they were free.", Form.INDIRECT),
    ],
)
def test_read_statements_gives_form(state: State, text: str, form: Form) -> None:
    assert [item.form for item in state(text)] == [form]


@pytest.mark.parametrize(
    ("text", "hedged"),
    [
        ("The minister said the men might be freed.", True),
        ("The minister said the alleged spy was at home.", True),
        ("The minister said the men were freed in May.", False),
    ],
)
def test_read_statements_marks_hedges(state: State, text: str, *, hedged: bool) -> None:
    assert [item.hedged for item in state(text)] == [hedged]


def test_read_statements_passes_over_the_headline(state: State) -> None:
    text = "# Ten men freed, minister says\nThe minister said ten men had been freed.\n"
    (statement,) = state(text)
    assert statement.content[0].text == "ten men had been freed"


def test_read_statements_joins_what_is_added(state: State) -> None:
    (statement,) = state('"They are safe," Ravi Doss said, adding that buses were waiting.')
    assert [part.text for part in statement.content] == ['"They are safe,"', "buses were waiting"]
    assert statement.form is Form.MIXED


def test_read_statements_splits_two_verbs_of_one_speaker(state: State) -> None:
    first, second = state(
        "The governor's office confirmed that nine nurses had been pardoned and said they would "
        "leave the colony by Friday."
    )
    assert first.content[0].text == "nine nurses had been pardoned"
    assert second.content[0].text == "they would leave the colony by Friday"
    assert first.speaker == second.speaker


def test_read_statements_follows_a_quotation_over_paragraphs(state: State) -> None:
    (statement,) = state(
        '"We left at dawn," Ravi Doss said. "The road was empty.\n\n"Nobody stopped us on the way."'
    )
    assert [part.text for part in statement.content] == [
        '"We left at dawn,"',
        '"The road was empty.',
        '"Nobody stopped us on the way."',
    ]


def test_read_statements_takes_the_paragraph_after_a_colon(state: State) -> None:
    (statement,) = state('Ravi Doss wrote on Sunday:\n\n"We left at dawn and nobody stopped us."')
    assert statement.content[0].text == '"We left at dawn and nobody stopped us."'
    assert statement.cue is not None
    assert statement.cue.text == "wrote"


def test_read_statements_reads_an_interview(state: State) -> None:
    statements = state("MOOR: Where were you?\nDOSS: At home.\nMOOR: Alone?\nDOSS: Yes, alone.")
    assert [item.content[0].text for item in statements] == [
        "Where were you?",
        "At home.",
        "Alone?",
        "Yes, alone.",
    ]


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        (
            "It was not immediately clear whether the men had left prison.",
            "whether the men had left prison",
        ),
        ("It is unclear how many people died.", "how many people died"),
        ("The ministry did not say when they would be freed.", "when they would be freed"),
        ("He refused to say whether she was on the list.", "whether she was on the list"),
        ("It is not known who paid the ransom.", "who paid the ransom"),
    ],
)
def test_ignorance_spans_gives_the_open_clause(make: Make, text: str, clause: str) -> None:
    (span,) = ignorance_spans(make(text))
    assert text[span.start : span.end] == clause


@pytest.mark.parametrize(
    "text", ["The ministry said when they would be freed.", "It was clear that the men had left."]
)
def test_ignorance_spans_leaves_known_clauses(make: Make, text: str) -> None:
    assert ignorance_spans(make(text)) == []


def test_statements_at_finds_the_covering_statement(make: Make) -> None:
    text = "The road is open. The minister said ten men had been freed."
    statements = read_statements(make(text))
    place = text.index("freed")
    assert statements_at(statements, place, place + 5) == statements
    assert statements_at(statements, 4, 8) == []
    assert [text[span.start : span.end] for span in attributed_spans(statements)] == [
        "ten men had been freed"
    ]


def test_one_of_them_is_named_behind_a_comma(make: Callable[..., Reading]) -> None:
    reading = make('Two miners were freed. "We walked all night," said one of them, Ravi Doss.')
    (statement,) = read_statements(reading)
    names = {entity.id: entity.name for entity in reading.entities}
    assert names[statement.speaker.entity or ""] == "Ravi Doss"

"""Sources that are no single person: records, answers marked A, several speakers at once."""

from collections.abc import Callable

import pytest

from firsthand.model import Reading, Statement
from firsthand.statements import read_statements

State = Callable[..., list[Statement]]

RECORDS = [
    ("A baker was held over the fire, jail records show.", "A baker was held over the fire"),
    ("The audit found that nine bolts were missing.", "nine bolts were missing"),
    ("A coroner found that the boat had been overloaded.", "the boat had been overloaded"),
    ('The report found "no trace of a plan" in the office.', '"no trace of a plan" in the office'),
]
NO_RECORDS = [
    "The mayor found that his door was locked.",
    "The coroner found him guilty of nothing.",
    "The records show a slow decline in herring.",
]
QUESTIONS = (
    "Ines Kolar has mended clocks in Velden for sixty years. We met her in her workshop.\n"
    "Q: Do you own a watch? A: No. I can hear the church.\n"
    "Q. What was the oldest clock?\n"
    "A. One from 1690. It had a bullet in it.\n"
    "Q: Will your son take over? A: He sells phones."
)


def words(item: Statement) -> str:
    return " ".join(part.text for part in item.content)


@pytest.mark.parametrize(("text", "said"), RECORDS)
def test_records_and_inquiries_are_sources(state: State, text: str, said: str) -> None:
    (found,) = state(text)
    assert words(found) == said


@pytest.mark.parametrize("text", NO_RECORDS)
def test_finding_a_thing_and_showing_a_curve_say_nothing(state: State, text: str) -> None:
    assert state(text) == []


def test_answers_on_one_line_are_those_of_whom_the_opening_names(
    make: Callable[..., Reading],
) -> None:
    reading = make(QUESTIONS)
    names = {entity.id: entity.name for entity in reading.entities}
    told = [
        (words(item), names.get(item.speaker.entity or "") if item.speaker else None)
        for item in read_statements(reading)
    ]
    assert told == [
        ("No. I can hear the church.", "Ines Kolar"),
        ("One from 1690. It had a bullet in it.", "Ines Kolar"),
        ("He sells phones.", "Ines Kolar"),
    ]


def test_one_question_with_an_answer_is_no_interview(state: State) -> None:
    assert all(item.cue and item.cue.text != ":" for item in state("Q: Who? A: Nobody came."))


def test_two_who_speak_together_are_both_kept(make: Callable[..., Reading]) -> None:
    reading = make('"The gate will open," Ilmar Kask and Birgit Solheim said in a joint statement.')
    names = {entity.id: entity.name for entity in reading.entities}
    (found,) = read_statements(reading)
    assert found.speaker is not None
    assert names[found.speaker.entity or ""] == "Ilmar Kask"
    assert [names[one.entity or ""] for one in found.together] == ["Birgit Solheim"]


@pytest.mark.parametrize(
    "text",
    [
        '"The gate will open," chairman and founder Ilmar Kask said.',
        '"The gate will open," the head of the farms and roads office said.',
    ],
)
def test_two_posts_of_one_speaker_are_one_speaker(state: State, text: str) -> None:
    (found,) = state(text)
    assert found.together == ()


def test_a_paragraph_of_speech_is_of_whom_the_one_before_tells(
    make: Callable[..., Reading],
) -> None:
    reading = make(
        "Agata Orlo has kept the light for 51 years. On Friday she handed over the keys.\n"
        '"I was never afraid of the sea. I was afraid of the roof, which leaked."'
    )
    (found,) = read_statements(reading)
    names = {entity.id: entity.name for entity in reading.entities}
    assert found.speaker is not None
    assert names[found.speaker.entity or ""] == "Agata Orlo"


def test_a_paragraph_of_speech_behind_one_about_a_thing_stays_open(state: State) -> None:
    assert state('The bridge was shut on Monday.\n"Do not cross. The wood is rotten."') == []


def test_whom_an_office_charged_has_said_nothing(state: State) -> None:
    text = "The office of the prosecutor, which was closed last year, had charged Lund in 2021."
    assert not state(text)


def test_the_statement_that_speaks_is_of_who_gave_it(state: State) -> None:
    first, second, third = state(
        "The pool had been closed, Ines Kolar said in a statement on Monday.\n\n"
        "Two lifts will be mended, the statement said.\n\n"
        "Nobody was hurt, the report said."
    )
    assert second.speaker.entity == first.speaker.entity is not None
    assert second.chain[-1] == first.speaker.entity
    assert third.speaker.entity is None


def test_a_clause_before_the_verb_is_not_the_speaker(state: State) -> None:
    text = "Velden, which closed nine pools in May, said it would follow suit."
    assert [item.speaker.quote.text for item in state(text)] == ["Velden"]


def test_the_count_of_a_body_is_its_word(state: State) -> None:
    [found] = state("At least 41 bakers left Velden in May, according to Quorum Watch's count.")
    assert found.speaker.entity is not None


def test_the_report_of_an_agency_is_its_word(state: State) -> None:
    first, second = state(
        "Velden closed nine pools, the Mizar news agency reported.\n\n"
        "The report said two lifts had been sold."
    )
    assert second.speaker.entity == first.speaker.entity is not None


def test_marks_before_the_words_are_none_of_them(state: State) -> None:
    (found,) = state("**14:05** Reports of a swap are false, the ministry said.")
    assert words(found) == "Reports of a swap are false"


def test_whose_claim_is_denied_did_not_carry_the_denial(state: State) -> None:
    (found,) = state("Spain denied a report by the Lisbon Courier that a ransom had been paid.")
    assert found.medium is None

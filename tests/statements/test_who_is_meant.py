"""Speakers named apart from their words: behind a dash, a paragraph later, in a clause."""

from collections.abc import Callable

import pytest

from firsthand.model import Reading, Statement
from firsthand.statements import read_statements

Make = Callable[..., Reading]

SIGNED = [
    ('"We will not sign this paper" — Marta Lunde, mayor of Askvik.', "Marta Lunde"),
    ('"The road stays open." - Ivan Petrak, head of the road service.', "Ivan Petrak"),
    ("“Nobody asked us,” – the head of the guild, Tor Vik.", "Tor Vik"),
]
UNSIGNED = [
    'He called the bridge "a toy for tourists" - Ann Lee, the mayor, shrugged.',
    'The film "A Winter of Ice" - Ann Lee plays the nurse - opens in May.',
]
SHOWN = [
    'The sign at the gate read "No fishing before noon".',
    "The Law on Rivers says that dams must be inspected every year.",
]


def _named(reading: Reading, said: Statement) -> tuple[str | None, str | None, list[str | None]]:
    names = {entity.id: entity.name for entity in reading.entities}
    speaker = names.get(said.speaker.entity or "") if said.speaker else None
    medium = names.get(said.medium.entity or "") if said.medium else None
    return speaker, medium, [names.get(one.entity or "") for one in said.together]


def _speakers(make: Make, text: str) -> list[str | None]:
    reading = make(text)
    return [_named(reading, one)[0] for one in read_statements(reading)]


@pytest.mark.parametrize(("text", "name"), SIGNED)
def test_a_name_behind_a_dash_signs_quoted_words(make: Make, text: str, name: str) -> None:
    assert _speakers(make, text) == [name]


@pytest.mark.parametrize("text", UNSIGNED)
def test_a_dash_with_a_clause_behind_it_signs_nothing(make: Make, text: str) -> None:
    assert "Ann Lee" not in _speakers(make, text)


@pytest.mark.parametrize("text", SHOWN)
def test_what_a_sign_shows_or_a_law_has_is_said_by_nobody(make: Make, text: str) -> None:
    assert read_statements(make(text)) == []


def test_the_office_of_the_lead_is_named_in_the_next_paragraph(make: Make) -> None:
    text = (
        "Two men were shot near the port of Kadal, the regional police chief said.\n"
        "Colonel Amadi Kenge said the attackers had come by boat."
    )
    assert _speakers(make, text) == ["Amadi Kenge", "Amadi Kenge"]


@pytest.mark.parametrize(
    "second",
    [
        "Prime Minister Ivan Petrak said he would appeal.",
        "Ivan Petrak, who works at the port, said he would appeal.",
        "Ivan Petrak of the Holt Institute said it would fail.",
    ],
)
def test_a_speaker_with_a_gloss_of_its_own_is_someone_else(make: Make, second: str) -> None:
    first, last = _speakers(make, f"The law was void, a judge said on Monday.\n{second}")
    assert last == "Ivan Petrak"
    assert first != last


def test_a_role_taken_up_beside_a_name_names_the_one_before(make: Make) -> None:
    text = (
        "A nurse who worked at the clinic said the drugs had been stolen.\n"
        "The nurse, Ilsa Brandt, said she had seen two men.\n"
        "A driver, who gave his name only as Tomas, said the road was blocked."
    )
    assert _speakers(make, text) == ["Ilsa Brandt", "Ilsa Brandt", "Tomas"]


def test_the_station_is_the_one_whose_name_says_so(make: Make) -> None:
    reading = make(
        "A bus fell into a ravine near Tarma, Radio Cima reported on Monday.\n"
        "The station said eleven people had died.\n"
        "A survivor told the radio that the brakes had failed."
    )
    found = [_named(reading, one) for one in read_statements(reading)]
    assert [speaker for speaker, _, _ in found][:2] == ["Radio Cima", "Radio Cima"]
    assert found[2][1] == "Radio Cima"


def test_it_said_of_what_it_will_do_itself(make: Make) -> None:
    assert _speakers(make, "Corvex will close its plant in Lund, it said on Tuesday.") == ["Corvex"]


def test_two_with_names_between_commas_speak_together(make: Make) -> None:
    reading = make(
        "Both the governor, Ann Dale, and police chief Rolf Berg denied that shots had been fired."
    )
    (said,) = read_statements(reading)
    speaker, _, together = _named(reading, said)
    assert (speaker, together) == ("Ann Dale", ["Rolf Berg"])


def test_who_took_to_a_network_posts_there(make: Make) -> None:
    reading = make(
        "The economist Jana Mirk took to Telegram on Monday to answer her critics.\n"
        '"Read the tables," she wrote.\n'
        '"I have," said Per Holm.'
    )
    first, second = read_statements(reading)
    assert _named(reading, first)[:2] == ("Jana Mirk", "Telegram")
    assert _named(reading, second)[1] is None


def test_a_law_on_paper_is_no_newspaper(make: Make) -> None:
    (said,) = read_statements(make("Lund insisted the exemption existed only on paper."))
    assert said.medium is None


def test_who_in_a_clause_is_the_one_before_it(make: Make) -> None:
    reading = make("She met the harbour master, Ivan Petrak, who said that the crane would stand.")
    speakers = [_named(reading, said)[0] for said in read_statements(reading)]
    assert speakers == ["Ivan Petrak"]

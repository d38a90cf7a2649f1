"""Names that come behind the first words, given names of relatives, and roles kept apart."""

import importlib.util
from pathlib import Path

import pytest

_SPEC = importlib.util.spec_from_file_location(
    "names_builders", Path(__file__).with_name("builders.py")
)
builders = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(builders)
read, resolved = builders.read, builders.resolved


@pytest.mark.parametrize(
    ("first", "second", "teller", "name"),
    [
        (
            "The museum in Cusco will close in May, its director told a meeting.",
            '"The roof lets in more rain than visitors," Ilse Tamm said.',
            "its director",
            "Ilse Tamm",
        ),
        (
            "Odo Quist died at home in Lima, his daughter said.",
            '"He was reading," Mona Quist told Radio Sol.',
            "his daughter",
            "Mona Quist",
        ),
        (
            "A spokeswoman for the harbour council said it had no cranes.",
            '"None," Ilse Tamm repeated.',
            "A spokeswoman for the harbour council",
            "Ilse Tamm",
        ),
    ],
)
def test_who_told_the_sentence_before_is_named_in_the_next(language, first, second, teller, name):
    reading = read(language, "Rain fell on Lima for nine days.", first, second)
    assert resolved(reading, teller) == resolved(reading, name) == name


def test_who_wants_no_name_gets_none(language):
    reading = read(
        language,
        "Rain fell on Lima for nine days.",
        "An officer, who spoke on condition of anonymity, said the dam would not hold.",
        '"It will hold," Ilse Tamm said.',
    )
    assert resolved(reading, "An officer") != resolved(reading, "Ilse Tamm")


def test_who_is_named_with_an_office_is_somebody_else(language):
    reading = read(
        language,
        "Its driver said the bus had no brakes.",
        '"It had brakes," Ilse Tamm, a mechanic, said.',
    )
    assert resolved(reading, "Its driver") != resolved(reading, "Ilse Tamm")


def test_a_given_name_among_relatives(language):
    reading = read(
        language,
        "Mona Quist and Ilse Quist own a mill near Lima.",
        '"It grinds at night," Ilse said.',
    )
    assert resolved(reading, "Ilse") == resolved(reading, "Ilse Quist")


def test_the_surname_stays_with_the_one_whom_a_report_is_about(language):
    reading = read(
        language,
        "Odo Quist has died in Lima. He wrote nine books, and he burned six of them.",
        "Mona Quist said he had been asleep.",
        "Quist was born in a mill.",
    )
    assert builders.entity_of(reading, "Quist").name == "Odo Quist"


def test_the_judge_is_no_other_word_for_the_lawyer_before(language):
    reading = read(
        language,
        "Lawyer Odo Quist said the phone was off.",
        "The judge said he would look into it.",
    )
    assert resolved(reading, "The judge") != resolved(reading, "Lawyer Odo Quist")


def test_the_coach_of_another_club_is_another(language):
    reading = read(
        language,
        "Norvik FC coach Odo Quist blamed the rain.",
        "The Sundby FC coach said he liked rain.",
    )
    assert resolved(reading, "The Sundby FC coach") != "Odo Quist"


def test_the_former_minister_is_who_was_called_the_predecessor(language):
    reading = read(
        language,
        "Culture minister Ilse Tamm said the roof of the opera would hold.",
        "Her predecessor, Mona Berg, said it would not.",
        "President Odo Quist called for calm.",
        "The former minister laughed.",
    )
    assert resolved(reading, "The former minister") == "Mona Berg"


def test_the_official_is_who_spoke_last_with_an_office(language):
    reading = read(
        language,
        "Two sheds burned down near Lima, governor Odo Quist wrote.",
        "One of them was empty, the official said later.",
    )
    assert resolved(reading, "the official") == resolved(reading, "governor Odo Quist")


def test_a_rank_before_a_name_is_taken_up(language):
    reading = read(
        language,
        "Governor Mona Berg said the road was cut.",
        "She came with the army chief, General Odo Quist, who said it would open by night.",
        "The general said nobody was hurt.",
    )
    assert resolved(reading, "The general") == "Odo Quist"


def test_the_government_of_a_land_that_no_list_knows(language):
    reading = read(language, "The government of Vesnobria said nobody had left the country.")
    assert resolved(reading, "The government of Vesnobria") == "government of Vesnobria"


def test_the_telegram_channel_is_no_national_television(language):
    reading = read(
        language,
        "Captain Odo Quist told national television that the ships had sailed.",
        "The Telegram channel Norvost reported that they had not.",
    )
    assert resolved(reading, "national television") != "Norvost"


def test_the_presidential_press_service_is_that_of_the_president(language):
    reading = read(
        language,
        "The presidential press service said nothing had changed.",
        "The press service of President Odo Quist said he was well.",
    )
    offices = ("The presidential press service", "The press service of President Odo Quist")
    assert len({resolved(reading, words) for words in offices}) == 1


def test_of_two_of_one_surname_the_one_who_spoke_last_goes_on(language):
    reading = read(
        language,
        "The port is closed, mayor Odo Quist said. Quist said it was full.",
        "The union disagrees. Its chairman, Jan Quist, said the port was open.",
        '"The cranes are fine," Quist said.',
    )
    named = [m.quote.text for m in reading.mentions].count("Quist")
    assert named == 2
    assert resolved(reading, "Quist", occurrence=0) == "Odo Quist"
    assert resolved(reading, "Quist", occurrence=1) == "Jan Quist"

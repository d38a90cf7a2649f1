"""Lands that no list knows, and offices and unions whose names stand in a report."""

import importlib.util
from pathlib import Path

import pytest

_SPEC = importlib.util.spec_from_file_location(
    "names_builders", Path(__file__).with_name("builders.py")
)
builders = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(builders)


def _named(reading, name):
    return next((e for e in reading.entities if e.name == name), None)


def test_a_land_is_told_by_its_adjective(language):
    reading = builders.read(
        language,
        "Washington lifted a ban on Zubrian salt after Zubria freed a teacher.",
        "The Zubrian authorities welcomed it. The Zubrian Foreign Ministry spoke of a good day.",
    )
    assert _named(reading, "Zubria").type == "place"
    assert "the zubrian authorities" in {a.lower() for a in _named(reading, "Zubria").aliases}
    ministry = _named(reading, "Foreign Ministry of Zubria")
    assert ministry is not None
    assert ministry.country is None
    assert _named(reading, "Zubrian") is None


def test_the_followers_of_a_person_make_no_land(language):
    reading = builders.read(
        language,
        "Orla Grumm spoke in Oslo. Grummian officials cheered. Grumm left at noon.",
    )
    assert _named(reading, "Orla Grumm").type == "person"


def test_a_commission_is_that_of_the_union_named_before(language):
    reading = builders.read(
        language,
        "The European Union has no such plans, a Commission spokeswoman, Ines Prado, said.",
    )
    body = _named(reading, "European Commission")
    assert _named(reading, "Ines Prado").speaks_for == body.id


def test_a_spokesman_for_a_group_speaks_for_it(language):
    reading = builders.read(
        language,
        "The Red Cross said it had helped.",
        "A spokesman for the rebels, Jean Ilara, told reporters that it was a gesture.",
    )
    assert _named(reading, "Jean Ilara").speaks_for == _named(reading, "rebels").id


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("The Head of State Gorin Talm signed it.", "Gorin Talm", "head of State"),
        ("Minister of Justice Ana Petrel signed it.", "Ana Petrel", "minister of Justice"),
        (
            "Minister of Labour and Social Affairs Hugo Wendt resigned.",
            "Hugo Wendt",
            "minister of Labour and Social Affairs",
        ),
    ],
)
def test_an_office_and_its_field_stand_before_a_name(language, text, name, role):
    person = _named(builders.read(language, text), name)
    assert person is not None
    assert person.role == role


def test_a_boy_is_not_his_mother_of_one_surname(language):
    reading = builders.read(
        language,
        "Prince Gayle, 19, died in a cell on Saturday.",
        "His mother, Martha Gayle, wept.",
    )
    assert len([e for e in reading.entities if "Gayle" in e.name]) == 2


def test_a_ministry_that_speaks_after_an_office_holder_is_of_that_country(language):
    reading = builders.read(
        language,
        "Georgia has freed two nurses, French President Elise Caron said on Monday, and Georgia "
        "let them leave Tbilisi.",
        "They spent a week in Georgia, the foreign ministry said.",
    )
    assert [e.country for e in reading.entities if "foreign ministry" in e.name] == ["FR"]


def test_prosecutors_of_another_town_are_not_the_office_that_spoke(language):
    reading = builders.read(
        language,
        "He was held in May, the Public Prosecution Service said.",
        "Naples prosecutors had asked for it.",
    )
    assert _named(reading, "Naples prosecutors") is not None


def test_who_asks_that_they_stay_asks_it_of_others(language):
    text = "The men were held in October; prosecutors had asked that they stay in custody."
    reading = builders.read(language, text)
    men = next(e.id for e in reading.entities if e.name == "men")
    assert [m.entity for m in reading.mentions if m.quote.text == "they"] == [men]


def test_who_is_charged_is_who_was_held_and_not_who_spoke(language):
    reading = builders.read(
        language,
        "Police arrested Tundu Lisk after a rally in Oslo.",
        "The party of Lisk said it did not know where he was being held. "
        '"This is an abduction," the deputy chairman, John Heck, wrote on X. By Monday he had been '
        "taken to Bergen, where prosecutors charged him with treason.",
    )
    held = _named(reading, "Tundu Lisk").id
    assert {m.entity for m in reading.mentions if m.quote.text in {"he", "him"}} == {held}

"""Whom "the Austrian", "the 31-year-old", "the group", "the newspaper" and "the owner" mean."""

import importlib.util
from pathlib import Path

import pytest

_SPEC = importlib.util.spec_from_file_location(
    "names_builders", Path(__file__).with_name("builders.py")
)
builders = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(builders)
read, resolved = builders.read, builders.resolved

RACE = (
    "The winner, Tomas Brandl, crossed the line in two hours and nine minutes.",
    '"I was thinking of dumplings," said the Austrian.',
    "The 31-year-old said he would rest until May.",
    "Second was Kenya's Joseph Kiptoo. The Kenyan said the hills had surprised him.",
)
BOAT = (
    "Skipper Lars Odegaard and the French engineer Aline Morel were picked up on Friday.",
    '"The mast went first," the Norwegian told a press conference.',
    "The Frenchwoman said that she would sail again.",
)


@pytest.mark.parametrize(
    ("paragraphs", "words", "name"),
    [
        (RACE, "the Austrian", "Tomas Brandl"),
        (RACE, "The 31-year-old", "Tomas Brandl"),
        (RACE, "The Kenyan", "Joseph Kiptoo"),
        (BOAT, "the Norwegian", "Lars Odegaard"),
        (BOAT, "The Frenchwoman", "Aline Morel"),
    ],
)
def test_a_nation_or_an_age_takes_up_a_person(language, paragraphs, words, name):
    assert resolved(read(language, *paragraphs), words) == name


def test_a_group_that_speaks_is_the_body_and_not_the_people_counted(language):
    reading = read(
        language,
        "Peru should free 14 nurses held since May, Quorum Horn said on Monday.",
        "The nurses were denied lawyers, the group said.",
    )
    assert resolved(reading, "the group") == "Quorum Horn"


def test_a_group_that_moves_is_the_people_counted(language):
    reading = read(
        language,
        "Peru has freed 14 nurses held since May, Quorum Horn said on Monday.",
        "The group left the prison before noon.",
    )
    assert resolved(reading, "The group") != "Quorum Horn"


def test_the_newspaper_is_the_house_that_saw_the_paper(language):
    reading = read(
        language,
        "A memo seen by the Wallis Tagblatt says that two doctors had raised the alarm.",
        '"My client is innocent," her lawyer, Reto Ambuhl, told the newspaper.',
    )
    assert resolved(reading, "the newspaper") == "Wallis Tagblatt"


def test_an_owner_may_be_a_company(language):
    reading = read(
        language,
        "A tanker burned off Cape Sorrow on Sunday.",
        "The owner of the ship, Pelagos Lines, said there was no danger.",
    )
    assert resolved(reading, "The owner of the ship") == "Pelagos Lines"

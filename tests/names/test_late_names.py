"""Names that come behind the first words of a speaker."""

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
            '"None," Ilse Tamm said.',
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

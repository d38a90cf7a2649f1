"""Whose ministry is meant: of the country the report is about, or of none that is known."""

import importlib.util
from pathlib import Path

import pytest

_SPEC = importlib.util.spec_from_file_location(
    "names_builders", Path(__file__).with_name("builders.py")
)
builders = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(builders)


def _ministry_country(language, *paragraphs):
    reading = builders.read(language, *paragraphs)
    bodies = [e for e in reading.entities if "interior ministry" in e.name.lower()]
    assert len(bodies) == 1, [e.name for e in reading.entities]
    return bodies[0].country


def test_the_country_that_a_report_opens_with_has_the_ministry(language):
    assert (
        _ministry_country(
            language,
            "Georgia freed nine fishermen on Monday after talks that Norway had led.",
            "The interior ministry said all were in good health.",
        )
        == "GE"
    )


@pytest.mark.parametrize(
    "paragraphs",
    [
        (
            "Nine nurses held in eastern Marovalia were freed on Monday in talks led by Norway.",
            "Five of them come from Marovalia, the charity said.",
            "The interior ministry said no money was paid.",
        ),
        (
            "Nine nurses held by gunmen were freed on Monday.",
            "The interior ministry said no money was paid.",
            "A cousin of one of them, who lives in Oslo, said she was tired.",
        ),
    ],
)
def test_a_country_named_in_passing_has_no_ministry(language, paragraphs):
    assert _ministry_country(language, *paragraphs) is None


@pytest.mark.parametrize("ministry", ["Foreign Ministry", "Interior Ministry"])
def test_a_ministry_is_that_of_the_country_whose_it_is_called(language, ministry):
    reading = builders.read(
        language, f"Norway released five sailors on Friday, Georgia's {ministry} said."
    )
    assert [e.country for e in reading.entities if ministry in e.name] == ["GE"]


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("Sri Lankan police", "police of Sri Lanka"),
        ("North Korean police", "police of North Korea"),
        ("South African police", "police of South Africa"),
    ],
)
def test_a_country_of_two_words_is_named_once(language, phrase, name):
    reading = builders.read(language, f"{phrase} held nine bakers on Monday.")
    assert name in [e.name for e in reading.entities]

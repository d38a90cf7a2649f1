"""Whom words mean that come with a role, a relation or a name of their own."""

import importlib.util
from pathlib import Path

import pytest

_SPEC = importlib.util.spec_from_file_location(
    "names_builders", Path(__file__).with_name("builders.py")
)
builders = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(builders)
read, resolved, entity_of = builders.read, builders.resolved, builders.entity_of


@pytest.mark.parametrize(
    ("role", "name"),
    [
        ("The head of the State Border Committee Anatoly Quist", "Anatoly Quist"),
        ("Deputy chairman of the Zeta party Igor Tamm", "Igor Tamm"),
    ],
)
def test_a_role_leads_over_its_body_to_a_name(language, role, name):
    reading = read(language, f"{role} said the road was closed.")
    assert entity_of(reading, role).name == name
    assert entity_of(reading, role).type.value == "person"


@pytest.mark.parametrize(
    ("paragraphs", "words", "meant"),
    [
        (
            ("Adm. Carl B. Quist Jr. leads the fleet.", "Admiral Quist said it was small."),
            "Admiral Quist",
            "Adm. Carl B. Quist Jr.",
        ),
        (
            ("Rosa Quist rings the bell.", "Her nephew Luis hears it. His aunt said it was loud."),
            "His aunt",
            "Rosa Quist",
        ),
    ],
)
def test_another_word_is_whom_it_means(language, paragraphs, words, meant):
    reading = read(language, *paragraphs)
    assert resolved(reading, words) == resolved(reading, meant)


def test_nobody_speaks_of_herself_by_name(language):
    reading = read(
        language,
        "Councillor Ann Tamm has left her party. Tamm said it was time.",
        "Her friend Berta Quist was delighted. She says Ann Tamm will win.",
    )
    assert resolved(reading, "She") == resolved(reading, "Her friend Berta Quist")


def test_who_replies_is_not_who_spoke_last(language):
    reading = read(
        language,
        '"Was it you?" the prosecutor, Jan Tamm, asked. "No," Piet Quist answered.',
        '"Who was it?" Tamm asked. "My brother," he replied.',
    )
    assert resolved(reading, "he") == resolved(reading, "Piet Quist")


def test_an_administration_that_goes_by_its_leader_is_of_no_other_country(language):
    reading = read(
        language, "Japan and Peru meet in Tokyo.", "The Tamm administration said it was too busy."
    )
    entity = entity_of(reading, "The Tamm administration")
    assert entity.name.removesuffix(" administration") == "Tamm"

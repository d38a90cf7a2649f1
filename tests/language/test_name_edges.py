"""Where names of places and bodies begin and end."""

import pytest

from firsthand.language.name_edges import (
    behind_lower,
    behind_office,
    owners_apart,
    state_names,
    with_stop,
)
from firsthand.model import MentionType, Name


@pytest.mark.parametrize(
    ("name", "rest"),
    [
        ("north Zambria", "Zambria"),
        ("southern Zambria", "Zambria"),
        ("conservative Reform Party", "Reform Party"),
        ("van Bruggen House", "van Bruggen House"),
        ("university of Zambria", "university of Zambria"),
        ("Zambria", "Zambria"),
    ],
)
def test_common_words_in_front_are_no_part_of_a_name(name, rest):
    assert name[behind_lower(name) :] == rest


@pytest.mark.parametrize(
    ("name", "rest"),
    [
        ("Sultan of Oman", "Oman"),
        ("President of the Philippines", "Philippines"),
        ("Bank of Oman", "Bank of Oman"),
        ("Speaker of the House", "Speaker of the House"),
    ],
)
def test_a_ruler_is_no_part_of_the_land(name, rest):
    assert name[behind_office(name) :] == rest


@pytest.mark.parametrize(
    ("text", "name", "whole"),
    [
        ("He met Oskar Bell Jr. there.", "Oskar Bell Jr", "Oskar Bell Jr."),
        ("He met D.J. there.", "D.J", "D.J."),
        ("He met Oskar Bell.", "Oskar Bell", "Oskar Bell"),
        ("He sold Zeta Ltd.", "Zeta Ltd", "Zeta Ltd"),
    ],
)
def test_the_stop_of_a_short_form_belongs_to_the_name(text, name, whole):
    start = text.index(name)
    assert text[start : with_stop(text, start, start + len(name))] == whole


@pytest.mark.parametrize(
    ("text", "kind", "parts"),
    [
        ("Orlo County's Bell Bridge", MentionType.PLACE, ["Orlo County", "Bell Bridge"]),
        ("South Sudan's Lake Bell", MentionType.PLACE, ["South Sudan", "Lake Bell"]),
        ("Hobson's Bay", MentionType.PLACE, ["Hobson's Bay"]),
        ("Oman's Youth League", MentionType.ORGANISATION, ["Oman's Youth League"]),
    ],
)
def test_a_land_and_what_lies_in_it_are_two_places(text, kind, parts):
    names = owners_apart(text, Name(0, len(text), kind, 0.8))
    assert [text[name.start : name.end] for name in names] == parts


def test_full_names_of_states_are_places():
    text = "Envoys of the Sultanate of Oman and the United Republic of Tanzania Union met."
    found = [text[name.start : name.end] for name in state_names(text)]
    assert found == ["Sultanate of Oman", "United Republic of Tanzania"]
    assert state_names("The State of Emergency and the Union of Bakers") == []

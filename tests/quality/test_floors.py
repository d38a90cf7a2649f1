"""The gate itself: a figure may rise and may not fall."""

import pytest
from quality.floors import compare, load_floors, raise_floors, save_floors

FLOORS = {"corpus": "abc", "floors": {"a": 0.5, "b": 0.9}}


@pytest.mark.parametrize(
    ("figures", "fallen"),
    [
        ({"a": 0.5, "b": 0.9}, 0),
        ({"a": 0.6, "b": 1.0}, 0),
        ({"a": 0.4, "b": 0.9}, 1),
        ({"a": 0.6}, 1),
        ({}, 2),
    ],
)
def test_compare_counts_what_fell_or_is_missing(figures, fallen):
    assert len(compare(figures, "abc", FLOORS).regressions) == fallen


def test_compare_says_when_the_corpus_changed():
    verdict = compare({"a": 0.0}, "other", FLOORS)
    assert verdict.is_other_corpus
    assert verdict.regressions == ()


def test_raise_floors_never_lowers_one():
    raised = raise_floors({"a": 0.7, "b": 0.1}, "abc", FLOORS, allow=False)
    assert raised["floors"] == {"a": 0.7, "b": 0.9}


def test_raise_floors_lowers_when_told():
    assert raise_floors({"a": 0.1}, "abc", FLOORS, allow=True)["floors"] == {"a": 0.1}


def test_floors_survive_a_round_trip(tmp_path):
    path = tmp_path / "floors.json"
    assert load_floors(path) == {}
    save_floors({"seeds": FLOORS}, path)
    assert load_floors(path) == {"seeds": FLOORS}

"""Words, their folding, and how rare they are."""

from __future__ import annotations

import pytest

from firsthand.stories.words import dot, rarity, split_words, vector


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The ministers' cars", ["the", "minister", "car"]),
        ("Évora’s cities, a", ["evora", "city"]),
        ("gas crisis pass", ["gas", "crisis", "pass"]),
        ("46 held", ["46", "held"]),
        ("2,400 freed, 2.5 a day", ["2400", "freed", "2.5", "day"]),
        ("", []),
    ],
)
def test_split_words_folds_spellings(text: str, words: list[str]) -> None:
    assert split_words(text) == words


def test_rare_word_weighs_more_than_common_one() -> None:
    assert rarity("ferry") > 2
    assert rarity("said") < 0.1
    assert rarity("tamsinford") > rarity("ministry") > rarity("who")


def test_vector_has_length_one_and_dot_is_symmetric() -> None:
    one = vector({"ferry": 2, "harbour": 1})
    other = vector({"ferry": 1, "bank": 3})
    assert dot(one, one) == pytest.approx(1.0)
    assert dot(one, other) == dot(other, one) > 0
    assert vector({}) == {}

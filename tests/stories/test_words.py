"""Words, their folding, and how rare they are."""

from __future__ import annotations

import pytest

from firsthand.stories.words import Rarity, dot, split_words


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


def test_rare_word_weighs_more_than_common_one_even_in_two_reports() -> None:
    rarity = Rarity([["said", "ferry"], ["said", "ferry"]])
    assert rarity.weight("ferry") > 2
    assert rarity.weight("said") < 0.1


def test_word_of_all_reports_loses_its_weight_in_a_large_corpus() -> None:
    rarity = Rarity([["prison", f"w{number}"] for number in range(5000)])
    assert rarity.weight("prison") < 0.1 < rarity.weight("w17")


def test_vector_has_length_one_and_dot_is_symmetric() -> None:
    rarity = Rarity([["ferry", "harbour"], ["bank"]])
    one = rarity.vector({"ferry": 2, "harbour": 1})
    other = rarity.vector({"ferry": 1, "bank": 3})
    assert dot(one, one) == pytest.approx(1.0)
    assert dot(one, other) == dot(other, one) > 0
    assert rarity.vector({}) == {}

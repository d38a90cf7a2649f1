"""Counts with their nouns, as pages and commands say them."""

from __future__ import annotations

import pytest

from firsthand.views.words import many, range_words


@pytest.mark.parametrize(
    ("count", "word", "said"),
    [
        (0, "match", "0 matches"),
        (1, "match", "1 match"),
        (2, "copy", "2 copies"),
        (2, "day", "2 days"),
        (1200, "newsroom text", "1,200 newsroom texts"),
        (3, "witness", "3 witnesses"),
    ],
)
def test_a_count_stands_with_its_noun(count: int, word: str, said: str) -> None:
    assert many(count, word) == said


def test_bounds_stand_with_one_noun() -> None:
    assert range_words((1, 1), "act") == "1 act"
    assert range_words((1, 2), "act") == "1 to 2 acts"

"""Counts with their nouns, as pages and commands say them."""

from __future__ import annotations

import pytest

from firsthand.views.words import (
    bound_words,
    many,
    moment_words,
    range_words,
    told_date_words,
)


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


@pytest.mark.parametrize(
    ("value", "said"),
    [(">=15", "at least 15"), ("~300 clerks", "about 300 clerks"), ("18", "18"), (">", ">")],
)
def test_a_bound_is_said_in_words(value: str, said: str) -> None:
    assert bound_words(value) == said


@pytest.mark.parametrize(
    ("stamp", "said"),
    [
        ("2026-03-14T14:40:00Z", "2026-03-14 14:40 UTC"),
        ("2026-03-14T14:40:00.120+02:00", "2026-03-14 14:40 +02:00"),
        ("2026-03-14T14:40", "2026-03-14 14:40"),
        ("2026-03", "2026-03"),
    ],
)
def test_a_stamp_is_said_as_people_write_it(stamp: str, said: str) -> None:
    assert moment_words(stamp) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("on_or_before 2024-03-02", "by 2024-03-02"),
        ("before 2024-03 to 2024-05", "before 2024-03 to 2024-05"),
        ("2024-03-02", "2024-03-02"),
        ("on_or_before", "on_or_before"),
    ],
)
def test_a_told_date_is_said_in_words(value: str, said: str) -> None:
    assert told_date_words(value) == said

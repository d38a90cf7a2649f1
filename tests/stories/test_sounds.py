"""Names across scripts."""

from __future__ import annotations

import pytest

from firsthand.stories.sounds import capitalised_words, sound


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tsvetkova", "Цветковой"),
        ("Kharitonau", "Харитонов"),
        ("Zhadanov", "Жадановым"),
        ("Makarov", "Makarow"),
    ],
)
def test_spellings_of_a_name_sound_alike(one: str, other: str) -> None:
    assert sound(one) == sound(other) is not None


def test_other_names_sound_otherwise_and_short_ones_say_nothing() -> None:
    assert sound("Varga") != sound("Lindholm")
    assert sound("Lee") is None


def test_capitalised_words_leave_out_the_openings_of_sentences() -> None:
    text = "Вчера Анна Ветрова сказала. Потом она ушла в Тарвии домой."
    assert capitalised_words(text) == ["Анна", "Ветрова", "Тарвии"]

"""How long a sentence is."""

from __future__ import annotations

from typing import Any

import pytest

TERMS = [
    ("A court in Bern sentenced the banker Ivo Maran to 12 years in prison.", "12 years"),
    ("The judge handed Ivo Maran a four-year sentence.", "4 years"),
    (
        "Lena Dorn was given a two-year suspended sentence after a year out.",
        "2 years suspended",
    ),
    ("A court sentenced Lena Dorn to three years and six months in prison.", "3 years 6 months"),
    ("Lena Dorn was jailed for 18 months.", "18 months"),
    ("A court in Bern sentenced Ivo Maran to death.", "death"),
    ("Ivo Maran was sentenced to life imprisonment.", "life"),
    ("Two men were sentenced to eight and ten years in prison.", None),
    ("A court sentenced Ivo Maran in absentia, two years after the raid.", None),
]


@pytest.mark.parametrize(("text", "term"), TERMS)
def test_a_sentence_has_its_length(events_of: Any, text: str, term: str | None) -> None:
    assert [m.term for m in events_of(text)[0] if m.type == "sentence"] == [term]


def test_a_sentence_commuted_has_the_length_that_is_left(events_of: Any) -> None:
    [mention] = events_of("The president commuted his death sentence to 20 years in prison.")[0]
    assert (mention.type, mention.term) == ("pardon", "20 years")


def test_what_is_no_sentence_has_no_length(events_of: Any) -> None:
    mentions = events_of("Police arrested Ivo Maran on Monday after five years abroad.")[0]
    assert [(m.type, m.term) for m in mentions] == [("detention", None)]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Sylvania put the banker Ivo Maran to death on Monday.", "happened"),
        ("Three men were hanged at a prison in Bern on Monday.", "happened"),
        ("The execution of Lena Dorn was carried out on Monday.", "happened"),
        ("Sylvania will execute Ivo Maran by lethal injection next week.", "planned"),
    ],
)
def test_a_death_penalty_that_is_carried_out_is_an_execution(
    events_of: Any, text: str, status: str
) -> None:
    [mention] = events_of(text)[0]
    assert (mention.plover.event, mention.plover.mode) == ("ASSAULT", "execute")
    assert mention.status.value == status

"""Headlines without a verb, and objects that the parser hangs elsewhere."""

import pytest
from quality.events import make_readings

from firsthand.events import read_events
from firsthand.statements import read_statements


def told(text: str) -> list[tuple[str, str | None]]:
    """Return the type and the first recipient of what a text tells."""
    (reading,) = make_readings([text])
    mentions, _ = read_events(reading, read_statements(reading))
    return [
        (m.type, m.recipients[0].quote.text if m.recipients and m.recipients[0].quote else None)
        for m in mentions
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two held in Lagos fraud probe", ("detention", "Two")),
        ("Chad: nine monks freed after three years", ("release", "nine monks")),
        ("Activist sentenced to 12 years in Laos", ("sentence", "Activist")),
        ("Warlord guilty of war crimes", ("conviction", "Warlord")),
        ("Former general found guilty of massacre", ("conviction", "Former general")),
        ("US sanctions Sudanese gold trader", ("sanction_imposed", "Sudanese gold trader")),
    ],
)
def test_headline_without_a_verb_tells(text: str, expected: tuple[str, str]) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The rebels let go two nurses on Sunday.", ("release", "two nurses")),
        ("The court gave the two men five years each.", ("sentence", "the two men")),
        (
            "Peru sent the drug lord Elio Mora to Chile in chains.",
            ("handover", "the drug lord Elio Mora"),
        ),
    ],
)
def test_lost_object_is_found(text: str, expected: tuple[str, str]) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "You won't be charged anything until the trial month ends.",
        "A man trapped in a lift was released by firefighters.",
        "The skipper was sentenced to a season on the bench.",
        "A farmer was charged by a bull near the mill.",
        "He was handed over to a colleague in billing.",
        "The judge gave the company two years to comply.",
    ],
)
def test_everyday_words_tell_nothing(text: str) -> None:
    assert told(text) == []

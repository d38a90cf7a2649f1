"""Plans that a text says were carried out, statements withdrawn, and who "the two" are."""

from __future__ import annotations

from typing import Any

import pytest

PLAN = "Karvia and Zemlia will exchange prisoners today under a deal, officials said."
BOTH = "Police in Oslo detained Ann Lind and Ben Moss on Monday."


def _of(events_of: Any, text: str, kind: str) -> list[Any]:
    return [m for m in events_of(text)[0] if m.type == kind]


def _names(mention: Any) -> list[str]:
    return [party.quote.text for party in mention.recipients if party.quote is not None]


@pytest.mark.parametrize(
    ("later", "status"),
    [
        ("The exchange took place at the Kachna crossing.", "happened"),
        ("The swap went ahead despite the storm.", "happened"),
        ("The swap was over by noon.", "happened"),
        ("Both sides have confirmed that the exchange is complete.", "happened"),
        ("The exchange is due to begin at noon.", "planned"),
    ],
)
def test_what_was_planned_is_said_to_be_done(events_of: Any, later: str, status: str) -> None:
    assert _of(events_of, f"{PLAN}\n{later}", "exchange")[-1].status == status


def test_live_reports_tell_the_latest_first(events_of: Any) -> None:
    text = f"Both sides have confirmed that the exchange is complete.\n{PLAN}"
    assert [m.status for m in _of(events_of, text, "exchange")] == ["happened", "planned"]


@pytest.mark.parametrize("words", ["The two", "The pair", "Both", "Both men", "The two men"])
def test_a_bare_number_means_who_was_named(events_of: Any, words: str) -> None:
    (freed,) = _of(events_of, f"{BOTH} {words} were released on Tuesday.", "release")
    (held,) = _of(events_of, BOTH, "detention")
    entities = [party.entity for party in freed.recipients]
    assert len(set(entities)) == len(held.recipients) == 2
    assert _names(freed)[0].lower().startswith(words.split(maxsplit=1)[0].lower())


@pytest.mark.parametrize("words", ["Two men", "The three", "The two nurses"])
def test_others_are_not_those_who_were_named(events_of: Any, words: str) -> None:
    (freed,) = _of(events_of, f"{BOTH} {words} were released on Tuesday.", "release")
    assert len(freed.recipients) == 1


@pytest.mark.parametrize(
    "words",
    [
        "Police withdrew a statement that two mayors had been freed.",
        "Police withdrew their statement that two mayors had been freed.",
        "The ministry retracted its announcement that two mayors had been freed.",
    ],
)
def test_what_is_withdrawn_is_denied(events_of: Any, words: str) -> None:
    assert [m.status for m in _of(events_of, words, "release")] == ["denied"]


def test_aides_to_somebody_are_brought_to_nobody(events_of: Any) -> None:
    text = "The army handed over ten aides to two generals who were arrested in August."
    assert [m.receiver for m in _of(events_of, text, "handover")] == [None]


HANDED = (
    "The M23 rebel movement handed over 47 captured soldiers to the Red Cross at the border "
    "post on Thursday in exchange for food, officials from both sides said."
)
LET_GO = (
    "Greek authorities on Thursday let the 22 crew members of the tanker go home after its "
    "owner paid a fine, the merchant marine ministry announced."
)


@pytest.mark.parametrize(
    ("text", "kind", "people"),
    [
        (HANDED, "handover", "47 captured soldiers"),
        (LET_GO, "release", "the 22 crew members of the tanker"),
        ("Rebels on Thursday gave up 47 prisoners of war.", "handover", "47 prisoners of war"),
        ("Oslo declared two envoys personae non gratae.", "deportation", "two envoys"),
        ("Two envoys were declared personae non gratae.", "deportation", "Two envoys"),
        ("Lind was put aboard a flight to Istanbul.", "deportation", "Lind"),
    ],
)
def test_clauses_that_were_lost(events_of: Any, text: str, kind: str, people: str) -> None:
    (told,) = _of(events_of, text, kind)
    assert told.status == "happened"
    assert _names(told) == [people]


@pytest.mark.parametrize(
    "text",
    [
        "His co-accused, student Ann Lind, was acquitted.",
        "The court acquitted her co-accused, Ann Lind.",
    ],
)
def test_who_was_accused_with_another(events_of: Any, text: str) -> None:
    (told,) = _of(events_of, text, "acquittal")
    assert told.recipients[0].entity is not None


def test_those_still_held_are_a_figure(events_of: Any) -> None:
    mentions, figures = events_of("Thirty-nine of the supporters were still in custody on Tuesday.")
    assert mentions == []
    assert [item.evidence.text.split()[0] for item in figures] == ["Thirty-nine"]

"""Trials, remands, pleas and what is kept from people, in the words of courts and wires."""

from __future__ import annotations

from typing import Any

import pytest

TRIALS = [
    ("Poet Vera Holm went on trial in Lund on Monday.", "happened"),
    ("The trial of poet Vera Holm opened in Lund on Monday.", "happened"),
    ("Poet Vera Holm was ordered to stand trial.", "planned"),
]


@pytest.mark.parametrize(("text", "status"), TRIALS)
def test_a_trial_is_coded_with_its_defendant(events_of: Any, text: str, status: str) -> None:
    (mention,) = events_of(text)[0]
    assert (mention.type, mention.status) == ("trial", status)
    assert "Holm" in mention.recipients[0].quote.text


@pytest.mark.parametrize(
    "text",
    [
        "The trial of the vaccine opened with 300 volunteers.",
        "The miners had been denied the right to see a doctor.",
        "Justice has been denied to the miners.",
    ],
)
def test_other_senses_tell_nothing(events_of: Any, text: str) -> None:
    assert events_of(text)[0] == []


def test_a_denial_may_deny_that_there_was_something(events_of: Any) -> None:
    (mention, act) = events_of("The minister denied that there had been any deal.")[0]
    assert (mention.type, mention.status) == ("denial", "happened")
    assert (act.type, act.status) == ("agreement", "denied")


def test_a_remand_says_so_in_its_means(events_of: Any) -> None:
    text = "Vera Holm was arrested on Monday. On Tuesday a court remanded Holm in custody."
    arrest, remand = events_of(text)[0]
    assert (arrest.means, remand.means) == (None, "remand")


def test_a_semicolon_parts_two_tellings(events_of: Any) -> None:
    text = "Prosecutors have charged Vera Holm with fraud; if convicted she faces ten years."
    told = {mention.type: mention.status for mention in events_of(text)[0]}
    assert told == {"charge": "happened", "conviction": "hypothetical"}


def test_who_is_asked_is_not_whom_it_is_about(events_of: Any) -> None:
    (mention,) = events_of("Oslo asked Tehran for access to the captain.")[0]
    assert [party.quote.text for party in mention.recipients] == ["Tehran"]


def test_a_thousand_after_a_month_is_no_day(events_of: Any) -> None:
    (mention,) = events_of("By the end of March 1,870 people are to be freed.")[0]
    assert mention.count.n == 1870


def test_since_when_somebody_was_held_is_no_arrest(events_of: Any) -> None:
    (mention,) = events_of("Mali released 14 sailors it had held since April.")[0]
    assert mention.type == "release"


def test_a_decided_release_of_somebody_known_is_told(events_of: Any) -> None:
    told = events_of("Rui Costa was in court. The judges ordered his release.")[0]
    assert [(m.type, m.status) for m in told] == [("release", "planned")]


@pytest.mark.parametrize(
    "text",
    [
        "The clerk was released from hospital on Monday.",
        "The party expelled a member who had danced.",
        "Pensioners denied that the soup was cold.",
        "The novel follows a painter who is deported to an island.",
        "He was convicted in the court of public opinion.",
        "Area man pardoned by his cat.",
        "The museum held a fair for children.",
    ],
)
def test_shows_jokes_and_daily_life_tell_nothing(events_of: Any, text: str) -> None:
    assert events_of(text)[0] == []


def test_a_year_long_gone_makes_history_of_its_clause(events_of: Any) -> None:
    told = events_of("Captured at sea in 1744, he was exchanged the following year.")[0]
    assert {mention.novelty for mention in told} == {"historical"}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Under the bill, foreigners would be deported.", "hypothetical"),
        ("An earlier version said the mayor had been deported.", "denied"),
    ],
)
def test_bills_and_corrections_tell_no_act(events_of: Any, text: str, status: str) -> None:
    assert [mention.status for mention in events_of(text)[0]] == [status]

"""What is given for something, asked for and answered, as single sentences tell it."""

from __future__ import annotations

from typing import Any

import pytest

LINKED = [
    (
        "Sylvania freed 52 men in exchange for sanctions relief.",
        ("release", "in_exchange_for", "sanction_eased"),
    ),
    (
        "Sylvania freed 52 men in return for an easing of Norwegian sanctions.",
        ("release", "in_exchange_for", "sanction_eased"),
    ),
    (
        "Norway eased the sanctions because Sylvania had let 60 prisoners go.",
        ("sanction_eased", "result_of", "release"),
    ),
    (
        "The president heeded an appeal by bishops and pardoned the general.",
        ("pardon", "requested_by", "request"),
    ),
    (
        "The court, acting on a request from Norway, ordered the extradition of the banker.",
        ("handover", "requested_by", "request"),
    ),
    (
        "The 12 men were freed under an amnesty declared in May.",
        ("release", "part_of", "amnesty"),
    ),
    (
        "Sylvania freed 123 prisoners; hours later Norway lifted sanctions on potash.",
        ("sanction_eased", "follows", "release"),
    ),
    (
        "Sylvania freed two sailors after Norway unfroze 3 billion dollars.",
        ("release", "follows", "sanction_eased"),
    ),
    (
        "Chad expelled four diplomats; Niger responded by throwing out three envoys.",
        ("deportation", "result_of", "deportation"),
    ),
]


@pytest.mark.parametrize(("text", "link"), LINKED)
def test_a_sentence_ties_what_was_given(
    events_of: Any, text: str, link: tuple[str, str, str]
) -> None:
    events, _ = events_of(text)
    types = {event.id: event.type for event in events}
    found = {(e.type, item.relation, types[item.target]) for e in events for item in e.links}
    assert link in found


WHOM = [
    ("The reporter's release on Monday was welcomed.", "The reporter"),
    ("Families welcomed the hostages' release on Monday.", "the hostages"),
    ("Iran released the dual national hours after London paid the debt.", "the dual national"),
]


@pytest.mark.parametrize(("text", "whom"), WHOM)
def test_those_let_go_let_nobody_go(events_of: Any, text: str, whom: str) -> None:
    events, _ = events_of(text)
    (release,) = [event for event in events if event.type == "release"]
    assert [party.quote.text for party in release.recipients] == [whom]
    assert whom not in {party.quote.text for party in release.actors}


def test_a_king_is_no_prisoner(events_of: Any) -> None:
    events, _ = events_of("The king's release of 30 men was welcomed on Monday.")
    assert [party.quote.text for party in events[0].actors] == ["The king"]


def test_who_mediated_freed_nobody(events_of: Any) -> None:
    events, _ = events_of("The teachers were freed following mediation by Oman.")
    assert [event.actors for event in events if event.type == "release"] == [()]


def test_whom_one_state_pardoned_does_nothing_for_another(events_of: Any) -> None:
    events, _ = events_of("Peru pardoned the spy and Chile freed the captain.")
    told = {
        event.type: (event.actors[0].quote.text, event.recipients[0].quote.text) for event in events
    }
    assert told == {"pardon": ("Peru", "the spy"), "release": ("Chile", "the captain")}


def test_words_apart_make_no_phrase(events_of: Any) -> None:
    # no "back in", which would make it background
    events, _ = events_of("Sylvania sent back 12 sailors in response to the plea.")
    assert {event.novelty.value for event in events if event.type == "handover"} == {"new"}


def test_what_is_tied_to_something_has_not_happened(events_of: Any) -> None:
    events, _ = events_of("The militia tied the release of the pilots to talks.")
    assert {event.status.value for event in events if event.type == "release"} == {"hypothetical"}


def test_a_bank_eases_no_sanctions(events_of: Any) -> None:
    events, _ = events_of("The bank unfroze the accounts of 300 customers.")
    assert events == []


def test_a_list_of_sponsors_of_terrorism_is_one_of_sanctions(events_of: Any) -> None:
    events, _ = events_of("Norway took Sylvania off its list of state sponsors of terrorism.")
    assert [event.type for event in events] == ["sanction_eased"]

"""Numbers set beside a number told before, and acts that somebody says did not take place."""

from __future__ import annotations

from typing import Any

import pytest

HELD = "Police arrested 24 tailors in Quito on Thursday, the force said.\n"
SWAP = "Mali and Niger exchanged 16 prisoners on Friday, Mali's army said.\n"


@pytest.mark.parametrize(
    "rival",
    [
        "A guild put the figure at only 31.",
        "The tailors' guild gave a higher figure of 31.",
        "Their lawyers counted 31.",
        "The guild said the true number was 31.",
        "The guild's list has 31 names.",
        "According to the guild, there were 31.",
        "The guild could confirm 31.",
    ],
)
def test_a_bare_number_of_another_is_told_of_the_news_before(events_of: Any, rival: str) -> None:
    told, anew = events_of(HELD + rival)[0]
    assert (told.count.n, told.refers_back) == (24, False)
    assert (anew.type, anew.count.n, anew.refers_back) == ("detention", 31, True)
    assert anew.recipients == ()


@pytest.mark.parametrize(
    "other",
    [
        "The guild has counted 31 since January.",
        "The guild has 31 members.",
        "The officer named 31 witnesses.",
        "A clinic put the number of wounded at 31.",
        "The guild could not name 31.",
        "The bail was set at 31 dollars.",
    ],
)
def test_a_number_of_something_else_is_none_of_the_news(events_of: Any, other: str) -> None:
    assert [m.count.n for m in events_of(HELD + other)[0] if m.type == "detention"] == [24]


def test_a_rival_number_rests_on_who_gives_it(events_of: Any) -> None:
    told, anew = events_of(HELD + "The guild said the true number was 31.")[0]
    assert anew.statements
    assert not set(anew.statements) & set(told.statements)


@pytest.mark.parametrize(
    "denial",
    [
        "Niger denied that there had been any exchange.",
        "Niger denied that a swap took place.",
        "Niger's defence ministry said no such exchange took place.",
        "Niger called reports of an exchange false.",
        "Niger denied the swap.",
    ],
)
def test_an_act_without_people_is_denied_of_whom_it_was_told(events_of: Any, denial: str) -> None:
    mentions = [m for m in events_of(SWAP + denial)[0] if m.type == "exchange"]
    assert [m.status.value for m in mentions] == ["happened", "denied"] or [
        m.status.value for m in mentions
    ] == ["claimed", "denied"]
    assert mentions[0].recipients == mentions[1].recipients


def test_who_denies_an_act_that_nobody_told_here_is_its_actor(events_of: Any) -> None:
    [denied] = [
        m
        for m in events_of("Niger denied that there had been any exchange.")[0]
        if m.type == "exchange"
    ]
    assert denied.status == "denied"
    assert len(denied.actors) == 1
    assert denied.date is None


@pytest.mark.parametrize(
    "other",
    [
        "A court denied the release of one of them.",
        "Niger said there would be no exchange in May.",
        "Niger did not deny the swap.",
        "Niger denied that the swap between the two villages was theirs.",
    ],
)
def test_what_is_refused_or_still_to_come_is_not_denied(events_of: Any, other: str) -> None:
    found = events_of(SWAP + other)[0]
    assert all(m.status != "denied" for m in found if m.type in {"exchange", "release"})


def test_relatives_deny_what_befell_theirs(events_of: Any) -> None:
    text = "Relatives of the six nurses denied on Friday that they had been released."
    [denied] = [m for m in events_of(text)[0] if m.type == "release"]
    assert denied.status == "denied"
    assert denied.count.n == 6
    assert [party.quote.text for party in denied.recipients] == ["the six nurses"]


def test_a_death_is_denied_with_one_word_of_prison(events_of: Any) -> None:
    text = "The prisoner is well, a judge said.\nIran's judiciary denied that Navid Omidi had died."
    [death] = [m for m in events_of(text)[0] if m.type == "death_in_custody"]
    assert death.status == "denied"
    assert events_of("His son denied that Navid Omidi had died.")[0][1:] == []

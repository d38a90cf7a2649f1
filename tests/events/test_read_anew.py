"""Who gave whom, what was denied, undone or only asked about, and when: shapes once misread."""

from __future__ import annotations

from typing import Any

import pytest


def _only(events_of: Any, text: str, kind: str) -> Any:
    [mention] = [m for m in events_of(text)[0] if m.type == kind]
    return mention


def _said(party: Any) -> str:
    return str(party.quote.text)


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        (
            '"Neither Ann Lind nor Ben Moss has left the remand centre," spokesman Ola Berg said.',
            "release",
            "denied",
        ),
        (
            "A court on Monday quashed a ruling that would have freed writer Ann Lind on bail.",
            "release",
            "denied",
        ),
        ("Officials did not say when writer Ann Lind was released.", "release", "happened"),
        (
            "Officials did not say when writer Ann Lind would be released.",
            "release",
            "hypothetical",
        ),
        ("The decree grants a pardon to 70 people.", "pardon", "happened"),
        ("The law grants a pardon to those over 70.", "pardon", "habitual"),
        (
            (
                "10:15 A verdict is due.\n11:20 The judge comes in.\n"
                "12:05 Police detain two people outside the court."
            ),
            "detention",
            "happened",
        ),
        (
            (
                "Radio Zeta reported on Monday that writer Ann Lind had been freed.\n"
                "Her lawyer was surprised. The radio later withdrew the report."
            ),
            "release",
            "denied",
        ),
        (
            (
                "Radio Zeta reported on Monday that writer Ann Lind had been freed.\n"
                "The prosecutor later withdrew the report on her health."
            ),
            "release",
            "happened",
        ),
    ],
)
def test_status(events_of: Any, text: str, kind: str, status: str) -> None:
    assert _only(events_of, text, kind).status == status


@pytest.mark.parametrize(
    ("text", "kind", "whom"),
    [
        (
            "Oslo on Tuesday handed over to Riga three shepherds detained in April.",
            "handover",
            "three shepherds",
        ),
        (
            "A spokesman says the group is handing over eight captives.",
            "handover",
            "eight captives",
        ),
        (
            "In return, Norway gave back two Latvian citizens suspected of theft.",
            "handover",
            "two Latvian citizens",
        ),
        (
            "The remains of 41 soldiers have been brought back.",
            "handover",
            "The remains of 41 soldiers",
        ),
        (
            (
                "Two leaders who led a 2023 blockade left prison on Monday, hours after an appeals "
                "court ruled there was no evidence to try them."
            ),
            "release",
            "Two leaders",
        ),
        ("Norway set free 36 Danish bakers on Monday.", "release", "36 Danish bakers"),
        ("The minister said that Norway had released both on Monday.", "release", "both"),
        (
            "Ann Lind, a baker, remains in jail because prosecutors charged her with theft.",
            "charge",
            "her",
        ),
        (
            "In return, Norway will send back cook Ann Lind, who has been held in Oslo since May.",
            "handover",
            "cook Ann Lind",
        ),
        (
            "Two clerks who had been held by rebels arrived in Oslo on Monday.",
            "release",
            "Two clerks",
        ),
        (
            "A court on Monday overturned the two-year sentence of writer Ann Lind.",
            "acquittal",
            "writer Ann Lind",
        ),
        (
            "Three shepherds who had spent seven weeks in a jail returned home on Tuesday.",
            "release",
            "Three shepherds",
        ),
        ("Prosecutors accused the pair of passing papers to a bank.", "accusation", "the pair"),
    ],
)
def test_whom_it_befell(events_of: Any, text: str, kind: str, whom: str) -> None:
    assert [_said(party) for party in _only(events_of, text, kind).recipients] == [whom]


def test_who_sent_the_dead_home(events_of: Any, reading_of: Any) -> None:
    text = "Norway received the bodies of 58 sailors from Latvia on Monday."
    names = {entity.id: entity.name for entity in reading_of(text).entities}
    mention = _only(events_of, text, "handover")
    assert [names.get(party.entity) for party in mention.actors] == ["Latvia"]
    assert mention.count.n == 58


@pytest.mark.parametrize(
    ("text", "kind", "whom"),
    [
        (
            "A court in Luxembourg quashed the measures against trader Ole Dahl.",
            "eased",
            "Ole Dahl",
        ),
        ("The EU court struck down sanctions on Ole Dahl.", "eased", "Ole Dahl"),
        ("Canada lifted the sanctions it had placed on Ole Dahl.", "eased", "Ole Dahl"),
        (
            "The union also extended by a year the asset freezes and travel bans on 143 judges.",
            "imposed",
            "143 judges",
        ),
        ("Canada imposed asset freezes and travel bans on 12 judges.", "imposed", "12 judges"),
    ],
)
def test_measures_and_at_whom_they_are_aimed(
    events_of: Any, text: str, kind: str, whom: str
) -> None:
    mentions = [m for m in events_of(text)[0] if m.type == f"sanction_{kind}"]
    assert _said(mentions[0].recipients[0]).endswith(whom)
    assert len(mentions[0].recipients) == 1


def test_a_reaction_has_another_day_than_the_act(events_of: Any) -> None:
    text = "The union on Thursday welcomed the release of former minister Ann Lind."
    date = _only(events_of, text, "release").date
    assert (date.relation, date.value) == ("on_or_before", "2025-11-20")


def test_an_arrival_on_a_later_day_is_no_second_release(events_of: Any) -> None:
    text = "Three of the six nurses who were freed in Mali on Thursday arrived in Oslo on Saturday."
    assert [m.count.n for m in events_of(text)[0] if m.type == "release"] == [6]


def test_of_whom_a_number_is_that_stands_alone(events_of: Any) -> None:
    text = "The army freed two of its captured officers on Monday."
    assert _only(events_of, text, "release").count.of == "captured officers"


def test_those_left_out_are_not_those_who_are_held(events_of: Any) -> None:
    text = "All but nine of the 58 prisoners who broke out remain in jail, police said."
    assert 9 not in [figure.count.n for figure in events_of(text)[1]]


def test_what_nobody_says_whether_it_was_tells_nothing(events_of: Any) -> None:
    text = (
        "The governor did not say whether a ransom had been paid or whether any of the "
        "kidnappers had been arrested."
    )
    assert [m for m in events_of(text)[0] if m.type == "detention"] == []


def test_a_state_that_receives_its_own_gets_them_back(events_of: Any) -> None:
    text = "Venezuela received 177 of its citizens on Friday, the minister said."
    assert _only(events_of, text, "handover").count.n == 177
    assert events_of("The club received 20 of its members on Friday.")[0] == []


@pytest.mark.parametrize(
    "text",
    [
        "A court sent writer Ann Lind back to prison on Monday.",
        "Norway sent back 30 migrants on Monday.",
        "A man held over the fire arrived in court on Monday.",
    ],
)
def test_no_handover_and_no_release(events_of: Any, text: str) -> None:
    assert not {m.type for m in events_of(text)[0]} & {"handover", "release"}


def test_what_a_trial_is_over_is_not_whom_it_befell(events_of: Any) -> None:
    text = "Former spy chief extradited to face trial over vanished activist"
    mention = _only(events_of, text, "handover")
    assert "activist" not in {_said(party) for party in mention.recipients}


def test_a_ministers_own_country(events_of: Any) -> None:
    text = (
        "Chad freed 22 Danes on Monday, while Norway sent back 38 Chadians.\n"
        "Chad's justice minister, Idris Oumar, said his country had received 37 of its citizens."
    )
    mentions = [m for m in events_of(text)[0] if m.type == "handover"]
    assert [m.count.n for m in mentions] == [38, 37]
    assert mentions[1].receiver.entity is not None


def test_two_days_before_the_news(events_of: Any) -> None:
    text = "On 3 March 2025 Norway freed two bakers, two days after Chad released a cook."
    earlier = next(m for m in events_of(text)[0] if "cook" in m.evidence.text)
    assert (earlier.date.value, earlier.date.relation) == ("2025-03-01", "on")
    text = "Unions called a strike for 3 March 2025, two days after Chad released a cook."
    earlier = next(m for m in events_of(text)[0] if "cook" in m.evidence.text)
    assert earlier.date is None or earlier.date.value != "2025-03-01"


def test_days_before_the_first_day_are_none(events_of: Any) -> None:
    text = "On 1 January 0001 Norway freed two bakers, nine days after Chad released a cook."
    earlier = next(m for m in events_of(text)[0] if "cook" in m.evidence.text)
    assert earlier.date is None or earlier.date.relation != "on"


def test_those_seized_who_were_freed_had_been_held(events_of: Any) -> None:
    text = "The men were seized on 3 May.\nThe men were released on Monday."
    assert [m.type for m in events_of(text)[0]] == ["detention", "release"]


def test_i_is_who_says_so(events_of: Any) -> None:
    text = 'Ann Lind came home.\n"I was freed on Monday," Lind said.'
    release = _only(events_of, text, "release")
    assert release.recipients[0].entity is not None


def test_who_is_still_held_is_a_state(events_of: Any) -> None:
    [figure] = events_of("The rebels say they still hold 38 soldiers.")[1]
    assert (figure.count.n, figure.measure) == (38, "stock")
    assert not events_of("The party still holds 38 seats.")[1]

"""Shapes of sentences in which reports tell who did what to whom, and when."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from firsthand.model import CountOperator, EventMention, Novelty, Status

Read = Callable[..., list[EventMention]]


@pytest.fixture
def mentions(events_of: Callable[..., tuple[list[EventMention], object]]) -> Read:
    def read(text: str, day: str = "2025-11-24") -> list[EventMention]:
        return events_of(text, day)[0]

    return read


def people(mention: EventMention) -> list[str]:
    return [party.quote.text for party in mention.recipients if party.quote]


def actors(mention: EventMention) -> list[str]:
    return [party.quote.text for party in mention.actors if party.quote]


def one(mentions: list[EventMention], type_: str) -> EventMention:
    found = [mention for mention in mentions if mention.type == type_]
    assert len(found) == 1, [(mention.type, people(mention)) for mention in mentions]
    return found[0]


def test_participle_behind_a_comma_tells_of_the_noun_before_it(mentions: Read) -> None:
    found = mentions(
        "Rebels handed over two surveyors, seized in a raid on a camp in May, to the Red Cross."
    )
    assert people(one(found, "handover")) == ["two surveyors"]
    assert all("Rebels" not in people(mention) for mention in found)


def test_some_among_those_freed_are_at_least_so_many(mentions: Read) -> None:
    found = one(mentions("Nine Danes were among those set free on Monday."), "release")
    assert found.count is not None
    assert (found.count.op, found.count.n) == (CountOperator.AT_LEAST, 9)


def test_second_doer_behind_a_day_or_an_object(mentions: Read) -> None:
    found = mentions(
        "Norway handed over two pilots on Monday and Chad began freeing 30 sailors in return. "
        "Oslo expelled two envoys and Lima expelled three consuls."
    )
    assert [(actors(m), people(m)) for m in found if m.type in {"release", "deportation"}] == [
        (["Chad"], ["30 sailors"]),
        (["Oslo"], ["two envoys"]),
        (["Lima"], ["three consuls"]),
    ]


@pytest.mark.parametrize("verb", ["welcomes", "condemns", "deplores"])
def test_reaction_in_the_present_tells_what_happened(mentions: Read, verb: str) -> None:
    found = one(mentions(f"The guild {verb} the arrest of Ada Roe."), "detention")
    assert (found.status, found.novelty) == (Status.HAPPENED, Novelty.NEW)


def test_day_between_an_act_and_its_people(mentions: Read) -> None:
    text = "The guild hailed the release on 3 November of some 50 printers held in Chad."
    found = one(mentions(text), "release")
    assert people(found) == ["some 50 printers"]
    assert found.date is not None
    assert found.date.value == "2025-11-03"


def test_share_so_far_is_a_sum(mentions: Read) -> None:
    text = "So far 19 of the 33 captives due to be freed in the first phase have been handed over."
    found = one(mentions(text), "handover")
    assert found.count is not None
    assert found.count.measure == "cumulative"


def test_names_in_a_row_are_people_one_by_one(mentions: Read) -> None:
    text = "Hostages Ivan Horak, Sagi Dekel-Hen and Iair Lund were released from captivity in Chad."
    assert people(one(mentions(text), "release"))[-2:] == ["Sagi Dekel-Hen", "Iair Lund"]


def test_confirmed_release_of_one_who_is_known(mentions: Read) -> None:
    text = "The family of one of the Danes, Ryan Lund, confirmed his release and thanked the king."
    assert people(one(mentions(text), "release")) == ["his"]


def test_nobody_licenses_itself(mentions: Read) -> None:
    text = (
        "The firm was under sanctions, though the Treasury issued four temporary licences "
        "that let it import oil."
    )
    found = [m for m in mentions(text) if m.type == "sanction_eased"]
    assert found
    assert all(
        {p.entity for p in m.recipients}.isdisjoint({p.entity for p in m.actors}) for m in found
    )


@pytest.mark.parametrize(
    "text",
    [
        "European Union member states on Friday agreed on a package of sanctions against Norland.",
        "EU states agreed to sanctions against Norland on Friday.",
    ],
)
def test_union_that_agrees_on_sanctions_imposes_them(mentions: Read, text: str) -> None:
    found = one(mentions(text), "sanction_imposed")
    assert people(found) == ["Norland"]
    assert [party.entity for party in found.actors] != [None]


def test_term_without_a_word_for_prison_beside_a_sentence(mentions: Read) -> None:
    found = mentions("Ada Roe was jailed for nine years. Her aide Ivo Pann got six years.")
    assert [(people(m)[-1], m.term) for m in found if m.type == "sentence"][-1][1] == "6 years"


def test_house_arrest_beside_prison_is_another_penalty(mentions: Read) -> None:
    text = "A court sentenced Lena Brand to seven years in prison and three years of house arrest."
    assert one(mentions(text), "sentence").term == "7 years"


def test_sentence_upheld_for_somebody(mentions: Read) -> None:
    text = "The High Court upheld a six-year sentence for publisher Ada Roe."
    assert people(one(mentions(text), "sentence")) == ["publisher Ada Roe"]


def test_negation_does_not_reach_a_second_helper(mentions: Read) -> None:
    found = mentions("The poet was not charged and was freed on Monday.")
    assert [(m.type, m.status) for m in found] == [
        ("charge", Status.DENIED),
        ("release", Status.HAPPENED),
    ]


def test_two_prisoners_executed_are_no_death_in_custody(mentions: Read) -> None:
    found = mentions("The Iranian regime executed two prisoners in a prison on Thursday.")
    assert [m.plover.mode for m in found] == ["execute"]


def test_list_stands_behind_a_name_within_the_object(mentions: Read) -> None:
    text = (
        "The European Union removed two executives of the maker Arn Chem from its sanctions list."
    )
    found = one(mentions(text), "sanction_eased")
    assert found.count is not None
    assert found.count.n == 2


def test_pardon_of_somebody_by_which_others_were_freed(mentions: Read) -> None:
    found = one(
        mentions("Two men were freed on Friday by a pardon of President Ada Roe."), "pardon"
    )
    assert [party.quote.text for party in found.actors] == ["President Ada Roe"]
    assert people(found) == ["Two men"]


def test_who_is_told_that_others_left_is_not_told_to_leave(mentions: Read) -> None:
    text = "Ten men left the jail on Monday, ministry spokesman Ivo Pann told reporters."
    assert "deportation" not in {m.type for m in mentions(text)}

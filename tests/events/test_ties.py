"""Links that cross sentences: steps, requests that were answered, one of a group."""

from __future__ import annotations

from typing import Any

import pytest

TIED = [
    (
        "Sylvania freed 12 sailors on Monday under a truce deal signed in Bern.",
        ("release", "part_of", "agreement"),
    ),
    (
        "Sylvania handed over 12 sailors on Monday.\nRuritania in turn freed 20 fighters.",
        ("release", "in_exchange_for", "handover"),
    ),
    (
        (
            "Norway lifted sanctions on the airline on Monday.\n"
            "The move came after Sylvania freed 14 prisoners last week."
        ),
        ("sanction_eased", "follows", "release"),
    ),
    (
        (
            "Sylvania expelled two Norwegian diplomats on Monday.\n"
            "It was a response to Oslo's deportation of six Sylvanians last week."
        ),
        ("deportation", "result_of", "deportation"),
    ),
    (
        (
            "President Ivo Brandt pardoned 14 prisoners on Monday.\n"
            "The Vatican had asked Brandt to free them."
        ),
        ("pardon", "requested_by", "request"),
    ),
    (
        "Sylvania extradited the banker on Monday.\nRuritania had requested his extradition.",
        ("handover", "requested_by", "request"),
    ),
    (
        "Sylvania released the bishop on Monday following a request from the Vatican.",
        ("release", "requested_by", "request"),
    ),
    (
        (
            "Sylvania expelled two diplomats on Monday.\n"
            "Ruritania retaliated on Friday by expelling four Sylvanians."
        ),
        ("deportation", "result_of", "deportation"),
    ),
    (
        "The arrest of the mayor prompted the government of Norway to demand his release.",
        ("request", "result_of", "detention"),
    ),
    (
        "Sylvania will free the pilot once Ruritania hands over two smugglers.",
        ("release", "condition_of", "handover"),
    ),
    (
        (
            "The president of Sylvania signed the amnesty on Monday.\n"
            "The first 300 prisoners were freed under it on Friday."
        ),
        ("release", "part_of", "amnesty"),
    ),
    (
        "Sylvania freed 60 prisoners on Monday.\nNovelist Bea Lorant was among those freed.",
        ("release", "part_of", "release"),
    ),
    (
        "Sylvania freed violinist Ada Roth on Monday as part of an amnesty for 900 convicts.",
        ("release", "part_of", "amnesty"),
    ),
    (
        (
            "Sylvania freed violinist Ada Roth on Monday.\n"
            "Her release had been requested by the Norwegian government."
        ),
        ("release", "requested_by", "request"),
    ),
    (
        (
            "Sylvania deported the sculptor on Monday, a lawyer said.\n"
            "The step came at the request of Norway."
        ),
        ("deportation", "requested_by", "request"),
    ),
    (
        (
            "Sylvania deported 90 migrants on Monday, the ministry said, in retaliation for "
            "Ruritania's expulsion of the consul."
        ),
        ("deportation", "result_of", "deportation"),
    ),
    (
        (
            "Sylvania freed the trawler Gull and its nine sailors, who had been held since May.\n"
            "The move came after Ruritania released a banker on Monday."
        ),
        ("release", "follows", "release"),
    ),
    (
        "Sylvania pardoned 40 convicts on Friday, acting on a request from the pope.",
        ("pardon", "requested_by", "request"),
    ),
    (
        "Norway eased sanctions on Sylvania as a reward for the release of 14 dissidents.",
        ("sanction_eased", "result_of", "release"),
    ),
    (
        (
            "Turkey extradited hacker Pavel Mirov to Moldova on Friday, "
            "weeks after Moldova arrested two men."
        ),
        ("handover", "follows", "detention"),
    ),
]


@pytest.mark.parametrize(("text", "tie"), TIED)
def test_an_event_is_tied_across_sentences(
    events_of: Any, text: str, tie: tuple[str, str, str]
) -> None:
    mentions = events_of(text)[0]
    types = {mention.id: mention.type for mention in mentions}
    found = [
        (mention.type, link.relation, types[link.target])
        for mention in mentions
        for link in mention.links
    ]
    assert found == [tie]


@pytest.mark.parametrize(
    ("after", "relation"),
    [
        ("the arrest of the mayor", "follows"),
        ("an agreement with Ruritania signed in May", "result_of"),
    ],
)
def test_what_comes_after_a_deal_came_about_through_it(
    events_of: Any, after: str, relation: str
) -> None:
    mentions = events_of(f"Sylvania freed ten sailors on Monday after {after}.")[0]
    assert [link.relation for mention in mentions for link in mention.links] == [relation]


def test_a_release_that_is_only_told_of_somebody_is_no_step(events_of: Any) -> None:
    text = (
        "A court sentenced the farmer to nine years on Monday.\n"
        "It followed the arrest of eleven villagers, nine of whom have since been freed."
    )
    mentions = events_of(text)[0]
    freed = {mention.id for mention in mentions if mention.type == "release"}
    assert not {link.target for mention in mentions for link in mention.links} & freed


def test_people_who_are_counted_as_they_come_are_news(events_of: Any) -> None:
    [expelled] = events_of("Volunteers counted 70 people who had been expelled from Norway.")[0]
    assert (expelled.novelty.value, expelled.count.n) == ("new", 70)


def test_a_number_that_rose_behind_its_place_is_read(events_of: Any) -> None:
    text = "The number of people detained at the rally in Lund has risen to 12, police said."
    assert [(m.type, m.count.n) for m in events_of(text)[0]] == [("detention", 12)]


def test_a_day_before_a_verb_makes_it_no_attribute_of_a_name(events_of: Any) -> None:
    text = (
        "A court in southern Laos on Tuesday sentenced farmer Somchit Vong to seven years in "
        "prison for leading a march against a dam, his family said."
    )
    told = [m for m in events_of(text)[0] if m.type == "sentence"]
    assert [(m.term, m.actors[0].quote.text) for m in told] == [("7 years", "A court")]


def test_a_deal_that_only_goes_on_ties_nothing(events_of: Any) -> None:
    text = "Norway lifted sanctions on the airline.\nThe move was praised in Bern."
    assert all(not mention.links for mention in events_of(text)[0])


def test_the_first_of_two_verbs_is_no_attribute(events_of: Any) -> None:
    text = (
        "A court in Lund convicted editor Ann Lind of fraud on Monday and sentenced her to a year."
    )
    told = [(m.type, m.actors[0].quote.text) for m in events_of(text)[0]]
    assert told == [("conviction", "A court"), ("sentence", "A court")]


@pytest.mark.parametrize(
    ("text", "is_tied"),
    [
        ("The rebels handed over five officers and in return the army freed 20 men.", True),
        ("The rebels handed over five officers, and in exchange the army freed 20 men.", True),
        ("The rebels handed over five officers and later the army freed 20 men.", False),
    ],
)
def test_what_one_sentence_gives_in_return_is_given_for_the_other(
    events_of: Any, text: str, *, is_tied: bool
) -> None:
    handover, release = events_of(text)[0]
    links = {(link.relation, link.target) for link in release.links}
    assert (("in_exchange_for", handover.id) in links) is is_tied


@pytest.mark.parametrize(
    "text",
    [
        "Norway had urged Sylvania not to deport the monk.\nSylvania deported him on Tuesday.",
        "Sylvania freed the banker on bail.\nRuritania had asked Sylvania to extradite him.",
        "Sylvania freed the poet.\nWriters have repeatedly called for her release.",
    ],
)
def test_what_was_not_asked_for_is_no_answer(events_of: Any, text: str) -> None:
    assert all(not mention.links for mention in events_of(text)[0])


def test_what_is_waited_for_has_not_happened(events_of: Any) -> None:
    mentions = events_of("Sylvania said it would free the pilot once Oslo handed over two spies.")[
        0
    ]
    assert {m.type: m.status.value for m in mentions} == {
        "release": "planned",
        "handover": "hypothetical",
    }

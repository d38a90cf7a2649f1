"""What was given for whom, what was asked for, and what an act answered, by words in the text."""

from __future__ import annotations

from typing import Any

import pytest

TIED = [
    (
        "Norway freed 14 miners on Monday, and Sylvania let nine sailors go in return.",
        ("release", "in_exchange_for", "release"),
    ),
    (
        (
            "Norway freed two nurses on Monday in exchange for a cleric held in Bern.\n"
            "Switzerland released the cleric on Friday."
        ),
        ("release", "in_exchange_for", "release"),
    ),
    (
        (
            "Gunmen released the geologist Anna Lind on Monday.\n"
            "Three prisoners had been let out of jail in exchange for her."
        ),
        ("release", "in_exchange_for", "release"),
    ),
    (
        "Syria freed Dr Nils Moe on Monday. In exchange for Moe, Norway released two officers.",
        ("release", "in_exchange_for", "release"),
    ),
    (
        "Peru freed a colonel and got back two policemen in return.",
        ("release", "in_exchange_for", "release"),
    ),
    (
        (
            "Norway lifted sanctions on the bank on Monday to secure the release of the pastor.\n"
            "The pastor was freed on Friday."
        ),
        ("sanction_eased", "in_exchange_for", "release"),
    ),
    (
        "Norway and Chad swapped prisoners on Monday. Nine sailors were released in exchange.",
        ("exchange", "part_of", "exchange"),
    ),
    (
        (
            "Norway freed banker Ben Moe two days after Chad extradited a former minister.\n"
            "Chad had agreed to free Moe in exchange for Munir Sadun, who faces trial."
        ),
        ("release", "in_exchange_for", "handover"),
    ),
    (
        "Norway made the release of writer Ann Lind a condition for lifting sanctions on Chad.",
        ("sanction_eased", "condition_of", "release"),
    ),
    (
        "Chad freed 712 prisoners on Monday under an amnesty that the president signed last week.",
        ("release", "part_of", "amnesty"),
    ),
    (
        "Chad freed the nurse on Monday. Norway had sought her release.",
        ("release", "requested_by", "request"),
    ),
    (
        "Chad extradited a clerk on Monday. Norway had asked for her in April.",
        ("handover", "requested_by", "request"),
    ),
    (
        "Chad handed over a hacker on Monday. Norway had filed an extradition request in May.",
        ("handover", "requested_by", "request"),
    ),
    (
        "Chad lifted sanctions on the bank on Monday. Norway had asked for the step in May.",
        ("sanction_eased", "requested_by", "request"),
    ),
    (
        "Chad freed ten sailors on Monday in response to a request from Norway.",
        ("release", "requested_by", "request"),
    ),
    (
        "Norway expelled three envoys on Monday over the arrest of a Norwegian engineer.",
        ("deportation", "result_of", "detention"),
    ),
    (
        "Chad told two envoys to leave on Monday, retaliating for the expulsion of two editors.",
        ("deportation", "result_of", "deportation"),
    ),
    (
        (
            "Norway expelled two envoys on Monday.\n"
            "The ministry called the expulsion an answer to the arrest of a Norwegian priest."
        ),
        ("deportation", "result_of", "detention"),
    ),
    (
        "Chad freed nine men on Monday after months of negotiations mediated by Algeria.",
        ("release", "result_of", "meeting"),
    ),
    (
        "Azerbaijan will release the former deputy once Armenia hands over two men.",
        ("release", "condition_of", "handover"),
    ),
    (
        "Chad will free the nurse after Norway frees the cleric.",
        ("release", "condition_of", "release"),
    ),
]


@pytest.mark.parametrize(("text", "tie"), TIED)
def test_an_act_is_tied_to_its_price_plea_or_cause(
    events_of: Any, text: str, tie: tuple[str, str, str]
) -> None:
    mentions, _ = events_of(text)
    types = {mention.id: mention.type for mention in mentions}
    ties = {(m.type, link.relation, types[link.target]) for m in mentions for link in m.links}
    assert tie in ties


@pytest.mark.parametrize(
    "text",
    [
        "Chad freed ten priests on Monday. Norway gave nothing in exchange for them.",
        "Chad freed the nurse on Monday. Rights groups had called for her release.",
        "Chad freed the nurse on Monday. Oslo's bishop had repeatedly sought her release.",
        "Chad freed the bishop on Monday. Rome had asked in vain for the release of three priests.",
        (
            "Chad freed the nurse on Monday in exchange for a cleric.\n"
            "A judge was released on Friday in another case."
        ),
    ],
)
def test_what_was_no_price_and_no_plea_ties_no_two_releases(events_of: Any, text: str) -> None:
    mentions, _ = events_of(text)
    tied = {link.relation for m in mentions for link in m.links}
    told = {m.id: m for m in mentions}
    exchanged = [
        told[link.target].evidence.text
        for m in mentions
        for link in m.links
        if link.relation == "in_exchange_for"
    ]
    assert "requested_by" not in tied
    assert not any("another case" in text or "nothing" in text for text in exchanged)


def test_a_price_that_is_told_elsewhere_is_told_once(events_of: Any) -> None:
    text = "Chad freed two men in exchange for a cleric.\nNorway released the cleric on Friday."
    releases = [m for m in events_of(text)[0] if m.type == "release"]
    assert len(releases) == 2


def test_who_is_to_free_others_is_not_free(events_of: Any) -> None:
    [release] = events_of("The rebels are to free all captured soldiers within a month.")[0]
    assert release.status == "planned"


def test_a_receiver_denies_what_was_handed_over(events_of: Any) -> None:
    text = "Chad deported the pastor to Niger on Monday. Niger denied having received him."
    statuses = [m.status.value for m in events_of(text)[0] if m.type == "deportation"]
    assert statuses == ["happened", "denied"]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Police arrested 14 men on Monday. A lawyer said the real number was above 30.", [14, 30]),
        ("Five prisoners died in a police cell on Monday. Police confirmed three deaths.", [5, 3]),
        ("Libya deported 640 miners on Monday. Egypt said that it had received 590.", [640, 590]),
        ("The number of clerics pardoned by Chad on Monday was 19, the church said.", [19]),
    ],
)
def test_another_number_is_told_of_the_same(events_of: Any, text: str, numbers: list[int]) -> None:
    counts = [m.count.n for m in events_of(text)[0] if m.count is not None]
    assert counts == numbers


def test_half_a_year_belongs_to_a_sentence(events_of: Any) -> None:
    text = "A court sentenced the poet Anna Lind to five and a half years in prison on Monday."
    [sentence] = [m for m in events_of(text)[0] if m.type == "sentence"]
    assert sentence.term == "5 years 6 months"


def test_the_day_before_counts_from_the_day_told(events_of: Any) -> None:
    text = "The union said on Thursday that 98 of its men had been freed by Chad the day before."
    [release] = [m for m in events_of(text)[0] if m.type == "release"]
    thursday = events_of("The union freed 98 men on Thursday.")[0][0].date.value
    assert release.date is not None
    assert int(thursday[-2:]) - int(release.date.value[-2:]) == 1

"""Clauses that the parser hangs too high or too low, prices, licences, days of two verbs."""

from typing import Any

import pytest


def _one(events_of: Any, text: str, kind: str) -> Any:
    (mention,) = [m for m in events_of(text)[0] if m.type == kind]
    return mention


def test_a_relative_with_that_tells_who_imposed_it(events_of: Any) -> None:
    text = (
        "Georgia on Wednesday expelled two EU diplomats in response to the sanctions that the bloc "
        "imposed on nine of its judges."
    )
    imposed = _one(events_of, text, "sanction_imposed")
    assert imposed.count.n == 9
    (link,) = _one(events_of, text, "deportation").links
    assert (link.relation, link.target) == ("result_of", imposed.id)


def test_a_price_behind_a_passive_is_a_release_of_its_own(events_of: Any) -> None:
    text = "Six engineers were released on Tuesday in exchange for four jailed fighters."
    freed = [m for m in events_of(text)[0] if m.type == "release"]
    assert sorted(m.count.n for m in freed) == [4, 6]


@pytest.mark.parametrize(
    "text",
    [
        "The US Treasury issued a general license authorizing transactions with the smelter Tarvo.",
        "The United States licensed dealings with its largest smelter on Thursday.",
    ],
)
def test_a_licence_for_dealings_eases_sanctions(events_of: Any, text: str) -> None:
    assert _one(events_of, text, "sanction_eased").actors


def test_adjectives_may_be_people(events_of: Any) -> None:
    text = "Nicaragua on Saturday banished 18 religious, among them seven nuns."
    assert _one(events_of, text, "deportation").count.n == 18


def test_one_day_dates_two_verbs(events_of: Any) -> None:
    text = "The navy of Norway arrested 17 fishermen and seized three trawlers on Tuesday night."
    date = _one(events_of, text, "detention").date
    assert date.relation == "on"


def test_an_end_of_time_does_nothing(events_of: Any) -> None:
    mention = _one(events_of, "The rest will be freed by the end of the week.", "release")
    assert not mention.actors


def test_a_day_says_which_people(events_of: Any) -> None:
    text = "A magistrate in Lima freed the fishermen arrested on February 3."
    assert _one(events_of, text, "detention").date.value.endswith("02-03")


def test_a_ruler_may_be_asked_by_name(events_of: Any) -> None:
    text = "The Catholic bishops asked President Grey Tembo in May to clear death row."
    assert _one(events_of, text, "request").recipients


def test_a_number_in_two_words_is_one(events_of: Any) -> None:
    text = "Fifty-three left Zomba Central Prison on Saturday morning, Joseph Mhango said."
    (freed,) = _one(events_of, text, "release").recipients
    assert freed.quote.text == "Fifty-three"

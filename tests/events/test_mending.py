"""Shapes that small parsers get wrong, seen through the events that come of them."""

from __future__ import annotations

import pytest
from tests.events.conftest import Reader

from firsthand.events.chronology import find_label
from firsthand.model import TimeExpression


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("Picked up by police in dawn raids were six bakers.", "detention", "six bakers"),
        ("The arrest on Monday of baker Odo Quist was condemned.", "detention", "Odo Quist"),
        ("At least 15 bakers jailed after a strike have received a pardon.", "pardon", "15 bakers"),
        ("The court gave the two bakers suspended terms.", "sentence", "two bakers"),
        ("The junta released the ex-minister on Monday.", "release", "minister"),
        ("The king issued a decree pardoning 82 bakers.", "pardon", "82 bakers"),
    ],
)
def test_who_it_befell_is_found_in_unusual_shapes(
    events_of: Reader, text: str, kind: str, words: str
) -> None:
    mentions, _ = events_of(text)
    (mention,) = (item for item in mentions if item.type == kind)
    assert mention.status == "happened"
    assert any(words in party.quote.text for party in mention.recipients if party.quote)


@pytest.mark.parametrize(
    "text",
    [
        "Had the court convicted her, she would have lost her seat.",
        "The emir stopped short of freeing the poets.",
        "A swap of 40 soldiers fell through on Monday.",
        "The bill would grant amnesty to soldiers.",
        "Oslo made the release of the bakers a condition for talks.",
        "The agency helps released prisoners to find work.",
    ],
)
def test_what_was_not_done_is_no_news(events_of: Reader, text: str) -> None:
    mentions, _ = events_of(text)
    told = {"happened", "claimed", "ongoing", "planned"}
    kinds = {"release", "exchange", "conviction", "amnesty"}
    assert not [item for item in mentions if item.type in kinds and item.status in told]


def test_entry_of_a_chronology_is_past_at_its_date(events_of: Reader) -> None:
    mentions, _ = events_of("June 2018: A court in Oslo sentences 53 bakers to ten years.")
    (mention,) = (item for item in mentions if item.type == "sentence")
    assert (mention.status, mention.novelty) == ("happened", "historical")
    assert mention.date is not None
    assert mention.date.value == "2018-06"


@pytest.mark.parametrize(
    ("text", "is_label"),
    [
        ("June 2018: A court", True),
        ("- June 2018 - A court", True),
        ("June 2018 was hot", False),
        ("A court: June 2018: it", False),
    ],
)
def test_label_opens_its_paragraph(text: str, is_label: bool) -> None:  # noqa: FBT001
    start = text.index("June")
    time = TimeExpression(start, start + len("June 2018"), "date", "2018-06")
    assert (find_label(text, [time]) is not None) == is_label


def test_what_is_given_in_return_is_as_planned_as_what_it_is_given_for(events_of: Reader) -> None:
    mentions, _ = events_of(
        "The rebels will free six guards in exchange for the transfer of four bakers to Oslo."
    )
    assert {item.type: item.status for item in mentions}["release"] == "planned"
    links = [link.relation for item in mentions for link in item.links]
    assert "in_exchange_for" in links


def test_act_at_the_request_of_somebody_names_the_request(events_of: Reader) -> None:
    mentions, _ = events_of("The president pardoned 20 bakers at the request of Norway.")
    assert {item.type for item in mentions} == {"pardon", "request"}
    assert [link.relation for item in mentions for link in item.links] == ["requested_by"]

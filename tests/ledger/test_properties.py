"""What holds for every story: order, copies, bounds."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.ledger.desk import Desk

from firsthand.ledger import reconcile
from firsthand.model import MentionType, Novelty


def big_story(desk: Desk) -> None:
    desk.wire("do-a", origin="or-1")
    desk.wire("do-b", origin="or-1", head="Fourteen poets walk out")
    desk.document(
        "do-c", "Fewer\nAt least 9 poets walked free on Friday, a club said.", origin="or-2"
    )
    club = desk.entity("Pen Club", MentionType.ORGANISATION)
    said = desk.say("do-c", "At least 9 poets walked free on Friday", club)
    desk.tell(
        "do-c",
        "At least 9 poets walked free on Friday",
        "walked",
        "release",
        count=(">=", 9),
        said=(said,),
    )
    desk.tell("do-c", "a club said", "said", "meeting", novelty=Novelty.BACKGROUND)
    desk.figure("do-c", "a club", "stock", (">", 100), of="poets")


@given(seed=st.integers(0, 10**6))
@settings(max_examples=40, deadline=None)
def test_order_of_records_does_not_matter(seed: int) -> None:
    desk = Desk()
    big_story(desk)

    def shuffled(items: list[Any]) -> list[Any]:
        mixed = list(items)
        random.Random(seed).shuffle(mixed)
        return mixed

    assert reconcile(desk.story(shuffled)) == reconcile(desk.story())


@pytest.mark.parametrize("name", ["do-0", "do-aa", "do-z"])
def test_exact_copy_changes_neither_ids_nor_origins(desk: Desk, name: str) -> None:
    big_story(desk)
    before = reconcile(desk.story())
    desk.wire(name, origin="or-1")
    after = reconcile(desk.story())
    assert [event.id for event in after.events] == [event.id for event in before.events]
    assert [event.support.origins for event in after.events] == [
        event.support.origins for event in before.events
    ]
    assert after.story.counts.origins == before.story.counts.origins
    assert after.story.counts.copies == before.story.counts.copies + 1


def test_bounds_are_in_order_and_at_least_one(desk: Desk) -> None:
    big_story(desk)
    desk.document("do-q", "Said\nPoets are free, papers said.", origin="or-9", lower=0)
    desk.tell("do-q", "Poets are free", "free", "release")
    for event in reconcile(desk.story()).events:
        low, high = event.support.origins
        assert 1 <= low <= high

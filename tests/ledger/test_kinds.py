"""Kinds of people that are surely others, and bodies that act for one union."""

from __future__ import annotations

import pytest
from tests.ledger.desk import Desk

from firsthand.ledger import reconcile
from firsthand.model import MentionType


def _freed(desk: Desk, name: str, people: str) -> None:
    sentence = f"The {people} were freed on Friday"
    desk.document(name, f"Home\n{sentence}, {name} said.", origin=f"or-{name}")
    group = desk.entity(f"the {people} of {name}", MentionType.GROUP)
    desk.tell(name, sentence, "freed", "release", day="2025-02-28", recipients=(group,))


@pytest.mark.parametrize(
    ("one", "other", "events"),
    [
        ("engineers", "fighters", 2),
        ("fishermen", "sailors", 1),
        ("jailed rebels", "18 nuns", 2),
        ("prisoners", "fighters", 1),
    ],
)
def test_no_engineer_is_a_fighter(desk: Desk, one: str, other: str, events: int) -> None:
    _freed(desk, "do-a", one)
    _freed(desk, "do-b", other)
    assert len(reconcile(desk.story()).events) == events


@pytest.mark.parametrize(("body", "events"), [("Council", 1), ("Arnor", 2)])
def test_an_organ_acts_for_its_union(desk: Desk, body: str, events: int) -> None:
    bank = desk.entity("Merkant Bank", MentionType.ORGANISATION)
    for name, actor in (("do-a", "European Union"), ("do-b", body)):
        sentence = f"The {actor} blacklisted Merkant Bank on Friday"
        desk.document(name, f"Listed\n{sentence}.", origin=f"or-{name}")
        doer = desk.entity(actor, MentionType.ORGANISATION)
        desk.tell(
            name,
            sentence,
            "blacklisted",
            "sanction_imposed",
            day="2025-02-28",
            actors=(doer,),
            recipients=(bank,),
        )
    assert len(reconcile(desk.story()).events) == events


def test_numbers_of_two_kinds_in_one_text_are_no_rivals(desk: Desk) -> None:
    told, own = "38 fighters were freed on Friday", "The rebels released 26 prisoners"
    desk.document("do-a", f"Swap\n{told}, the committee said. {own}.", origin="or-1")
    said = desk.say("do-a", told, desk.entity("committee", MentionType.ORGANISATION))
    for sentence, trigger, people, count in (
        (told, "freed", "fighters", 38),
        (own, "released", "prisoners", 26),
    ):
        desk.tell(
            "do-a",
            sentence,
            trigger,
            "release",
            count=("=", count),
            recipients=(desk.entity(people, MentionType.GROUP),),
            said=(said,) if count == 38 else (),
        )
    events = reconcile(desk.story()).events
    assert not any(event.conflicts for event in events)

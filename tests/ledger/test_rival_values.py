"""Numbers set beside others, sides that deny, one group or two, names in two spellings."""

from __future__ import annotations

import pytest
from tests.ledger.desk import Desk

from firsthand.ledger import reconcile
from firsthand.ledger.persons import person_name, same_person
from firsthand.model import Event, MentionType, Relation, Status


def _values(event: Event, field: str) -> list[str]:
    return [v.value for one in event.conflicts if one.field == field for v in one.values]


def _with_number_anew(desk: Desk, words: str) -> Event:
    """Police of a town arrest 20 bakers; the next sentence gives the number anew."""
    bakers = desk.entity("bakers", MentionType.GROUP)
    text = f"Held\nPolice arrested 20 bakers on Monday.\n{words}."
    desk.document("do-a", text, origin="or-1")
    desk.tell(
        "do-a",
        "Police arrested 20 bakers on Monday",
        "arrested",
        "detention",
        count=("=", 20),
        day="2025-02-24",
        recipients=(bakers,),
    )
    desk.tell("do-a", words, words.split()[2], "detention", count=("=", 28), refers_back=True)
    return desk.only(reconcile(desk.story()), "detention")


def test_a_number_set_beside_another_in_one_text_is_a_conflict(desk: Desk) -> None:
    event = _with_number_anew(desk, "A guild counted 28")
    assert _values(event, "count") == ["20", "28"]


def test_a_number_given_anew_as_corrected_supersedes(desk: Desk) -> None:
    event = _with_number_anew(desk, "The office corrected the number to 28")
    assert event.conflicts == ()
    assert event.count is not None
    assert event.count.n == 28


def test_a_part_that_another_counts_alone_is_no_rival_of_the_whole(desk: Desk) -> None:
    words = "Police arrested 60 people on Monday, 11 of them monks"
    desk.document("do-a", f"Held\n{words}.", origin="or-1")
    desk.document("do-b", "Held\nPolice arrested 9 monks on Monday.", origin="or-2")
    desk.tell(
        "do-a", words, "arrested", "detention", count=("=", 60), of="people", day="2025-02-24"
    )
    told = "Police arrested 9 monks on Monday"
    desk.tell("do-b", told, "arrested", "detention", count=("=", 9), of="monks", day="2025-02-24")
    assert desk.only(reconcile(desk.story()), "detention").conflicts == ()


def test_the_day_of_a_denial_is_not_that_of_the_act(desk: Desk) -> None:
    navy = desk.entity("navy", MentionType.ORGANISATION)
    rebels = desk.entity("rebels", MentionType.GROUP)
    desk.document("do-a", "Deal\nThe navy and rebels signed a deal on Monday.", origin="or-1")
    desk.document("do-b", "None\nThe navy denied on Tuesday that it signed a deal.", origin="or-2")
    told = "The navy and rebels signed a deal on Monday"
    both = (navy, rebels)
    desk.tell("do-a", told, "signed", "agreement", actors=both, day="2025-02-24")
    desk.tell(
        "do-b",
        "The navy denied on Tuesday that it signed a deal",
        "signed",
        "agreement",
        actors=(navy,),
        day="2025-02-25",
        status=Status.DENIED,
    )
    event = desk.only(reconcile(desk.story()), "agreement")
    assert event.date is not None
    assert event.date.value == "2025-02-24"
    assert [conflict.field for conflict in event.conflicts] == ["status"]


def test_a_side_denies_an_act_without_a_word_of_whom_it_befell(desk: Desk) -> None:
    chad = desk.entity("Chad", MentionType.PLACE)
    drivers = desk.entity("drivers", MentionType.GROUP)
    desk.document("do-a", "Out\nChad expelled 9 drivers on Monday.", origin="or-1")
    desk.document("do-b", "No\nChad denied that there was any expulsion.", origin="or-2")
    desk.tell(
        "do-a",
        "Chad expelled 9 drivers on Monday",
        "expelled",
        "deportation",
        actors=(chad,),
        recipients=(drivers,),
        count=("=", 9),
        day="2025-02-24",
    )
    denial = "Chad denied that there was any expulsion"
    desk.tell("do-b", denial, "expulsion", "deportation", actors=(chad,), status=Status.DENIED)
    event = desk.only(reconcile(desk.story()), "deportation")
    assert _values(event, "status") == ["denied", "happened"]


def test_two_kinds_of_people_on_two_days_of_one_text_are_two_acts(desk: Desk) -> None:
    words = ("Guards freed 12 potters on Tuesday", "Guards freed 12 tailors on Monday")
    desk.document("do-a", f"Free\n{words[0]}.\n{words[1]}.", origin="or-1")
    for told, of, day in zip(words, ("potters", "tailors"), ("25", "24"), strict=True):
        desk.tell("do-a", told, "freed", "release", count=("=", 12), of=of, day=f"2025-02-{day}")
    events = [event for event in reconcile(desk.story()).events if event.type == "release"]
    assert len(events) == 2


def test_a_town_and_the_town_with_a_word_more_are_one_place(desk: Desk) -> None:
    for name, town, n in (("do-a", "Cebu", 3), ("do-b", "Cebu city", 5)):
        told = f"{n} inmates died in {town} jail on Monday"
        desk.document(name, f"Dead\n{told}.", origin=f"or-{name}")
        desk.tell(
            name, told, "died", "death_in_custody", count=("=", n), day="2025-02-24", place=town
        )
    event = desk.only(reconcile(desk.story()), "death_in_custody")
    assert _values(event, "count") == ["3", "5"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Parisa Rahmanieh", "Parisa Rahmanie", True),
        ("Samireh Ehteshad", "Samira Ihtishad", True),
        ("Samireh Ehteshad", "Samira Shirazi", False),
    ],
)
def test_names_meet_in_the_spellings_of_two_newsrooms(one: str, other: str, *, same: bool) -> None:
    assert same_person(person_name(one), person_name(other)) is same


def test_of_two_takes_of_one_day_the_one_that_says_so_is_the_later(desk: Desk) -> None:
    chief = desk.entity("police chief", MentionType.PERSON)
    group = desk.entity("bar group", MentionType.ORGANISATION)
    told = ("Police arrested 16 men on Friday", "Police arrested 29 men on Friday")
    desk.document("do-a", f"Police arrest 16\n{told[0]}.", origin="or-1")
    desk.document(
        "do-b",
        f"UPDATE Police arrest 29\n{told[1]}.\n44 were arrested, a group said.",
        origin="or-1",
    )
    desk.relate("do-a", "do-b", Relation.UPDATE, "on Friday")
    for name, words, speaker, n in (
        ("do-a", told[0], chief, 16),
        ("do-b", told[1], chief, 29),
        ("do-b", "44 were arrested", group, 44),
    ):
        said = desk.say(name, words, speaker)
        desk.tell(
            name, words, "arrested", "detention", count=("=", n), day="2025-02-28", said=(said,)
        )
    event = desk.only(reconcile(desk.story()), "detention")
    assert _values(event, "count") == ["29", "44"]


@pytest.mark.parametrize(("second", "expected"), [("ministry", []), ("guild", ["289", "312"])])
def test_a_number_that_its_own_source_takes_back(
    desk: Desk, second: str, expected: list[str]
) -> None:
    who = {name: desk.entity(name, MentionType.ORGANISATION) for name in ("ministry", "guild")}
    miners = desk.entity("miners", MentionType.GROUP)
    told = [
        ("do-a", "312 miners were freed", 312, "ministry"),
        ("do-b", "289 miners, not 312, were freed", 289, second),
    ]
    for name, words, number, speaker in told:
        desk.document(name, f"Freed\n{words}.", origin=f"or-{name}")
        said = desk.say(name, words, who[speaker])
        desk.tell(
            name, words, "freed", "release", count=("=", number), recipients=(miners,), said=(said,)
        )
    event = desk.only(reconcile(desk.story()), "release")
    assert _values(event, "count") == expected

"""Values that contradict each other, corrections, denials and retractions."""

from __future__ import annotations

import pytest
from tests.ledger.desk import Desk

from firsthand.ledger import reconcile
from firsthand.model import MentionType, Relation, Status


def test_other_number_of_other_source_is_one_event_with_a_conflict(desk: Desk) -> None:
    desk.wire("do-a", origin="or-1")
    desk.document(
        "do-c", "Fewer\nAt least 9 poets walked free on Friday, a club said.", origin="or-2"
    )
    club = desk.entity("Pen Club", MentionType.ORGANISATION)
    poets = desk.entity("poets", MentionType.GROUP)
    said = desk.say("do-c", "At least 9 poets walked free on Friday", club)
    desk.tell(
        "do-c",
        "At least 9 poets walked free on Friday",
        "walked",
        "release",
        count=(">=", 9),
        day="2025-02-28",
        recipients=(poets,),
        said=(said,),
    )
    event = desk.only(reconcile(desk.story()), "release")
    assert event.count is not None
    assert event.count.n == 14
    [conflict] = event.conflicts
    assert conflict.field == "count"
    assert [(value.value, value.claimants) for value in conflict.values] == [
        (">=9", (club,)),
        ("14", (desk.entity("justice office", MentionType.ORGANISATION),)),
    ]


def test_vague_word_is_no_conflict_and_gives_way_to_the_number(desk: Desk) -> None:
    desk.wire("do-a", origin="or-1")
    for name, origin in (("do-c", "or-2"), ("do-d", "or-3")):
        desk.document(name, f"Many {name}\nDozens of poets left jail on Friday.", origin=origin)
        desk.tell(
            name,
            "Dozens of poets left jail on Friday",
            "left",
            "release",
            count=("~", 24),
            day="2025-02-28",
        )
    event = desk.only(reconcile(desk.story()), "release")
    assert event.conflicts == ()
    assert event.count is not None
    assert event.count.n == 14


def test_growing_count_of_one_source_is_superseded(desk: Desk) -> None:
    desk.document(
        "do-l", "Live\nPolice now hold 47 people.\nPolice hold 31 people so far.", origin="or-1"
    )
    police = desk.entity("city police", MentionType.ORGANISATION)
    for words, count in (("Police now hold 47 people", 47), ("Police hold 31 people so far", 31)):
        said = desk.say("do-l", words, police)
        desk.tell(
            "do-l", words, "hold", "detention", count=("=", count), said=(said,), day="2025-03-01"
        )
    event = desk.only(reconcile(desk.story()), "detention")
    assert event.count is not None
    assert event.count.n == 47
    assert event.conflicts == ()


@pytest.mark.parametrize(
    ("relation", "holds", "shown"),
    [(Relation.UPDATE, 31, []), (Relation.REPRINT, 13, [["13", "31"]])],
)
def test_other_number_in_a_version_is_shown_unless_an_update_replaces_it(
    desk: Desk, relation: Relation, holds: int, shown: list[list[str]]
) -> None:
    for name, day, count in (("do-a", "2025-03-01", 13), ("do-b", "2025-03-02", 31)):
        words = f"Coast guards seized {count} fishermen on Friday"
        desk.document(name, f"Fishermen held\n{words}.", origin="or-1", day=day)
        desk.tell(name, words, "seized", "detention", count=("=", count), day="2025-02-28")
    desk.relate("do-a", "do-b", relation, "fishermen on Friday")
    event = desk.only(reconcile(desk.story()), "detention")
    assert event.count is not None
    assert event.count.n == holds
    assert [[value.value for value in one.values] for one in event.conflicts] == shown
    assert event.support.origins == (1, 1)


def test_version_that_says_it_corrects_replaces_and_gives_the_title(desk: Desk) -> None:
    for name, head, count in (("do-a", "Crews held", 13), ("do-b", "CORRECTED: Crews held", 31)):
        words = f"Coast guards seized {count} fishermen on Friday"
        day = "2025-03-01" if name == "do-a" else "2025-03-02"
        desk.document(name, f"{head}\n{words}.", origin="or-1", day=day)
        desk.tell(name, words, "seized", "detention", count=("=", count), day="2025-02-28")
    records = reconcile(desk.story())
    event = desk.only(records, "detention")
    assert event.count is not None
    assert event.count.n == 31
    assert records.story.title == "CORRECTED: Crews held"


@pytest.mark.parametrize(("others", "status"), [(0, Status.DENIED), (1, Status.HAPPENED)])
def test_retraction_lowers_what_no_other_newsroom_reports(
    desk: Desk, others: int, status: Status
) -> None:
    judge = desk.entity("Ilse Varga", MentionType.PERSON)
    documents = [
        ("do-a", "Guards held the judge Ilse Varga", "NordNews", "Held"),
        ("do-b", "NordNews has withdrawn its report that guards held Ilse Varga", "NordNews", "No"),
    ]
    if others:
        documents.append(("do-c", "The judge Ilse Varga is held by guards", "SudPress", "Judge"))
    for number, (name, words, agency, head) in enumerate(documents, start=1):
        day = f"2025-03-0{number}"
        desk.document(name, f"{head}\n{words}.", origin=f"or-{name}", day=day, agency=agency)
        desk.tell(name, words, "held", "detention", recipients=(judge,))
    event = desk.only(reconcile(desk.story()), "detention")
    assert event.status is status
    assert [value.value for value in event.conflicts[0].values] == ["denied", "happened"]


def test_what_one_says_and_another_denies_is_claimed_and_shown(desk: Desk) -> None:
    rebels = desk.entity("Hill Front", MentionType.ORGANISATION)
    army = desk.entity("army", MentionType.ORGANISATION)
    pilot = desk.entity("Ilse Varga", MentionType.PERSON)
    for name, words, who, status in (
        ("do-a", "Guards freed the pilot Ilse Varga", rebels, Status.HAPPENED),
        ("do-b", "The army had not freed Ilse Varga", army, Status.DENIED),
    ):
        desk.document(name, f"Pilot\n{words}, they said.", origin=f"or-{name}")
        said = desk.say(name, words, who)
        desk.tell(name, words, "freed", "release", recipients=(pilot,), said=(said,), status=status)
    event = desk.only(reconcile(desk.story()), "release")
    assert event.status is Status.CLAIMED
    assert [(value.value, value.claimants) for value in event.conflicts[0].values] == [
        ("denied", (army,)),
        ("happened", (rebels,)),
    ]


def test_how_many_it_was_to_be_is_no_rival_of_how_many_it_was(desk: Desk) -> None:
    desk.wire("do-a", origin="or-1")
    desk.document("do-p", "Plan\nMinsk is to free 20 poets on Friday, a club said.", origin="or-2")
    club = desk.entity("Pen Club", MentionType.ORGANISATION)
    poets = desk.entity("poets", MentionType.GROUP)
    said = desk.say("do-p", "Minsk is to free 20 poets on Friday", club)
    desk.tell(
        "do-p",
        "Minsk is to free 20 poets on Friday",
        "free",
        "release",
        count=("=", 20),
        day="2025-02-28",
        recipients=(poets,),
        status=Status.PLANNED,
        said=(said,),
    )
    event = desk.only(reconcile(desk.story()), "release")
    assert event.status is Status.HAPPENED
    assert not event.conflicts


@pytest.mark.parametrize(
    ("other", "shown"), [("10 years", ["10 years", "8 years"]), ("8 years", [])]
)
def test_two_newsrooms_may_tell_two_lengths_of_a_sentence(
    desk: Desk, other: str, shown: list[str]
) -> None:
    banker = desk.entity("Ivo Maran", MentionType.PERSON)
    for name, term in (("do-a", "8 years"), ("do-b", other)):
        words = f"A court jailed Maran for {term} on Monday"
        desk.document(name, f"Maran\n{words}.", origin=f"or-{name}")
        desk.tell(
            name, words, "jailed", "sentence", recipients=(banker,), day="2025-03-03", term=term
        )
    event = desk.only(reconcile(desk.story()), "sentence")
    assert event.term in {"8 years", other}
    assert [v.value for c in event.conflicts if c.field == "term" for v in c.values] == shown


def test_what_one_side_gave_is_no_rival_of_how_many_were_exchanged(desk: Desk) -> None:
    text = "Swap\nBoth sides exchanged 120 men. The army released 75 men."
    desk.document("do-a", text, origin="or-1")
    men = desk.entity("men", MentionType.GROUP)
    for words, verb, kind, number in (
        ("Both sides exchanged 120 men", "exchanged", "exchange", 120),
        ("The army released 75 men", "released", "release", 75),
    ):
        desk.tell("do-a", words, verb, kind, recipients=(men,), count=("=", number))
    assert not any(event.conflicts for event in reconcile(desk.story()).events)

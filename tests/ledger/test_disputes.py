"""What reports dispute: days, towns, numbers put right, denials that name nobody."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.ledger.desk import Desk

from firsthand.ledger import LedgerRecords, reconcile
from firsthand.model import Event, MentionType, Novelty, Status, content_id


def _values(event: Event, field: str) -> list[str]:
    return [v.value for one in event.conflicts if one.field == field for v in one.values]


def _freed(desk: Desk, name: str, words: str, day: str, **more: object) -> None:
    """A newsroom of its own tells that guards freed Ann Lind."""
    lind = desk.entity("Ann Lind", MentionType.PERSON)
    desk.document(name, f"Lind\n{words}.", origin=f"or-{name}", day="2025-03-04")
    desk.name(name, "Ann Lind")
    desk.tell(name, words, "freed", "release", recipients=(lind,), day=day, **more)  # type: ignore[arg-type]


def _only(desk: Desk) -> Event:
    return desk.only(reconcile(desk.story()), "release")


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Guards freed Ann Lind on Monday", ["2025-03-03", "2025-03-04"]),
        ("Guards freed Ann Lind late on Monday", []),
    ],
)
def test_two_days_stand_side_by_side_unless_it_was_one_night(
    desk: Desk, words: str, shown: list[str]
) -> None:
    _freed(desk, "do-a", words, "2025-03-03")
    _freed(desk, "do-b", "Guards freed Ann Lind on Tuesday", "2025-03-04")
    assert _values(_only(desk), "date") == shown


def test_what_befell_one_person_days_apart_by_two_newsrooms_is_one_event(desk: Desk) -> None:
    _freed(desk, "do-a", "Guards freed Ann Lind on Friday", "2025-02-28")
    _freed(desk, "do-b", "Guards freed Ann Lind on Tuesday", "2025-03-04")
    assert _values(_only(desk), "date") == ["2025-02-28", "2025-03-04"]


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Guards freed Ann Lind in Pinsk", ["Brest", "Pinsk"]),
        ("Guards freed Ann Lind in Pinsk near Brest", []),
    ],
)
def test_two_towns_are_shown_where_neither_report_knows_the_other(
    desk: Desk, words: str, shown: list[str]
) -> None:
    _freed(desk, "do-a", "Guards freed Ann Lind in Brest", "2025-03-03", place="Brest")
    _freed(desk, "do-b", words, "2025-03-03", place="Pinsk")
    assert _values(_only(desk), "place") == shown


def _count(desk: Desk, name: str, words: str, count: int) -> None:
    miners = desk.entity("miners", MentionType.GROUP)
    desk.document(name, f"Miners\n{words}.", origin=f"or-{name}")
    desk.tell(name, words, "freed", "release", count=("=", count), recipients=(miners,))


def test_a_number_that_a_report_puts_right_is_no_conflict(desk: Desk) -> None:
    _count(desk, "do-a", "Guards freed 112 miners", 112)
    _count(desk, "do-b", "The office revised the number of freed miners to 89 from 112", 89)
    event = _only(desk)
    assert event.count is not None
    assert event.count.n == 89
    assert event.conflicts == ()


def _told_and_denied(
    desk: Desk, denial: str, whom: str, day: str, novelty: Novelty
) -> LedgerRecords:
    rebels = desk.entity("Hill Front", MentionType.ORGANISATION)
    office = desk.entity("justice office", MentionType.ORGANISATION)
    told = "Guards freed 14 miners on Monday"
    desk.document("do-a", f"Miners\n{told}, they said.", origin="or-a", day="2025-03-04")
    said = desk.say("do-a", told, rebels)
    desk.tell(
        "do-a",
        told,
        "freed",
        "release",
        count=("=", 14),
        day="2025-03-03",
        whom="14 miners",
        said=(said,),
    )
    desk.document("do-b", f"Miners\n{denial}, it said.", origin="or-b", day=day)
    said = desk.say("do-b", denial, office)
    desk.tell(
        "do-b",
        denial,
        "freed",
        "release",
        whom=whom,
        status=Status.DENIED,
        novelty=novelty,
        said=(said,),
    )
    return reconcile(desk.story())


@pytest.mark.parametrize(
    ("denial", "whom"),
    [
        ("Nobody had been freed", "Nobody"),
        ("No miners had been freed", "No miners"),
        ("No detainee had been freed", "No detainee"),
    ],
)
def test_a_denial_of_everybody_is_one_of_those_told(desk: Desk, denial: str, whom: str) -> None:
    event = desk.only(_told_and_denied(desk, denial, whom, "2025-03-05", Novelty.NEW), "release")
    assert event.status is Status.CLAIMED
    assert _values(event, "status") == ["denied", "happened"]
    assert list(event.support.claimants) == [desk.entity("Hill Front", MentionType.ORGANISATION)]


@pytest.mark.parametrize(
    ("whom", "day", "novelty"),
    [
        ("No teachers", "2025-03-05", Novelty.NEW),
        ("Nobody", "2025-03-01", Novelty.NEW),
        ("Nobody", "2025-03-05", Novelty.BACKGROUND),
    ],
    ids=["of others", "before it happened", "as always"],
)
def test_a_denial_of_others_or_of_before_denies_nothing(
    desk: Desk, whom: str, day: str, novelty: Novelty
) -> None:
    records = _told_and_denied(desk, f"{whom} had been freed", whom, day, novelty)
    assert all(not event.conflicts for event in records.events)


def test_who_is_named_in_one_report_is_the_unnamed_of_another(desk: Desk) -> None:
    spain = desk.entity("Spain", MentionType.PLACE)
    man = desk.entity("a businessman", MentionType.PERSON)
    lind = desk.entity("Ann Lind", MentionType.PERSON)
    for name, words, whom, novelty in (
        ("do-a", "Spain extradited a businessman", man, Novelty.NEW),
        ("do-b", "She landed after Spain extradited Ann Lind", lind, Novelty.BACKGROUND),
    ):
        desk.document(name, f"Flown out\n{words}.", origin=f"or-{name}")
        desk.tell(
            name,
            words,
            "extradited",
            "handover",
            actors=(spain,),
            recipients=(whom,),
            novelty=novelty,
        )
    desk.name("do-b", "Ann Lind")
    event = desk.only(reconcile(desk.story()), "handover")
    assert [party.entity for party in event.recipients] == [lind]


def test_a_report_of_its_own_that_nobody_was_held_is_of_its_case(desk: Desk) -> None:
    told, bare = "Guards held Ann Lind in May", "Nobody has been held"
    lind = desk.entity("Ann Lind", MentionType.PERSON)
    desk.document("do-a", f"Held\n{told}.", origin="or-a")
    desk.tell("do-a", told, "held", "detention", recipients=(lind,))
    desk.name("do-a", "Ann Lind")
    desk.document("do-b", f"Found\nA host was found. {bare}.", origin="or-b")
    desk.tell("do-b", bare, "held", "detention", whom="Nobody", status=Status.DENIED)
    events = reconcile(desk.story()).events
    assert [event.conflicts for event in events] == [(), ()]


def test_who_is_named_later_in_a_text_is_whom_it_left_unnamed_before(desk: Desk) -> None:
    spain = desk.entity("Spain", MentionType.PLACE)
    man = desk.entity("a businessman", MentionType.PERSON)
    lind = desk.entity("Ann Lind", MentionType.PERSON)
    first, then = "after Spain freed a businessman", "Spain released Ann Lind in May"
    desk.document("do-a", f"Ban lifted {first}.\n{then}.", origin="or-a")
    for words, cue, whom in ((first, "freed", man), (then, "released", lind)):
        desk.tell("do-a", words, cue, "release", actors=(spain,), recipients=(whom,))
    desk.name("do-a", "Ann Lind")
    event = desk.only(reconcile(desk.story()), "release")
    assert [party.entity for party in event.recipients] == [lind]


def test_whom_a_correction_sets_apart_was_not_held(desk: Desk) -> None:
    wrong, right = (desk.entity(name, MentionType.PERSON) for name in ("Ann Lund", "Ben Ruiz"))
    desk.document("do-a", "Held\nPolice held minister Ann Lund.", origin="or-1")
    desk.document(
        "do-b",
        "Corrected: Deputy held\nPolice held Ben Ruiz, not the minister, Ann Lund, on Friday.",
        origin="or-1",
    )
    desk.tell("do-a", "Police held minister Ann Lund", "held", "detention", recipients=(wrong,))
    desk.tell("do-b", "Police held Ben Ruiz", "held", "detention", recipients=(right,))
    for name, documents in (("Ann Lund", ("do-a", "do-b")), ("Ben Ruiz", ("do-b",))):
        for document in documents:
            desk.name(document, name)
    found = {event.recipients[0].entity: event.status for event in reconcile(desk.story()).events}
    assert found == {wrong: Status.DENIED, right: Status.HAPPENED}


@pytest.mark.parametrize(("own", "shown"), [(True, []), (False, ["denied", "happened"])])
def test_what_its_own_source_took_back_is_in_no_dispute(
    desk: Desk, *, own: bool, shown: list[str]
) -> None:
    counsel = desk.entity("Ivo Maran", MentionType.PERSON)
    other = counsel if own else desk.entity("Lena Dorn", MentionType.PERSON)
    pilot = desk.entity("Aron Velt", MentionType.PERSON)
    for name, day, words, status, who in (
        ("do-a", "2025-03-04", "Velt was freed on Monday", Status.CLAIMED, counsel),
        ("do-b", "2025-03-05", "Velt was not freed on Monday", Status.DENIED, other),
    ):
        desk.document(name, f"Velt\n{words}, he said.", origin=f"or-{name}", day=day)
        said = desk.say(name, words, who)
        desk.tell(
            name,
            words,
            "freed",
            "release",
            recipients=(pilot,),
            day="2025-03-03",
            said=(said,),
            status=status,
        )
    event = desk.only(reconcile(desk.story()), "release")
    assert (_values(event, "status") if event.conflicts else []) == shown


@pytest.mark.parametrize(
    ("first", "second", "shown"),
    [
        ("Gerv was deported to Norland", "Gerv was deported to Sudria", ["Latvia", "Spain"]),
        ("Gerv was deported to Norland", "Gerv was deported to Norland", []),
        ("Gerv was deported to Norland", "Gerv was deported by way of Latvia to Sudria", []),
    ],
)
def test_another_country_that_took_somebody_in_is_shown(
    desk: Desk, first: str, second: str, shown: list[str]
) -> None:
    gerv = desk.entity("Ola Gerv", MentionType.PERSON)
    for name, code in (("Norland", "LV"), ("Sudria", "ES")):
        key = desk.entity(name, MentionType.PLACE)
        desk.entities[key] = replace(desk.entities[key], country=code)
    for name, words in (("do-a", first), ("do-b", second)):
        desk.document(name, f"Gerv\n{words} on Friday, Ola Gerv said.", origin=f"or-{name}")
        desk.name(name, "Ola Gerv")
        receiver = content_id("en", words.rpartition(" ")[2])
        desk.tell(name, words, "deported", "deportation", recipients=(gerv,), receiver=receiver)
    event = desk.only(reconcile(desk.story()), "deportation")
    assert _values(event, "receiver") == shown


@pytest.mark.parametrize(("named", "shown"), [(True, []), (False, ["8", "9"])])
def test_those_beside_a_named_person_are_no_other_number(
    desk: Desk, *, named: bool, shown: list[str]
) -> None:
    group = desk.entity("actors", MentionType.GROUP)
    lead = desk.entity("Mira Sant", MentionType.PERSON)
    for name, words, number, who in (
        ("do-a", "Police held Mira Sant and eight actors", 8, (lead, group) if named else (group,)),
        ("do-b", "Police held nine actors", 9, (group,)),
    ):
        desk.document(name, f"Held\n{words} on Friday.", origin=f"or-{name}")
        desk.tell(
            name, words, "held", "detention", count=("=", number), recipients=who, day="2025-02-28"
        )
    event = desk.only(reconcile(desk.story()), "detention")
    assert _values(event, "count") == shown


def test_one_dies_once_whatever_days_are_given(desk: Desk) -> None:
    lund = desk.entity("Ann Lund", MentionType.PERSON)
    for name, day in (("do-a", "2025-02-28"), ("do-b", "2025-02-14")):
        words = f"Lund died in jail on {day}"
        desk.document(name, f"Lund\n{words}, the family of Ann Lund said.", origin=f"or-{name}")
        desk.name(name, "Ann Lund")
        desk.tell(name, words, "died", "death_in_custody", recipients=(lund,), day=day)
    event = desk.only(reconcile(desk.story()), "death_in_custody")
    assert _values(event, "date") == ["2025-02-14", "2025-02-28"]


def test_an_amnesty_named_in_passing_is_the_one_that_was_ordered(desk: Desk) -> None:
    inmates = desk.entity("900 inmates", MentionType.GROUP)
    text = "Out\nTwo were freed in an amnesty for 900 inmates.\nThe amnesty was ordered on Friday."
    desk.document("do-a", text, origin="or-1")
    desk.tell(
        "do-a",
        "an amnesty for 900 inmates",
        "amnesty",
        "amnesty",
        count=("=", 900),
        recipients=(inmates,),
        novelty=Novelty.BACKGROUND,
    )
    desk.tell("do-a", "The amnesty was ordered on Friday", "ordered", "amnesty", day="2025-02-28")
    event = desk.only(reconcile(desk.story()), "amnesty")
    assert event.count is not None
    assert (event.count.n, event.date and event.date.value) == (900, "2025-02-28")


@pytest.mark.parametrize(("whom", "events"), [("An official", 2), ("A man", 1)])
def test_an_official_is_nobody_whom_the_text_has_named(desk: Desk, whom: str, events: int) -> None:
    held = desk.entity(whom, MentionType.PERSON)
    lind = desk.entity("Ann Lind", MentionType.PERSON)
    text = f"Held\nAnn Lind sold cars.\n{whom} was detained.\nLind was detained on Sunday."
    desk.document("do-a", text, origin="or-1")
    desk.name("do-a", "Ann Lind")
    desk.tell(
        "do-a", f"{whom} was detained", "detained", "detention", recipients=(held,), whom=whom
    )
    desk.tell("do-a", "Lind was detained on Sunday", "detained", "detention", recipients=(lind,))
    found = [item for item in reconcile(desk.story()).events if item.type == "detention"]
    assert len(found) == events


def _detained(desk: Desk, words: str, day: str, speaker: str) -> None:
    """Tell in one text, by the word of somebody, that Ann Lind was arrested."""
    person = desk.entity("Ann Lind", MentionType.PERSON)
    said = desk.say("do-a", words, desk.entity(speaker, MentionType.ORGANISATION))
    desk.name("do-a", "Ann Lind")
    desk.tell("do-a", words, "arrested", "detention", day=day, recipients=(person,), said=(said,))


@pytest.mark.parametrize(
    ("second", "speaker", "events"),
    [
        ("Ann Lind was arrested on Sunday", "bar union", 1),
        ("Ann Lind was arrested on Sunday", "town police", 2),
        ("Ann Lind was arrested again on Sunday", "bar union", 2),
    ],
    ids=["two voices", "one voice", "once more"],
)
def test_two_voices_of_one_text_may_differ_on_the_day(
    desk: Desk, second: str, speaker: str, events: int
) -> None:
    first = "Guards arrested Ann Lind on Tuesday"
    desk.document("do-a", f"Held\n{first}.\n{second}.", origin="or-a")
    _detained(desk, first, "2025-02-25", "town police")
    _detained(desk, second, "2025-02-23", speaker)
    found = reconcile(desk.story()).events
    assert len(found) == events
    shown = [_values(event, "date") for event in found]
    assert shown == ([["2025-02-23", "2025-02-25"]] if events == 1 else [[], []])


def test_a_note_that_gives_both_numbers_puts_one_in_the_place_of_the_other(desk: Desk) -> None:
    _count(desk, "do-a", "Guards freed 112 miners", 112)
    miners = desk.entity("miners", MentionType.GROUP)
    text = "Correction: miners\nGuards freed 121 miners. (Corrects number to 121 from 112.)"
    desk.document("do-b", text, origin="or-do-b")
    desk.tell(
        "do-b",
        "Guards freed 121 miners",
        "freed",
        "release",
        count=("=", 121),
        recipients=(miners,),
    )
    assert _only(desk).conflicts == ()

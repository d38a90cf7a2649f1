"""Acts that one text tells apart: the living and the dead, two verdicts, a law and its means."""

from __future__ import annotations

from tests.ledger.desk import Desk

from firsthand.ledger import reconcile
from firsthand.model import MentionType

DAY = "2025-02-28"


def _returned(desk: Desk, name: str, number: int, whom: str) -> None:
    sentence = f"Guards returned {whom} on Friday"
    desk.texts[name] += f"\n{sentence}."
    desk.tell(
        name,
        sentence,
        "returned",
        "handover",
        count=("=", number),
        day=DAY,
        of="soldiers",
        whom=whom,
    )


def test_bodies_are_no_prisoners(desk: Desk) -> None:
    for name, whom in (("do-a", "the bodies of 15 soldiers"), ("do-b", "15 soldiers")):
        desk.document(name, "Home", origin=f"or-{name}")
        _returned(desk, name, 15, whom)
    assert len(reconcile(desk.story()).events) == 2


def test_of_two_numbers_of_a_text_another_report_gives_its_own(desk: Desk) -> None:
    desk.document("do-a", "Home", origin="or-a")
    _returned(desk, "do-a", 41, "the bodies of 41 soldiers")
    desk.document("do-b", "Home\nIt was calm.\nIt was cold.", origin="or-b")
    _returned(desk, "do-b", 58, "the bodies of 58 soldiers")
    _returned(desk, "do-b", 41, "the remains of 41 soldiers")
    told = {
        mention.count.n: {quote.span.document for quote in event.evidence}
        for event in reconcile(desk.story()).events
        for mention in desk.mentions
        if mention.count is not None and mention.evidence in event.evidence
    }
    assert told == {41: {"do-a", "do-b"}, 58: {"do-b"}}


def test_two_verdicts_of_one_text_are_two_acts(desk: Desk) -> None:
    first, second = "A court jailed an editor for 8 years", "Karel Minz was given 2 years"
    desk.document("do-a", f"Verdict\n{first}.\n{second}.", origin="or-a")
    editor = desk.entity("editor", MentionType.PERSON)
    minz = desk.entity("Karel Minz", MentionType.PERSON)
    desk.tell("do-a", first, "jailed", "sentence", day=DAY, recipients=(editor,), term="8 years")
    desk.tell("do-a", second, "given", "sentence", day=DAY, recipients=(minz,), term="2 years")
    assert len(reconcile(desk.story()).events) == 2


def test_a_law_that_is_signed_on_another_day_is_told_beside_whom_it_frees(desk: Desk) -> None:
    words = "Guards freed 118 men under an amnesty that President Orm signed on Wednesday"
    desk.document("do-a", f"Freed\n{words}.", origin="or-a")
    orm = desk.entity("Orm", MentionType.PERSON)
    desk.tell("do-a", words, "freed", "release", count=("=", 118), day=DAY)
    desk.tell("do-a", words, "amnesty", "amnesty", actors=(orm,), day="2025-02-26")
    assert sorted(event.type for event in reconcile(desk.story()).events) == ["amnesty", "release"]


def test_the_remaining_are_counted_apart(desk: Desk) -> None:
    first, second = "The president pardoned 412 men", "The remaining 179 had their terms cut"
    desk.document("do-a", f"Mercy\n{first}.\n{second}.", origin="or-a")
    men = desk.entity("412 men", MentionType.GROUP)
    desk.tell(
        "do-a", first, "pardoned", "pardon", count=("=", 412), of="men", day=DAY, recipients=(men,)
    )
    desk.tell("do-a", second, "cut", "pardon", count=("=", 179), day=DAY, whom="The remaining 179")
    assert len(reconcile(desk.story()).events) == 2

"""Who vouches, how many origins, what statements assert and what figures say."""

from __future__ import annotations

from tests.ledger.desk import Desk

from firsthand.ledger import reconcile
from firsthand.model import Form, MentionType, Relation


def test_reprints_are_one_origin_and_one_event(desk: Desk) -> None:
    desk.wire("do-a", origin="or-1")
    desk.wire("do-b", origin="or-1", head="Fourteen poets walk out")
    event = desk.only(reconcile(desk.story()), "release")
    assert event.support.copies == 2
    assert event.support.origins == (1, 1)
    assert [quoted.span.document for quoted in event.evidence] == ["do-a", "do-b"]


def test_two_reports_of_one_spokesman_are_two_origins_and_one_claimant(desk: Desk) -> None:
    desk.wire("do-a", origin="or-1")
    desk.document("do-c", "Free\nOfficials opened the gates for fourteen writers.", origin="or-2")
    office = desk.entity("justice office", MentionType.ORGANISATION)
    man = desk.entity("Arvo Lind", MentionType.PERSON, speaks_for=office)
    said = desk.say("do-c", "Officials opened the gates for fourteen writers", man)
    desk.tell(
        "do-c",
        "Officials opened the gates for fourteen writers",
        "opened",
        "release",
        count=("=", 14),
        said=(said,),
    )
    event = desk.only(reconcile(desk.story()), "release")
    assert event.support.origins == (2, 2)
    assert event.support.claimants == (office,)


def test_quotation_that_goes_on_about_the_freed_asserts_their_release(desk: Desk) -> None:
    poets = desk.entity("poets", MentionType.GROUP)
    office = desk.entity("justice office", MentionType.ORGANISATION)
    desk.wire("do-a", origin="or-1")
    goes_on = desk.say("do-a", "They sang", office, form=Form.DIRECT)
    desk.refer("do-a", "They", poets)
    records = reconcile(desk.story())
    asserted = {item.id: item.asserts for item in records.statements}
    assert asserted[goes_on] == (desk.only(records, "release").id,)


def test_medium_that_carries_a_speaker_is_no_claimant(desk: Desk) -> None:
    desk.wire("do-a", origin="or-1")
    tv = desk.entity("Channel Six", MentionType.MEDIUM)
    king = desk.entity("King Otto", MentionType.PERSON)
    words = "They sang"
    said = (desk.say("do-a", words, tv), desk.say("do-a", "sang", king, medium=tv))
    desk.tell("do-a", words, "sang", "meeting", said=said)
    assert desk.only(reconcile(desk.story()), "meeting").support.claimants == (king,)


def test_claimant_named_shorter_is_the_same_claimant(desk: Desk) -> None:
    desk.wire("do-a", origin="or-1")
    short = desk.entity("Harvest", MentionType.ORGANISATION)
    long = desk.entity("Harvest party", MentionType.ORGANISATION)
    other = desk.entity("Labour party", MentionType.ORGANISATION)
    said = tuple(
        desk.say("do-a", words, who)
        for words, who in (("They sang", short), ("sang", long), ("They", other))
    )
    desk.tell("do-a", "They sang", "sang", "meeting", said=said)
    claimants = desk.only(reconcile(desk.story()), "meeting").support.claimants
    assert len(claimants) == 2
    assert other in claimants


def test_cut_copy_that_leaves_out_a_name_has_no_claimant_of_its_own(desk: Desk) -> None:
    words = "The gates were opened for fourteen writers at noon"
    named = desk.entity("Arvo Lind", MentionType.PERSON)
    described = desk.entity("their lawyer", MentionType.PERSON)
    desk.document("do-a", f"Free\n{words}, their lawyer said.\nArvo Lind wept.", origin="or-1")
    desk.document("do-b", f"Free\n{words}, their lawyer said.", origin="or-1")
    desk.document("do-c", f"Free\n{words}, their lawyer said.", origin="or-2")
    desk.name("do-a", "Arvo Lind")
    for name, who in (("do-a", named), ("do-b", described), ("do-c", described)):
        said = desk.say(name, words, who)
        desk.tell(name, words, "opened", "release", count=("=", 14), said=(said,))
        if name == "do-b":
            event = desk.only(reconcile(desk.story()), "release")
            assert event.support.claimants == (named,)
    event = desk.only(reconcile(desk.story()), "release")
    assert set(event.support.claimants) == {named, described}


def test_who_demands_does_not_vouch_for_the_demand(desk: Desk) -> None:
    desk.wire("do-a", origin="or-1")
    queen = desk.entity("Queen Ada", MentionType.PERSON)
    said = desk.say("do-a", "They sang", queen)
    desk.tell("do-a", "They sang", "sang", "request", actors=(queen,), said=(said,))
    assert desk.only(reconcile(desk.story()), "request").support.claimants == ()


def test_newsroom_of_an_origin_is_no_claimant_and_a_chain_counts_its_far_end(desk: Desk) -> None:
    desk.wire("do-a", origin="or-1")
    agency = desk.entity("NordNews", MentionType.ORGANISATION)
    office = desk.entity("justice office", MentionType.ORGANISATION)
    desk.document("do-b", "Cited\nFourteen poets were let go, NordNews reported.", origin="or-2")
    said = desk.say("do-b", "Fourteen poets were let go", agency)
    desk.tell("do-b", "Fourteen poets were let go", "let", "release", count=("=", 14), said=(said,))
    desk.document(
        "do-c", "Chain\nAll 14 poets are free, NordNews quoted the office as saying.", origin="or-3"
    )
    said = desk.say("do-c", "All 14 poets are free", office, chain=(agency, office))
    desk.tell("do-c", "All 14 poets are free", "free", "release", count=("=", 14), said=(said,))
    assert desk.only(reconcile(desk.story()), "release").support.claimants == (office,)


def test_links_point_at_events_and_say_who_asserts_them(desk: Desk) -> None:
    desk.wire("do-a", origin="or-1")
    office = desk.entity("justice office", MentionType.ORGANISATION)
    target = desk.mentions[0].id
    said = desk.say("do-a", "They sang", office)
    desk.tell(
        "do-a", "They sang", "sang", "agreement", said=(said,), links=(("condition_of", target),)
    )
    records = reconcile(desk.story())
    [link] = desk.only(records, "agreement").links
    assert (link.relation, link.event, link.asserted_by) == (
        "condition_of",
        desk.only(records, "release").id,
        office,
    )


def test_statements_assert_the_events_they_cover(desk: Desk) -> None:
    desk.wire("do-a", origin="or-1")
    records = reconcile(desk.story())
    assert [statement.asserts for statement in records.statements] == [(records.events[0].id,)]


def test_merged_copy_counts_for_the_origin_whose_passage_it_carries(desk: Desk) -> None:
    desk.wire("do-a", origin="or-1")
    desk.document("do-c", "Other\nBakers went on strike.", origin="or-2", agency="SudPress")
    desk.wire("do-m", origin="or-1+or-2", head="Digest")
    assert desk.only(reconcile(desk.story()), "release").support.origins == (2, 2)
    desk.relate("do-a", "do-m", Relation.SHARED_PASSAGE, desk.lead)
    event = desk.only(reconcile(desk.story()), "release")
    assert event.support.origins == (1, 1)
    assert event.support.copies == 2


def test_figures_merge_by_number_and_a_later_one_replaces(desk: Desk) -> None:
    group = desk.entity("Open Cells", MentionType.ORGANISATION)
    for name, origin, day, number in (
        ("do-a", "or-1", "2025-03-01", 120),
        ("do-b", "or-2", "2025-03-01", 120),
        ("do-c", "or-3", "2025-03-05", 97),
    ):
        words = f"{number} prisoners remain"
        desk.document(name, f"Cells\n{words}, Open Cells said in {name}.", origin=origin, day=day)
        desk.figure(
            name,
            words,
            "stock",
            ("=", number),
            of="prisoners",
            said=(desk.say(name, words, group),),
        )
    figures = {figure.n: figure for figure in reconcile(desk.story()).figures}
    assert figures[120].support.origins == (2, 2)
    assert figures[120].support.claimants == (group,)
    assert figures[97].replaces == (figures[120].id,)


def test_story_without_a_headline_is_called_by_its_opening_words(desk: Desk) -> None:
    words = "Coast guards seized 13 fishermen on Friday off the northern islands"
    rest = "and took them to a port where they were held for the night"
    desk.document("do-a", f"\n{words}, {rest}.", origin="or-1")
    title = reconcile(desk.story()).story.title
    assert title is not None
    assert title.startswith(f"“{words}")
    assert title.endswith("…”")

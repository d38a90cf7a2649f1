"""What the ledger makes of small invented stories."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firsthand.ledger import LedgerRecords, reconcile
from firsthand.model import (
    Event,
    Form,
    MentionType,
    Novelty,
    Relation,
    Status,
)

LEAD = "Guards let 14 poets go on Friday, the justice office said"


def only(records: LedgerRecords, type_: str) -> Event:
    found = [event for event in records.events if event.type == type_]
    assert len(found) == 1, [(event.type, event.evidence) for event in records.events]
    return found[0]


def wire(
    desk, name: str, *, origin: str, day: str = "2025-03-01", head: str = "Poets let go"
) -> None:
    """One agency's text on the release of 14 poets, told by the justice office."""
    desk.document(name, f"{head}\n{LEAD}.\nThey sang.", origin=origin, day=day, agency="NordNews")
    office = desk.entity("justice office", MentionType.ORGANISATION)
    poets = desk.entity("poets", MentionType.GROUP)
    said = desk.say(name, "Guards let 14 poets go on Friday", office)
    desk.tell(
        name,
        LEAD,
        "let",
        "release",
        count=("=", 14),
        day="2025-02-28",
        recipients=(poets,),
        said=(said,),
    )


def test_reprints_are_one_origin_and_one_event(desk):
    wire(desk, "do-a", origin="or-1")
    wire(desk, "do-b", origin="or-1", head="Fourteen poets walk out")
    event = only(reconcile(desk.story()), "release")
    assert event.support.copies == 2
    assert event.support.origins == (1, 1)
    assert [quoted.span.document for quoted in event.evidence] == ["do-a", "do-b"]


def test_two_reports_of_one_spokesman_are_two_origins_and_one_claimant(desk):
    wire(desk, "do-a", origin="or-1")
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
    event = only(reconcile(desk.story()), "release")
    assert event.support.origins == (2, 2)
    assert event.support.claimants == (office,)


def test_other_number_of_other_source_is_one_event_with_a_conflict(desk):
    wire(desk, "do-a", origin="or-1")
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
    event = only(reconcile(desk.story()), "release")
    assert event.count is not None
    assert event.count.n == 14
    [conflict] = event.conflicts
    assert conflict.field == "count"
    assert [(value.value, value.claimants) for value in conflict.values] == [
        (">=9", (club,)),
        ("14", (desk.entity("justice office", MentionType.ORGANISATION),)),
    ]


def test_vague_word_is_no_conflict_and_gives_way_to_the_number(desk):
    wire(desk, "do-a", origin="or-1")
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
    event = only(reconcile(desk.story()), "release")
    assert event.conflicts == ()
    assert event.count is not None
    assert event.count.n == 14


def test_growing_count_of_one_source_is_superseded(desk):
    desk.document(
        "do-l", "Live\nPolice now hold 47 people.\nPolice hold 31 people so far.", origin="or-1"
    )
    police = desk.entity("city police", MentionType.ORGANISATION)
    for words, count in (("Police now hold 47 people", 47), ("Police hold 31 people so far", 31)):
        said = desk.say("do-l", words, police)
        desk.tell(
            "do-l", words, "hold", "detention", count=("=", count), said=(said,), day="2025-03-01"
        )
    event = only(reconcile(desk.story()), "detention")
    assert event.count is not None
    assert event.count.n == 47
    assert event.conflicts == ()


@pytest.mark.parametrize(("relation", "holds"), [(Relation.UPDATE, 31), (Relation.REPRINT, 13)])
def test_other_number_in_a_version_is_shown_and_only_an_update_replaces(desk, relation, holds):
    for name, day, count in (("do-a", "2025-03-01", 13), ("do-b", "2025-03-02", 31)):
        words = f"Coast guards seized {count} fishermen on Friday"
        desk.document(name, f"Fishermen held\n{words}.", origin="or-1", day=day)
        desk.tell(name, words, "seized", "detention", count=("=", count), day="2025-02-28")
    desk.relate("do-a", "do-b", relation, "fishermen on Friday")
    event = only(reconcile(desk.story()), "detention")
    assert event.count is not None
    assert event.count.n == holds
    assert [value.value for value in event.conflicts[0].values] == ["13", "31"]
    assert event.support.origins == (1, 1)


def test_version_that_says_it_corrects_replaces_and_gives_the_title(desk):
    for name, head, count in (("do-a", "Crews held", 13), ("do-b", "CORRECTED: Crews held", 31)):
        words = f"Coast guards seized {count} fishermen on Friday"
        day = "2025-03-01" if name == "do-a" else "2025-03-02"
        desk.document(name, f"{head}\n{words}.", origin="or-1", day=day)
        desk.tell(name, words, "seized", "detention", count=("=", count), day="2025-02-28")
    records = reconcile(desk.story())
    event = only(records, "detention")
    assert event.count is not None
    assert event.count.n == 31
    assert records.story.title == "CORRECTED: Crews held"


@pytest.mark.parametrize(("others", "status"), [(False, Status.DENIED), (True, Status.HAPPENED)])
def test_retraction_lowers_what_no_other_newsroom_reports(desk, others, status):
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
    event = only(reconcile(desk.story()), "detention")
    assert event.status is status
    assert [value.value for value in event.conflicts[0].values] == ["denied", "happened"]


def test_count_and_as_many_names_are_one_event(desk):
    text = "Out\nTwo reporters left jail.\nAnn Lund and Ben Ruiz are home."
    desk.document("do-a", text, origin="or-1")
    both = tuple(desk.entity(name, MentionType.PERSON) for name in ("Ann Lund", "Ben Ruiz"))
    desk.tell("do-a", "Two reporters left jail", "left", "release", count=("=", 2))
    desk.tell("do-a", "Ann Lund and Ben Ruiz are home", "home", "release", recipients=both)
    for name in ("Ann Lund", "Ben Ruiz"):
        desk.name("do-a", name)
    assert len(reconcile(desk.story()).events) == 1


def test_what_one_says_and_another_denies_is_claimed_and_shown(desk):
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
    event = only(reconcile(desk.story()), "release")
    assert event.status is Status.CLAIMED
    assert [(value.value, value.claimants) for value in event.conflicts[0].values] == [
        ("denied", (army,)),
        ("happened", (rebels,)),
    ]


def test_named_person_among_a_group_is_an_event_of_its_own(desk):
    wire(desk, "do-a", origin="or-1")
    desk.document("do-b", "Poet\nThe poet Ilse Varga walked out on Friday.", origin="or-2")
    poet = desk.entity("Ilse Varga", MentionType.PERSON)
    desk.tell(
        "do-b",
        "The poet Ilse Varga walked out on Friday",
        "walked",
        "release",
        recipients=(poet,),
        day="2025-02-28",
    )
    assert len(reconcile(desk.story()).events) == 2


def test_pardon_and_release_stay_apart_but_handover_and_deportation_meet(desk):
    poets = desk.entity("poets", MentionType.GROUP)
    desk.document(
        "do-a",
        "Out\nThe king pardoned 14 poets.\nGuards flew 14 poets to Ruritania on Friday.",
        origin="or-1",
    )
    desk.document(
        "do-b", "Out!\nFourteen poets were handed over to Ruritania on Friday.", origin="or-2"
    )
    desk.tell(
        "do-a",
        "The king pardoned 14 poets",
        "pardoned",
        "pardon",
        count=("=", 14),
        recipients=(poets,),
    )
    for name, words, trigger, kind in (
        ("do-a", "Guards flew 14 poets to Ruritania on Friday", "flew", "deportation"),
        ("do-b", "Fourteen poets were handed over to Ruritania on Friday", "handed", "handover"),
    ):
        desk.tell(
            name, words, trigger, kind, count=("=", 14), recipients=(poets,), day="2025-02-28"
        )
    records = reconcile(desk.story())
    assert sorted(event.type for event in records.events) == ["handover", "pardon"]
    assert only(records, "handover").support.origins == (2, 2)


def test_plan_denial_and_background_are_not_the_news(desk):
    wire(desk, "do-a", origin="or-1")
    desk.document(
        "do-b",
        "More\nGuards will free 14 poets on Monday.\nLast year guards freed 14 poets.",
        origin="or-2",
    )
    poets = desk.entity("poets", MentionType.GROUP)
    desk.tell(
        "do-b",
        "Guards will free 14 poets on Monday",
        "free",
        "release",
        count=("=", 14),
        recipients=(poets,),
        status=Status.PLANNED,
        day="2025-03-03",
    )
    desk.tell(
        "do-b",
        "Last year guards freed 14 poets",
        "freed",
        "release",
        count=("=", 14),
        recipients=(poets,),
        novelty=Novelty.HISTORICAL,
        day="2024-06-01",
    )
    events = reconcile(desk.story()).events
    assert sorted((event.status.value, event.novelty.value) for event in events) == [
        ("happened", "historical"),
        ("happened", "new"),
        ("planned", "new"),
    ]


def test_anaphora_joins_its_antecedent_and_alone_makes_nothing(desk):
    wire(desk, "do-a", origin="or-1")
    desk.tell("do-a", "They sang", "They", "release", refers_back=True)
    desk.tell("do-a", "They sang", "sang", "sentence", refers_back=True)
    event = only(reconcile(desk.story()), "release")
    assert [quoted.text for quoted in event.evidence] == [LEAD, "They sang"]


def test_means_of_a_release_is_no_event_but_joins_the_one_told(desk):
    wire(desk, "do-a", origin="or-1")
    words = "Guards freed the poet under an amnesty"
    desk.document("do-b", f"Poet\n{words}.", origin="or-2")
    desk.tell("do-b", words, "freed", "release", recipients=())
    desk.tell("do-b", "under an amnesty", "amnesty", "amnesty")
    assert {event.type for event in reconcile(desk.story()).events} == {"release"}
    desk.document("do-c", "Law\nThe king signed an amnesty for 14 poets.", origin="or-3")
    desk.tell("do-c", "The king signed an amnesty", "amnesty", "amnesty", count=("=", 14))
    assert only(reconcile(desk.story()), "amnesty").support.origins == (2, 2)


def test_quotation_that_goes_on_about_the_freed_asserts_their_release(desk):
    poets = desk.entity("poets", MentionType.GROUP)
    office = desk.entity("justice office", MentionType.ORGANISATION)
    wire(desk, "do-a", origin="or-1")
    goes_on = desk.say("do-a", "They sang", office, form=Form.DIRECT)
    desk.refer("do-a", "They", poets)
    records = reconcile(desk.story())
    asserted = {item.id: item.asserts for item in records.statements}
    assert asserted[goes_on] == (only(records, "release").id,)


def test_headline_makes_no_event_of_its_own_unless_there_is_no_body(desk):
    wire(desk, "do-a", origin="or-1", head="Two dozen poets jailed")
    desk.tell("do-a", "Two dozen poets jailed", "jailed", "sentence", count=("=", 24))
    assert [event.type for event in reconcile(desk.story()).events] == ["release"]
    desk.document("do-b", "Bishop arrested", origin="or-2")
    desk.tell("do-b", "Bishop arrested", "arrested", "detention")
    assert sorted(event.type for event in reconcile(desk.story()).events) == [
        "detention",
        "release",
    ]


def test_agreement_of_the_same_two_is_one_though_background_to_one_sentence(desk):
    wire(desk, "do-a", origin="or-1")
    two = (desk.entity("Ruritania", MentionType.PLACE), desk.entity("Tarvia", MentionType.PLACE))
    desk.tell("do-a", LEAD, "Friday", "agreement", actors=two)
    desk.tell("do-a", "They sang", "sang", "agreement", actors=two, novelty=Novelty.BACKGROUND)
    only(reconcile(desk.story()), "agreement")


def test_medium_that_carries_a_speaker_is_no_claimant(desk):
    wire(desk, "do-a", origin="or-1")
    tv = desk.entity("Channel Six", MentionType.MEDIUM)
    king = desk.entity("King Otto", MentionType.PERSON)
    words = "They sang"
    said = (desk.say("do-a", words, tv), desk.say("do-a", "sang", king, medium=tv))
    desk.tell("do-a", words, "sang", "meeting", said=said)
    assert only(reconcile(desk.story()), "meeting").support.claimants == (king,)


def test_claimant_named_shorter_is_the_same_claimant(desk):
    wire(desk, "do-a", origin="or-1")
    short = desk.entity("Harvest", MentionType.ORGANISATION)
    long = desk.entity("Harvest party", MentionType.ORGANISATION)
    other = desk.entity("Labour party", MentionType.ORGANISATION)
    said = tuple(
        desk.say("do-a", words, who)
        for words, who in (("They sang", short), ("sang", long), ("They", other))
    )
    desk.tell("do-a", "They sang", "sang", "meeting", said=said)
    claimants = only(reconcile(desk.story()), "meeting").support.claimants
    assert len(claimants) == 2
    assert other in claimants


def test_who_demands_does_not_vouch_for_the_demand(desk):
    wire(desk, "do-a", origin="or-1")
    queen = desk.entity("Queen Ada", MentionType.PERSON)
    said = desk.say("do-a", "They sang", queen)
    desk.tell("do-a", "They sang", "sang", "request", actors=(queen,), said=(said,))
    assert only(reconcile(desk.story()), "request").support.claimants == ()


def test_newsroom_of_an_origin_is_no_claimant_and_a_chain_counts_its_far_end(desk):
    wire(desk, "do-a", origin="or-1")
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
    assert only(reconcile(desk.story()), "release").support.claimants == (office,)


def test_links_point_at_events_and_say_who_asserts_them(desk):
    wire(desk, "do-a", origin="or-1")
    office = desk.entity("justice office", MentionType.ORGANISATION)
    target = desk.mentions[0].id
    said = desk.say("do-a", "They sang", office)
    desk.tell(
        "do-a", "They sang", "sang", "agreement", said=(said,), links=(("condition_of", target),)
    )
    records = reconcile(desk.story())
    [link] = only(records, "agreement").links
    assert (link.relation, link.event, link.asserted_by) == (
        "condition_of",
        only(records, "release").id,
        office,
    )


def test_statements_assert_the_events_they_cover(desk):
    wire(desk, "do-a", origin="or-1")
    records = reconcile(desk.story())
    assert [statement.asserts for statement in records.statements] == [(records.events[0].id,)]


def test_merged_copy_counts_for_the_origin_whose_passage_it_carries(desk):
    wire(desk, "do-a", origin="or-1")
    desk.document("do-c", "Other\nBakers went on strike.", origin="or-2", agency="SudPress")
    wire(desk, "do-m", origin="or-1+or-2", head="Digest")
    assert only(reconcile(desk.story()), "release").support.origins == (2, 2)
    desk.relate("do-a", "do-m", Relation.SHARED_PASSAGE, LEAD)
    event = only(reconcile(desk.story()), "release")
    assert event.support.origins == (1, 1)
    assert event.support.copies == 2


def test_figures_merge_by_number_and_a_later_one_replaces(desk):
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


def big_story(desk) -> None:
    wire(desk, "do-a", origin="or-1")
    wire(desk, "do-b", origin="or-1", head="Fourteen poets walk out")
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
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_order_of_records_does_not_matter(desk, seed):
    desk.__init__()
    big_story(desk)

    def shuffled(items: list) -> list:
        mixed = list(items)
        random.Random(seed).shuffle(mixed)
        return mixed

    assert reconcile(desk.story(shuffled)) == reconcile(desk.story())


@pytest.mark.parametrize("name", ["do-0", "do-aa", "do-z"])
def test_exact_copy_changes_neither_ids_nor_origins(desk, name):
    big_story(desk)
    before = reconcile(desk.story())
    wire(desk, name, origin="or-1")
    after = reconcile(desk.story())
    assert [event.id for event in after.events] == [event.id for event in before.events]
    assert [event.support.origins for event in after.events] == [
        event.support.origins for event in before.events
    ]
    assert after.story.counts.origins == before.story.counts.origins
    assert after.story.counts.copies == before.story.counts.copies + 1


def test_bounds_are_in_order_and_at_least_one(desk):
    big_story(desk)
    desk.document("do-q", "Said\nPoets are free, papers said.", origin="or-9", lower=0)
    desk.tell("do-q", "Poets are free", "free", "release")
    for event in reconcile(desk.story()).events:
        low, high = event.support.origins
        assert 1 <= low <= high

"""Which mentions are one event, and which are two."""

from __future__ import annotations

from tests.ledger.desk import Desk

from firsthand.ledger import reconcile
from firsthand.model import MentionType, Novelty, Status


def test_count_and_as_many_names_are_one_event(desk: Desk) -> None:
    text = "Out\nTwo reporters left jail.\nAnn Lund and Ben Ruiz are home."
    desk.document("do-a", text, origin="or-1")
    both = tuple(desk.entity(name, MentionType.PERSON) for name in ("Ann Lund", "Ben Ruiz"))
    desk.tell("do-a", "Two reporters left jail", "left", "release", count=("=", 2))
    desk.tell("do-a", "Ann Lund and Ben Ruiz are home", "home", "release", recipients=both)
    for name in ("Ann Lund", "Ben Ruiz"):
        desk.name("do-a", name)
    assert len(reconcile(desk.story()).events) == 1


def test_named_person_among_a_group_is_an_event_of_its_own(desk: Desk) -> None:
    desk.wire("do-a", origin="or-1")
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


def test_pardon_and_release_stay_apart_but_handover_and_deportation_meet(desk: Desk) -> None:
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
    assert desk.only(records, "handover").support.origins == (2, 2)


def test_plan_denial_and_background_are_not_the_news(desk: Desk) -> None:
    desk.wire("do-a", origin="or-1")
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


def test_anaphora_joins_its_antecedent_and_alone_makes_nothing(desk: Desk) -> None:
    desk.wire("do-a", origin="or-1")
    desk.tell("do-a", "They sang", "They", "release", refers_back=True)
    desk.tell("do-a", "They sang", "sang", "sentence", refers_back=True)
    event = desk.only(reconcile(desk.story()), "release")
    assert [quoted.text for quoted in event.evidence] == [desk.lead, "They sang"]


def test_means_of_a_release_is_no_event_but_joins_the_one_told(desk: Desk) -> None:
    desk.wire("do-a", origin="or-1")
    words = "Guards freed the poet under an amnesty"
    desk.document("do-b", f"Poet\n{words}.", origin="or-2")
    desk.tell("do-b", words, "freed", "release", recipients=())
    desk.tell("do-b", "under an amnesty", "amnesty", "amnesty")
    assert {event.type for event in reconcile(desk.story()).events} == {"release"}
    desk.document("do-c", "Law\nThe king signed an amnesty for 14 poets.", origin="or-3")
    desk.tell("do-c", "The king signed an amnesty", "amnesty", "amnesty", count=("=", 14))
    assert desk.only(reconcile(desk.story()), "amnesty").support.origins == (2, 2)


def test_headline_makes_no_event_of_its_own_unless_there_is_no_body(desk: Desk) -> None:
    desk.wire("do-a", origin="or-1", head="Two dozen poets jailed")
    desk.tell("do-a", "Two dozen poets jailed", "jailed", "sentence", count=("=", 24))
    assert [event.type for event in reconcile(desk.story()).events] == ["release"]
    desk.document("do-b", "Bishop arrested", origin="or-2")
    desk.tell("do-b", "Bishop arrested", "arrested", "detention")
    assert sorted(event.type for event in reconcile(desk.story()).events) == [
        "detention",
        "release",
    ]


def test_headline_joins_no_event_of_another_kind_where_its_report_tells_its_own(desk: Desk) -> None:
    text = "Poets swapped\nTwo poets were exchanged.\nHis family confirmed the release of Ann Lund."
    desk.document("do-a", text, origin="or-1")
    desk.tell("do-a", "Two poets were exchanged", "exchanged", "exchange", count=("=", 2))
    lund = desk.entity("Ann Lund", MentionType.PERSON)
    words = "His family confirmed the release of Ann Lund"
    desk.tell("do-a", words, "release", "release", recipients=(lund,))
    desk.tell("do-a", "Poets swapped", "swapped", "exchange", recipients=())
    assert sorted(event.type for event in reconcile(desk.story()).events) == ["exchange", "release"]


def test_agreement_of_the_same_two_is_one_though_background_to_one_sentence(desk: Desk) -> None:
    desk.wire("do-a", origin="or-1")
    two = (desk.entity("Ruritania", MentionType.PLACE), desk.entity("Tarvia", MentionType.PLACE))
    desk.tell("do-a", desk.lead, "Friday", "agreement", actors=two)
    desk.tell("do-a", "They sang", "sang", "agreement", actors=two, novelty=Novelty.BACKGROUND)
    desk.only(reconcile(desk.story()), "agreement")


def test_two_detentions_on_two_days_of_one_text_are_two(desk: Desk) -> None:
    text = "Held\nAnn Lund was arrested on Monday.\nA court remanded Ann Lund on Tuesday."
    desk.document("do-a", text, origin="or-1")
    lund = desk.entity("Ann Lund", MentionType.PERSON)
    for words, trigger, day in (
        ("Ann Lund was arrested on Monday", "arrested", "2025-02-24"),
        ("A court remanded Ann Lund on Tuesday", "remanded", "2025-02-25"),
    ):
        desk.tell("do-a", words, trigger, "detention", recipients=(lund,), day=day)
    desk.name("do-a", "Ann Lund")
    assert len(reconcile(desk.story()).events) == 2


def test_those_who_were_freed_too_are_another_group(desk: Desk) -> None:
    text = "Swap\nRebels freed three surveyors. Some 30 inmates were also freed on Friday."
    desk.document("do-a", text, origin="or-1")
    groups = [desk.entity(name, MentionType.GROUP) for name in ("surveyors", "inmates")]
    desk.tell(
        "do-a",
        "Rebels freed three surveyors",
        "freed",
        "release",
        count=("=", 3),
        recipients=(groups[0],),
    )
    desk.tell(
        "do-a",
        "Some 30 inmates were also freed on Friday",
        "freed",
        "release",
        count=("~", 30),
        recipients=(groups[1],),
    )
    assert len(reconcile(desk.story()).events) == 2


def test_what_is_told_separately_is_another_event(desk: Desk) -> None:
    text = "Spies\nRuritania sanctioned three units.\nSeparately, it sanctioned three firms."
    desk.document("do-a", text, origin="or-1")
    desk.tell("do-a", "Ruritania sanctioned three units", "sanctioned", "sanction_imposed")
    words = "Separately, it sanctioned three firms"
    desk.tell("do-a", words, "sanctioned", "sanction_imposed")
    assert len(reconcile(desk.story()).events) == 2


def test_a_plan_that_is_said_to_be_done_is_the_act_that_others_tell(desk: Desk) -> None:
    sides = tuple(desk.entity(name, MentionType.PLACE) for name in ("Karvia", "Zemlia"))
    live = "Live\nThe exchange is complete.\nKarvia and Zemlia will swap prisoners today."
    desk.document("do-a", live, origin="or-1")
    desk.tell(
        "do-a",
        "Karvia and Zemlia will swap prisoners today",
        "swap",
        "exchange",
        actors=sides,
        day="2025-03-01",
        status=Status.PLANNED,
    )
    desk.tell(
        "do-a", "The exchange is complete", "exchange", "exchange", actors=sides, refers_back=True
    )
    desk.document("do-b", "Swap\nKarvia and Zemlia swapped 23 prisoners.", origin="or-2")
    desk.tell(
        "do-b",
        "Karvia and Zemlia swapped 23 prisoners",
        "swapped",
        "exchange",
        actors=sides,
        count=("=", 23),
        day="2025-03-01",
    )
    event = desk.only(reconcile(desk.story()), "exchange")
    assert (event.status, event.support.copies) == (Status.HAPPENED, 2)


def test_two_bodies_of_a_state_ease_one_sanction(desk: Desk) -> None:
    trader = desk.entity("Ann Lund", MentionType.PERSON)
    for number, name in enumerate(("Treasury", "Office of Assets"), 1):
        body = desk.entity(name, MentionType.ORGANISATION, country="US")
        text = f"{name} delisted Ann Lund."
        desk.document(f"do-{number}", f"Delisted\n{text}", origin=f"or-{number}")
        desk.tell(
            f"do-{number}",
            text[:-1],
            "delisted",
            "sanction_eased",
            actors=(body,),
            recipients=(trader,),
            day="2025-03-01",
        )
        desk.name(f"do-{number}", "Ann Lund")
    assert desk.only(reconcile(desk.story()), "sanction_eased").support.copies == 2

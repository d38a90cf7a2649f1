"""Clauses that stand side by side, and acts that a sentence tells by what came after them."""

from __future__ import annotations

import pytest
from tests.events.conftest import Reader


def test_shared_helper_of_a_passive(events_of: Reader) -> None:
    mentions, _ = events_of("Two bakers were killed and more than 300 arrested on Monday.")
    (arrest,) = (item for item in mentions if item.type == "detention")
    assert not arrest.actors
    assert arrest.count is not None
    assert arrest.count.n == 300


def test_halves_around_a_semicolon_tell_for_themselves(events_of: Reader) -> None:
    mentions, figures = events_of(
        "Three bakers freed by Peru flew home; two others chose to stay in Spain."
    )
    (release,) = mentions
    assert release.type == "release"
    assert release.novelty == "new"
    assert [party.quote.text for party in release.actors if party.quote] == ["Peru"]
    assert not figures, "who stays abroad is not held"


def test_who_remains_free_is_no_figure_of_the_held(events_of: Reader) -> None:
    _, figures = events_of("The three bakers will remain free pending appeal.")
    assert not figures
    _, held = events_of("Nine bakers remain in jail.")
    assert [figure.count.n for figure in held] == [9]


@pytest.mark.parametrize(
    "text",
    [
        "Five bakers landed in Doha on Monday as part of a prisoner swap brokered by Qatar.",
        "Five bakers returned to Lima on Monday in a prisoner exchange.",
    ],
)
def test_arrival_in_a_swap_is_the_swap(events_of: Reader, text: str) -> None:
    mentions, _ = events_of(text)
    (swap,) = mentions
    assert (swap.type, swap.novelty) == ("exchange", "new")
    assert swap.count is not None
    assert swap.count.n == 5


def test_two_verbs_of_one_running_total(events_of: Reader) -> None:
    mentions, figures = events_of(
        "More than 900 bakers have been deported or forced to leave since May 2023."
    )
    assert {item.count.measure for item in mentions if item.count} == {"cumulative"}
    assert {figure.measure for figure in figures} == {"cumulative"}


def test_what_came_in_the_wake_of_an_old_act_is_background(events_of: Reader) -> None:
    mentions, _ = events_of(
        "The court ruled in 2019 that the arrests were illegal, and nine bakers were acquitted "
        "afterwards."
    )
    assert [m.novelty for m in mentions if m.type == "acquittal"] == ["background"]


def test_two_subjects_of_one_verb_are_not_both_told_of(events_of: Reader) -> None:
    mentions, _ = events_of(
        "Two aid workers with the Danish charity Brod Nord who were abducted in northern Burkina "
        "Faso in June have been released, the charity said on Sunday."
    )
    (release,) = (item for item in mentions if item.type == "release")
    assert release.count is not None
    assert release.count.n == 2


def test_a_reward_for_hints_at_an_arrest_tells_of_none(events_of: Reader) -> None:
    mentions, _ = events_of(
        "Lima raised the reward for information leading to the arrest of baker Odo Quist."
    )
    assert {item.status for item in mentions if item.type == "detention"} <= {"hypothetical"}


def test_cheers_receive_nobody(events_of: Reader) -> None:
    mentions, _ = events_of("Odo Quist walked out of prison to cheers from his supporters.")
    assert [item.receiver for item in mentions] == [None]


def test_names_struck_from_the_list_of_a_report_on_sanctions(events_of: Reader) -> None:
    mentions, _ = events_of(
        "The EU imposed sanctions on 14 bakers. It also removed two former bakers from the list."
    )
    assert [item.type for item in mentions] == ["sanction_imposed", "sanction_eased"]


def test_whose_conviction_was_overturned(events_of: Reader) -> None:
    mentions, _ = events_of("The court on Monday overturned the conviction of baker Odo Quist.")
    (acquittal,) = mentions
    assert acquittal.type == "acquittal"
    assert [party.entity is not None for party in acquittal.recipients] == [True]


def test_a_headline_without_helper_is_passive(events_of: Reader) -> None:
    mentions, _ = events_of("US teacher freed in Laos after presidential pardon.")
    (release,) = (item for item in mentions if item.type == "release")
    assert not release.actors
    assert len(release.recipients) == 1


def test_inmates_who_had_their_sentences_cut_are_counted(events_of: Reader) -> None:
    (cut,), _ = events_of("A further 1,130 inmates had their sentences reduced on Monday.")
    assert cut.count is not None
    assert cut.count.n == 1130


def test_who_is_left_out_of_a_pardon_denies_none(events_of: Reader) -> None:
    mentions, _ = events_of("None of the bakers was included in the pardon.")
    assert not [item for item in mentions if item.status == "denied"]


def test_the_held_who_return_home_are_free(events_of: Reader) -> None:
    mentions, _ = events_of("Ten bakers who were held in Peru returned home on Monday.")
    assert [item.count and item.count.n for item in mentions if item.type == "release"] == [10]


def test_the_end_of_a_brief_custody_is_no_news(events_of: Reader) -> None:
    mentions, _ = events_of("Police detained six bakers and released them two hours later.")
    novelties = {item.type: item.novelty for item in mentions}
    assert novelties == {"detention": "new", "release": "background"}


def test_a_perfect_since_an_act_is_a_running_total(events_of: Reader) -> None:
    _, figures = events_of("43 bakers have been arrested since the protests began on July 1.")
    assert [figure.measure for figure in figures] == ["cumulative"]


def test_what_a_court_ruled_to_have_been_is_not_to_come(events_of: Reader) -> None:
    mentions, _ = events_of(
        "A judge ordered their release, ruling that nine bakers had been arrested without cause."
    )
    assert [item.status for item in mentions if item.type == "detention"] == ["happened"]


@pytest.mark.parametrize(
    ("headline", "kind"),
    [
        ("Peru to free 31 bakers on Friday", "release"),
        ("Kenya to deport 40 bakers", "deportation"),
        ("EU to lift sanctions on bakers", "sanction_eased"),
    ],
)
def test_the_future_of_headlines_is_a_plan(events_of: Reader, headline: str, kind: str) -> None:
    mentions, _ = events_of(headline)
    assert [(item.type, item.status) for item in mentions] == [(kind, "planned")]

"""Who tells is apart from who acts; what says for how long is no date."""

from typing import Any

import pytest


def _one(events_of: Any, text: str, kind: str) -> Any:
    (mention,) = [m for m in events_of(text)[0] if m.type == kind]
    return mention


def test_those_who_tell_are_not_among_the_freed(events_of: Any) -> None:
    text = (
        "Norway freed 14 members of two crews who had been held since May, "
        "a union and relatives said."
    )
    freed = _one(events_of, text, "release").recipients
    assert len(freed) == 1
    assert "14 members" in freed[0].quote.text


def test_who_denies_is_who_said_it(events_of: Any) -> None:
    text = (
        "The interior ministry of Norway said Vera Holm, 34, died of heart failure in prison on "
        "Thursday and denied that she had been beaten."
    )
    (actor,) = _one(events_of, text, "denial").actors
    assert actor.quote.text == "The interior ministry of Norway"


def test_an_arrival_after_an_act_tells_the_act_as_news(events_of: Any) -> None:
    text = "Two Danish nurses returned home on Friday after being freed by Venezuela."
    assert _one(events_of, text, "release").novelty == "new"


def test_until_when_something_is_extended_is_no_date(events_of: Any) -> None:
    text = "The European Union extended its sanctions on the firm Azotil by a year to July 31."
    date = _one(events_of, text, "sanction_imposed").date
    assert date is None or date.basis is None


@pytest.mark.parametrize("text", ["The new measures freeze the assets of nine Belarusian judges."])
def test_what_sanctions_do_is_no_further_sanction(events_of: Any, text: str) -> None:
    assert not events_of(text)[0]


def test_an_asset_freeze_is_imposed_on_somebody(events_of: Any) -> None:
    text = "The European Union imposed asset freezes on Azotil and 17 officials in 2023."
    assert len(_one(events_of, text, "sanction_imposed").recipients) == 2


def test_the_last_such_exchange_is_another_one(events_of: Any) -> None:
    text = (
        "Twenty-one people were exchanged at Tosk's northern airport on Wednesday. "
        "The last such exchange took place in December 2022, when Norway freed a basketball "
        "player for an arms dealer."
    )
    exchanges = [m for m in events_of(text)[0] if m.type == "exchange"]
    assert [bool(m.recipients) for m in exchanges] == [True, False]
    assert _one(events_of, text, "release").date.value == "2022-12"


def test_the_number_that_a_group_counted_is_news(events_of: Any) -> None:
    text = "The rights group Quorum had counted 18 people released as of 5 p.m., its head said."
    told = _one(events_of, text, "release")
    assert (told.count.n, told.novelty) == (18, "new")


def test_who_was_among_those_freed_was_freed(events_of: Any) -> None:
    text = "Vera Holm, the leader of the party, was among those released last week in Norway."
    (freed,) = _one(events_of, text, "release").recipients
    assert freed.quote.text.startswith("Vera Holm")


def test_somebodys_release_is_not_somebodys_act(events_of: Any) -> None:
    told = _one(events_of, "The union of Norway hailed Vera Holm's release on Friday.", "release")
    assert told.recipients
    assert not told.actors


@pytest.mark.parametrize(
    "text",
    [
        "A court in Norway replaced the six-year term of editor Vera Holm with probation.",
        "A court in Norway changed Vera Holm's six-year sentence to probation.",
    ],
)
def test_a_milder_sentence_is_clemency(events_of: Any, text: str) -> None:
    assert _one(events_of, text, "pardon").recipients


def test_what_befell_somebody_while_travelling_has_its_month(events_of: Any) -> None:
    text = "Vera Holm, a nurse, was arrested while travelling in Norway in December 2023."
    assert _one(events_of, text, "detention").date.value == "2023-12"


def test_the_head_of_an_item_tells_what_happened(events_of: Any) -> None:
    text = "Oslo is calm, the police said.\nNorway frees 45 soldiers through church\nAll is well."
    assert _one(events_of, text, "release").status == "happened"


def test_what_a_side_refuses_is_not_given_in_return(events_of: Any) -> None:
    text = (
        "The rebels of Norway handed over 45 soldiers. They said they had released 100 men and "
        "accused the army of refusing to free any of them in return."
    )
    assert not any(m.links for m in events_of(text)[0] if m.type == "release")


def test_who_arrives_on_a_bus_after_a_release_was_released(events_of: Any) -> None:
    text = "A bus carrying 51 people released from Danish prisons arrived in Oslo on Thursday."
    assert _one(events_of, text, "release").count.n == 51


def test_what_measures_reach_is_no_new_measure(events_of: Any) -> None:
    text = "The measures, which need a formal sign-off, hit 310 people with asset freezes."
    assert not [m for m in events_of(text)[0] if m.type == "sanction_imposed"]


def test_prison_officials_are_not_held(events_of: Any) -> None:
    text = "The European Union put another 12 judges and prison officials on the blacklist."
    mentions, figures = events_of(text)
    (listed,) = [m for m in mentions if m.type == "sanction_imposed"]
    assert "blacklist" not in [party.quote.text for party in listed.recipients]
    assert not figures


def test_who_was_pardoned_and_walked_free_was_released(events_of: Any) -> None:
    text = "Vera Holm and Odo Lind were pardoned by Norway's king last week and walked free."
    assert len(_one(events_of, text, "release").recipients) == 2


def test_a_participle_has_the_day_of_its_verb(events_of: Any) -> None:
    text = "Gunmen stormed a school in Norway on November 17, seizing 25 students."
    assert _one(events_of, text, "assault").date.value == "2025-11-17"


def test_those_freed_right_before_are_freed_and_not_their_captors(events_of: Any) -> None:
    text = (
        "Gunmen who seized 60 pupils in Norway have released 30 of them. They were released on "
        "Friday."
    )
    freed = [m for m in events_of(text)[0] if m.type == "release"][-1]
    assert freed.count.n == 30
    assert [party.entity for party in freed.recipients] == [None]
    text = "Rebels freed Vera Holm and Odo Lind in Norway. They were freed near Oslo on Friday."
    first, second = (m for m in events_of(text)[0] if m.type == "release")
    assert {p.entity for p in second.recipients} == {p.entity for p in first.recipients}


def test_a_sum_told_beside_an_act_is_no_act(events_of: Any) -> None:
    text = "Norway pardoned 31 people, bringing the number of prisoners freed this year to 270."
    mentions, figures = events_of(text)
    assert [m.count.n for m in mentions if m.count.measure == "flow"] == [31]
    assert [(f.measure, f.count.n) for f in figures] == [("cumulative", 270)]
    mentions, figures = events_of("That brings to 41 the number of people detained since Monday.")
    assert [(f.measure, f.count.n) for f in figures] == [("cumulative", 41)]
    assert {m.novelty for m in mentions} == {"background"}


def test_how_many_are_held_is_told_with_a_verb_that_moves_it(events_of: Any) -> None:
    text = "Police detained 38 men overnight, bringing the number held since last week to 200."
    mentions, figures = events_of(text)
    assert [m.count.n for m in mentions] == [38]
    assert [(f.measure, f.count.n) for f in figures] == [("stock", 200)]
    figures = events_of("The arrests took the total number of prisoners to 60.")[1]
    assert [(f.measure, f.count.n) for f in figures] == [("stock", 60)]


def test_a_day_told_by_a_weekday_counts_from_that_day(events_of: Any) -> None:
    text = "Norway freed four men on Sunday. It freed Odo Lind {}."
    for words, day in (
        ("the next day", "2025-11-24"),
        ("a day earlier", "2025-11-22"),
        ("the same day", "2025-11-23"),
    ):
        assert events_of(text.format(words))[0][-1].date.value == day, words


def test_the_same_day_as_in_a_month_is_in_that_month(events_of: Any) -> None:
    text = "Odo Lind was arrested in Norway in April 2024. He was charged the same day."
    charged = next(m for m in events_of(text)[0] if m.type == "charge")
    assert (charged.date.value, charged.date.precision) == ("2024-04", "month")


def test_a_deadline_is_the_last_day_of_an_act(events_of: Any) -> None:
    for words in ("by Friday", "no later than Friday"):
        date = events_of(f"Norway will free the three sailors {words}.")[0][0].date
        assert (date.value, date.relation) == ("2025-11-28", "on_or_before"), words
    assert events_of("Norway will hold the three sailors until Friday.")[0] == []

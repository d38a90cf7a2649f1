from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.language import time_rules, times
from firsthand.language.times import find_times, resolve, tense_of
from firsthand.language.times_resolve import timex_value

ANCHOR = "2025-05-24"  # a Saturday


def first(text):
    return find_times(text)[0]


@pytest.mark.parametrize(
    ("text", "value", "precision"),
    [
        ("They left on Saturday.", "2025-05-24", "day"),
        ("They left on Wednesday night.", "2025-05-21", "day"),
        ("They left last Friday.", "2025-05-23", "day"),
        ("They left yesterday.", "2025-05-23", "day"),
        ("They left on Oct. 3, 2024.", "2024-10-03", "day"),
        ("They left on 3 October 2024.", "2024-10-03", "day"),
        ("They left on 2024-10-03.", "2024-10-03", "day"),
        ("They were held in August.", "2024-08", "month"),
        ("They were held in August 2023.", "2023-08", "month"),
        ("They were held last month.", "2025-04", "month"),
        ("They were held earlier this month.", "2025-05", "month"),
        ("They were held in 2019.", "2019", "year"),
        ("They were held last year.", "2024", "year"),
        ("They were held two years ago.", "2023", "year"),
        ("They are leaving right now.", "2025-05-24", "day"),
        ("They left two days ago.", "2025-05-22", "day"),
        ("The following day they left.", "2025-05-25", "day"),
        ("They left on Jan. 24.", "2025-01-24", "day"),
        ("They left at noon Thursday.", "2025-05-22", "day"),
    ],
)
def test_resolve_gives_value_and_precision(text, value, precision):
    expression = first(text)
    date = resolve(expression, ANCHOR, tense_of(text, expression))
    assert (date.value, date.precision) == (value, precision)


def test_a_weekday_to_come_is_the_next_one():
    text = "They will be charged by Monday."
    date = resolve(first(text), ANCHOR, tense_of(text, first(text)))
    assert date.value == "2025-05-26"
    assert date.relation == "on_or_before"


def test_a_day_that_was_planned_lies_ahead():
    text = "A meeting planned for Sunday was called off."
    assert resolve(first(text), ANCHOR, tense_of(text, first(text))).value == "2025-05-25"


def test_since_is_after():
    date = resolve(first("He has ruled since 1994."), ANCHOR)
    assert (date.value, date.relation) == ("1994", "after")


def test_intervals_have_an_end():
    week = resolve(first("They left last week."), ANCHOR)
    assert (week.value, week.end, week.precision) == ("2025-05-12", "2025-05-18", "week")
    span = resolve(first("In the past four years they left."), ANCHOR)
    assert (span.value, span.end) == ("2021-05-24", "2025-05-24")
    decade = resolve(first("They left in the 1990s."), ANCHOR)
    assert (decade.value, decade.end) == ("1990", "1999")


def test_without_an_anchor_only_full_dates_have_a_value():
    assert resolve(first("on Saturday"), None).value is None
    assert resolve(first("on Oct. 3, 2024"), None).value == "2024-10-03"


@pytest.mark.parametrize(
    "text",
    [
        "Khin Mar Aye and Thu Rein spoke.",
        "She may march in the sun.",
        "The 39-year-old left.",
        "Theresa May said so.",
    ],
)
def test_names_ages_and_common_words_are_no_times(text):
    assert find_times(text) == ()


@given(st.text(max_size=300))
def test_find_times_never_fails_and_never_overlaps(text):
    found = find_times(text)
    for a, b in pairwise(found):
        assert a.end <= b.start
    for item in found:
        assert 0 <= item.start < item.end <= len(text)
        resolve(item, ANCHOR)


@given(st.dates(), st.sampled_from(["Monday", "Thursday", "Sunday"]))
def test_a_past_weekday_is_within_the_last_seven_days(day, name):
    date = resolve(first(f"They left on {name}."), day.isoformat(), "past")
    if date.value is not None:
        distance = day.toordinal() - type(day).fromisoformat(date.value).toordinal()
        assert 0 <= distance < 7


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("In the third quarter profit was $4 million, up from $3 million a year ago.", "2024-Q3"),
        ("The quarter brought sales of $9 million, against $7 million a year earlier.", "2024-Q3"),
        ("He left the town a year ago.", "2024"),
        ("The year-ago quarter was better.", "2024-Q3"),
        ("They won in next year's first quarter.", "2026-Q1"),
        ("The mill closed three weeks after the vote.", "P3W"),
        ("The mill closed; three weeks later it burned.", "2025-W50"),
        ("For the year, sales were flat.", "2025"),
        ("It lost money in the year ended June 30.", "P1Y"),
        ("He could be freed as early as Tuesday.", "2025-11-25"),
        ("The owners agreed to sell the mill in January.", "2026-01"),
    ],
)
def test_times_of_reports_and_spans_beside_events(text: str, value: str) -> None:
    values = [timex_value(t, "2025-11-22", tense_of(text, t)) for t in find_times(text)]
    assert value in values


@pytest.mark.parametrize(
    "text",
    [
        "Good evening from the hall.",
        "A second group left.",
        "About three-quarters of the men left.",
        "She left as soon as she could.",
    ],
)
def test_words_that_tell_no_time(text: str) -> None:
    assert find_times(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "The depot is currently shut; at present nobody works there, and at the moment none may.",
        "Earlier in the day the mayor rang; later that day she wrote, the very same evening.",
        "It rained on the same day, a day later, the day after, the following day and overnight.",
        "Each MONDAY, every month and daily; over the weekend, in the latest quarter, year-ago.",
        "Recently, lately, soon, now, in the near future, in the past, in coming weeks, nowadays.",
        "In nineteen ninety-two, the 1990s, the nineties, the 20th century and last July.",
        "At 17:05 GMT, 5 p.m. Friday, 2021-04-05, 05.04.2021, in July of last year, by 3 May 2022.",
        "Two weeks ago, three days before the vote, in recent years, in the last four months.",
        "In the whole year, for the year, by the end of the year, the year ended June 30.",
        "TOMORROW N\u0130GHT, la\u017ft week, th\u0131s month, Christmas, last spring, that night.",
    ],
)
def test_rules_that_are_passed_over_would_find_nothing(
    monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    found = find_times(text)
    every = frozenset(need for rule in time_rules.rules() for need in rule.needs)
    monkeypatch.setattr(times, "groups_in", lambda _: every)
    assert found == find_times(text)
    assert found


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It snowed on Easter Sunday.", "2025-04-20"),
        ("They met on Good Friday 2024.", "2024-03-29"),
        ("They met last Thanksgiving.", "2024-11-28"),
        ("Shops will open on Labor Day.", "2025-09-01"),
        ("They met on Memorial Day 2023.", "2023-05-29"),
        ("The shop shut on Black Friday 2024.", "2024-11-29"),
        ("He could not be reached on Thursday.", "2025-05-22"),
        ("The fair opens on Thursday.", "2025-05-29"),
        ("The week before last they left.", "2025-W19"),
        ("Half a century ago a road was built.", "1975"),
        ("The following morning they left.", "2025-05-25TMO"),
        ("It ran out at noon today.", "2025-05-24T12:00"),
        ("The club meets every other Tuesday.", "XXXX-WXX-2"),
        ("It rained for three straight days.", "P3D"),
        ("They sat there for half an hour.", "PT30M"),
        ("Shells fell on the night of 4-5 March 2024.", "2024-03-04"),
    ],
)
def test_feasts_halves_and_what_lies_beside(text, value):
    expression = first(text)
    assert timex_value(expression, ANCHOR, tense_of(text, expression)) == value


@pytest.mark.parametrize(
    "text",
    [
        "She earns $300 a month.",
        "It flies twice a week.",
        "It was earlier thought lost.",
        "The Orthodox church kept Easter.",
    ],
)
def test_rates_and_feasts_of_other_calendars_are_no_times(text):
    assert find_times(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "She was in her late 30s.",
        'He spoke on "60 Minutes" about it.',
        "Ann Lee and Jan Roe left.",
    ],
)
def test_ages_programmes_and_given_names_are_no_times(text):
    assert find_times(text) == ()


def test_an_hour_in_the_morning_is_a_clock_time():
    assert first("They left at 4 in the morning.").value == "T04:00"


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "He was held on Thursday and freed the following day.",
            ["2025-05-22", "2025-05-23"],
        ),
        ("On 3 March she fell ill; three days later she died.", ["2025-03-03", "2025-03-06"]),
        ("She left on 31 January 2020 and came back a day later.", ["2020-01-31", "2020-02-01"]),
        ("He fled in June 1998, came back later that year and was jailed.", ["1998-06", "1998"]),
        ("He moved in May 2004 and the following year he won.", ["2004-05", "2005"]),
        ("They met on 3 March 2019 and again later that month.", ["2019-03-03", "2019-03"]),
        ("It rained later that year.", []),
        ("They left the following day.", ["2025-05-25"]),
        ("The day belonged to the miners.", []),
        ("They came the day after the vote.", [None]),
    ],
)
def test_times_count_from_a_time_told_before(text: str, values: list[str | None]) -> None:
    found = find_times(text)
    days = [resolve(item, "2025-05-24", tense_of(text, item)).value for item in found]
    assert days == values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The court gave the firm until Tuesday to pay.", "2025-05-27"),
        ("The hearing was adjourned until Tuesday.", "2025-05-27"),
        ("The firm has until Tuesday.", "2025-05-27"),
        ("The shop was full until Tuesday.", "2025-05-20"),
        ("None of them could be found on Tuesday.", "2025-05-20"),
        ("It had been due to end on Tuesday.", "2025-05-20"),
        ("She will sue.'' In Tuesday's debate he shouted.", "2025-05-20"),
        ("The mayor announced the plan on Tuesday.", "2025-05-20"),
        ("The mayor announced plans to leave on Tuesday.", "2025-05-27"),
        ("The offer stands until 5 p.m. GMT, June 6.", "2025-06-06"),
    ],
)
def test_tense_of_deadlines_and_plans(text: str, value: str) -> None:
    (item,) = find_times(text)
    assert resolve(item, "2025-05-24", tense_of(text, item)).value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a decades-long feud", "PXY"),
        ("a day-long strike", "P1D"),
        ("the weekly talk", "P1W"),
        ("held annually", "P1Y"),
        ("a minute and a half later", "PT1M30S"),
        ("by year-end", "XXXX-12-31"),
    ],
)
def test_spans_and_repeats(text: str, value: str) -> None:
    assert [item.value for item in find_times(text)] == [value]

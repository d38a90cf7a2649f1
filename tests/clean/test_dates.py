"""Dates in many forms, and lines that are nothing but a date."""

import pytest

from firsthand.clean.dates import find_dates, parse_date_line


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("November 22, 2025", "2025-11-22"),
        ("Nov. 3, 2025", "2025-11-03"),
        ("22 November 2025", "2025-11-22"),
        ("22nd of November, 2025", "2025-11-22"),
        ("Sat, 24 May 2025 16:05 +0400", "2025-05-24T16:05:00+04:00"),
        ("January 24, 2025 11:42 AM UTC", "2025-01-24T11:42:00Z"),
        ("20 Feb 2025 08:05", "2025-02-20T08:05:00"),
        ("March 15, 2025 10:51 p.m. EST", "2025-03-15T22:51:00-05:00"),
        ("21.02.2025", "2025-02-21"),
        ("21.02.25", "2025-02-21"),
        ("03.03.2025, 14:20 Uhr", "2025-03-03T14:20:00"),
        ("2025-03-03", "2025-03-03"),
        ("2025-03-03 10:22:05", "2025-03-03T10:22:05"),
        ("2025/03/14", "2025-03-14"),
        ("02/21/2025", "2025-02-21"),
        ("21/02/2025", "2025-02-21"),
        ("3 марта 2025 г., 14:20", "2025-03-03T14:20:00"),
        ("5 січня 2025", "2025-01-05"),
        ("5 студзеня 2025", "2025-01-05"),
        ("12. Mai 2025", "2025-05-12"),
        ("12 de enero de 2025", "2025-01-12"),
        ("le 1er mars 2025 à 18h30", "2025-03-01T18:30:00"),
        ("2025年3月3日", "2025-03-03"),
        ("3 March 2025, 10:22 (CET)", "2025-03-03T10:22:00+01:00"),
    ],
)
def test_dates_are_read(text: str, value: str) -> None:
    assert [found.value for found in find_dates(text)] == [value]


@pytest.mark.parametrize(
    "text", ["31 February 2025", "99/99/2025", "Version 1.2.2025.3", "May", "12"]
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert find_dates(text) == ()


def test_day_and_month_that_cannot_be_told_apart_give_the_year_alone() -> None:
    (found,) = find_dates("03/04/2025", language="en")
    assert (found.value, found.precision) == ("2025", "year")
    (found,) = find_dates("03/04/2025", language="fr")
    assert found.value == "2025-04-03"


def test_a_date_without_year_has_no_value() -> None:
    (found,) = find_dates("on March 3 in Karvia")
    assert found.value is None


@pytest.mark.parametrize(
    ("text", "is_update"),
    [
        ("Published: 3 March 2025", False),
        ("Updated 3 March 2025, 12:00", True),
        ("Stand: 03.03.2025, 14:20 Uhr", False),
        ("Опубликовано 3 марта 2025 года в 14:20", False),
        ("Mis à jour le 3 mars 2025 à 18h30", True),
        ("Monday, March 3, 2025", False),
        ("3 March 2025 | 10:22", False),
        ("*3 March 2025*", False),
        ("23:05", False),
    ],
)
def test_date_lines_are_known(text: str, *, is_update: bool) -> None:
    line = parse_date_line(text)
    assert line is not None
    assert line.is_update is is_update


@pytest.mark.parametrize(
    "text",
    [
        "Ten miners were freed on March 3, 2025",
        "AFP - 03/03/2025",
        "Ten freed",
        "Court of 3 March 2025 rules",
        "40 freed in May 2025",
    ],
)
def test_lines_that_say_more_are_no_date_lines(text: str) -> None:
    assert parse_date_line(text) is None

"""Bare names that sign a plain text, and lines that surely name nobody."""

from __future__ import annotations

import pytest
from tests.clean.news_copy import read

from firsthand.clean import clean_document
from firsthand.clean.byline_guard import is_mere_phrase
from firsthand.clean.given_names import is_given_name

HEADLINE = "Two doctors charged over bribes in Helmsby"
REPORT = (
    "Two surgeons at the main hospital in Helmsby were charged on Monday with taking bribes.",
    "Both deny the charges, and their lawyers say that the money was a gift.",
)


def persons(*lines: str) -> tuple[str, ...]:
    return clean_document(read("\n\n".join(lines) + "\n", "copy.txt")).byline.persons


@pytest.mark.parametrize("last", ["Nils Ackerby", "Nils Ackerby, Helmsby", "— Nils Ackerby"])
def test_a_name_alone_below_the_report_signs_it(last: str) -> None:
    assert persons(HEADLINE, *REPORT, last) == ("Nils Ackerby",)


@pytest.mark.parametrize(
    "lines",
    [
        (HEADLINE, "By Ida Holm", *REPORT, "Nils Ackerby"),
        (HEADLINE, *REPORT, "One of them is called Ackerby.", "Nils Ackerby"),
        (HEADLINE, *REPORT, "Nils Ackerby", "Ida Holm", "Martin Keane"),
    ],
    ids=["somebody signs above", "the report speaks of the name", "several names"],
)
def test_other_names_below_the_report_do_not(lines: tuple[str, ...]) -> None:
    assert "Nils Ackerby" not in persons(*lines)


def test_a_name_with_a_place_of_the_report_signs_below_the_headline() -> None:
    copy = read("\n\n".join((HEADLINE, "Nils Ackerby / Helmsby", *REPORT)) + "\n", "copy.txt")
    article = clean_document(copy)
    assert article.byline.persons == ("Nils Ackerby",)
    assert article.dateline is not None
    assert article.dateline.place == "Helmsby"


def test_a_name_with_a_house_that_the_report_does_not_name_is_a_picture_s_credit() -> None:
    assert persons(HEADLINE, "Nils Ackerby / Norpress", *REPORT) == ()


@pytest.mark.parametrize("name", ["Алексей", "Семён", "Юлія", "Андрэй", "Айгуль", "Оксана"])
def test_given_names_in_cyrillic_are_known(name: str) -> None:
    assert is_given_name(name)


@pytest.mark.parametrize(
    ("piece", "is_phrase"),
    [
        ("Ten miners freed after a strike", True),
        ("Ida Holm", False),
        ("Ida de la Cruz", False),
        ("Ida Holm our science editor", False),
        ("by Ida Holm and others", False),
        ("News from the Karvia Herald", False),
        ("The reporting was done by Norda reporters", False),
    ],
)
def test_most_lines_have_no_word_of_a_house_or_job(piece: str, *, is_phrase: bool) -> None:
    assert is_mere_phrase(piece) is is_phrase

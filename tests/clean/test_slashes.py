"""Dates with slashes: which figure is the day is told by the document, or stays unknown."""

from __future__ import annotations

import pytest
from tests.clean.news_copy import LEAD, SECOND, read

from firsthand.clean import clean_document
from firsthand.clean.datelines import find_dateline
from firsthand.clean.slashes import tell_day_first
from firsthand.model import Acquisition


def text_with(line: str, *, lead: str = LEAD) -> str:
    return f"Ten miners freed in Karvia\n\n{line}\n\n{lead}\n\n{SECOND}\n"


@pytest.mark.parametrize(
    ("line", "lead", "day"),
    [
        ("10/06/2024 | Updated 13/06/2024", LEAD, "2024-06-10"),
        ("06/10/2024 | Updated 06/13/2024", LEAD, "2024-06-10"),
        ("Monday, 10/06/2024", LEAD, "2024-06-10"),
        ("Thursday, 10/06/2022", LEAD, "2022-10-06"),
        ("10/06/2024 17:30 BST", LEAD, "2024-06-10"),
        ("10/06/2024 5:30 PM EST", LEAD, "2024-10-06"),
        ("10/06/2024", f"{LEAD} They were detained on 4 June.", "2024-06-10"),
        ("10/06/2024", f"{LEAD} They were detained on October 1.", "2024-10-06"),
        ("10/06/2024", LEAD, None),
        ("Monday, 10/06/2024 | Tuesday, 06/11/2024", LEAD, None),
    ],
)
def test_the_day_is_told_by_what_stands_about_it(line: str, lead: str, day: str | None) -> None:
    published = clean_document(read(text_with(line, lead=lead))).published
    assert (published.day if published else None) == day


def test_a_site_under_the_domain_of_a_country_writes_as_it_does() -> None:
    where = Acquisition(path="copy.txt", url="https://post.example.co.uk/a")
    document = read(text_with("10/06/2024"), acquisition=where)
    assert tell_day_first(document) is True


@pytest.mark.parametrize(
    ("text", "place", "agency"),
    [
        ("KARVIA. January 8. TAVPRESS - Ten", "KARVIA", "TAVPRESS"),
        ("Karvia, 8 January, TavInform — Ten", "Karvia", "TavInform"),
        ("Karvia, January 8 (Tavpress) - Ten", "Karvia", "Tavpress"),
    ],
)
def test_the_form_of_a_dateline_shows_an_agency(text: str, place: str, agency: str) -> None:
    found = find_dateline(text)
    assert found is not None
    assert (found.place, found.agency, found.is_known) == (place, agency, False)


@pytest.mark.parametrize(
    "text",
    [
        "Oren Petrak, 8 January 1962 - 3 March 2024, was a miner.",
        "Oren Petrak, May 1, (Labour) - who led the union - said so.",
        "On Monday. January 8. That was the day - and nobody came.",
    ],
)
def test_other_openings_are_no_datelines(text: str) -> None:
    assert find_dateline(text) is None

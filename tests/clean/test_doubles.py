"""What a copy says twice in a row, lists that a report announces, tables by tabs."""

from __future__ import annotations

import pytest
from tests.clean.news_copy import read

from firsthand.clean import clean_document
from firsthand.clean.regimes import rows_of_cells

HEADLINE = "Miners freed after two weeks in Tarsk"
REPORT = (
    "Eleven miners were freed in Tarsk on Monday after two weeks in custody, their union said.",
    "They had blocked the road to the pit over unpaid wages, which the company denies owing.",
    '"We are going home to our children," one of them, Emil Orr, told reporters.',
)


def roles(*lines: str) -> list[str]:
    blocks = clean_document(read("\n\n".join((HEADLINE, *lines)), "copy.txt")).blocks
    return [block.role.value for block in blocks[1:]]


@pytest.mark.parametrize("more", ["", ". Photo: Ida Holm", " [Ida Holm/Tarsk Press]"])
def test_a_text_that_comes_twice_is_a_picture_s(more: str) -> None:
    text = "Families wait outside the gate of the mine"
    found = roles(REPORT[0], text, text + more, *REPORT[1:])
    assert found[:3] == ["body", "caption", "caption"]
    assert found[-2:] == ["body", "body"]


def test_what_somebody_says_is_kept_though_it_comes_twice() -> None:
    said = "“Nobody told us why we were held”, says Emil Orr"
    assert "caption" not in roles(REPORT[0], said, said, *REPORT[1:])


def test_a_text_pasted_twice_over_line_by_line_is_no_gallery() -> None:
    lines = [line for line in REPORT for _ in range(2)]
    assert "caption" not in roles(*lines)


def test_a_saying_that_is_set_out_for_show_is_no_second_report() -> None:
    assert (
        roles(REPORT[0], "“We are going home to our children”", REPORT[2], REPORT[1])[1] == "other"
    )


def test_items_that_the_report_announces_are_report() -> None:
    items = ("- Wages", "- Two new shafts", "- Paid leave (e.g., Easter, New Year)")
    found = roles(REPORT[0], "The company agreed to the following:", *items, REPORT[2])
    assert set(found) == {"body"}


def test_columns_are_told_by_tabs_and_bars() -> None:
    lines = [
        "Name\t\tAge\t\tSince",
        "Jan Mirek\t\t44\t\tMay",
        "They wait.",
        "| a | b |",
        "| c | d |",
    ]
    assert rows_of_cells(lines) == [True, True, False, True, True]
    assert rows_of_cells(["Harbour\t61", "Mill End\t72", "End"]) == [False, False, False]
    assert rows_of_cells(["Harbour\t61", "Old Town\t48", "Mill End\t72"]) == [True, True, True]

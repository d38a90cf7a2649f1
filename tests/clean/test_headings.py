"""Headings and short lines inside the report of a copy: report, unless something says otherwise."""

import pytest
from tests.clean.news_copy import LEAD, SECOND, THIRD, read, roles

from firsthand.clean import clean_document, remember, see_copy
from firsthand.clean.regimes import Regime, tell_regime
from firsthand.model import Acquisition


@pytest.mark.parametrize(
    "heading",
    ["What the union wants", "Karvia Waits", "THE LONG WAY HOME", "A second case?", "The verdict"],
)
def test_a_heading_between_paragraphs_is_report(heading: str) -> None:
    text = f"Ten miners freed in Karvia\n\n{LEAD}\n\n{heading}\n\n{SECOND}\n\n{THIRD}\n"
    assert roles(text)[heading] == "body"


def test_a_list_between_paragraphs_is_report() -> None:
    items = ["Two lawyers from the north", "A teacher and his son", "Seven men of the night shift"]
    text = "\n\n".join(["Ten miners freed in Karvia", LEAD, SECOND, *items, THIRD])
    found = roles(text)
    assert [found[item] for item in items] == ["body"] * 3


@pytest.mark.parametrize("line", ["Share", "Advertisement", "Read more", "By Ida Holm, Reuters"])
def test_what_says_otherwise_is_none(line: str) -> None:
    text = f"Ten miners freed in Karvia\n\n{LEAD}\n\n{line}\n\n{SECOND}\n\n{THIRD}\n"
    assert roles(text)[line] != "body"


def test_a_short_line_that_comes_again_under_other_stories_is_none() -> None:
    """What a house prints in every story is not its report's heading."""
    where = Acquisition(path="a.txt", source_domain="herald.example")
    line = "The Herald of the North"
    texts = [
        f"Ten miners freed in Karvia\n\n{LEAD}\n\n{line}\n\n{SECOND}\n",
        f"Ferry stuck off Halden\n\n{THIRD}\n\n{line}\n\nNobody was hurt, the coast guard said.\n",
    ]
    first, second = (read(text, acquisition=where) for text in texts)
    seen = see_copy(second, clean_document(second), "other story")
    assert seen is not None
    article = clean_document(first, memory=remember([seen]))
    found = {first.text[b.span.start : b.span.end]: b.role.value for b in article.blocks}
    assert found[line] != "body"


def test_a_long_report_with_many_short_lines_is_a_copy() -> None:
    """An extractor leaves hardly anything above and below the report."""
    lines = ["Ten miners freed", *[LEAD, SECOND, "Karvia", "Two lawyers"] * 10, THIRD]
    body = [0.9 if len(line.split()) > 4 else 0.1 for line in lines]
    assert tell_regime(lines, body) is Regime.COPY
    menu = ["Home", "News", "Sport", "Search", "Log in"] * 3
    assert tell_regime([*menu, *lines, *menu], [*[0.0] * 15, *body, *[0.0] * 15]) is Regime.DUMP

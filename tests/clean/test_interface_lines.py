"""What sites say amid a report to whoever reads on there, and sentences that begin like it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from tests.clean.news_copy import read

from firsthand.clean import clean_document
from firsthand.model import Role

LINES = yaml.safe_load(Path(__file__).with_name("interface_lines.yml").read_text(encoding="utf-8"))
HEADLINE = "Court frees two dockers held over quay blockade"
ABOVE = (
    "A court in Norvik on Tuesday freed two dockers who had been held since a blockade in May.",
    "Judge Ada Renn said that there was no evidence against the two men, aged 41 and 56.",
)
BELOW = (
    '"We do not know why they were held," their lawyer, Tom Illes, told reporters.',
    "The prosecutor may appeal within ten days.",
)


def role_amid_report(line: str) -> Role:
    document = read("\n\n".join((HEADLINE, *ABOVE, line, *BELOW)), "copy.txt")
    start = document.text.index(line)
    blocks = clean_document(document).blocks
    return next(block.role for block in blocks if block.span.start <= start < block.span.end)


@pytest.mark.parametrize("line", LINES["furniture"])
def test_a_line_of_the_site_is_no_report(line: str) -> None:
    assert role_amid_report(line) is not Role.BODY


@pytest.mark.parametrize("line", LINES["report"])
def test_a_sentence_that_begins_like_one_is_report(line: str) -> None:
    assert role_amid_report(line) is Role.BODY

"""Lines above a report that speak of the copy: whose it is, of what kind, of which day."""

from __future__ import annotations

import pytest

from firsthand.clean import clean_document
from firsthand.model import Acquisition, Article
from firsthand.read import read_bytes

REPORT = """Two drivers told Radio Velm that they saw the van cross the bridge at noon.

"He was limping," one of the drivers said. Nobody at the crossing would give a name."""


def cleaned(text: str) -> Article:
    (document,) = read_bytes(text.encode(), name="a.txt", acquisition=Acquisition(path="a.txt"))
    return clean_document(document)


def test_the_first_line_is_the_house_that_people_told() -> None:
    found = cleaned(f"Radio Velm\n12 November 2026\n\nThree seen taken over the border\n\n{REPORT}")
    assert found.byline.outlet == "Radio Velm"
    assert found.headline is not None
    assert found.headline.text == "Three seen taken over the border"


def test_a_first_line_that_nobody_told_is_no_house() -> None:
    found = cleaned(f"Three taken over the border\n\n{REPORT}")
    assert found.byline.outlet is None
    assert found.headline is not None


@pytest.mark.parametrize("kind", ["PRESS RELEASE", "Open letter", "Pressemitteilung"])
def test_the_kind_and_the_signing_line_are_no_headline(kind: str) -> None:
    signed = f"{kind}\nCommittee for Ferrymen - Velm, 21 June 2026\n\n"
    found = cleaned(f"{signed}Third ferryman dies in camp\n\n{REPORT}")
    assert found.headline is not None
    assert found.headline.text == "Third ferryman dies in camp"
    assert found.published is not None
    assert found.published.value == "2026-06-21"

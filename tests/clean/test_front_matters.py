"""What stands above and below a plain copy: house, agency, signer, day, in many shapes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.clean.news_copy import clean, read

from firsthand.clean import clean_document
from firsthand.copies import decide_origins
from firsthand.model import Role

LISTED = yaml.safe_load(Path(__file__).with_name("front_matters.yml").read_text(encoding="utf-8"))
COPIES = LISTED["copies"]
REPORT = LISTED["reports"]["customs"]


def text_of(copy: dict[str, Any]) -> str:
    """Return the copy as it would be pasted."""
    report = LISTED["reports"].get(copy.get("report"), "")
    return f"{copy['above']}{report}{copy.get('below', '')}"


@pytest.mark.parametrize("copy", COPIES, ids=[copy["name"] for copy in COPIES])
def test_a_front_matter_says_whose_copy_it_is(copy: dict[str, Any]) -> None:
    document = read(text_of(copy))
    article = clean_document(document)
    [origin] = decide_origins([article], [document], [])
    found = {
        "headline": article.headline.text if article.headline else None,
        "persons": list(article.byline.persons),
        "agency": article.byline.agency,
        "outlet": article.byline.outlet,
        "day": article.published.day if article.published else None,
        "body": len(article.body),
        "producer": origin.producer.name,
        "lower": origin.lower,
    }
    assert {name: found[name] for name in copy["says"]} == copy["says"]


@pytest.mark.parametrize(
    "line",
    [
        "Ida Holm, 4 March 2025",
        "The Hague, 4 March 2025",
        "Den Haag, 4. März 2025",
        "Ten miners freed on 4 March 2025",
        "Karvia, 4 March 2025 (Ida Holm/Reuters)",
        "4 March 2025, 10:15",
    ],
)
def test_a_line_without_a_house_names_none(line: str) -> None:
    article = clean(f"Ex-customs chief jailed for nine years\n{line}\n\n{REPORT}\n")
    assert article.byline.outlet is None


def test_the_place_of_an_imprint_is_that_of_the_dateline() -> None:
    article = clean(f"Ex-customs chief jailed\nPort Amaro (AFP) 4 March 2025\n\n{REPORT}\n")
    assert article.dateline is not None
    assert (article.dateline.place, article.dateline.agency) == ("Port Amaro", "AFP")


def test_a_sentence_on_withdrawing_troops_is_report() -> None:
    line = "Attention has turned to whether the generals will withdraw the army from the town."
    article = clean(f"Generals meet in Karvia\n\n{REPORT}\n\n{line}\n")
    assert [block.role for block in article.blocks][-1] is Role.BODY


def test_editors_who_withdraw_a_story_are_report() -> None:
    line = "Editors said on Monday that they would withdraw the story and the pictures with it."
    article = clean(f"Paper takes back its story\n\n{REPORT}\n\n{line}\n\n{line}\n")
    assert [block.role for block in article.blocks][-1] is Role.BODY


def test_that_nothing_replaces_a_killed_story_is_a_note() -> None:
    line = "There will be no substitute."
    article = clean(f"Generals meet in Karvia\n\n{REPORT}\n\n{line}\n")
    assert [block.role for block in article.blocks][-1] is Role.NOTE

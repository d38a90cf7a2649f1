"""Whole copies in German, French, Spanish, Russian, Ukrainian and Belarusian, line by line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.clean.news_copy import read

from firsthand.clean import clean_document

COPIES = yaml.safe_load(Path(__file__).with_name("tongues.yml").read_text(encoding="utf-8"))
NAMES = [f"{copy['language']}-{number}" for number, copy in enumerate(COPIES)]


def text_of(copy: dict[str, Any]) -> str:
    """Return the copy as it would be pasted; a credit stands on the line of its caption."""
    text = ""
    before = None
    for role, line in copy["lines"]:
        text += (" " if (before, role) == ("caption", "credit") else "\n\n" if text else "") + line
        before = role
    return text + "\n"


@pytest.mark.parametrize("copy", COPIES, ids=NAMES)
def test_every_line_of_a_copy_has_its_role(copy: dict[str, Any]) -> None:
    document = read(text_of(copy))
    blocks = clean_document(document).blocks
    found = [[b.role.value, document.text[b.span.start : b.span.end]] for b in blocks]
    assert found == copy["lines"]


@pytest.mark.parametrize("copy", COPIES, ids=NAMES)
def test_what_a_copy_says_of_itself_is_read(copy: dict[str, Any]) -> None:
    article = clean_document(read(text_of(copy)))
    byline, dateline, published = article.byline, article.dateline, article.published
    assert article.language == copy["language"]
    assert (article.headline.text if article.headline else None) == copy.get("headline")
    assert list(byline.persons) == copy.get("persons", [])
    assert byline.agency == copy.get("agency")
    assert byline.outlet == copy.get("outlet")
    assert (dateline.place if dateline else None) == copy.get("place")
    assert (published.value if published else None) == copy.get("published")


def test_each_language_has_four_copies() -> None:
    languages = [copy["language"] for copy in COPIES]
    assert {code: languages.count(code) for code in languages} == dict.fromkeys(
        ("be", "de", "es", "fr", "ru", "uk"), 4
    )

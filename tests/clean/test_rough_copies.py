"""Messy copies as users paste them: scrapes, mails, printed pages, wires, exports, galleries."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.clean.news_copy import read

from firsthand.clean import clean_document

FILES = (
    "rough.yml",
    "rough_fields.yml",
    "rough_pages.yml",
    "rough_interface.yml",
    "rough_signed.yml",
)
COPIES = [
    copy
    for name in FILES
    for copy in yaml.safe_load(Path(__file__).with_name(name).read_text(encoding="utf-8"))
]
KINDS = [copy["kind"] for copy in COPIES]
ANY_FURNITURE = "?"


def read_copy(copy: dict[str, Any]) -> Any:
    name = "copy.md" if "Markdown" in copy["kind"] else "copy.txt"
    return read("".join(f"{line}\n" for _, line in copy["lines"]), name)


@pytest.mark.parametrize("copy", COPIES, ids=KINDS)
def test_every_line_has_its_role(copy: dict[str, Any]) -> None:
    document = read_copy(copy)
    blocks = clean_document(document).blocks
    position = 0
    for role, line in copy["lines"]:
        if role in {"", "+"}:
            continue
        start = document.text.index(line, position)
        position = start + 1
        found = next(
            b.role.value
            for b in blocks
            if b.span.start <= start + min(4, len(line) - 1) < b.span.end
        )
        if role == ANY_FURNITURE:
            assert (line, found) != (line, "body")
        else:
            assert (line, found) == (line, role)


@pytest.mark.parametrize("copy", COPIES, ids=KINDS)
def test_what_it_says_of_itself_is_read(copy: dict[str, Any]) -> None:
    article = clean_document(read_copy(copy))
    found = {
        "headline": article.headline.text if article.headline else None,
        "persons": list(article.byline.persons),
        "agency": article.byline.agency,
        "outlet": article.byline.outlet,
        "place": article.dateline.place if article.dateline else None,
        "published": article.published.day if article.published else None,
    }
    says = {name: value for name, value in copy["says"].items() if name != "captions"}
    assert {name: found[name] for name in says} == says


@pytest.mark.parametrize(
    "copy", [copy for copy in COPIES if "captions" in copy["says"]], ids=lambda copy: copy["kind"]
)
def test_its_captions_have_their_credits(copy: dict[str, Any]) -> None:
    captions = clean_document(read_copy(copy)).captions
    wanted = copy["says"]["captions"]
    assert [caption.text.rstrip(".") for caption in captions] == [
        text.rstrip(".") for text, _ in wanted
    ]
    for caption, (_, credit) in zip(captions, wanted, strict=True):
        assert credit.casefold() in (caption.credit or "").casefold()

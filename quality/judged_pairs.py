"""The judged pairs of real news, and the texts that they name."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from bench.reprints_reuters import read_reuters

from firsthand.copies import StoredText
from firsthand.copies.words import Range

PAIRS = Path(__file__).parent / "judged_pairs.tsv"
THIRD = PAIRS.with_name("judged_pairs_third.tsv")
FOURTH = PAIRS.with_name("judged_pairs_fourth.tsv")
FIFTH = PAIRS.with_name("judged_pairs_fifth.tsv")
NEWS = Path(__file__).parents[1] / "../shared/gold/stories/giveme-dev.jsonl"
_PARAGRAPH = re.compile(r"\n {3,}")
_DAY = re.compile(r"(\d{1,2})-(\w{3})-(\d{4})")
_ID = 12
"""Signs of the id of a text of the news collection that the pairs name it by."""


@dataclass(frozen=True, slots=True)
class JudgedPair:
    """Two texts and what reading them said."""

    a: str
    b: str
    verdict: str
    form: str
    half: str

    @property
    def is_sure(self) -> bool:
        """Whether reading gave an answer."""
        return self.verdict != "unsure"

    @property
    def is_copied(self) -> bool:
        """Whether reading found copied words."""
        return self.verdict == "copied"


def read_pairs(path: Path = PAIRS) -> list[JudgedPair]:
    """Return the judged pairs."""
    lines = (line for line in path.read_text().splitlines() if not line.startswith("#"))
    return [JudgedPair(*row) for row in csv.reader(lines, delimiter="\t")]


def read_texts() -> dict[str, StoredText]:
    """Return the texts of both collections by the names that the pairs use, dated."""
    texts = {
        str(story.number): StoredText(
            story.body, tuple(_paragraphs(story.body)), _wire_day(story.date)
        )
        for story in read_reuters()
    }
    return texts | dict(_news()) if texts else {}


def _paragraphs(body: str) -> Iterator[Range]:
    at = 0
    for cut in _PARAGRAPH.finditer(body):
        yield at, cut.start()
        at = cut.end()
    yield at, len(body)


def _wire_day(written: str) -> int | None:
    found = _DAY.search(written)
    if found is None:
        return None
    return datetime.strptime("-".join(found.groups()).title(), "%d-%b-%Y").toordinal()  # noqa: DTZ007 (a day)


def _news() -> Iterator[tuple[str, StoredText]]:
    for line in NEWS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        day = date.fromisoformat(row["date"][:10]).toordinal()
        yield f"g:{row['id'][:_ID]}", StoredText(row["text"], tuple(_lines(row["text"])), day)


def _lines(text: str) -> Iterator[Range]:
    at = 0
    for line in text.split("\n"):
        if line.strip():
            yield at, at + len(line)
        at += len(line) + 1

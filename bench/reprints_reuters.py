"""Reads the Reuters-21578 collection, where it lies beside the project; ships none of it."""

from __future__ import annotations

import gzip
import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parents[1] / ".." / "shared" / "gold" / "texts" / "reuters21578"

_STORY = re.compile(r"<REUTERS[^>]*NEWID=\"(\d+)\"[^>]*>(.*?)</REUTERS>", re.DOTALL)
_DATE = re.compile(r"<DATE>\s*(.*?)\s*</DATE>", re.DOTALL)
_TITLE = re.compile(r"<TITLE>(.*?)</TITLE>", re.DOTALL)
_BODY = re.compile(r"<BODY>(.*?)</BODY>", re.DOTALL)
_DATELINE = re.compile(r"<DATELINE>(.*?)</DATELINE>", re.DOTALL)
_END = re.compile(r"\n\s*(?:REUTER|Reuter)\s*\W*$")


@dataclass(frozen=True, slots=True)
class WireStory:
    """One story of the collection; `number` is its NEWID."""

    number: int
    date: str
    title: str
    body: str


def read_reuters(folder: Path = FOLDER) -> Iterator[WireStory]:
    """Yield the stories that have a body, by number; none where the collection is absent."""
    seen = set()
    for path in sorted(folder.glob("reut2-*.sgm.gz")):
        text = gzip.decompress(path.read_bytes()).decode("latin-1")
        for number, story in _STORY.findall(text):
            body = _BODY.search(story)
            if body is not None and int(number) not in seen:
                seen.add(int(number))
                yield WireStory(
                    int(number), _part(_DATE, story), _part(_TITLE, story), _clean(body[1])
                )


def _part(pattern: re.Pattern[str], story: str) -> str:
    found = pattern.search(story)
    return html.unescape(found[1]).strip() if found else ""


def _clean(body: str) -> str:
    """Return the body without control marks and the closing name of the agency."""
    plain = "".join(mark for mark in html.unescape(body) if mark.isprintable() or mark == "\n")
    return _END.sub("", plain).strip()

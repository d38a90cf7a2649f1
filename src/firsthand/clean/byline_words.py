"""The words of bylines, from the list of the package, as the parser needs them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from firsthand.resources import load_list


@dataclass(frozen=True, slots=True)
class BylineWords:
    """What opens, joins and ends the pieces of a byline, and what is no name in one."""

    by: tuple[str, ...]
    by_first: dict[str, tuple[str, ...]]
    weak: frozenset[str]
    house_cues: frozenset[str]
    staff: frozenset[str]
    jobs: frozenset[str]
    job_words: frozenset[str]
    job_endings: tuple[str, ...]
    subjects: frozenset[str]
    joiner: re.Pattern[str]
    places: re.Pattern[str]
    outlet_words: frozenset[str]
    desk_words: frozenset[str]
    particles: frozenset[str]
    articles: frozenset[str]
    house_articles: frozenset[str]
    no_names: frozenset[str]
    pictures: tuple[str, ...]
    titles: frozenset[str]
    greetings: frozenset[str]
    reports: re.Pattern[str]
    buttons: tuple[tuple[str, ...], ...]


@lru_cache(maxsize=1)
def byline_words() -> BylineWords:
    """Return the lists of `bylines.yml`, compiled once."""
    raw = load_list("bylines")
    joiner = "|".join(re.escape(word) for word in raw["and"])
    places = "|".join(re.escape(word) for word in raw["in"])
    reports = "|".join(map(re.escape, raw["reports"]))
    by = tuple(sorted((str(word) for word in raw["by"]), key=lambda w: (-len(w), w)))
    return BylineWords(
        by,
        {first: tuple(w for w in by if w[0] == first) for first in {word[0] for word in by}},
        frozenset(raw["weak"]),
        frozenset(map(str, raw["house_cues"])),
        frozenset(raw["staff"]),
        frozenset(raw["jobs"]),
        frozenset(raw["job_words"]),
        tuple(map(str, raw["job_endings"])),
        frozenset(map(str, raw["job_subjects"])),
        re.compile(rf"\s+(?:{joiner})\s+", re.IGNORECASE),
        re.compile(rf"\s+(?:{places})\s+\S.*$", re.IGNORECASE),
        frozenset(map(str, raw["outlet_words"])),
        frozenset(map(str, raw["desk_words"])),
        frozenset(map(str, raw["particles"])),
        frozenset(map(str, raw["articles"])),
        frozenset(map(str, raw["house_articles"])),
        frozenset(map(str, raw["no_names"])),
        tuple(map(str, raw["pictures_by"])),
        frozenset(map(str, raw["title_words"] + raw["company_words"])),
        frozenset(map(str, raw["greetings"])),
        re.compile(rf"\s+(?:{reports})\s+(?:{places})\s+[^\s.:]+(?:\s[^\s.:]+){{0,3}}$"),
        tuple(tuple(str(words).split()) for words in raw["buttons"]),
    )

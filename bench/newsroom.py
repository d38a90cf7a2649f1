"""An invented newsroom: reports and copies of them, deterministic by seed, for load tests.

A report is an event (a lead with its figures), a quotation, background and a rights group's
number, about people, towns and bodies drawn anew for each; its sentences stand in
`newsroom.yml`. A copy is the same text as another house prints it: cut, in other typography,
with an appeal at its tail, or one paragraph a line.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_MIDDLE_PARAGRAPHS = 7
_LEAST_LEFT = 4  # paragraphs that a cut copy keeps
_HEADLINE_WORDS = 9


@dataclass(frozen=True, slots=True)
class Copy:
    """One generated document: a file name, its text, and the number of its report."""

    name: str
    text: str
    report: int


@dataclass(frozen=True, slots=True)
class Report:
    """What an agency sent: who, the paragraphs, and the day."""

    agency: str
    paragraphs: tuple[str, ...]
    date: str


def corpus(documents: int, *, share_of_copies: float, seed: int) -> Iterator[Copy]:
    """Yield documents; the first of each report is the agency's, the others are its copies."""
    rng = random.Random(seed)
    reports: list[Report] = []
    for number in range(documents):
        if reports and rng.random() < share_of_copies:
            which = rng.randrange(len(reports))
            yield Copy(f"{number:06d}.txt", _copy_of(rng, reports[which]), which)
        else:
            reports.append(_report(rng))
            yield Copy(f"{number:06d}.txt", _as_wire(reports[-1]), len(reports) - 1)


@cache
def _words() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text("utf-8"))
    return loaded


def _slots(rng: random.Random) -> dict[str, str]:
    words = _words()
    towns = [rng.choice(words["town"]) + rng.choice(words["town_endings"]) for _ in range(2)]
    people = [f"{rng.choice(words['given'])} {rng.choice(words['family'])}" for _ in range(3)]
    return {
        "country": rng.choice(words["country"]),
        "country2": rng.choice(words["country"]),
        "town": towns[0],
        "town2": towns[1],
        "person": people[0],
        "person2": people[1],
        "person3": people[2],
        "body": rng.choice(words["body"]),
        "body2": rng.choice(words["body"]),
        "group": rng.choice(words["group"]),
        "month": rng.choice(words["month"]),
        "month2": rng.choice(words["month"]),
        "day": rng.choice(words["day"]),
        "n": str(rng.randrange(3, 400)),
        "m": str(rng.randrange(20, 3000)),
        "k": str(rng.randrange(2, 19)),
        "k2": str(rng.randrange(20, 70)),
        "year": str(rng.randrange(2005, 2024)),
    }


def _report(rng: random.Random) -> Report:
    words, slots = _words(), _slots(rng)
    slots["act"] = _drawn(rng, rng.choice(words["act"])).format(**slots)
    middle = rng.sample(words["middle"], _MIDDLE_PARAGRAPHS)
    lines = [words["lead"], words["quote"], *middle, words["total"]]
    date = f"{rng.choice(words['month'])} {rng.randrange(1, 28)}, 2025"
    paragraphs = tuple(_drawn(rng, line).format(**slots) for line in lines)
    return Report(rng.choice(words["agency"]), paragraphs, date)


def _drawn(rng: random.Random, line: str) -> str:
    """Return the line with one word drawn for each [a|b|c] in it."""
    return re.sub(r"\[([^]]*)\]", lambda match: rng.choice(match[1].split("|")), line)


def _headline(paragraphs: tuple[str, ...]) -> str:
    return " ".join(paragraphs[0].split(" on ")[0].split()[:_HEADLINE_WORDS])


def _as_wire(report: Report) -> str:
    top = (_headline(report.paragraphs), f"By {report.agency}", report.date)
    return "\n\n".join([*top, *report.paragraphs]) + "\n"


def _copy_of(rng: random.Random, report: Report) -> str:
    kind = rng.choice(("cut", "typography", "appeal", "lines"))
    paragraphs = report.paragraphs
    if kind == "cut":
        paragraphs = paragraphs[: rng.randrange(_LEAST_LEFT, len(paragraphs))]
    if kind == "typography":
        paragraphs = tuple(_curly(line) for line in paragraphs)
    byline = [] if kind == "cut" else [f"By {report.agency}"]
    lines = [_headline(paragraphs), *byline, report.date, *paragraphs]
    if kind == "appeal":
        lines += _appeal(rng)
    return ("\n" if kind == "lines" else "\n\n").join(lines) + "\n"


def _curly(line: str) -> str:
    opened = line.replace(' "', " “").replace('" ', "” ").replace("'", "’")
    return "“" + opened[1:] if opened.startswith('"') else opened


def _appeal(rng: random.Random) -> list[str]:
    words = _words()
    outlet, town = rng.choice(words["outlet"]), rng.choice(words["town"])
    return [
        line.format(outlet=outlet, town=town, k=rng.randrange(2, 9)) for line in words["appeal"]
    ]

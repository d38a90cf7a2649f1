"""Measure the ties that short invented texts draw between two events.

    python -m quality.ties [--errors]

The texts are data (`probes/ties.yml`), split in two by a hash of their words; `--errors` lists
what went wrong in the half that may be looked at. Types stand for the events: a text rarely
tells two of one kind.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

import yaml

from firsthand.events import read_events
from firsthand.model import Reading
from firsthand.statements import read_statements
from quality.deals import figures_of
from quality.events import make_readings

PROBES = Path(__file__).parent / "probes" / "ties.yml"
HALVES = ("tuned", "held_back")
Tie = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Counted:
    """Ties of one text: found and asked for, found and wrong, asked for and not found."""

    right: int
    wrong: frozenset[Tie]
    missed: frozenset[Tie]


def half_of(text: str) -> str:
    """Return the half that a text belongs to."""
    return HALVES[blake2b(text.encode()).digest()[0] % 2 == 0]


def read_ties(reading: Reading) -> frozenset[Tie]:
    """Return the ties between mentions of one document, by their types."""
    mentions, _ = read_events(reading, read_statements(reading))
    types = {mention.id: mention.type for mention in mentions}
    return frozenset(
        (mention.type, link.relation, types[link.target])
        for mention in mentions
        for link in mention.links
    )


def judge(probe: dict[str, Any], found: frozenset[Tie]) -> Counted:
    """Compare the ties that were found in a text with those that it draws."""
    asked, either, may = (
        frozenset((one, relation, other) for one, relation, other in probe.get(key, ()))
        for key in ("links", "any", "may")
    )
    missed = asked - found
    if either and not either & found:
        missed |= {min(either)}
    right = len(asked & found) + bool(either & found)
    return Counted(right, found - asked - either - may, missed)


def run() -> list[tuple[str, Counted]]:
    """Return every text with its ties."""
    probes = yaml.safe_load(PROBES.read_text(encoding="utf-8"))["probes"]
    readings = make_readings([probe["text"] for probe in probes])
    return [
        (probe["text"], judge(probe, read_ties(reading)))
        for probe, reading in zip(probes, readings, strict=True)
    ]


def measure() -> dict[str, float]:
    """Return precision, recall and F1 of both halves."""
    figures: dict[str, float] = {}
    outcomes = run()
    for half in HALVES:
        mine = [counted for text, counted in outcomes if half_of(text) == half]
        right = sum(one.right for one in mine)
        wrong = sum(len(one.wrong) for one in mine)
        missed = sum(len(one.missed) for one in mine)
        figures |= figures_of(f"ties.{half}", {"right": right, "wrong": wrong, "missed": missed})
    return figures


def corpus() -> tuple[Path, ...]:
    """Return the file that the figures are measured on."""
    return (PROBES,)


if __name__ == "__main__":
    for name, value in measure().items():
        print(f"{name:28} {value:.4f}")
    if "--errors" in sys.argv:
        for text, counted in run():
            if half_of(text) == HALVES[0] and (counted.wrong or counted.missed):
                print(f"missed {sorted(counted.missed)} wrong {sorted(counted.wrong)}: {text}")

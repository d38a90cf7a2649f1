"""Measure the ties between events that small affairs of one to three copies end with.

    python -m quality.deals [--errors]

The affairs (`probes/deals.yml`) go the whole way of the product: ingested as files, read from the
export. A named event stands for every exported event of its type whose evidence shares its
words. A tie between two named events that nobody asked for is one too many. The affairs are
split in two by a hash of their first copy; `--errors` lists what went wrong in the half that may
be looked at.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from itertools import product
from pathlib import Path
from typing import Any

import yaml

from quality.corpus import Record, export_of

PROBES = Path(__file__).parent / "probes" / "deals.yml"
HALVES = ("tuned", "held_back")
Tie = tuple[str, str, str]


def half_of(affair: Mapping[str, Any]) -> str:
    """Return the half that an affair belongs to."""
    return HALVES[blake2b(affair["docs"][0].encode()).digest()[0] % 2 == 0]


def name_events(affair: Mapping[str, Any], events: Sequence[Record]) -> dict[str, set[str]]:
    """Return the ids of the exported events that each named event of an affair stands for."""
    found = {}
    for name, (types, words) in affair["events"].items():
        start = [(number, text.find(words)) for number, text in enumerate(affair["docs"])]
        number, at = next((pair for pair in start if pair[1] >= 0), (0, -1))
        if at < 0:
            raise ValueError(f"no copy has the words {words!r}")
        quote = affair["docs"][number]
        found[name] = {
            event["id"]
            for event in events
            if event["type"] in types.split("/")
            and any(_shares(item["quote"], words, quote) for item in event["evidence"])
        }
    return found


def _shares(quote: str, words: str, text: str) -> bool:
    """Tell whether two quotations of a text overlap in more than half of the shorter one."""
    one, other = text.find(quote), text.find(words)
    if one < 0:
        return False
    shared = min(one + len(quote), other + len(words)) - max(one, other)
    return shared > min(len(quote), len(words)) / 2


def read_ties(named: Mapping[str, set[str]], events: Sequence[Record]) -> frozenset[Tie]:
    """Return the ties that the export draws between named events, by their names."""
    drawn = {
        (event["id"], link["relation"], link["event"])
        for event in events
        for link in event["links"]
    }
    return frozenset(
        _turned((one, relation, other))
        for one, other in product(named, repeat=2)
        if one != other
        for first, relation, second in drawn
        if first in named[one] and second in named[other]
    )


def _turned(tie: Tie) -> Tie:
    """Return a tie in its one form: an exchange has no direction."""
    one, relation, other = tie
    return (min(one, other), relation, max(one, other)) if relation == "in_exchange_for" else tie


def judge(affair: Mapping[str, Any], found: frozenset[Tie]) -> tuple[int, set[Tie], set[Tie]]:
    """Return how many ties are right, those that are wrong, and those that are missed."""
    asked = {_turned(tuple(tie)) for tie in affair.get("links", ())}
    may = {_turned(tuple(tie)) for tie in affair.get("may", ())}
    right, missed = len(asked & found), asked - found
    for ties in affair.get("any", ()):
        either = {_turned(tuple(tie)) for tie in ties}
        right += bool(either & found)
        missed |= set() if either & found else {min(either)}
        may |= either
    return right, set(found - asked - may), missed


def run() -> list[tuple[Mapping[str, Any], dict[str, set[str]], tuple[int, set[Tie], set[Tie]]]]:
    """Return every affair with the events it names, and with what is right and wrong in it."""
    affairs = yaml.safe_load(PROBES.read_text(encoding="utf-8"))["affairs"]
    outcomes = []
    for affair, events in zip(affairs, read_events_of(affairs), strict=True):
        named = name_events(affair, events)
        outcomes.append((affair, named, judge(affair, read_ties(named, events))))
    return outcomes


def read_events_of(affairs: Sequence[Mapping[str, Any]]) -> list[list[Record]]:
    """Return the exported events of each affair; all are ingested into one ledger."""
    with tempfile.TemporaryDirectory() as folder:
        for place, affair in enumerate(affairs):
            for number, text in enumerate(affair["docs"]):
                paragraphs = [line for line in text.splitlines() if line.strip()]
                target = Path(folder) / f"affair-{place:03}" / f"copy-{number}.txt"
                target.parent.mkdir(exist_ok=True)
                target.write_text("\n\n".join([*paragraphs, ""]), encoding="utf-8")
        records = export_of(Path(folder))
    paths = {r["id"]: r["path"] for r in records if r["kind"] == "document"}
    found = []
    for place in range(len(affairs)):
        mine = {name for name, path in paths.items() if f"affair-{place:03}" in path}
        found.append(
            [
                record
                for record in records
                if record["kind"] == "event"
                and mine & {item["document"] for item in record["evidence"]}
            ]
        )
    return found


def measure() -> dict[str, float]:
    """Return precision, recall and F1 of both halves."""
    counted: dict[str, Counter[str]] = {half: Counter() for half in HALVES}
    for affair, _, (right, wrong, missed) in run():
        counted[half_of(affair)].update(right=right, wrong=len(wrong), missed=len(missed))
    figures: dict[str, float] = {}
    for half, of in counted.items():
        figures |= figures_of(f"deals.{half}", of)
    return figures


def figures_of(name: str, of: Mapping[str, int]) -> dict[str, float]:
    """Return precision, recall and F1 under a name, of what was right, wrong and missed."""
    found, asked = of["right"] + of["wrong"], of["right"] + of["missed"]
    return {
        f"{name}.precision": round(of["right"] / max(1, found), 4),
        f"{name}.recall": round(of["right"] / max(1, asked), 4),
        f"{name}.f1": round(2 * of["right"] / max(1, found + asked), 4),
    }


def corpus() -> tuple[Path, ...]:
    """Return the file that the figures are measured on."""
    return (PROBES,)


def _print_errors() -> None:
    for affair, named, (_, wrong, missed) in run():
        if half_of(affair) == HALVES[0] and (wrong or missed):
            unread = sorted(name for name, ids in named.items() if not ids)
            print(f"missed {sorted(missed)} wrong {sorted(wrong)} unread {unread}:")
            print("   " + "\n   ".join(affair["docs"]))


if __name__ == "__main__":
    for name, value in measure().items():
        print(f"{name:28} {value:.4f}")
    if "--errors" in sys.argv:
        _print_errors()

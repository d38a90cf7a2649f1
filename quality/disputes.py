"""Measure the ties and the conflicts that affairs of one to three copies end with.

    python -m quality.disputes [--errors]

The affairs (`probes/disputes.yml`) go the whole way of the product: ingested as files, read from
the export. How events are named and ties judged is that of `quality.deals`. A conflict is right
where two of its values are those asked for. `--errors` lists what went wrong in the affairs that
were looked at; of those kept only totals are printed.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from quality.corpus import Record
from quality.deals import figures_of, judge, name_events, read_events_of, read_ties

PROBES = Path(__file__).parent / "probes" / "disputes.yml"
HALVES = ("looked_at", "kept")
_TWO = 2
_SIGNS = "=<>~"
Field = tuple[str, str]
# Of one kind: how many are right, those that are wrong, and those that are missed.
Judged = tuple[int, set[Any], set[Any]]


def judge_conflicts(
    affair: Mapping[str, Any], named: Mapping[str, set[str]], events: Sequence[Record]
) -> tuple[int, set[Field], set[Field]]:
    """Return how many conflicts are right, those that are wrong, and those that are missed.

    A conflict of an event without a name stands under its id.
    """
    found = {
        (event["id"], conflict["field"]): {str(one["value"]) for one in conflict["values"]}
        for event in events
        for conflict in event["conflicts"]
    }
    used: set[Field] = set()
    missed: set[Field] = set()
    for name, field, values in affair.get("conflicts", ()):
        own = [(id_, field) for id_ in sorted(named[name]) if (id_, field) in found]
        hits = [key for key in own if len(_plain(found[key]) & set(values)) >= _TWO]
        used |= set(hits[:1])
        missed |= set() if hits else {(name, field)}
    may = {(id_, field) for name, field in affair.get("may_conflict", ()) for id_ in named[name]}
    return len(used), set(found) - used - may, missed


def _plain(values: set[str]) -> set[str]:
    return {value.lstrip(_SIGNS) for value in values}


def run(half: str) -> list[tuple[Mapping[str, Any], dict[str, Judged]]]:
    """Return every affair of a half with what is right, wrong and missed of ties and conflicts."""
    affairs = yaml.safe_load(PROBES.read_text(encoding="utf-8"))[half]
    outcomes: list[tuple[Mapping[str, Any], dict[str, Judged]]] = []
    for affair, events in zip(affairs, read_events_of(affairs), strict=True):
        named = name_events(affair, events)
        judged: dict[str, Judged] = {
            "links": judge(affair, read_ties(named, events)),
            "conflicts": judge_conflicts(affair, named, events),
        }
        outcomes.append((affair, judged))
    return outcomes


def measure() -> dict[str, float]:
    """Return precision, recall and F1 of ties and conflicts, in both halves."""
    figures: dict[str, float] = {}
    for half in HALVES:
        counted = {kind: Counter[str]() for kind in ("links", "conflicts")}
        for _, judged in run(half):
            for kind, (right, wrong, missed) in judged.items():
                counted[kind].update(right=right, wrong=len(wrong), missed=len(missed))
        for kind, of in counted.items():
            figures |= figures_of(f"disputes.{half}.{kind}", of)
    return figures


def corpus() -> tuple[Path, ...]:
    """Return the file that the figures are measured on."""
    return (PROBES,)


def _print_errors() -> None:
    for affair, judged in run(HALVES[0]):
        for kind, (_, wrong, missed) in judged.items():
            if wrong or missed:
                print(f"{kind}: missed {sorted(missed)} wrong {sorted(wrong)}")
                print("   " + "\n   ".join(affair["docs"]))


if __name__ == "__main__":
    for name, value in measure().items():
        print(f"{name:38} {value:.4f}")
    if "--errors" in sys.argv:
        _print_errors()

"""Measure what the events stage makes of whole short reports, every focus class in turn.

    python -m quality.event_reports [--errors]

The reports (`probes/reports_events.yml`) were written, with what a careful reader finds in them,
before the stage first read them. A told event is found where a mention has its type; of the
fields only those that the reader wrote down are judged.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from firsthand.events import read_events
from firsthand.model import EventMention, Novelty, Reading
from firsthand.statements import read_statements
from quality.events import SILENT, judge_mention, make_readings

REPORTS = Path(__file__).parent / "probes" / "reports_events.yml"


def main() -> None:
    """Print, field by field, how many were right, and with `--errors` what was wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    right, asked, errors = measure_reports()
    for field in sorted(asked):
        print(f"{field:12} {right[field] / asked[field]:.3f}  {right[field]}/{asked[field]}")
    for line in errors if options.errors else []:
        print(line)


def measure_reports() -> tuple[Counter[str], Counter[str], list[str]]:
    """Return right and asked fields, and a line for each thing that is wrong."""
    entries = yaml.safe_load(REPORTS.read_text(encoding="utf-8"))["reports"]
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    errors = []
    for entry, reading in zip(entries, make_readings([e["text"] for e in entries]), strict=True):
        wrong = _judge(entry, reading, right, asked)
        if wrong:
            errors.append(f"  {', '.join(wrong)}: {entry['text']}")
    return right, asked, errors


def _judge(
    entry: Mapping[str, Any], reading: Reading, right: Counter[str], asked: Counter[str]
) -> list[str]:
    mentions, _ = read_events(reading, read_statements(reading))
    wrong = []
    for told in entry["tells"]:
        fields = _best(told, [m for m in mentions if m.type == told["is"]], reading)
        asked.update(fields.keys())
        right.update(field for field, value in fields.items() if value)
        wrong += [f"{told['is']} {field}" for field, value in fields.items() if not value]
    allowed = {told["is"] for told in entry["tells"]} | set(entry.get("also", ()))
    extra = [m for m in mentions if m.type not in allowed and m.status not in SILENT]
    extra = [m for m in extra if m.novelty is Novelty.NEW]
    asked["no extra"] += 1
    right["no extra"] += not extra
    asked["whole"] += 1
    right["whole"] += not wrong and not extra
    return wrong + [f"extra {m.type} {m.trigger.text!r}" for m in extra]


def _best(
    told: Mapping[str, Any], mentions: list[EventMention], reading: Reading
) -> dict[str, bool]:
    if not mentions:
        return {"found": False}
    return max((_fields(told, m, reading) for m in mentions), key=lambda f: sum(f.values()))


def _fields(told: Mapping[str, Any], mention: EventMention, reading: Reading) -> dict[str, bool]:
    fields = {"found": True, **judge_mention(told, mention, reading)}
    if "date" in told:
        fields["date"] = mention.date is not None and mention.date.value == str(told["date"])
    if "place" in told:
        place = mention.place
        fields["place"] = place is not None and told["place"] in (place.name or "")
    return fields


if __name__ == "__main__":
    main()

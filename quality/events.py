"""Measure what the events stage makes of invented sentences: status, direction, silence.

    python -m quality.events [--errors] [--all]
    python -m quality.events --speed

The probes are data (`probes/events_*.yml`). Those of `events_told` and `events_silent` are split
in two by a hash of their text, `tune` and `report`; by now the errors of both halves have been
looked at. The honest figures are those of `events_unseen` and of the halves `held_back`, which
were written before they were first read and of which no single outcome is ever printed.
`--errors` lists what went wrong in the tuning halves, `--all` in all that may be looked at.
`--speed` reads the events of all affairs told as data, again and again, and prints how many
documents and characters a CPU second does beyond the parse.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

import yaml

from firsthand.events import read_events
from firsthand.language import find_paragraphs, load_language, passage_key
from firsthand.model import (
    Anchor,
    Article,
    Block,
    Document,
    EventMention,
    MediaType,
    Novelty,
    Party,
    Reading,
    Role,
    Span,
    Status,
)
from firsthand.names import make_reading
from firsthand.statements import read_statements

PROBES = Path(__file__).parent / "probes"
HALVES = {
    "told": ("tune", "report"),
    "silent": ("tune", "report"),
    "wide": ("wide_tuned", "wide_held_back"),
    "harmless": ("harmless_tuned", "harmless_held_back"),
    "news": ("news_tuned", "news_held_back"),
    "plain": ("plain_tuned", "plain_held_back"),
    "idle": ("idle_tuned", "idle_held_back"),
    "calm": ("calm_tuned", "calm_held_back"),
    "close": ("close_tuned", "close_held_back"),
    "broad": ("broad_tuned", "broad_held_back"),
    "later": ("later_tuned", "later_held_back"),
}
PARTS = ("unseen", *dict.fromkeys(half for pair in HALVES.values() for half in pair))
# Of these, which outcome was wrong is printed by `--errors` and by `--all`.
SHOWN = {
    "tune",
    "wide_tuned",
    "harmless_tuned",
    "news_tuned",
    "plain_tuned",
    "idle_tuned",
    "calm_tuned",
    "close_tuned",
    "broad_tuned",
    "later_tuned",
}
ANCHOR = Anchor("2025-11-24", "probe")
_SILENT_FILES = {"silent", "harmless", "plain", "idle", "calm"}
SILENT = {Status.HYPOTHETICAL, Status.HABITUAL, Status.REQUESTED, Status.DENIED}


@dataclass(frozen=True, slots=True)
class Probe:
    """One sentence with what a careful reader finds in it; `is_told` False: nothing."""

    text: str
    is_told: bool
    expected: Mapping[str, Any]
    file: str = "told"

    @property
    def half(self) -> str:
        """The part it belongs to: unseen, or a half of its file by a hash of its text."""
        if self.file == "unseen":
            return "unseen"
        first, second = HALVES[self.file]
        return first if blake2b(self.text.encode()).digest()[0] % 2 else second


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was found for a probe, field by field; a field that it does not ask for is absent."""

    probe: Probe
    fields: Mapping[str, bool]
    found: str


def read_probes() -> list[Probe]:
    """Return all probes in the order of their files."""
    return [
        Probe(entry["text"], name not in _SILENT_FILES and "silent" not in entry, entry, name)
        for name in (*HALVES, "unseen")
        for entry in _entries(name)
    ]


def _entries(name: str) -> list[dict[str, Any]]:
    path = PROBES / f"events_{name}.yml"
    entries = yaml.safe_load(path.read_text(encoding="utf-8"))["probes"]
    return [{"text": entry} if isinstance(entry, str) else entry for entry in entries]


def make_readings(texts: Sequence[str]) -> list[Reading]:
    """Return each text as a document of its own, a paragraph a line."""
    documents = [Document(f"p{i}", f"p{i}", text, MediaType.PLAIN) for i, text in enumerate(texts)]
    articles = [_article(document) for document in documents]
    pieces = sorted(
        {
            document.text[span.start : span.end]
            for document, article in zip(documents, articles, strict=True)
            for span, _ in find_paragraphs(document, article)
        }
    )
    passages = {
        passage_key(text): passage
        for text, passage in zip(pieces, load_language().read(pieces), strict=True)
    }
    return [
        make_reading(document, article, passages, anchor=ANCHOR)
        for document, article in zip(documents, articles, strict=True)
    ]


def _article(document: Document) -> Article:
    blocks = []
    start = 0
    for line in document.text.split("\n"):
        if line.strip():
            blocks.append(Block(Span(document.id, start, start + len(line)), Role.BODY, 1.0))
        start += len(line) + 1
    return Article(document.id, "en", tuple(blocks))


def judge(probe: Probe, reading: Reading) -> Outcome:
    """Return what the stage made of one probe, field by field."""
    mentions, _ = read_events(reading, read_statements(reading))
    found = "; ".join(f"{m.type} {m.status} {m.novelty} {m.trigger.text!r}" for m in mentions)
    if not probe.is_told:
        news = [m for m in mentions if m.status not in SILENT]
        if "old" in probe.expected:
            news = [m for m in news if m.novelty is Novelty.NEW]
        silent = all(m.type == probe.expected.get("may") for m in news)
        return Outcome(probe, {"silent": silent}, found)
    wanted = [m for m in mentions if m.type == probe.expected["is"]]
    allowed = {probe.expected["is"], *probe.expected.get("also", ())}
    extra = [m for m in mentions if m.type not in allowed and m.status not in SILENT]
    fields: dict[str, bool] = {"found": bool(wanted), "no_extra": not extra}
    if wanted:
        fields |= judge_mention(probe.expected, _best(probe.expected, wanted), reading)
    return Outcome(probe, fields, found)


def _best(expected: Mapping[str, Any], mentions: Sequence[EventMention]) -> EventMention:
    return max(mentions, key=lambda m: (m.status == expected.get("status"), not m.refers_back))


def judge_mention(
    expected: Mapping[str, Any], mention: EventMention, reading: Reading
) -> dict[str, bool]:
    """Return which of the written-down status, novelty, count and parties a mention has."""
    fields = {}
    if "status" in expected:
        fields["status"] = mention.status == expected["status"]
    if "novelty" in expected:
        fields["novelty"] = (mention.novelty == "new") == (expected["novelty"] == "new")
    if "n" in expected:
        fields["count"] = mention.count is not None and mention.count.n == expected["n"]
    for role, parties in (
        ("actor", mention.actors),
        ("recipient", mention.recipients),
        ("receiver", () if mention.receiver is None else (mention.receiver,)),
    ):
        if role in expected:
            fields[role] = any(_names(party, expected[role], reading) for party in parties)
    return fields


def _names(party: Party, word: str, reading: Reading) -> bool:
    names = [party.quote.text] if party.quote is not None else []
    for entity in reading.entities:
        if entity.id == party.entity:
            names += [entity.name, *entity.aliases]
    return any(word.lower() in name.lower() for name in names)


def run_probes(probes: Sequence[Probe]) -> list[Outcome]:
    """Return the outcomes of all probes."""
    readings = make_readings([probe.text for probe in probes])
    return [judge(probe, reading) for probe, reading in zip(probes, readings, strict=True)]


def score(outcomes: Iterable[Outcome]) -> dict[str, tuple[int, int]]:
    """Return (right, asked) per field, and "whole" for probes with every field right."""
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for outcome in outcomes:
        kind = "whole told" if outcome.probe.is_told else "whole silent"
        for field, value in {**outcome.fields, kind: all(outcome.fields.values())}.items():
            asked[field] += 1
            right[field] += value
    return {field: (right[field], asked[field]) for field in sorted(asked)}


def measure() -> dict[str, float]:
    """Return the share of right fields by part, for the gate."""
    figures = {}
    outcomes = run_probes(read_probes())
    for half in PARTS:
        scores = score(outcome for outcome in outcomes if outcome.probe.half == half)
        for field, (right, asked) in scores.items():
            figures[f"events.{half}.{field.replace(' ', '_')}"] = round(right / asked, 4)
    return figures


def corpus() -> list[Path]:
    """Return the files that the figures are measured on."""
    return sorted(PROBES.glob("events_*.yml"))


def measure_speed(rounds: int = 7) -> tuple[int, float, float]:
    """Return how many documents were read, and the median of documents and characters a second.

    Only `read_events` is timed, in CPU seconds; parse, names and statements are ready.
    """
    texts = []
    for path in sorted((Path(__file__).parent / "affairs" / "told").glob("*.yml")):
        for document in yaml.safe_load(path.read_text(encoding="utf-8"))["docs"].values():
            lines = document["text"].strip().split("\n")
            texts.append("\n".join(line.partition("|")[2] for line in lines))
    ready = [(reading, read_statements(reading)) for reading in make_readings(texts)]
    seconds = []
    for _ in range(rounds):
        start = process_time()
        for reading, statements in ready:
            read_events(reading, statements)
        seconds.append(process_time() - start)
    spent = median(seconds)
    return len(texts), len(texts) / spent, sum(map(len, texts)) / spent


def main() -> None:
    """Print the scores of both halves, and the errors that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--speed", action="store_true")
    options = parser.parse_args()
    if options.speed:
        count, documents, characters = measure_speed()
        print(f"{count} documents: {documents:.0f} documents, {characters:.0f} characters a second")
        return
    outcomes = run_probes(read_probes())
    for half in PARTS:
        mine = [outcome for outcome in outcomes if outcome.probe.half == half]
        print(half, len(mine))
        for field, (right, asked) in score(mine).items():
            print(f"  {field:14} {right / asked:.3f}  {right}/{asked}")
        shown = SHOWN if options.errors else {*SHOWN, "report"} if options.all else set()
        for outcome in mine if half in shown else []:
            wrong = [field for field, value in outcome.fields.items() if not value]
            if wrong:
                print(f"    {','.join(wrong)}: {outcome.probe.text} -> {outcome.found}")


if __name__ == "__main__":
    main()

"""How often the speaker of a statement is resolved to the right name.

    python -m quality.speakers [--errors]

`speakers.tsv` holds cases labelled by hand in the development gold beside the repository: where a
pronoun or a role ("the spokeswoman", "the airline") is the source of a statement, and where the
one who is meant is first called by name. A case is found where one of our statements has that
source; it is right where its speaker is the entity that stands at the name, or has that name by
surname. Half of the documents, by a digest of their id, are kept back: rules were written on the
other half only, and `--errors` does not show it. `speakers_further.tsv` holds more cases of the
same form, from further news of many outlets and from newswire of 1987; rules were written on all
of these.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import html
import json
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from firsthand.language import load_language
from firsthand.names.spelling import core_tokens
from firsthand.statements import read_statements
from quality.corpus import SHARED
from quality.readings import plain_reading

if TYPE_CHECKING:
    from collections.abc import Iterable

    from firsthand.language import Language
    from firsthand.model import Reading, Statement

CASES = Path(__file__).with_name("speakers.tsv")
FURTHER = Path(__file__).with_name("speakers_further.tsv")
_GOLD = {
    "polnear-train": SHARED / "gold/attribution/polnear-train.jsonl.gz",
    "giveme-dev": SHARED / "gold/stories/giveme-dev.jsonl",
}
_WIRE = SHARED / "gold/texts/reuters21578"
_PARTS = ("tuning", "kept_back", "further")


@dataclass(frozen=True, slots=True)
class Case:
    """A source without a name, and the place that names who is meant; offsets in the document."""

    document: str
    source: tuple[int, int]
    name: tuple[int, int]
    is_further: bool = False

    @property
    def part(self) -> str:
        """The half it belongs to, by its document; the further cases are a part of their own."""
        if self.is_further:
            return "further"
        return _PARTS[hashlib.sha256(self.document.encode()).digest()[0] % 2]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A case with the speaker that was given; `given` is None where it stayed open."""

    case: Case
    is_found: bool
    given: str | None
    is_right: bool


def corpus() -> tuple[Path, ...]:
    """Return the files that the figures rest on."""
    return (CASES, FURTHER, *_GOLD.values())


def measure(language: Language) -> dict[str, float]:
    """Return the share of speakers that are right, in percent, for each half of the cases."""
    outcomes = resolve_cases(language)
    figures: dict[str, float] = {}
    for part in _PARTS:
        own = [outcome for outcome in outcomes if outcome.case.part == part]
        found = [outcome for outcome in own if outcome.is_found]
        named = [outcome for outcome in found if outcome.given is not None]
        right = sum(outcome.is_right for outcome in found)
        name = f"statements.speakers.{part}"
        figures[f"{name}.found"] = _percent(len(found), len(own))
        figures[f"{name}.resolved"] = _percent(right, len(found))
        figures[f"{name}.precision"] = _percent(right, len(named))
    return figures


def _percent(part: int, whole: int) -> float:
    return round(100 * part / max(1, whole), 1)


def resolve_cases(language: Language) -> list[Outcome]:
    """Return what becomes of every case, in the order of the file."""
    cases = _cases()
    texts = _texts({case.document for case in cases})
    readings = {key: plain_reading(language, key, text) for key, text in sorted(texts.items())}
    stated = {key: read_statements(reading) for key, reading in readings.items()}
    return [_outcome(case, readings[case.document], stated[case.document]) for case in cases]


def _cases() -> list[Case]:
    return [
        Case(row[1], (int(row[2]), int(row[3])), (int(row[4]), int(row[5])), path is FURTHER)
        for path in (CASES, FURTHER)
        for row in _rows(path)
    ]


def _rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter="\t"))[1:]


def _texts(wanted: set[str]) -> dict[str, str]:
    found = {}
    for path in _GOLD.values():
        raw = path.read_bytes()
        lines = gzip.decompress(raw) if path.suffix == ".gz" else raw
        for line in lines.decode("utf-8").splitlines():
            record = json.loads(line)
            if record["id"] in wanted:
                found[record["id"]] = record["text"]
    return found | _wire_texts(wanted)


def _wire_texts(wanted: set[str]) -> dict[str, str]:
    """The bodies of newswire items by number, each paragraph on one line; offsets stay."""
    found = {}
    for path in sorted(_WIRE.glob("*.sgm.gz")):
        raw = gzip.decompress(path.read_bytes()).decode("latin-1")
        for number, item in re.findall(r'NEWID="(\d+)"[^>]*>(.*?)</REUTERS>', raw, re.DOTALL):
            body = re.search(r"<BODY>(.*?)</BODY>", item, re.DOTALL)
            if number in wanted and body:
                found[number] = re.sub(r"\n(?! {4})", " ", html.unescape(body[1]))
    return found


def _outcome(case: Case, reading: Reading, statements: Iterable[Statement]) -> Outcome:
    ids = [
        item.speaker.entity
        for item in statements
        if item.speaker is not None
        and item.speaker.quote is not None
        and _overlap(case.source, (item.speaker.quote.span.start, item.speaker.quote.span.end))
    ]
    names = {entity.id: entity.name for entity in reading.entities}
    given = next((one for one in ids if one is not None), None)
    at_name = {
        mention.entity
        for mention in reading.mentions
        if _overlap(case.name, (mention.quote.span.start, mention.quote.span.end))
    }
    called = names.get(given or "")
    is_right = given in at_name or _same_surname(called, reading.text[slice(*case.name)])
    return Outcome(case, bool(ids), called, is_right)


def _overlap(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _same_surname(given: str | None, name: str) -> bool:
    return bool(given) and core_tokens(given or "")[-1:] == core_tokens(name)[-1:]


def _print_errors(language: Language) -> None:
    for outcome in resolve_cases(language):
        if outcome.case.part != "kept_back" and not outcome.is_right:
            state = "given" if outcome.is_found else "no statement"
            sys.stdout.write(f"{outcome.case} {state} {outcome.given}\n")


if __name__ == "__main__":
    loaded = load_language()
    for key, figure in sorted(measure(loaded).items()):
        sys.stdout.write(f"{key:<44} {figure:8.1f}\n")
    if "--errors" in sys.argv:
        _print_errors(loaded)

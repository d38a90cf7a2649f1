"""Measure statements on the dev part of PolNeAR: content, speaker as written, speaker by name.

    python -m quality.statements [--documents N] [--train]

Figures are percentages of the shared scorer. `speech` is the part of the gold whose cue is a
verb of saying or the like; `acts` counts also what the stage reads but keeps out of the ledger
(urged them to go, welcomed the vote), for the gold counts it, and takes what is said "adding
that" apart, as the gold does. `--train` measures on 100
documents of the train part, on which rules were written; dev was only measured.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from firsthand.language import load_language
from firsthand.statements import read_statements
from firsthand.statements.assemble import report_scenes
from firsthand.statements.paragraph import find_all
from quality import speakers, statement_reports
from quality.corpus import SHARED
from quality.readings import plain_reading
from quality.statement_reports import REPORTS

if TYPE_CHECKING:
    from types import ModuleType

    from firsthand.language import Language
    from firsthand.model import Reading
    from firsthand.statements.candidate import Candidate
    from firsthand.statements.scene import Scene

GOLD = SHARED / "gold/attribution"
Record = dict[str, Any]
_NEARLY_ALL = 0.9


def measure() -> dict[str, float]:
    """Return the figures of the dev part, in percent, without speed, which no floor can hold."""
    language = load_language()
    figures = _figures(language, documents("polnear-dev.jsonl"), _named())
    figures |= speakers.measure(language)
    figures |= statement_reports.measure(language)
    return {name: value for name, value in figures.items() if "_cpu_" not in name}


def corpus() -> tuple[Path, ...]:
    """Return the files that the figures rest on."""
    gold = (GOLD / "polnear-dev.jsonl", GOLD / "polnear-dev-names.jsonl")
    return *gold, *speakers.corpus(), *REPORTS.values()


def _figures(
    language: Language, gold: list[Record], names: dict[tuple[str, str], str]
) -> dict[str, float]:
    judge = scorer()
    readings = [plain_reading(language, document["id"], document["text"]) for document in gold]
    started = time.process_time()
    stated = [_stated(reading) for reading in readings]
    seconds = time.process_time() - started
    acts = [_attributed(reading) for reading in readings]
    figures = {"statements.rules_documents_per_cpu_s": round(len(gold) / max(seconds, 1e-9), 1)}
    for name, found in (("speech", stated), ("acts", acts)):
        predictions = {
            document["id"]: {"quotes": quotes} for document, quotes in zip(gold, found, strict=True)
        }
        figures |= _scores(name, judge.score(gold, predictions, "speech", names))
    return figures


def _scores(name: str, result: Record) -> dict[str, float]:
    figures = {
        f"statements.{name}.exact_f1": result["exact"]["F1"],
        f"statements.{name}.iou50_f1": result["i5"]["F1"],
        f"statements.{name}.iou50_p": result["i5"]["P"],
        f"statements.{name}.iou50_r": result["i5"]["R"],
        f"statements.{name}.with_source_f1": result["e2e"]["F1"],
        f"statements.{name}.source": result["src_acc"],
        f"statements.{name}.form": result["type_acc"],
    }
    if name == "speech" and result.get("name_acc"):
        figures[f"statements.{name}.speaker_named"] = result["name_acc"][0]
    for form, recall in result["recall_by_type"].items():
        figures[f"statements.{name}.recall_{form}"] = recall
    return figures


def scorer() -> ModuleType:
    """Return the scorer that everyone shares."""
    path = SHARED / "tools/score_attribution.py"
    spec = importlib.util.spec_from_file_location("score_attribution", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def documents(name: str) -> list[Record]:
    """Return the documents of a file of the gold."""
    path = GOLD / name
    raw = gzip.decompress(path.read_bytes()) if name.endswith(".gz") else path.read_bytes()
    return [json.loads(line) for line in raw.decode("utf-8").splitlines()]


def _named() -> dict[tuple[str, str], str]:
    return {(one["id"], one["qid"]): one["speaker"] for one in documents("polnear-dev-names.jsonl")}


def _stated(reading: Reading) -> list[Record]:
    """The statements of a document in the scorer's format."""
    names = {entity.id: entity.name for entity in reading.entities}
    quotes: list[Record] = []
    for item in read_statements(reading):
        source = item.speaker.quote if item.speaker is not None else None
        entity = item.speaker.entity if item.speaker is not None else None
        quotes.append(
            {
                "contents": [[part.span.start, part.span.end] for part in item.content],
                "sources": [[source.span.start, source.span.end]] if source else [],
                "cues": [[item.cue.span.start, item.cue.span.end]] if item.cue else [],
                "type": item.form.value,
                "speaker": names.get(entity or ""),
            }
        )
    return quotes


def _attributed(reading: Reading) -> list[Record]:
    """All attributions of a document, acts of speech included, in the scorer's format."""
    scenes = report_scenes(reading)
    return [_record(scenes, item) for item in find_all(scenes, joins_additions=False)]


def _record(scenes: list[Scene], item: Candidate) -> Record:
    marks = [
        (scene.start + one.start, scene.start + one.end)
        for scene in scenes
        for one in scene.quotations
    ]
    inside = sum(
        max(0, min(end, close) - max(start, opening))
        for start, end in item.contents
        for opening, close in marks
    )
    form = "indirect" if not inside else "direct" if inside >= _NEARLY_ALL * item.size else "mixed"
    return {
        "contents": [list(part) for part in item.contents],
        "sources": [list(item.source)] if item.source else [],
        "cues": [list(item.cue)] if item.cue else [],
        "type": form,
    }


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(prog="python -m quality.statements", description=__doc__)
    parser.add_argument("--documents", type=int, default=None)
    parser.add_argument("--train", action="store_true")
    options = parser.parse_args()
    name = "polnear-train.jsonl.gz" if options.train else "polnear-dev.jsonl"
    gold = documents(name)
    gold = gold[::7][:100] if options.train else gold
    for key, value in sorted(
        _figures(load_language(), gold[: options.documents], _named()).items()
    ):
        print(f"   {key:<44} {value:7.1f}")


if __name__ == "__main__":
    main()

"""The scenarios, ingested as one corpus and judged by the scorer that everyone shares."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from quality.corpus import SHARED, export_of

SCENARIOS = SHARED / "scenarios"
SCORER = SHARED / "tools" / "score_ledger.py"

# What a system of regular expressions gets, from the scenarios' README.
BASELINE = {
    "event": 0.45,
    "statement": 0.38,
    "trap_avoided": 0.71,
    "origin_count_lower": 0.35,
    "origin_count_upper": 0.35,
    "conflicts": 0.0,
}


def score(*, errors: bool = False) -> tuple[dict[str, float], str]:
    """Ingest all scenarios as one corpus; return the overall figures and the scorer's report."""
    with tempfile.TemporaryDirectory() as folder:
        export, figures = Path(folder) / "export.jsonl", Path(folder) / "figures.json"
        export_of(SCENARIOS, keep=export)
        command = [sys.executable, str(SCORER), "--corpus", str(export), str(SCENARIOS)]
        command += ["--json", str(figures), *(["--errors"] if errors else [])]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        overall = json.loads(figures.read_text(encoding="utf-8"))["OVERALL"]
    return {name: _value(item) for name, item in overall.items()}, done.stdout


def _value(item: dict[str, float]) -> float:
    return item["f1"] if "f1" in item else item["accuracy"]


def measure() -> dict[str, float]:
    """Return every figure of the corpus run, and how many beat the regex baseline."""
    figures, _ = score()
    named = {f"scenarios.{name}": value for name, value in figures.items()}
    beaten = sum(figures.get(name, 0.0) > value for name, value in BASELINE.items())
    named["scenarios.baseline_beaten"] = beaten / len(BASELINE)
    return named


def corpus() -> tuple[Path, ...]:
    """Return the files that the figures rest on."""
    return (SCENARIOS,)


if __name__ == "__main__":
    print(score(errors="--errors" in sys.argv)[1])

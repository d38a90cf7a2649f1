"""Documents per CPU second of `ingest`, split into stages.

    python -m bench.ingest [--documents 2000] [--copies 0.4] [--seed 7]

Runs the command line on generated documents, one stage after the other on one ledger
(`--until`, then `resume`), and reads the CPU seconds of each call, its workers included.
What a start costs is measured apart and taken off, so that a stage's figure is its own.
"""

from __future__ import annotations

import argparse
import json
import resource
import tempfile
from pathlib import Path

from quality.corpus import run_cli

from bench.newsroom import corpus

STAGES = ("read", "clean", "copies", "language", "ledger")


def cpu_of(*arguments: str | Path) -> tuple[float, str]:
    """Run a command and return its CPU seconds (user and system, children too) and its output."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    output = run_cli(*arguments)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime - before.ru_utime) + (after.ru_stime - before.ru_stime), output


def measure(documents: int, *, copies: float, seed: int) -> dict[str, float]:
    """Return CPU seconds by stage, the file's size, and passages parsed and known."""
    with tempfile.TemporaryDirectory() as folder:
        inbox, ledger = Path(folder) / "inbox", Path(folder) / "bench.db"
        inbox.mkdir()
        for copy in corpus(documents, share_of_copies=copies, seed=seed):
            (inbox / copy.name).write_text(copy.text, encoding="utf-8")
        empty = Path(folder) / "empty"
        empty.mkdir()
        start, _ = cpu_of("ingest", empty, "--ledger", ledger)
        seconds: dict[str, float] = {"start": start}
        for number, stage in enumerate(STAGES):
            verb = ["ingest", inbox] if number == 0 else ["resume"]
            until = [] if stage == STAGES[-1] else ["--until", stage]
            spent, output = cpu_of(*verb, *until, "--json", "--ledger", ledger)
            seconds[stage] = max(spent - start, 0.001)
            if stage == "language":
                counts = json.loads(output)
                parsed, known = counts["passages_parsed"], counts["passages_known"]
        seconds["size_mb"] = ledger.stat().st_size / 1e6
        seconds["parsed"], seconds["known"] = parsed, known
    return seconds


def main() -> None:
    """Measure once and print the table."""
    parser = argparse.ArgumentParser(prog="python -m bench.ingest", description=__doc__)
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--copies", type=float, default=0.4)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    figures = measure(options.documents, copies=options.copies, seed=options.seed)
    total = sum(figures[stage] for stage in STAGES)
    print(f"{options.documents} documents, {options.copies:.0%} copies, seed {options.seed}")
    print(f"{'stage':<10} {'CPU s':>8} {'share':>6} {'documents per CPU s':>20}")
    for stage in STAGES:
        spent = figures[stage]
        print(f"{stage:<10} {spent:8.2f} {spent / total:6.0%} {options.documents / spent:20.1f}")
    print(f"{'all':<10} {total:8.2f} {'':>6} {options.documents / total:20.1f}")
    print(f"passages: {figures['parsed']:.0f} parsed, {figures['known']:.0f} known already")
    print(f"ledger file {figures['size_mb']:.1f} MB; a start costs {figures['start']:.2f} CPU s")


if __name__ == "__main__":
    main()

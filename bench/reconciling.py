"""How many origins a CPU second the ledger is made from, all that it needs being ready.

    python -m bench.reconciling [--documents 300] [--rounds 9]

The affairs of the project, and generated documents beside them, are ingested; what the ledger
of each story is made from is kept in memory, and every story is then reconciled again and again.
The median of the rounds is told, for the dense affairs and for the generated news apart.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from quality.affairs import told, write_affairs

from bench.settling import write_files
from firsthand import Ledger
from firsthand.config import Config
from firsthand.ledger import LedgerInput, LedgerRecords, reconcile
from firsthand.run.settling import ledger as settling


def inputs_of(files: Sequence[Path], place: Path) -> list[LedgerInput]:
    """Ingest files and return what the ledger of each story was made from."""
    kept: list[LedgerInput] = []

    def keep(story: LedgerInput) -> LedgerRecords:
        kept.append(story)
        return reconcile(story)

    vars(settling)["reconcile"] = keep
    try:
        with Ledger.open(place, config=replace(Config(), inline_below=10**9)) as ledger:
            ledger.ingest(*files)
    finally:
        vars(settling)["reconcile"] = reconcile
    return kept


def speed(stories: Sequence[LedgerInput], rounds: int) -> tuple[int, int, float]:
    """Return how many origins and events there are, and the median of origins a CPU second."""
    origins = sum(len(story.origins) for story in stories)
    events = sum(len(reconcile(story).events) for story in stories)
    spent = []
    for _ in range(rounds):
        since = time.process_time()
        for story in stories:
            reconcile(story)
        spent.append(time.process_time() - since)
    return origins, events, origins / statistics.median(spent)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=9)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "affairs"
        root.mkdir()
        write_affairs(root, tuple(name for half in told.names() for name in half))
        affairs = sorted(path for path in root.rglob("*") if path.suffix in {".txt", ".md"})
        news = write_files(Path(folder) / "news", options.documents, 7)
        for name, files in (("affairs", affairs), ("generated news", news)):
            stories = inputs_of(files, Path(folder) / f"{name}.db")
            origins, events, rate = speed(stories, options.rounds)
            print(f"{name}: {origins} origins, {events} events: {rate:.0f} origins a CPU second")


if __name__ == "__main__":
    main()

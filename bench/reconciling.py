"""How many origins a CPU second the ledger is made from, all that it needs being ready.

    python -m bench.reconciling [--documents 300] [--rounds 9]

What is ingested: the affairs of the project, which are denser than any news; generated
documents; the short reports of the probes, of an event or two each; and the real news of the gold
where it lies beside the project. What the ledger of each story is made from is kept in memory,
and every story is then reconciled again and again. The median of the rounds is told.
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import yaml
from quality.affairs import told, write_affairs
from quality.event_reports import REPORTS as EVENTS
from quality.statement_reports import REPORTS as STATEMENTS
from quality.stories import GOLD

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


def short_reports(folder: Path) -> list[Path]:
    """Write the short reports of the probes and return their files."""
    texts = [
        report["text"]
        for path in (EVENTS, *STATEMENTS.values())
        for report in yaml.safe_load(path.read_text(encoding="utf-8"))["reports"]
    ]
    return _written(folder, texts)


def real_news(folder: Path) -> list[Path]:
    """Write the news of the gold, each with its title and day, and return its files."""
    rows = map(json.loads, GOLD.read_text(encoding="utf-8").splitlines())
    return _written(folder, [f"{x['title']}\n\n{x['date'][:10]}\n\n{x['text']}\n" for x in rows])


def _written(folder: Path, texts: Sequence[str]) -> list[Path]:
    folder.mkdir()
    files = [folder / f"{number:04d}.txt" for number in range(len(texts))]
    for file, text in zip(files, texts, strict=True):
        file.write_text(text, encoding="utf-8")
    return files


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


def sets(root: Path, documents: int) -> Iterator[tuple[str, list[Path]]]:
    """Yield what is ingested by name, each written as files."""
    affairs = root / "affairs"
    affairs.mkdir()
    write_affairs(affairs, tuple(name for half in told.names() for name in half))
    yield "affairs", sorted(p for p in affairs.rglob("*") if p.suffix in {".txt", ".md"})
    yield "generated news", write_files(root / "news", documents, 7)
    yield "short reports", short_reports(root / "reports")
    if GOLD.exists():
        yield "real news", real_news(root / "real")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=9)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name, files in sets(root, options.documents):
            stories = inputs_of(files, root / f"{name}.db")
            origins, events, rate = speed(stories, options.rounds)
            print(f"{name}: {origins} origins, {events} events: {rate:.0f} origins a CPU second")


if __name__ == "__main__":
    main()

"""What a few new documents cost a ledger of many: only what they touch is settled again.

    python -m bench.settling [--documents 1000] [--ledger FILE] [--seed 7]
    python -m bench.settling --stories 100000

Generated documents (`newsroom.py`) are ingested at once; then 1 and 10 more come in. What is
told is the CPU time of settling them, that of reading and parsing them apart, beside settling
the whole ledger anew from what was read of it (`resume --all`). With `--ledger` the ledger is
made there once and used again. `--stories` measures grouping alone: reports of invented words,
one after the other, each of which is put into its story at once.
"""

from __future__ import annotations

import argparse
import itertools
import random
import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from bench.newsroom import corpus
from firsthand import Ledger
from firsthand.config import Config
from firsthand.model import MentionType
from firsthand.stories import Grouping, StoryEntity, StoryInput
from firsthand.stories.pairs import load_weights
from firsthand.stories.units import Unit, make_unit
from firsthand.stories.words import common_rates

ADDED = (1, 10)
_SHARE = 0.4  # of copies
_VOCABULARY = 60_000
_PER_STORY = 5


def spent(since: float) -> float:
    """Return the milliseconds of CPU since then."""
    return (time.process_time() - since) * 1000


def write_files(folder: Path, documents: int, seed: int) -> list[Path]:
    """Write generated documents and return their files."""
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for copy in corpus(documents, share_of_copies=_SHARE, seed=seed):
        place = folder / copy.name
        place.write_text(copy.text, encoding="utf-8")
        files.append(place)
    return files


def measure(documents: int, place: Path, seed: int) -> Iterator[tuple[str, float]]:
    """Yield what was done and its CPU milliseconds."""
    files = write_files(place.with_suffix(".inbox"), documents + sum(ADDED), seed)
    config = replace(Config(), inline_below=10**9)
    with Ledger.open(place, config=config) as ledger:
        since = time.process_time()
        ledger.ingest(*files[:documents])
        yield "all at once, reading and parsing included", spent(since)
        at = documents
        for count in ADDED:
            since = time.process_time()
            ledger.ingest(*files[at : at + count], until="language")
            yield f"{count} more: read and parsed", spent(since)
            since = time.process_time()
            ledger.resume()
            yield f"{count} more: settled", spent(since)
            at += count
        with ledger.store.transaction():
            ledger.store.note_change()
        since = time.process_time()
        ledger.resume()
        yield "nothing new, settled", spent(since)
        since = time.process_time()
        ledger.resume(anew=True)
        yield f"everything anew ({len(ledger.origins())} origins)", spent(since)


def reports(count: int, seed: int) -> Iterator[StoryInput]:
    """Yield reports of 110 words on stories of about five, words by Zipf's law."""
    draw = random.Random(seed)
    common = sorted(common_rates(), key=lambda word: -common_rates()[word])
    words_by_rank = [*common, *(f"w{rank}" for rank in range(len(common), _VOCABULARY))]
    bounds = list(itertools.accumulate(1 / rank for rank in range(1, _VOCABULARY + 1)))
    for number in range(count):
        story = random.Random(draw.randrange(max(1, count // _PER_STORY)))
        topic = [f"w{story.randrange(3000, _VOCABULARY)}" for _ in range(30)]
        drawn = draw.choices(words_by_rank, cum_weights=bounds, k=90)
        words = [*draw.sample(topic, 20), *drawn]
        name = f"{number:07d}"
        day = f"2025-{1 + story.randrange(12):02d}-{1 + draw.randrange(5):02d}"
        yield StoryInput(
            f"do-{name}",
            key=name,
            day=day,
            title=tuple(words[:8]),
            lead=tuple(words[:30]),
            body=tuple(words),
            entities=tuple(
                StoryEntity(f"en-{word}", MentionType.PERSON, word, 2) for word in topic[:6]
            ),
            origins=(f"or-{name}",),
            language="en",
        )


def measure_stories(count: int, seed: int) -> Iterator[tuple[str, float]]:
    """Yield the CPU milliseconds a report at several sizes: median, mean and 99th in a hundred."""
    units: dict[str, Unit] = {}
    grouping = Grouping(load_weights(), units.__getitem__)
    times: list[float] = []
    for number, item in enumerate(reports(count, seed), start=1):
        since = time.process_time()
        unit = make_unit((item,))
        units[unit.name] = unit
        grouping.update((), (unit,))
        times.append(spent(since))
        if number in {1000, 10_000, 30_000, count}:
            last = sorted(times[-1000:])
            yield f"{number} reports, {len(grouping.clusters)} stories: median", last[500]
            yield f"{number} reports: mean of the last thousand", statistics.fmean(last)
            yield f"{number} reports: 99 of 100", last[990]


def main() -> None:
    """Measure once and print what was found."""
    parser = argparse.ArgumentParser(prog="python -m bench.settling", description=__doc__)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--stories", type=int, default=0)
    parser.add_argument("--ledger", type=Path)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = options.ledger or Path(folder) / "bench.db"
        found = (
            measure_stories(options.stories, options.seed)
            if options.stories
            else measure(options.documents, place, options.seed)
        )
        for what, cost in found:
            print(f"{what:<60} {cost:12.1f} ms", flush=True)


if __name__ == "__main__":
    main()

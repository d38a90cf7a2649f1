"""How well and how fast copies are found in a generated corpus, boilerplate left in.

    python -m bench.copies quality [--count 1500] [--seeds 11 12]
    python -m bench.copies speed [--count 10000] [--peers PYTHON]

`--peers` names a Python in which datasketch, gaoya and rensa are installed; it runs
`bench/copies_peers.py` on the same texts. Seeds below 10 were open while the rules were
written; figures are reported on others.
"""

# ruff: noqa: E501 (the lines that are printed)

from __future__ import annotations

import argparse
import json
import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from bench.copies_gold import Pair, measure_pairs, measure_spans
from bench.reprints import Generator, Made
from firsthand.copies import MemoryIndex, StoredText, find_copies, read_words, settle
from firsthand.copies.scanner import Scanner
from firsthand.copies.shelf import Shelf
from firsthand.model import CopyRelation

_KEPT = 20
"""Words in shared runs from which the scanner alone calls two texts a pair."""


def stored_texts(corpus: Sequence[Made]) -> dict[str, StoredText]:
    """Return the documents as the engine reads them: every line is body."""
    texts = {}
    for made in corpus:
        spans, at = [], 0
        for line in made.text.split("\n"):
            if line:
                spans.append((at, at + len(line)))
            at += len(line) + 1
        texts[str(made.number)] = StoredText(made.text, tuple(spans))
    return texts


def find_all(corpus: Sequence[Made]) -> list[CopyRelation]:
    """Return the relations of a corpus as a run of Firsthand would leave them."""
    texts = stored_texts(corpus)
    index, shelf = MemoryIndex(), Shelf(texts.__getitem__)
    found: list[CopyRelation] = []
    for name, item in texts.items():
        found += find_copies(name, item.text, item.body, index, shelf)
        index.add(name, read_words(item.text, item.body))
    return settle(found, index, shelf)


def pairs_of(relations: Sequence[CopyRelation]) -> set[Pair]:
    """Return the related pairs by number, the smaller first."""
    ends = [sorted((int(item.a), int(item.b))) for item in relations]
    return {(low, high) for low, high in ends}


def quality(count: int, seeds: Sequence[int]) -> None:
    """Print precision, recall and span F1 for some seeds."""
    for seed in seeds:
        corpus = Generator(seed).make(count)
        started = time.process_time()
        relations = find_all(corpus)
        seconds = time.process_time() - started
        result = measure_pairs(corpus, pairs_of(relations))
        spans = measure_spans(corpus, relations)
        print(
            f"seed {seed}: {result.gold} gold pairs, P {result.precision:.3f} R {result.recall:.3f} "
            f"F1 {result.f1:.3f}, passages R {result.passages:.3f}, span F1 {spans:.3f}, "
            f"{count / seconds:.0f} documents a CPU second with full alignment"
        )


def scan(corpus: Sequence[Made]) -> tuple[set[Pair], float]:
    """Return the pairs that the compiled pass finds, and the CPU seconds it took."""
    scanner = Scanner()
    started = time.process_time()
    found = [scanner.add_rows(made.text).copy() for made in corpus]
    totals: dict[Pair, int] = {}
    for number, rows in enumerate(found):
        if len(rows):
            kept = scanner.rare_words(number, rows).tolist()
            for other, words in zip(rows[:, 0].tolist(), kept, strict=True):
                totals[other, number] = totals.get((other, number), 0) + words
    seconds = time.process_time() - started
    return {pair for pair, words in totals.items() if words >= _KEPT}, seconds


def speed(count: int, peers: str | None) -> None:
    """Print documents per CPU second of the scanner and of peers, on the same texts."""
    corpus = Generator(21).make(count)
    scan(corpus[:300])
    found, seconds = scan(corpus)
    result = measure_pairs(corpus, found)
    size = sum(len(made.text.encode()) for made in corpus) / 1e6
    print(f"{count} documents, {size:.1f} MB, {result.gold} gold pairs")
    _row("firsthand", count / seconds, size / seconds, found, corpus)
    if peers is None or not Path(peers).exists():
        print(
            "peers are not installed: name a Python that has datasketch, gaoya and rensa (--peers)"
        )
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "corpus.jsonl"
        lines = (json.dumps({"text": made.text}) for made in corpus)
        path.write_text("\n".join(lines), encoding="utf-8")
        script = Path(__file__).with_name("copies_peers.py")
        for peer in ("datasketch", "gaoya", "rensa", "paragraphs"):
            answer = subprocess.run(  # noqa: S603 (the caller names the interpreter)
                [peers, str(script), peer, str(path)], capture_output=True, text=True, check=False
            )
            if answer.returncode:
                print(f"{peer:12s} did not run: {answer.stderr.strip().splitlines()[-1:]}")
                continue
            data = json.loads(answer.stdout)
            pairs = {(low, high) for low, high in data["pairs"]}
            _row(peer, count / data["seconds"], size / data["seconds"], pairs, corpus)


def _row(
    name: str, rate: float, megabytes: float, found: set[Pair], corpus: Sequence[Made]
) -> None:
    result = measure_pairs(corpus, found)
    print(
        f"{name:12s} {rate:8.0f} documents {megabytes:6.1f} MB a CPU second, P {result.precision:.3f} "
        f"R {result.recall:.3f} F1 {result.f1:.3f} passages R {result.passages:.3f}"
    )


def main() -> None:
    """Run one of the measurements."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["quality", "speed"])
    parser.add_argument("--count", type=int, default=0)
    parser.add_argument("--seeds", type=int, nargs="*", default=[11, 12])
    parser.add_argument("--peers")
    options = parser.parse_args()
    if options.what == "quality":
        quality(options.count or 1500, options.seeds)
    else:
        speed(options.count or 10_000, options.peers)


if __name__ == "__main__":
    main()

"""How well and how fast copies are found in a generated corpus, boilerplate left in.

    python -m bench.copies quality [--count 1500] [--seeds 11 12]
    python -m bench.copies speed [--count 10000] [--peers PYTHON] [--rounds 3]

`--peers` names a Python in which datasketch, gaoya and rensa are installed; it runs
`bench/copies_peers.py` on the same texts. Seeds below 10 were open while the rules were
written; figures are reported on others.
"""

# ruff: noqa: E501 (the lines that are printed)

from __future__ import annotations

import argparse
import gc
import json
import statistics
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
PEERS = ("datasketch", "gaoya", "rensa", "paragraphs")


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


def scan(texts: Sequence[str]) -> tuple[set[Pair], float]:
    """Return the pairs that the compiled pass finds, and the CPU seconds it took."""
    started = time.process_time()
    scanner = Scanner()
    scanner.add_all(texts)
    found = scanner.pairs(_KEPT).tolist()
    seconds = time.process_time() - started
    return {(low, high) for low, high in found}, seconds


def speed(count: int, peers: str | None, rounds: int) -> None:
    """Print documents per CPU second of the scanner and of peers, on the same texts.

    They take turns, so that each meets the same load; medians over the rounds are told.
    """
    corpus = Generator(21).make(count)
    texts = [made.text for made in corpus]
    scan(texts[:300])
    # Peers' processes hold the texts alone. This one holds the generated corpus as well, which
    # the garbage collector shall not walk through on our time.
    gc.collect()
    gc.freeze()
    size = sum(len(text.encode()) for text in texts) / 1e6
    print(f"{count} documents, {size:.1f} MB, medians of {rounds} rounds")
    names = PEERS if peers is not None and Path(peers).exists() else ()
    if not names:
        print("peers are not installed: name a Python that has them (--peers)")
    pairs: dict[str, set[Pair]] = {}
    seconds: dict[str, list[float]] = {name: [] for name in ("firsthand", *names)}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "corpus.jsonl"
        path.write_text("\n".join(json.dumps({"text": text}) for text in texts), encoding="utf-8")
        for _ in range(rounds):
            for name, times in seconds.items():
                answer = scan(texts) if name == "firsthand" else ask_peer(peers or "", name, path)
                pairs[name] = answer[0]
                times.append(answer[1])
    ours = statistics.median(seconds["firsthand"])
    for name, times in seconds.items():
        spent = statistics.median(times)
        result = measure_pairs(corpus, pairs[name])
        print(
            f"{name:12s} {count / spent:8.0f} documents {size / spent:6.1f} MB a CPU second, "
            f"{spent / ours:5.1f} times our time, P {result.precision:.3f} R {result.recall:.3f} "
            f"F1 {result.f1:.3f} passages R {result.passages:.3f}"
        )


def ask_peer(python: str, name: str, path: Path) -> tuple[set[Pair], float]:
    """Return the pairs that a peer finds in a file of texts, and the CPU seconds it took."""
    script = Path(__file__).with_name("copies_peers.py")
    answer = subprocess.run(  # noqa: S603 (the caller names the interpreter)
        [python, str(script), name, str(path)], capture_output=True, text=True, check=True
    )
    data = json.loads(answer.stdout)
    return {(low, high) for low, high in data["pairs"]}, float(data["seconds"])


def main() -> None:
    """Run one of the measurements."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["quality", "speed"])
    parser.add_argument("--count", type=int, default=0)
    parser.add_argument("--seeds", type=int, nargs="*", default=[11, 12])
    parser.add_argument("--peers")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    if options.what == "quality":
        quality(options.count or 1500, options.seeds)
    else:
        speed(options.count or 10_000, options.peers, options.rounds)


if __name__ == "__main__":
    main()

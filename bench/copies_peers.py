"""Runs one peer over a corpus and prints its pairs and CPU seconds as JSON.

    python copies_peers.py datasketch corpus.jsonl

Meant for a Python of its own, in which datasketch, gaoya and rensa are installed; it
imports nothing of Firsthand. Word 5-grams; settings as their makers show them, with the
threshold at which each does best on news: 0.5 (128 permutations).
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Iterator

_WORD = re.compile(r"\w+")
_LONG = 120


def shingles(text: str) -> list[str]:
    """Return the word 5-grams of a text."""
    words = _WORD.findall(text.lower())
    return [" ".join(words[at : at + 5]) for at in range(max(1, len(words) - 4))]


def run_datasketch(texts: list[str]) -> Iterator[tuple[int, int]]:
    """Yield pairs by MinHash LSH of datasketch."""
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=0.5, num_perm=128)
    for number, text in enumerate(texts):
        sketch = MinHash(num_perm=128)
        sketch.update_batch([item.encode() for item in shingles(text)])
        for other in index.query(sketch):
            yield other, number
        index.insert(number, sketch)


def run_gaoya(texts: list[str]) -> Iterator[tuple[int, int]]:
    """Yield pairs by the MinHash string index of gaoya."""
    from gaoya.minhash import MinHashStringIndex

    index = MinHashStringIndex(
        hash_size=32,
        jaccard_threshold=0.5,
        num_bands=42,
        band_size=3,
        analyzer="word",
        lowercase=True,
        ngram_range=(5, 5),
    )
    for number, text in enumerate(texts):
        for other in index.query(text):
            yield other, number
        index.insert_document(number, text)


def run_rensa(texts: list[str]) -> Iterator[tuple[int, int]]:
    """Yield pairs by R-MinHash and its LSH of rensa."""
    from rensa import RMinHash, RMinHashLSH

    index = RMinHashLSH(threshold=0.5, num_perm=128, num_bands=32)
    for number, text in enumerate(texts):
        sketch = RMinHash(num_perm=128, seed=42)
        sketch.update(shingles(text))
        for other in index.query(sketch):
            yield other, number
        index.insert(number, sketch)


def run_paragraphs(texts: list[str]) -> Iterator[tuple[int, int]]:
    """Yield pairs that have a long paragraph in common, exactly."""
    holders: dict[str, list[int]] = {}
    for number, text in enumerate(texts):
        for line in text.split("\n"):
            if len(line) > _LONG:
                known = holders.setdefault(" ".join(line.lower().split()), [])
                for other in known:
                    yield other, number
                known.append(number)


def main() -> None:
    """Measure the peer that is named first on the corpus that is named second."""
    peer, path = sys.argv[1:3]
    with open(path, encoding="utf-8") as file:  # noqa: PTH123 (no imports beyond need)
        texts = [json.loads(line)["text"] for line in file]
    run = globals()[f"run_{peer}"]
    started = time.process_time()
    pairs = sorted(set(run(texts)))
    seconds = time.process_time() - started
    print(json.dumps({"seconds": seconds, "pairs": pairs}))


if __name__ == "__main__":
    main()

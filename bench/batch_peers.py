"""Copies found by a batch beside datatrove's and text-dedup's MinHash, on documents with gold.

    python -m bench.batch_peers 1500 --datatrove PYTHON --text-dedup PYTHON

Each is asked in a Python of its own that has it, with its defaults: datatrove in four steps, one
task after the other in one process (14 bands of 8 hashes of five words), text-dedup in one process
(250 hashes of five words, likeness from 0.7). Their clusters become pairs, as they keep one
document of each. CPU seconds are those of the process and its children; the batch cleans the
documents besides, so its comparing is also told alone. text-dedup's MinHash needs neither pyspark
nor unisim, which its release asks for: install it without what it asks for, beside datasets, scipy,
xxhash, regex, ftfy, rich, click and click-option-group.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from itertools import combinations
from pathlib import Path

from bench.copies_gold import Pair, measure_pairs
from bench.reprints import Generator, Made

_DATATROVE = """
import json, sys
from pathlib import Path
from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.dedup import (
    MinhashDedupBuckets, MinhashDedupCluster, MinhashDedupFilter, MinhashDedupSignature,
)
from datatrove.pipeline.readers import JsonlReader
from datatrove.pipeline.writers.jsonl import JsonlWriter

source, work = sys.argv[1:3]
read = lambda: JsonlReader(source, id_key="id", text_key="text", compression=None)
steps = [
    [read(), MinhashDedupSignature(f"{work}/signatures", language="eng")],
    [MinhashDedupBuckets(f"{work}/signatures", f"{work}/buckets")],
    [MinhashDedupCluster(f"{work}/buckets", f"{work}/remove", save_cluster_id=True)],
    [read(), MinhashDedupFilter(f"{work}/remove", load_cluster_ids=True),
     JsonlWriter(f"{work}/kept", compression=None)],
]
tasks = [1, 14, 1, 1]
for number, (pipeline, count) in enumerate(zip(steps, tasks)):
    logs = f"{work}/logs{number}"
    LocalPipelineExecutor(pipeline, tasks=count, workers=1, logging_dir=logs).run()
"""

_TEXT_DEDUP = """
import json, sys
from pathlib import Path
from text_dedup import minhash

source, work = sys.argv[1:3]
given = {"path": "json", "data_files": f"{source}/news.jsonl", "split": "train", "column": "text",
         "output": f"{work}/kept", "cache_dir": f"{work}/cache", "num_proc": "1"}
minhash.main([word for key, value in given.items() for word in (f"--{key}", value)],
             standalone_mode=False)
roots = [[key, minhash.uf.find(key)] for key in list(minhash.uf.parent)]
Path(work, "clusters.json").write_text(json.dumps(roots))
"""


def write(corpus: Sequence[Made], path: Path) -> None:
    """Write the documents as JSON Lines; the address tells the number."""
    with path.open("w", encoding="utf-8") as file:
        for made in corpus:
            url = f"https://press.example/{made.number}"
            record = {"id": str(made.number), "text": made.text, "source": made.outlet, "url": url}
            file.write(json.dumps(record) + "\n")


def asked(command: Sequence[str]) -> float:
    """Run a command and return its CPU seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    alone = {**os.environ, "HF_HUB_OFFLINE": "1", "HF_DATASETS_DISABLE_PROGRESS_BARS": "1"}
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=alone)  # noqa: S603 (ours)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def batch_pairs(folder: Path) -> set[Pair]:
    """Return the copies that a batch found, by the numbers of the documents."""
    import pyarrow.parquet as pq

    documents = pq.read_table(folder / "documents", columns=["id", "url"]).to_pylist()
    numbers = {row["id"]: int(row["url"].rpartition("/")[2]) for row in documents}
    copies = pq.read_table(folder / "copies", columns=["a", "b"]).to_pylist()
    ends = [(numbers[row["a"]], numbers[row["b"]]) for row in copies]
    return {(min(pair), max(pair)) for pair in ends}


def datatrove_pairs(work: Path) -> set[Pair]:
    """Return the pairs of documents that stand in one cluster: the bands in which they agree."""
    parent: dict[int, int] = {}

    def root(key: int) -> int:
        while parent.setdefault(key, key) != key:
            key = parent[key]
        return key

    for path in sorted((work / "buckets").rglob("*.dups")):
        data = memoryview(path.read_bytes()).cast("I")
        for at in range(0, len(data), 4):  # file and line of one, file and line of the other
            one, two = sorted((root(data[at + 1]), root(data[at + 3])))
            parent[two] = one
    return pairs_of({number: root(number) for number in list(parent)})


def text_dedup_pairs(work: Path) -> set[Pair]:
    """Return the pairs of documents that stand in one cluster; they are numbered as they came."""
    return pairs_of(dict(json.loads((work / "clusters.json").read_text())))


def pairs_of(clusters: Mapping[int, int]) -> set[Pair]:
    """Return all pairs within clusters, which are given by one member for each number."""
    members: dict[int, list[int]] = {}
    for number in sorted(clusters):
        members.setdefault(clusters[number], []).append(number)
    return {pair for cluster in members.values() for pair in combinations(cluster, 2)}


PEERS: Mapping[str, tuple[str, Callable[[Path], set[Pair]]]] = {
    "datatrove": (_DATATROVE, datatrove_pairs),
    "text_dedup": (_TEXT_DEDUP, text_dedup_pairs),
}


def main() -> None:
    """Print rows for the batch, and one for each peer that there is a Python for."""
    parser = argparse.ArgumentParser(prog="python -m bench.batch_peers", description=__doc__)
    parser.add_argument("documents", type=int)
    parser.add_argument("--seed", type=int, default=31)
    parser.add_argument("--datatrove", metavar="PYTHON")
    parser.add_argument("--text-dedup", metavar="PYTHON")
    options = parser.parse_args()
    corpus = Generator(options.seed).make(options.documents)
    print("| system | CPU s | documents a CPU s | precision | recall | F1 |")
    print("|---|---|---|---|---|---|")

    def tell(name: str, seconds: float, pairs: set[Pair]) -> None:
        quality = measure_pairs(corpus, pairs)
        rate = len(corpus) / seconds
        scores = f"{quality.precision:.3f} | {quality.recall:.3f} | {quality.f1:.3f}"
        print(f"| {name} | {seconds:.1f} | {rate:.0f} | {scores} |", flush=True)

    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        source = folder / "in" / "news.jsonl"
        source.parent.mkdir()
        write(corpus, source)
        batch = [sys.executable, "-m", "firsthand", "batch", str(source), "--workers", "1"]
        sets = str(folder / "sets")
        clean = asked([*batch, "--to", sets, "--until", "clean"])
        copies = asked([*batch, "--to", sets, "--until", "copies"])
        found = batch_pairs(folder / "sets")
        tell("firsthand batch, to copies", clean + copies, found)
        tell("  comparing alone", copies, found)
        for name, (script, pairs_in) in PEERS.items():
            if python := getattr(options, name):
                work = folder / name
                work.mkdir()
                seconds = asked([python, "-c", script, str(source.parent), str(work)])
                tell(f"{name.replace('_', '-')} MinHash", seconds, pairs_in(work))


if __name__ == "__main__":
    main()

"""Copies found by a batch beside datatrove's MinHash pipeline, on the same documents with gold.

    python -m bench.batch_peers 1500 --datatrove /path/to/a/python/with/datatrove

datatrove is asked in a Python of its own: signatures, buckets, clusters, with its default
configuration (14 bands of 8 hashes of five words), one task after the other in one process. Its
clusters become pairs, as it keeps one document of each. CPU seconds are those of the process and
its children; the batch cleans the documents besides, so its comparing is also told alone.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
from collections.abc import Sequence
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
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 (our own words)
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


def datatrove_pairs(work: Path, corpus: Sequence[Made]) -> set[Pair]:
    """Return the pairs of documents that stand in one cluster: the bands in which they agree."""
    parent = {made.number: made.number for made in corpus}

    def root(key: int) -> int:
        while parent[key] != key:
            key = parent[key]
        return key

    for path in sorted((work / "buckets").rglob("*.dups")):
        data = memoryview(path.read_bytes()).cast("I")
        for at in range(0, len(data), 4):  # file and line of one, file and line of the other
            one, two = sorted((root(data[at + 1]), root(data[at + 3])))
            parent[two] = one
    members: dict[int, list[int]] = {}
    for number in sorted(parent):
        members.setdefault(root(number), []).append(number)
    return {
        (one, two)
        for cluster in members.values()
        for at, one in enumerate(cluster)
        for two in cluster[at + 1 :]
    }


def main() -> None:
    """Print a row for the batch and one for datatrove."""
    parser = argparse.ArgumentParser(prog="python -m bench.batch_peers", description=__doc__)
    parser.add_argument("documents", type=int)
    parser.add_argument("--seed", type=int, default=31)
    parser.add_argument("--datatrove", metavar="PYTHON", required=True)
    options = parser.parse_args()
    corpus = Generator(options.seed).make(options.documents)
    print("| system | CPU s | documents a CPU s | precision | recall | F1 |")
    print("|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        source = folder / "in" / "news.jsonl"
        source.parent.mkdir()
        write(corpus, source)
        batch = [sys.executable, "-m", "firsthand", "batch", str(source), "--workers", "1"]
        sets = str(folder / "sets")
        clean = asked([*batch, "--to", sets, "--until", "clean"])
        copies = asked([*batch, "--to", sets, "--until", "copies"])
        work = folder / "work"
        peer = asked([options.datatrove, "-c", _DATATROVE, str(source.parent), str(work)])
        found = batch_pairs(folder / "sets")
        theirs = datatrove_pairs(work, corpus)
    rows = (
        ("firsthand batch, to copies", clean + copies, found),
        ("  comparing alone", copies, found),
        ("datatrove MinHash", peer, theirs),
    )
    for name, seconds, pairs in rows:
        quality = measure_pairs(corpus, pairs)
        rate = len(corpus) / seconds
        scores = f"{quality.precision:.3f} | {quality.recall:.3f} | {quality.f1:.3f}"
        print(f"| {name} | {seconds:.1f} | {rate:.0f} | {scores} |", flush=True)


if __name__ == "__main__":
    main()

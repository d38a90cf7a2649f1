"""What many documents take, on paper: measured constants multiplied, and the figure of it.

    python -m bench.scale                      # the table, and docs/scale.svg
    python -m bench.scale --measure 2000       # the CPU constants again, on this machine

The constants are in `scale.json`; what is assumed and not measured stands there apart.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from firsthand.batch.units import Unit

_HERE = Path(__file__).parent
_FIGURE = _HERE.parent / "docs" / "scale.svg"
Task = Callable[[Path, Unit], None]
_NODES = (1, 10, 100)
_PAIR, _POSTING, _HELD = 16, 16, 32
"""Bytes of a pair, of a fingerprint with its holder, of one with place and count besides."""
_COPIES = 3
"""Times a list lies in memory while it is sorted."""


def load() -> dict[str, Any]:
    """Return the constants."""
    found: dict[str, Any] = json.loads((_HERE / "scale.json").read_text(encoding="utf-8"))
    return found


def table(documents: float, known: dict[str, Any]) -> list[tuple[str, str]]:
    """Return what so many documents take, line by line."""
    assumed, each = known["assumed"], known["cpu_ms"]
    hours = documents * sum(each.values()) / 3.6e6
    shuffled = documents * (known["fingerprints"] * _POSTING + 2 * known["held"] * _HELD)
    lines = [("CPU", f"{hours:,.0f} core-hours")]
    lines += [
        (f"  {name}", f"{documents * ms / 3.6e6:,.0f} core-hours") for name, ms in each.items()
    ]
    lines += [
        ("cost", f"{hours * assumed['price_of_a_core_hour']:,.0f} at the stated price"),
        ("fingerprints", f"{documents * known['fingerprints'] * _POSTING / 1e12:.2f} TB"),
        ("shuffled", f"{shuffled / 1e12:.2f} TB"),
        ("kept documents", f"{documents * known['stored_bytes'] / 1e12:.2f} TB"),
        ("kept relations", f"{documents * known['relation_bytes'] / 1e12:.2f} TB"),
        ("reads of texts", f"{documents * known['pairs'] * 2 / 1e9:.1f} billion"),
        ("driver's lists", f"{driver_bytes(documents, known) / 1e9:,.0f} GB"),
        ("origins, one process", f"{documents * known['origins_ms'] / 3.6e6:,.0f} hours"),
    ]
    lines += [
        (f"hours, nodes: {nodes}", f"{hours_on(nodes, documents, known):,.1f}") for nodes in _NODES
    ]
    return lines


def hours_on(nodes: int, documents: float, known: dict[str, Any]) -> float:
    """Return the hours of all that is spread over nodes: computing, shuffling, reading texts."""
    assumed = known["assumed"]
    computing = documents * sum(known["cpu_ms"].values()) / 1e3 / assumed["cores_a_node"]
    moved = known["fingerprints"] * _POSTING + 2 * known["held"] * _HELD
    shuffling = documents * moved / assumed["network_bytes_a_second"]
    reading = documents * known["pairs"] * 2 / assumed["reads_a_second"]
    return float((computing + shuffling + reading) / nodes / 3600)


def driver_bytes(documents: float, known: dict[str, Any]) -> float:
    """Return the memory of the process that lists all documents and all pairs."""
    return float(documents * _COPIES * (known["index_bytes"] + known["pairs"] * _PAIR))


def draw(known: dict[str, Any], path: Path) -> None:
    """Draw hours over documents, and where one process stops being enough."""
    import matplotlib as mpl

    mpl.use("svg")
    mpl.rcParams["svg.hashsalt"] = "firsthand"
    from matplotlib import pyplot as plt

    sizes = [10**power for power in range(5, 10)]
    figure, axes = plt.subplots(figsize=(7, 4.2))
    for nodes in _NODES:
        hours = [hours_on(nodes, size, known) for size in sizes]
        axes.loglog(sizes, hours, marker="o", label=f"all but origins, nodes of 16 cores: {nodes}")
    serial = [size * known["origins_ms"] / 3.6e6 for size in sizes]
    axes.loglog(sizes, serial, linestyle="--", color="black", label="origins, one process")
    most = known["assumed"]["driver_bytes"] / driver_bytes(1, known)
    axes.axvline(most, color="grey", linestyle=":", label="pairs fill a driver of 64 GB")
    axes.set_xlabel("documents")
    axes.set_ylabel("hours")
    axes.grid(visible=True, which="major", alpha=0.3)
    axes.legend(fontsize=8)
    figure.tight_layout()
    figure.savefig(path, metadata={"Date": None})


def measure(count: int) -> None:
    """Print the CPU milliseconds of each task of a batch for a generated document."""
    from bench.batch import write_documents
    from firsthand.batch import run_batch, tasks
    from firsthand.batch.engines import open_engine
    from firsthand.clean import line_shapes
    from firsthand.copies.compiled import load_compiled

    load_compiled()
    line_shapes.load_compiled()
    spent: defaultdict[str, float] = defaultdict(float)
    tasks.TASKS = {name: timed(name, task, spent) for name, task in tasks.TASKS.items()}
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "news.jsonl"
        write_documents(source, count, written=count, paragraphs=0, seed=31)
        begun = time.process_time()
        # One worker works in this process.
        run_batch([str(source)], Path(folder) / "datasets", open_engine("inline", workers=1))
        spent["driver"] = time.process_time() - begun - sum(spent.values())
    for name, seconds in spent.items():
        print(f"{name:10} {1e3 * seconds / count:.2f} ms")
    print(f"{'all':10} {1e3 * sum(spent.values()) / count:.2f} ms")


def timed(name: str, task: Task, spent: defaultdict[str, float]) -> Task:
    """Return a task that counts the CPU seconds that it takes."""

    def work(root: Path, unit: Unit) -> None:
        begun = time.process_time()
        task(root, unit)
        spent[name] += time.process_time() - begun

    return work


def main() -> None:
    """Print the table and draw the figure, or measure."""
    parser = argparse.ArgumentParser(prog="python -m bench.scale", description=__doc__)
    parser.add_argument("--measure", type=int, metavar="DOCUMENTS")
    parser.add_argument("--documents", type=float, default=1e9)
    options = parser.parse_args()
    if options.measure:
        measure(options.measure)
        return
    known = load()
    for name, value in table(options.documents, known):
        print(f"{name:22} {value}")
    draw(known, _FIGURE)


if __name__ == "__main__":
    main()

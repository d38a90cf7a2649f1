"""A shared ledger under load, and what its pages cost beside those of a ledger file.

    python -m bench.postgres [--seconds 60] [--writers 8] [--readers 50] [--documents 2000]

Starts a server of its own (`bench/postgres_server.py`). First the writers and readers, over a
connection each; then each kind of page is asked for from the file and from the shared ledger,
in turn, over the same documents.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from starlette.testclient import TestClient

from bench import postgres_server
from bench.desk import addresses
from bench.desk_ledger import fill, make_world
from bench.postgres_load import Tally, load, lost
from firsthand.store import open_store
from firsthand.store.moving import copy_ledger
from firsthand.store.opening import open_sql
from firsthand.web import Settings, create_app

_SEED = 8
_WARM = 6  # rounds in which templates, statements and plans are made
_UNDER_LOAD = 300  # documents of the ledger that many write to
_KINDS = (
    "today",
    "story",
    "story, the 50 largest",
    "document",
    "search, one common word",
    "search, one rare word",
    "search, two words",
    "search, statements",
    "search, names",
    "events",
    "events, type",
    "events, person",
    "event",
    "entity",
    "sources",
)


_HEAD = """
| page | file ms | shared ms | times | CPU file ms | CPU shared ms | times |
|---|---|---|---|---|---|---|"""


@dataclass(slots=True)
class Pages:
    """What answers of one kind cost, for each kind of ledger: seconds of wall and of CPU.

    The CPU is that of this process and, for the shared ledger, of the server.
    """

    name: str
    wall: dict[str, list[float]] = field(default_factory=dict)
    cpu: dict[str, float] = field(default_factory=dict)

    def ratio(self) -> float:
        """Return how many times as long the shared ledger takes, by medians."""
        return statistics.median(self.wall["shared"]) / statistics.median(self.wall["file"])

    def cpu_ratio(self) -> float:
        """Return how many times as much CPU the shared ledger takes."""
        return self.cpu["shared"] / self.cpu["file"]

    def __str__(self) -> str:
        """Return the row as a line of a Markdown table."""
        file, shared = (1e3 * statistics.median(self.wall[kind]) for kind in ("file", "shared"))
        wall = f"{file:.0f} | {shared:.0f} | {self.ratio():.2f}"
        each = [1e3 * self.cpu[kind] / len(self.wall[kind]) for kind in ("file", "shared")]
        return f"| {self.name} | {wall} | {each[0]:.1f} | {each[1]:.1f} | {self.cpu_ratio():.2f} |"


def pages(ledgers: Mapping[str, str], server: Path, documents: int, rounds: int) -> Iterator[Pages]:
    """Ask each ledger for each kind of page, one after the other, `rounds` times."""
    with open_store(ledgers["file"], create=False) as store:
        drawn = addresses(store, make_world(_SEED, documents))
        asked = {
            name: [drawn[name](random.Random(f"{name} {n}")) for n in range(rounds + _WARM)]
            for name in _KINDS
        }
    clients = {}
    for kind, name in ledgers.items():
        place = Path(name) if kind == "file" else name
        client = TestClient(create_app(Settings(place, kept_pages=0)))
        client.headers["accept"] = "text/html"
        client.get("/api")  # sets the session, as a browser has one
        clients[kind] = client
    for name, paths in asked.items():
        row = Pages(name, {kind: [] for kind in clients}, dict.fromkeys(clients, 0.0))
        for number, path in enumerate(paths):
            if number == _WARM:
                before = postgres_server.seconds_of_cpu(server)
            for kind, client in clients.items():
                begun, cpu = time.perf_counter(), time.process_time()
                answer = client.get(path)
                spent, cpu = time.perf_counter() - begun, time.process_time() - cpu
                if answer.status_code != 200:  # noqa: PLR2004
                    raise SystemExit(f"{path}: {answer.status_code} {answer.text[:200]}")
                if number >= _WARM:
                    row.wall[kind].append(spent)
                    row.cpu[kind] += cpu
        row.cpu["shared"] += postgres_server.seconds_of_cpu(server) - before
        yield row


def _ratios(rows: Sequence[Pages]) -> tuple[list[float], list[float]]:
    return [row.ratio() for row in rows], [row.cpu_ratio() for row in rows]


def _told(tally: Tally, seconds: float, missing: list[str]) -> str:
    lines = ["| who | acts | a second | p50 ms | p95 ms | most ms |", "|---|---|---|---|---|---|"]
    for role, values in sorted(tally.seconds.items()):
        times = sorted(1e3 * value for value in values)
        high, most = times[int(0.95 * len(times))], times[-1]
        middle = statistics.median(times)
        rate = len(times) / seconds
        lines.append(
            f"| {role} | {len(times)} | {rate:.0f} | {middle:.0f} | {high:.0f} | {most:.0f} |"
        )
    kinds = ", ".join(f"{name} {count}" for name, count in sorted(tally.done.items()))
    lines += ["", f"{kinds}", f"errors: {len(tally.errors)}; lost updates: {len(missing)}"]
    return "\n".join([*lines, *tally.errors[:5], *missing])


def main() -> None:
    """Start a server, fill a ledger, load it, ask for pages, print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--writers", type=int, default=8)
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--processes", type=int, default=4)
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=30)
    given = parser.parse_args()
    with TemporaryDirectory() as name, postgres_server.running(durable=True) as folder:
        cache = Path(name)
        file = str(cache / "ledger.db")
        base = f"postgresql://postgres@/postgres?host={folder}&schema="
        with open_store(base + "load", cache=cache) as store:
            fill(store, _UNDER_LOAD, seed=_SEED)
        tally = load(
            base + "load",
            writers=given.writers,
            readers=given.readers,
            seconds=given.seconds,
            processes=given.processes,
            cache=cache,
        )
        with open_store(base + "load", create=False, cache=cache) as store:
            print(_told(tally, given.seconds, lost(store, tally)), flush=True)
        with open_sql(file) as source, open_sql(base + "pages", cache=cache) as target:
            fill(source, given.documents, seed=_SEED)
            begun = time.perf_counter()
            copy_ledger(source, target)
            spent = time.perf_counter() - begun
        print(f"\n{given.documents} documents copied into the shared ledger in {spent:.0f} s")
        print(_HEAD, flush=True)
        ledgers = {"file": file, "shared": base + "pages"}
        rows = []
        for row in pages(ledgers, folder, given.documents, given.rounds):
            rows.append(row)
            print(row, flush=True)
        wall, cpu = (statistics.median(values) for values in _ratios(rows))
        print(f"\nmedian {wall:.2f} times as long, {cpu:.2f} times the CPU")


if __name__ == "__main__":
    main()

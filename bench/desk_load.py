"""How the desk answers many at once while an ingest writes into the same ledger.

    python -m bench.desk_load LEDGER [--seconds 30] [--connections 50] [--no-ingest] [--workers 2]

LEDGER is one that `bench.desk` generated; documents of the same words are read into it, so give
a copy. `firsthand serve` and `firsthand ingest` run as processes of their own;
wrk (from Debian) asks for stories, documents and searches in equal parts, every address by turns.
"""

# ruff: noqa: S603 (the programs that it starts are named here)

from __future__ import annotations

import argparse
import os
import random
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import quote
from urllib.request import urlopen

from bench.desk_ledger import make_world
from firsthand.store import Store, open_store
from firsthand.store.desk import StoryQuery

_OF_EACH = 300
_READ = 3_000  # documents that are there to be read: more than there is time for
_LUA = """local paths = {}
for line in io.lines("%s") do paths[#paths + 1] = line end
local n = 0
request = function()
  n = n + 1
  return wrk.format("GET", paths[(n * 7919) %% #paths + 1], {["accept"] = "text/html"})
end
"""


def addresses(store: Store, words: Sequence[str], draw: random.Random) -> Iterator[str]:
    """Yield what is asked for: stories, documents and searches in equal parts."""
    stories = store.page_of_stories(StoryQuery(), limit=100_000).items
    documents = store.document_ids()
    for _ in range(_OF_EACH):
        yield f"/stories/{draw.choice(stories).id}"
        yield f"/documents/{draw.choice(documents)}"
        yield f"/search?q={quote(draw.choice(words))}"


def write_news(folder: Path, words: Sequence[str], draw: random.Random) -> None:
    """Write the documents that the ingest reads, of about 400 words each."""
    for number in range(_READ):
        sentences = (" ".join(draw.choices(words, k=12)).capitalize() + "." for _ in range(32))
        headline = " ".join(draw.choices(words, k=7)).capitalize()
        (folder / f"n{number:05}.txt").write_text(f"{headline}\n\n" + "\n\n".join(sentences))


@contextmanager
def program(*arguments: str) -> Iterator[subprocess.Popen[str]]:
    """Run `firsthand` as a process of its own for as long as the context lasts."""
    command = [sys.executable, "-m", "firsthand", *arguments]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        process.terminate()
        process.communicate()


def cpu_of(process: int) -> float:
    """Return the seconds of CPU that a process and those it started have used (Linux)."""
    place = Path(f"/proc/{process}")
    times = (place / "stat").read_text().rpartition(")")[2].split()[11:13]
    children = [kid for task in place.glob("task/*/children") for kid in task.read_text().split()]
    own = sum(map(int, times)) / os.sysconf("SC_CLK_TCK")
    return own + sum(cpu_of(int(child)) for child in children)


def measure(ledger: Path, place: Path, given: argparse.Namespace) -> str:
    """Return what wrk says."""
    with open_store(ledger, create=False) as store:
        count = len(store.document_ids())
        words = make_world(given.seed, count).words[:3000]
        paths = list(addresses(store, words, random.Random(given.seed)))
    (place / "paths.txt").write_text("\n".join(paths) + "\n")
    (place / "load.lua").write_text(_LUA % (place / "paths.txt"))
    with ExitStack() as stack:
        if given.ingest:
            write_news(place / "news", words, random.Random(given.seed))
            ingest = ("ingest", str(place / "news"), "--until", "clean", "--ledger", str(ledger))
            stack.enter_context(program(*ingest))
        serve = ("serve", "--ledger", str(ledger), "--port", "0", "--workers", given.workers)
        desk = stack.enter_context(program(*serve))
        assert desk.stderr is not None
        address = re.search(r"http://\S+", desk.stderr.readline())
        if address is None:
            raise SystemExit("the desk did not start")
        with urlopen(address[0], timeout=120) as answer:  # noqa: S310 (it begins with http)
            answer.read()  # its workers answer from now on
        wrk = ("wrk", "-t1", f"-c{given.connections}", f"-d{given.seconds}s", "--timeout", "30s")
        command = [*wrk, "--latency", "-s", str(place / "load.lua"), address[0]]
        subprocess.run([*command[:3], "-d3s", *command[4:]], check=True, capture_output=True)
        before = cpu_of(desk.pid)
        said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        cpu = cpu_of(desk.pid) - before
        requests = int(re.search(r"(\d+) requests in", said)[1])  # type: ignore[index]
    with open_store(ledger, create=False) as store:
        come = len(store.document_ids()) - count
    cost = f"{cpu:.1f} s, {1e3 * cpu / requests:.1f} ms a request"
    return f"{said}CPU of the desk: {cost}; documents that came in meanwhile: {come}"


def main() -> None:
    """Put the desk under load, and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("ledger", type=Path)
    parser.add_argument("--seconds", type=int, default=30)
    parser.add_argument("--connections", type=int, default=50)
    parser.add_argument("--seed", type=int, default=8)
    parser.add_argument("--no-ingest", dest="ingest", action="store_false")
    parser.add_argument("--workers", default="2", help="of `firsthand serve`")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        (Path(place) / "news").mkdir()
        print(measure(given.ledger, Path(place), given))


if __name__ == "__main__":
    main()

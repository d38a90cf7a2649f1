"""What the pages of the desk cost on the server, with a ledger of any size.

    python -m bench.desk LEDGER [--documents 10000] [--rounds 40] [--seed 8]

The ledger is generated (`bench/desk_ledger.py`) where there is none yet. Each page is asked
for in this process, through the whole application, one request after the other, and made anew each
time; a row gives
milliseconds of wall and of CPU for a request, and the bytes of its answer.
"""

from __future__ import annotations

import argparse
import gc
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, urlencode

from starlette.testclient import TestClient

from bench.desk_ledger import World, fill, make_world
from firsthand.store import Store, open_store
from firsthand.store.desk import EventQuery, StoryQuery
from firsthand.web import Settings, create_app

Address = Callable[[random.Random], str]
_RARE = 4000  # the rank of a word from which on it stands in few documents


@dataclass(slots=True)
class Row:
    """What the answers of one kind cost: seconds of wall and CPU, bytes."""

    name: str
    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    weight: list[int] = field(default_factory=list)

    def __str__(self) -> str:
        """Return the row as a line of a Markdown table."""
        wall = " | ".join(f"{1e3 * _at(self.wall, share):.0f}" for share in (0.5, 0.95, 0.99))
        cpu = " | ".join(f"{1e3 * _at(self.cpu, share):.0f}" for share in (0.5, 0.95))
        weight = " | ".join(f"{_at(self.weight, share) / 1e3:.0f}" for share in (0.5, 0.95))
        return f"| {self.name} | {wall} | {cpu} | {weight} |"


HEAD = """| page | p50 ms | p95 ms | p99 ms | CPU p50 ms | CPU p95 ms | kB p50 | kB p95 |
|---|---|---|---|---|---|---|---|"""


def _at(values: Sequence[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def addresses(store: Store, world: World) -> dict[str, Address]:
    """Return for each kind of page how to draw the address of one."""
    stories = store.page_of_stories(StoryQuery(), limit=100_000).items
    large = sorted(stories, key=lambda item: -len(item.documents))[:50]
    documents = store.document_ids()
    copied = [item.documents for item in stories if len(item.documents) > 1]
    events = store.page_of_events(EventQuery(), limit=500).items
    entities = [item for item in world.entities if store.entities_named([item.id])]
    common, rare = world.words[:40], world.words[_RARE:]

    def search(kind: str, words: Callable[[random.Random], str]) -> Address:
        return lambda d: "/search?" + urlencode({"q": words(d), "kind": kind})

    def filtered(page: str, **given: str) -> Address:
        return lambda _: f"{page}?" + urlencode(given)

    def pair(draw: random.Random) -> str:
        near = store.copies_among(draw.choice(copied))
        chosen = draw.choice(near) if near else None
        return f"/compare/{chosen.a}/{chosen.b}" if chosen else "/sources"

    named = ("release", "arrest", "strike", "meet")
    return {
        "today": lambda _: "/",
        "today, type and country": lambda d: f"/?type={d.choice(named)}&country=AK",
        "today, person": lambda d: f"/?entity={d.choice(entities).id}",
        "today, source and since": lambda d: (
            f"/?source={quote(d.choice(world.outlets))}&since=2023-01-01"
        ),
        "story": lambda d: f"/stories/{d.choice(stories).id}",
        "story, the 50 largest": lambda d: f"/stories/{d.choice(large).id}",
        "story.json": lambda d: f"/stories/{d.choice(stories).id}.json",
        "document": lambda d: f"/documents/{d.choice(documents)}",
        "compare": pair,
        "search, one common word": search("document", lambda d: d.choice(common)),
        "search, one rare word": search("document", lambda d: d.choice(rare)),
        "search, two words": search("document", lambda d: f"{d.choice(common)} {d.choice(rare)}"),
        "search, common OR common": search(
            "document", lambda d: f"{d.choice(common)} OR {d.choice(common)} -{d.choice(rare)}"
        ),
        "search, phrase": search("document", lambda d: f'"{" ".join(d.choices(common, k=2))}"'),
        "search, begin*": search("document", lambda d: d.choice(rare)[:3] + "*"),
        "search, statements": search("statement", lambda d: d.choice(common)),
        "search, names": search("entity", lambda d: d.choice(entities).name.split()[-1]),
        "search, names, two letters": search("entity", lambda d: d.choice(common)[:2]),
        "events": filtered("/events"),
        "events, type": lambda d: f"/events?type={d.choice(named)}",
        "events, type, country, since": filtered(
            "/events", type="arrest", country="BL", since="2022-05-01"
        ),
        "events, since and until": filtered("/events", since="2021-03-01", until="2021-04-01"),
        "events, person": lambda d: f"/events?entity={d.choice(entities).id}",
        "events, origins, means": filtered("/events", origins="2", means="pardon"),
        "events, by type": filtered("/events", order="type"),
        "events, denied in a rare place": filtered("/events", status="habitual", country="HP"),
        "event": lambda d: f"/events/{d.choice(events).id}",
        "tally": filtered("/tally", type="release"),
        "names": filtered("/entities"),
        "names, begin": lambda d: f"/entities?q={d.choice(entities).name[:3]}",
        "entity": lambda d: f"/entities/{d.choice(entities).id}",
        "sources": filtered("/sources"),
        "source": lambda d: f"/source?name={quote(d.choice(world.outlets))}",
        "decisions": filtered("/decisions"),
    }


def measure(ledger: Path, world: World, rounds: int, only: str) -> Iterator[Row]:
    """Ask for each kind of page `rounds` times, after once to warm up."""
    with open_store(ledger, create=False) as store:
        kinds = {k: v for k, v in addresses(store, world).items() if only in k}
        with TestClient(create_app(Settings(ledger, kept_pages=0))) as client:
            client.headers["accept"] = "text/html"
            gc.freeze()  # as `firsthand serve` does; what the bench itself holds is not the desk's
            client.get("/api")  # sets the session, as a browser has one
            for name, address in kinds.items():
                row = Row(name)
                for number in range(rounds + 1):
                    _ask(client, row, address(random.Random(f"{name} {number}")), number)
                yield row


def _ask(client: TestClient, row: Row, address: str, number: int) -> None:
    wall, cpu = time.perf_counter(), time.process_time()
    answer = client.get(address)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    if answer.status_code != 200:  # noqa: PLR2004
        raise SystemExit(f"{address}: {answer.status_code} {answer.text[:200]}")
    if number:  # the first round warms up templates and statements
        row.wall.append(wall)
        row.cpu.append(cpu)
        row.weight.append(len(answer.content))


def main() -> None:
    """Generate the ledger where there is none, measure, print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("ledger", type=Path)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--seed", type=int, default=8)
    parser.add_argument("--only", default="", help="measure kinds of pages whose name has this")
    given = parser.parse_args()
    if not given.ledger.exists():
        with open_store(given.ledger) as store:
            fill(store, given.documents, seed=given.seed)
    world = make_world(given.seed, given.documents)
    print(HEAD, flush=True)
    for row in measure(given.ledger, world, given.rounds, given.only):
        print(row, flush=True)


if __name__ == "__main__":
    main()

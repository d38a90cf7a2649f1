"""Many who write to and read one shared ledger at once: what they did, and what is kept of it."""

from __future__ import annotations

import multiprocessing
import random
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from firsthand.errors import FirsthandError
from firsthand.model import DecisionKind, Document, MediaType, Quoted, Span, Subject
from firsthand.run.decide import record_decision
from firsthand.store import Store, open_store
from firsthand.store.desk import EventQuery, StoryQuery
from firsthand.store.people import AuditLine, User

_SHARED = 5  # documents that all writers put again and again
_TEXT = "Harbour clerks counted {} crates on the pier at {}. Nobody said where they went."
_WAIT = 60.0  # seconds for a lock, on a machine that has much else to do


@dataclass(slots=True)
class Tally:
    """What threads did: how often by kind, seconds of each, ids that must be found again.

    `changes` is what the ledger's counter stood at when they began.
    """

    done: Counter[str] = field(default_factory=Counter)
    seconds: dict[str, list[float]] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)
    changes: int = 0
    documents: set[str] = field(default_factory=set)
    decisions: set[str] = field(default_factory=set)

    def add(self, other: Tally) -> None:
        """Add what others did."""
        self.done += other.done
        self.errors += other.errors
        self.documents |= other.documents
        self.decisions |= other.decisions
        for role, values in other.seconds.items():
            self.seconds.setdefault(role, []).extend(values)


def load(
    address: str, *, writers: int, readers: int, seconds: float, processes: int, cache: Path
) -> Tally:
    """Let that many write and read at once, over a connection each; return what they did.

    Args:
        address: a ledger that is there, with something to read.
        writers: threads that write.
        readers: threads that read.
        seconds: for how long.
        processes: among how many the threads are divided; 1 for this one.
        cache: a folder for what ledgers leave on this machine.
    """
    with open_store(address, cache=cache) as store:
        with store.transaction():
            store.add_input("load", b"bytes")
            for number in range(_SHARED):
                store.put_document(_document(f"shared{number}", 0), input="load", stage=1)
        changes = int(store.meta()["changes"])
    roles = [("write", n) for n in range(writers)] + [("read", n) for n in range(readers)]
    shares = [roles[at::processes] for at in range(processes)]
    whole = Tally(changes=changes)
    if processes == 1:
        whole.add(_share(address, shares[0], seconds, cache))
        return whole
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, mp_context=spawn) as pool:
        for future in [pool.submit(_share, address, s, seconds, cache) for s in shares]:
            whole.add(future.result())
    return whole


def _share(address: str, roles: Iterable[tuple[str, int]], seconds: float, cache: Path) -> Tally:
    """Run the threads of one process."""
    tallies: list[Tally] = []
    threads = []
    for role, number in roles:
        tally = Tally()
        tallies.append(tally)
        given = (address, role, number, seconds, cache, tally)
        threads.append(threading.Thread(target=_work, args=given))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    whole = Tally()
    for tally in tallies:
        whole.add(tally)
    return whole


def _work(  # noqa: PLR0917 (what a thread is given)
    address: str, role: str, number: int, seconds: float, cache: Path, tally: Tally
) -> None:
    """Write or read until the time is over, or an error ends it."""
    draw = random.Random(f"{role} {number}")
    times = tally.seconds.setdefault(role, [])
    try:
        with open_store(address, create=False, busy_timeout=_WAIT, cache=cache) as store:
            ends = time.monotonic() + seconds
            while time.monotonic() < ends:
                name, act = _drawn(draw, role, number)
                begun = time.perf_counter()
                act(store, draw, tally, f"{number}-{tally.done.total()}")
                times.append(time.perf_counter() - begun)
                tally.done[name] += 1
    except FirsthandError as error:
        tally.errors.append(f"{role} {number}: {error}")


def _drawn(draw: random.Random, role: str, number: int) -> tuple[str, Act]:
    """Return what to do next; one of the writers settles the whole ledger now and then."""
    if role == "read":
        return draw.choice(READS)
    return draw.choice(WRITES if number == 0 else WRITES[:-1])


Act = Callable[[Store, random.Random, Tally, str], None]


def _document(key: str, number: int) -> Document:
    text = _TEXT.format(number, key)
    name = f"doc-load-{key}"
    return Document(name, sha256(name.encode()).hexdigest(), text, MediaType.PLAIN)


def _put_new(store: Store, draw: random.Random, tally: Tally, key: str) -> None:
    with store.transaction():
        document = _document(key, draw.randint(1, 99))
        store.put_document(document, input="load", stage=1)
    tally.documents.add(document.id)


def _put_shared(store: Store, draw: random.Random, _tally: Tally, _key: str) -> None:
    with store.transaction():
        key = f"shared{draw.randrange(_SHARED)}"
        store.put_document(_document(key, draw.randint(1, 99)), input="load", stage=1)


def _decide(store: Store, _draw: random.Random, tally: Tally, key: str) -> None:
    quote = Quoted(Span("doc-load-shared0", 0, 7), "Harbour")
    made = record_decision(store, DecisionKind.STATUS, "denied", [Subject(quote)], by=key)
    tally.decisions.add(made.id)


def _count(store: Store, _draw: random.Random, _tally: Tally, _key: str) -> None:
    with store.transaction("count"):
        number = int(store.meta().get("count", "0"))
        store.set_meta("count", str(number + 1))


def _raise_epoch(store: Store, _draw: random.Random, _tally: Tally, key: str) -> None:
    with store.transaction():
        store.put_user(User("ines", "analyst", "hash"))
        store.add_audit(AuditLine("2026-01-01", key, "load", "", "done"))


def _settle(store: Store, _draw: random.Random, _tally: Tally, _key: str) -> None:
    with store.transaction():
        store.settle_copies(tuple(store.copies()), tuple(store.origins()))


def _read_story(store: Store, draw: random.Random, _tally: Tally, _key: str) -> None:
    story = draw.choice(store.page_of_stories(StoryQuery(), limit=20).items)
    store.glances([story.id])
    store.pairs_among(story.documents)
    store.statements_in(story.documents[:5])


def _read_events(store: Store, draw: random.Random, _tally: Tally, _key: str) -> None:
    store.page_of_events(EventQuery(type=draw.choice(("release", "arrest"))), limit=20)


def _read_document(store: Store, draw: random.Random, _tally: Tally, _key: str) -> None:
    store.document(f"doc-load-shared{draw.randrange(_SHARED)}")
    store.decisions()


def _search(store: Store, draw: random.Random, _tally: Tally, _key: str) -> None:
    store.find(draw.choice(("harbour", "crates pier", "ba*")), limit=20)


WRITES: tuple[tuple[str, Act], ...] = (
    ("put", _put_new),
    ("put again", _put_shared),
    ("decide", _decide),
    ("count", _count),
    ("raise", _raise_epoch),
    ("settle", _settle),
)
READS: tuple[tuple[str, Act], ...] = (
    ("story", _read_story),
    ("events", _read_events),
    ("document", _read_document),
    ("search", _search),
)


def lost(store: Store, tally: Tally) -> list[str]:
    """Return what was written, by the word of those who wrote, and is not kept."""
    done = tally.done
    kept = {item.id for item in store.decisions()}
    missing = tally.documents - set(store.document_ids())
    user = store.user("ines")
    counted = {
        "documents": (len(tally.documents), len(tally.documents) - len(missing)),
        "decisions": (done["decide"], len(tally.decisions & kept)),
        "counts": (done["count"], int(store.meta().get("count", "0"))),
        "epochs": (max(0, done["raise"] - 1), user.epoch if user else 0),
        "audit": (done["raise"], len(store.audit(limit=1_000_000))),
        "changes": (
            done["put"] + done["put again"] + done["decide"],
            int(store.meta()["changes"]) - tally.changes,
        ),
    }
    return [f"{name}: {a} written, {b} kept" for name, (a, b) in counted.items() if a != b]

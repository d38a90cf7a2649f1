"""A whole run: take in, catch up, read passages, settle; then count."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from itertools import islice

from firsthand.config import Config
from firsthand.run.decided import in_force
from firsthand.run.heap import heap_at_rest
from firsthand.run.intake import Found
from firsthand.run.lock import only_run
from firsthand.run.passages import read_all
from firsthand.run.pipeline import Run, catch_up, take_in
from firsthand.run.settle import SETTLING, settle
from firsthand.run.steps import Step
from firsthand.run.summary import Progress, Summary
from firsthand.run.upgrade import upgrade
from firsthand.run.versions import versions_in_force
from firsthand.run.workers import Workers
from firsthand.store import Store


def run_all(
    store: Store,
    config: Config,
    found: Iterable[Found],
    *,
    command: str,
    until: Step,
    progress: Progress,
    anew: bool = False,
) -> Summary:
    """Take in what was found, bring every document as far as `until`, and say what was done.

    Only what has changed is settled, or everything if `anew`.

    Raises:
        StoreError: the ledger cannot be written, or another run is writing to it.
    """
    summary = Summary()
    with store.only_run(), only_run(store.path), _recorded(store, command, summary):
        # The first few tell whether it is worth starting processes.
        source = iter(found)
        first = list(islice(source, config.inline_below))
        with Workers(_processes(config, store, len(first))) as workers:
            decided = in_force(store.decisions())
            run = Run(store, config, workers, progress, summary, until, decided=decided, anew=anew)
            try:
                _all_steps(run, _chained(first, source))
            finally:
                run.close()
        _count(store, summary)
    return summary


def _all_steps(run: Run, found: Iterable[Found]) -> None:
    upgrade(run)
    take_in(run, found)
    catch_up(run)
    if run.until >= Step.LANGUAGE:
        read_all(run)
    if run.until >= Step.COPIES:
        _settle_if_changed(run)


def _processes(config: Config, store: Store, found: int) -> int:
    """Return how many processes a run of this size is worth."""
    waiting = len(store.document_ids(at_least=Step.READ, below=Step.LANGUAGE))
    if max(found, waiting) < config.inline_below:
        return 0
    return config.workers or len(os.sched_getaffinity(0))


def _chained(first: list[Found], rest: Iterator[Found]) -> Iterator[Found]:
    yield from first
    yield from rest


def _settle_if_changed(run: Run) -> None:
    """Settle, unless the ledger is as it was when it was settled last, by the same stages.

    What failed then is tried again.
    """
    versions = json.dumps(versions_in_force(run.config))
    changes = run.store.meta().get("changes", "0")
    state = f"{changes} {run.until.word} {versions}"
    failed = any(failure.stage in SETTLING for failure in run.store.failures())
    if run.store.meta().get("settled") == state and not failed and not run.anew:
        return
    with heap_at_rest():
        settle(run)
    with run.store.transaction():
        run.store.set_meta("settled", state)


@contextmanager
def _recorded(store: Store, command: str, summary: Summary) -> Iterator[None]:
    """Keep in the ledger that a run began, and what it did when it ended."""
    with store.transaction():
        number = store.start_run(command, _now())
    yield
    with store.transaction():
        store.end_run(number, _now(), json.dumps(asdict(summary)))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _count(store: Store, summary: Summary) -> None:
    counts = store.counts()
    summary.copies = counts["copies"]
    summary.stories = counts["stories"]
    summary.events = counts["events"]
    summary.statements = counts["statements"]
    summary.failures = counts["failures"]

"""The engine that needs nothing: processes of this machine, joins by numpy."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from firsthand.batch.components import label
from firsthand.batch.engines.protocol import Joined
from firsthand.batch.prepare import BUCKETS
from firsthand.batch.tables import Pairs, distinct
from firsthand.batch.tasks import do, pack
from firsthand.batch.units import Unit, digest, folder_of, is_done
from firsthand.errors import FirsthandError
from firsthand.run.workers import Workers

_EACH = 100
"""Units that a process does: one that does them all holds ever more that it cannot give back."""


class Inline:
    """Runs units in processes; one that is killed costs the unit it was at, which runs again."""

    is_elsewhere = False

    def __init__(self, workers: int = 0) -> None:
        """Use so many processes, one for each processor if 0; with 1 all runs in this one."""
        self._workers = workers or len(os.sched_getaffinity(0))

    def run(self, root: Path, units: Sequence[Unit]) -> None:
        """Do all units that are not done."""
        todo = [(str(root), pack(unit)) for unit in units if not is_done(root, unit)]
        lost, many = 0, self._workers * _EACH
        for at in range(0, len(todo), many):
            some = todo[at : at + many]
            with Workers(min(self._workers, len(some))) as workers:
                lost += sum(outcome.made is None for outcome in workers.map(do, some))
        if lost:
            words = "a worker process died twice (out of memory?); run again to go on"
            raise FirsthandError(f"{lost} of {len(units)} units were not done: {words}")

    def join(self, root: Path, shards: Sequence[str], key: str) -> Joined:
        """Join the fingerprints bucket by bucket; a bucket must fit in memory."""
        del shards
        names = tuple(f"{at:02d}" for at in range(BUCKETS))
        units = [
            Unit("join", name, digest(key, "join", name), start=at) for at, name in enumerate(names)
        ]
        self.run(root, units)
        folders = [folder_of(root, "join", name) for name in names]
        pairs = np.zeros((0, 2), np.uint64)
        for folder in folders:  # one by one: many buckets have the same pairs
            pairs = distinct([pairs, np.load(folder / "pairs.npy")])
        return Joined(pairs, "join", names)

    def label(self, edges: Pairs) -> Pairs:
        """Return each document of some pairs and the least one that it is connected with."""
        return label(edges)

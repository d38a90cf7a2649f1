"""Daft, on this machine or on Ray: units as rows of a data frame, joins as SQL."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import partial
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np

from firsthand.batch.archive import postings_of
from firsthand.batch.engines.protocol import Joined
from firsthand.batch.prepare import BUCKETS
from firsthand.batch.tables import Pairs, distinct
from firsthand.batch.tasks import do, pack
from firsthand.batch.units import Unit, digest, folder_of, is_done, made_whole
from firsthand.errors import ConfigError, FirsthandError

_TRIES = 4
"""How often units are handed out again after a worker or a node was lost."""


def statement(name: str) -> str:
    """Return the SQL of a name: `resources/batch_NAME.sql`."""
    file = resources.files("firsthand.resources").joinpath(f"batch_{name}.sql")
    return file.read_text(encoding="utf-8")


class Daft:
    """Runs units in Daft's worker processes, or on the nodes of a Ray cluster."""

    def __init__(self, workers: int, address: str | None, *, on_ray: bool) -> None:
        """Choose the runner.

        Raises:
            ConfigError: Daft or Ray is not installed, or the cluster does not answer.
        """
        os.environ.setdefault("DO_NOT_TRACK", "true")
        try:
            import daft
        except ImportError:
            words = "needs Daft: install it with 'pip install firsthand[batch]'"
            raise ConfigError(f"--engine {'ray' if on_ray else 'daft'} {words}") from None
        self._daft: Any = daft
        self.is_elsewhere = on_ray
        self._workers = workers or len(os.sched_getaffinity(0))
        self._on_ray = on_ray
        if on_ray:
            found = _join_cluster(address)
            self._workers = workers or found
            daft.set_runner_ray(noop_if_initialized=True)
        else:
            daft.set_runner_native()

    def run(self, root: Path, units: Sequence[Unit]) -> None:
        """Do all units that are not done; a lost worker's are handed out again."""
        problem: Exception | None = None
        for _ in range(_TRIES):
            todo = [unit for unit in units if not is_done(root, unit)]
            if not todo:
                return
            try:
                self._hand_out(root, todo)
            except Exception as error:  # noqa: BLE001 (Daft raises many kinds where a worker died)
                problem = error
        left = sum(not is_done(root, unit) for unit in units)
        if left:
            words = f"{left} of {len(units)} units were not done; run again to go on"
            raise FirsthandError(f"{words}: {problem}") from problem

    def _hand_out(self, root: Path, units: Sequence[Unit]) -> None:
        """Give each unit to a worker, a row each."""
        daft = self._daft
        frame = daft.from_pydict({"unit": [pack(unit) for unit in units]})
        unit = daft.col("unit")
        if self._on_ray:
            # Tasks, not actors: a pool of actors waits for ever for a node that was lost.
            work = daft.func(partial(_work, str(root)), return_dtype=str, cpus=1)
            done = frame.into_partitions(len(units)).select(work(unit).alias("done"))
        else:
            count = min(self._workers, len(units))
            worker = daft.cls(_Worker, max_concurrency=count, use_process=True)(str(root))
            done = frame.into_batches(1).select(worker.work(unit).alias("done"))
        done.collect()

    def join(self, root: Path, shards: Sequence[str], key: str) -> Joined:
        """Join the fingerprints of all shards by SQL; Daft shuffles them."""
        daft = self._daft
        held = self._held(root, shards, key)
        files = tuple(sorted(str(path) for path in held.glob("*.parquet")))
        names = tuple(f"{at:02d}" for at in range(BUCKETS))
        units = [
            Unit("shelve", name, digest(key, "shelve", name), files, start=at)
            for at, name in enumerate(names)
        ]
        self.run(root, units)
        found = [np.load(folder_of(root, "shelve", name) / "common.npy") for name in names]
        common = daft.from_pydict({"fingerprint": np.concatenate(found)})
        if not files:
            return Joined(np.zeros((0, 2), np.uint64), "shelve", names)
        rows = daft.read_parquet(list(files))
        pairs = daft.sql(statement("pairs"), held=rows, common=common).to_arrow()
        both = np.stack([pairs["a"].to_numpy(), pairs["b"].to_numpy()], axis=1)
        return Joined(distinct([both.astype(np.uint64)]), "shelve", names)

    def _held(self, root: Path, shards: Sequence[str], key: str) -> Path:
        """Return the folder of the fingerprints that several documents hold, made if need be."""
        unit = Unit("held", "all", digest(key, "held"))
        folder = folder_of(root, "held", "all")
        if not is_done(root, unit):
            paths = [str(postings_of(root, shard)) for shard in shards]
            postings = self._daft.read_parquet(paths).select("fingerprint", "document")
            held = self._daft.sql(statement("held"), postings=postings)
            with made_whole(root, unit, {}) as scratch:
                held.write_parquet(str(scratch))
        return folder

    def label(self, edges: Pairs) -> Pairs:
        """Return each document of some pairs and the least one that it is connected with."""
        if not len(edges):
            return np.zeros((0, 2), np.uint64)
        daft = self._daft
        both = np.concatenate([edges, edges[:, ::-1]])
        neighbours = daft.from_pydict({"a": both[:, 0].copy(), "b": both[:, 1].copy()}).collect()
        documents = np.unique(edges)
        labels = documents
        while True:
            known = daft.from_pydict({"document": documents, "family": labels})
            told = daft.sql(statement("labels"), labels=known, edges=neighbours).to_arrow()
            order = np.argsort(told["document"].to_numpy())
            after = told["family"].to_numpy()[order].astype(np.uint64)
            if np.array_equal(after, labels):
                return np.stack([documents, labels], axis=1)
            # The label of my label: halves the way in each round.
            labels = after[np.searchsorted(documents, after)]


def _work(root: str, unit: str) -> str:
    """Do one unit and return its name."""
    return do((root, unit))


class _Worker:
    """Does units, one after the other, in a process of Daft's."""

    def __init__(self, root: str) -> None:
        self._root = root

    def work(self, unit: str) -> str:
        """Do one unit and return its name."""
        return _work(self._root, unit)


def _join_cluster(address: str | None) -> int:
    """Connect to a running cluster and return its processors.

    Raises:
        ConfigError: Ray is not installed, or no cluster answers.
    """
    try:
        import ray
    except ImportError:
        words = "--engine ray needs Ray: install it with 'pip install firsthand[batch]'"
        raise ConfigError(words) from None
    try:
        ray.init(address or "auto", log_to_driver=False, ignore_reinit_error=True)
    except Exception as error:  # (Ray raises many kinds where no cluster answers)
        raise ConfigError(f"no Ray cluster answers: {error}; see docs/batch.md") from error
    return int(ray.cluster_resources().get("CPU", 1))

"""A batch from its inputs to its datasets: which units there are, in which order they run."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

from firsthand.batch.archive import write_index
from firsthand.batch.comparing import RELATIONS
from firsthand.batch.datasets import write_families
from firsthand.batch.engines.protocol import Engine, Joined
from firsthand.batch.inputs import SHARD, cut
from firsthand.batch.joining import in_company
from firsthand.batch.places import is_remote
from firsthand.batch.prepare import FAILURES
from firsthand.batch.settling import COPIES, PUBLIC
from firsthand.batch.tables import Pairs, mapped, need_pyarrow
from firsthand.batch.units import (
    MADE_BY,
    Unit,
    digest,
    folder_of,
    is_done,
    keep_only,
    made_whole,
    manifest_of,
    sweep,
)
from firsthand.copies.index import HUBS
from firsthand.errors import ConfigError
from firsthand.run.versions import VERSIONS

STEPS = ("clean", "copies", "origins")
_PAIRS = 1000
"""Pairs that one unit compares."""
_RELATIONS = 1000
"""Relations that one unit names, about."""

_FAMILIES = "families.parquet"

Progress = Callable[[str], None]


@dataclass(slots=True)
class Batch:
    """How much a batch holds when it ends; what was not asked for is 0."""

    documents: int = 0
    failures: int = 0
    pairs: int = 0
    copies: int = 0
    families: int = 0
    origins: int = 0

    def counts(self) -> dict[str, int]:
        """Return all counts by name."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class _Desk:
    """What the steps of one batch share: `key` is a digest of all shards."""

    root: Path
    engine: Engine
    key: str
    shards: tuple[str, ...]
    progress: Progress
    done: Batch

    def run(self, task: str, units: Sequence[Unit]) -> list[Unit]:
        """Do the units of a task, and forget those of another run."""
        self.progress(f"{task}: {len(units)} units")
        keep_only(self.root, task, frozenset(unit.name for unit in units))
        self.engine.run(self.root, units)
        return list(units)

    def unit(self, task: str, name: str, *parts: object, inputs: Iterable[str] = ()) -> Unit:
        """Return a unit whose key is made from all shards, and from what is given."""
        given = tuple(inputs)
        return Unit(task, name, digest(self.key, task, name, *parts, *given), given)


def run_batch(
    inputs: Sequence[str],
    to: Path,
    engine: Engine,
    *,
    until: str = STEPS[-1],
    shard: int = SHARD,
    progress: Progress = lambda _: None,
) -> Batch:
    """Make the datasets of some inputs; what an earlier run of the same finished is kept.

    Args:
        inputs: files, folders, or addresses of an object store.
        to: the folder of the datasets, seen by all workers.
        engine: who runs the units.
        until: the last of `STEPS` to be done.
        shard: bytes of JSON Lines to a shard, about.
        progress: is told what begins.

    Raises:
        ConfigError: pyarrow is missing, there is no such step, or a path is relative and the
            workers are on other machines.
        ReadError: an input is not there.
        FirsthandError: units could not be done.
    """
    need_pyarrow()
    if until not in STEPS:
        raise ConfigError(f"there is no step {until!r}; known are {', '.join(STEPS)}")
    _refuse_relative(inputs, engine)
    to = to.resolve()
    (to / "parts").mkdir(parents=True, exist_ok=True)
    sweep(to)
    versions = " ".join((MADE_BY, VERSIONS["read"], VERSIONS["clean"], VERSIONS["copies"]))
    units = cut(inputs, versions, shard)
    shards = tuple(unit.name for unit in units)
    key = digest(*(unit.key for unit in units))
    desk = _Desk(to, engine, key, shards, progress, Batch())
    desk.run("prepare", units)
    _count(desk)
    write_index(to, shards)
    _publish(desk, "failures", [(unit, FAILURES) for unit in units])
    if until == "clean":
        _publish_plain(desk)
        return desk.done
    groups = _relate(desk)
    if until == "copies":
        _publish_plain(desk)
        return desk.done
    _settle(desk, groups)
    return desk.done


def _refuse_relative(inputs: Sequence[str], engine: Engine) -> None:
    """Refuse paths that mean something else on another machine."""
    for path in inputs:
        if engine.is_elsewhere and not is_remote(path) and not Path(path).is_absolute():
            raise ConfigError(f"{path}: this engine's workers need an absolute path")


def _count(desk: _Desk) -> None:
    for name in desk.shards:
        said = manifest_of(folder_of(desk.root, "prepare", name))
        desk.done.documents += int(said["documents"])
        desk.done.failures += int(said["failures"])


def _relate(desk: _Desk) -> list[str]:
    """Find the copies; return the names of the groups that hold them."""
    desk.progress("join")
    joined = desk.engine.join(desk.root, desk.shards, desk.key)
    np.save(desk.root / "parts" / "pairs.npy", in_company(joined.pairs))
    desk.done.pairs = len(joined.pairs)
    compared = desk.run("compare", list(_stretches(desk, "compare", len(joined.pairs), _PAIRS)))
    families = _families(desk, compared)
    linked = desk.run("link", list(_links(desk, compared, families)))
    judged = _judge(desk, [*compared, *linked], joined)
    groups = desk.run("name", list(_groups(desk, judged)))
    _publish(desk, "copies", [(unit, COPIES) for unit in groups])
    folders = (folder_of(desk.root, "name", unit.name) for unit in groups)
    desk.done.copies = sum(int(manifest_of(folder)["copies"]) for folder in folders)
    return [unit.name for unit in groups]


def _stretches(desk: _Desk, task: str, count: int, size: int) -> Iterable[Unit]:
    for at, start in enumerate(range(0, count, size)):
        end = min(count, start + size)
        name = f"{at:06d}"
        yield Unit(task, name, digest(desk.key, task, name, start, end), start=start, end=end)


def _families(desk: _Desk, compared: Sequence[Unit]) -> Pairs:
    """Write down which documents carry one text, and return it."""
    desk.progress("families")
    edges = _counting(desk, compared)[0]
    families = desk.engine.label(edges)
    np.save(desk.root / "parts" / "families.npy", families)
    unit = desk.unit("families", "all")
    if not is_done(desk.root, unit):
        with made_whole(desk.root, unit, {}) as folder:
            write_families(folder / _FAMILIES, families)
    _publish(desk, "families", [(unit, _FAMILIES)])
    desk.done.families = len(np.unique(families[:, 1]))
    return families


def _counting(desk: _Desk, units: Sequence[Unit]) -> tuple[Pairs, Pairs]:
    """Return the pairs that count, and where each lies: number of the unit and row."""
    pairs, places = [np.zeros((0, 2), np.uint64)], [np.zeros((0, 2), np.uint64)]
    for number, unit in enumerate(units):
        table = mapped(folder_of(desk.root, unit.task, unit.name) / RELATIONS)
        rows = np.flatnonzero(table["counts"].to_numpy(zero_copy_only=False)).astype(np.uint64)
        both = np.stack([table["a"].to_numpy(), table["b"].to_numpy()], axis=1)
        pairs.append(both[rows.astype(np.int64)])
        places.append(np.stack([np.full(len(rows), number, np.uint64), rows], axis=1))
    return np.concatenate(pairs), np.concatenate(places)


def _links(desk: _Desk, compared: Sequence[Unit], families: Pairs) -> Iterable[Unit]:
    """Yield units for the families that are too large for all to have been compared."""
    order = np.argsort(families[:, 1], kind="stable")
    ranked = families[order]
    _, counts = np.unique(ranked[:, 1], return_counts=True)
    large = ranked[np.repeat(counts > HUBS, counts)]
    np.save(desk.root / "parts" / "large.npy", large)
    names = tuple(unit.name for unit in compared)
    for at, (start, end) in enumerate(_runs(large[:, 1], _PAIRS)):
        key = digest(desk.key, "link", start, end)
        yield Unit("link", f"{at:06d}", key, names, start=start, end=end)


def _runs(labels: np.ndarray[tuple[int], np.dtype[np.uint64]], size: int) -> list[tuple[int, int]]:
    """Return stretches of about `size` rows that do not cut a run of equal labels."""
    edges = [0, *(np.flatnonzero(labels[1:] != labels[:-1]) + 1).tolist(), len(labels)]
    found, start = [], 0
    for low, high in pairwise(edges):
        if high - start > size and low > start:
            found.append((start, low))
            start = low
    return [*found, (start, len(labels))] if len(labels) > start else found


def _judge(desk: _Desk, compared: Sequence[Unit], joined: Joined) -> list[Unit]:
    units = [
        desk.unit(
            "judge",
            f"{unit.task}-{unit.name}",
            inputs=(unit.task, unit.name, joined.task, *joined.buckets),
        )
        for unit in compared
    ]
    return desk.run("judge", units)


def _groups(desk: _Desk, judged: Sequence[Unit]) -> Iterable[Unit]:
    """Yield units of connected documents, for what a relation is called rests on its neighbours."""
    pairs, places = _counting(desk, judged)
    labels = desk.engine.label(pairs)
    group = labels[np.searchsorted(labels[:, 0], pairs[:, 0]), 1] if len(pairs) else pairs[:, 0]
    order = np.lexsort((pairs[:, 1], pairs[:, 0], group))
    np.save(desk.root / "parts" / "groups.npy", places[order])
    names = tuple(unit.name for unit in judged)
    for at, (start, end) in enumerate(_runs(group[order], _RELATIONS)):
        key = digest(desk.key, "name", start, end)
        yield Unit("name", f"{at:06d}", key, names, start=start, end=end)


def _settle(desk: _Desk, groups: Sequence[str]) -> None:
    """Decide origins, and give every document its last form."""
    origins = desk.run("origins", [desk.unit("origins", "all", inputs=groups)])
    _publish(desk, "origins", [(unit, PUBLIC) for unit in origins])
    said = manifest_of(folder_of(desk.root, "origins", "all"))
    desk.done.origins = int(said["origins"])
    desk.run("tell", [desk.unit("tell", name, inputs=(name, "all")) for name in desk.shards])
    desk.run("sums", [desk.unit("sums", "all", inputs=desk.shards)])
    units = [
        desk.unit("documents", name, inputs=(name, "all", "all", *groups)) for name in desk.shards
    ]
    desk.run("documents", units)
    _publish(desk, "documents", [(unit, "documents.parquet") for unit in units])


def _publish_plain(desk: _Desk) -> None:
    units = [desk.unit("plain", name, inputs=(name,)) for name in desk.shards]
    desk.run("plain", units)
    _publish(desk, "documents", [(unit, "documents.parquet") for unit in units])


def _publish(desk: _Desk, dataset: str, files: Sequence[tuple[Unit, str]]) -> None:
    """Show the files of some units as a dataset."""
    wanted = {
        f"part-{at:06d}{Path(name).suffix}": folder_of(desk.root, unit.task, unit.name) / name
        for at, (unit, name) in enumerate(files)
    }
    _place(desk.root / dataset, wanted)


def _place(folder: Path, files: dict[str, Path]) -> None:
    """Have a folder hold these files and no others, each under its name at once."""
    folder.mkdir(exist_ok=True)
    for old in folder.iterdir():
        if old.name not in files:
            old.unlink()
    for name, path in files.items():
        shown, scratch = folder / name, folder / f".{name}"
        if shown.exists() and shown.samefile(path):
            continue
        os.link(path, scratch)
        scratch.rename(shown)

"""Units of work, and the folders that they make: whole or not at all, never made twice.

A unit is done where its folder stands with a manifest of its key, a digest of all that it is
made from: the inputs, the units before it, and the versions of the stages. A worker that dies
leaves a hidden folder behind and nothing else.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from firsthand.errors import FirsthandError

MADE_BY = "batch/2"
_MANIFEST = "manifest.json"
_PARTS = "parts"


@dataclass(frozen=True, slots=True)
class Unit:
    """One piece of work, small enough to be sent to any worker.

    Attributes:
        task: what is to be done.
        name: the name of its folder.
        key: digest of all that it is made from.
        inputs: paths that it reads, where it reads inputs.
        kind: how they are read.
        start, end: which part of them, or of the list that the task knows, is its own.
    """

    task: str
    name: str
    key: str
    inputs: tuple[str, ...] = ()
    kind: str = ""
    start: int = 0
    end: int = 0


def digest(*parts: object) -> str:
    """Return a short digest of some values."""
    return blake2b("\x1f".join(map(str, parts)).encode(), digest_size=12).hexdigest()


def folder_of(root: Path, task: str, name: str) -> Path:
    """Return the folder that a unit makes."""
    return root / _PARTS / task / name


def is_done(root: Path, unit: Unit) -> bool:
    """Tell whether the folder of a unit is there, made from the same."""
    return manifest_of(folder_of(root, unit.task, unit.name)).get("key") == unit.key


def manifest_of(folder: Path) -> dict[str, str | int]:
    """Return what a folder says of itself; nothing where there is none."""
    try:
        text = (folder / _MANIFEST).read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    found: dict[str, str | int] = json.loads(text)
    return found


@contextmanager
def made_whole(root: Path, unit: Unit, told: Mapping[str, str | int]) -> Iterator[Path]:
    """Give a hidden folder to write to, which takes its place when all is written.

    Args:
        root: the folder of the batch.
        unit: whose folder it is.
        told: what the manifest says besides; may be filled inside.
    """
    place = folder_of(root, unit.task, unit.name)
    scratch = place.with_name(f".{place.name}.{socket.gethostname()}.{os.getpid()}")
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir(parents=True)
    yield scratch
    said = {"key": unit.key, "made_by": MADE_BY, **told}
    (scratch / _MANIFEST).write_text(json.dumps(said, sort_keys=True) + "\n", encoding="utf-8")
    shutil.rmtree(place, ignore_errors=True)
    try:
        scratch.rename(place)
    except OSError as error:
        # The same unit was run twice at once, and the other was first: both made the same.
        shutil.rmtree(scratch, ignore_errors=True)
        if not is_done(root, unit):
            raise FirsthandError(f"{place}: cannot be written: {error.strerror}") from error


def sweep(root: Path) -> None:
    """Remove what workers that died have left."""
    for scratch in (root / _PARTS).glob("*/.*"):
        shutil.rmtree(scratch, ignore_errors=True)


def keep_only(root: Path, task: str, names: frozenset[str]) -> None:
    """Remove the folders of a task that are of another run's units."""
    for folder in (root / _PARTS / task).glob("[!.]*"):
        if folder.name not in names:
            shutil.rmtree(folder, ignore_errors=True)

"""Datasets shown in an object store: whole files only, and a list of those that belong together.

A file's name has the digest of its bytes, so what an earlier run has brought there need not be
brought again. The list, `datasets.json`, is written last: whoever reads by it sees the
datasets of one run, never of two. What it does not name is then removed.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from hashlib import file_digest
from pathlib import Path
from typing import Any

from firsthand.batch.places import system_of
from firsthand.errors import StoreError

DATASETS = ("documents", "copies", "families", "origins", "failures")
LIST = "datasets.json"
# Stores in which a file is not there before it is whole; others have it written beside and renamed.
_WHOLE = frozenset({"s3", "gcs", "abfs"})
_PIECE = 1 << 20


def publish(root: Path, address: str, progress: Callable[[str], None] = lambda _: None) -> int:
    """Bring the datasets of a folder to an address that pyarrow opens.

    Args:
        root: the folder in which a batch has ended.
        address: `s3://bucket/datasets`, `gs://...`, `file:///...`.
        progress: is told what begins.

    Returns:
        How many files were brought; the others were there.

    Raises:
        StoreError: the store cannot be reached or refuses a file; the list that was there holds.
    """
    try:
        system, inside = system_of(address)
        files = dict(_named(root))
        there = _sizes(system, inside)
        missing = {n: p for n, p in files.items() if there.get(n) != p.stat().st_size}
        progress(f"publish: {len(missing)} of {len(files)} files")
        for name, path in missing.items():
            _bring(system, path, f"{inside}/{name}")
        _write_list(system, inside, files)
        for name in there.keys() - files.keys() - {LIST}:
            system.delete_file(f"{inside}/{name}")
    except (OSError, ValueError) as error:
        raise StoreError(f"{address}: the datasets cannot be brought there: {error}") from error
    return len(missing)


def _named(root: Path) -> Iterator[tuple[str, Path]]:
    """Yield each file with the name it gets."""
    for dataset in DATASETS:
        for path in sorted((root / dataset).glob("part-*")):
            with path.open("rb") as file:
                digest = file_digest(file, "sha256").hexdigest()[:16]
            yield f"{dataset}/{path.stem}-{digest}{path.suffix}", path


def _sizes(system: Any, inside: str) -> dict[str, int]:
    """Return the files of all datasets that are there, with their sizes."""
    from pyarrow import fs

    found = {}
    for dataset in DATASETS:
        below = fs.FileSelector(f"{inside}/{dataset}", allow_not_found=True)
        for item in system.get_file_info(below):
            if item.is_file:
                found[f"{dataset}/{item.base_name}"] = item.size
    return found


def _bring(system: Any, path: Path, place: str) -> None:
    """Copy one file; it is there under its name only when it is whole.

    Raises:
        OSError: the store does not take it, or has not got all of it.
    """
    with path.open("rb") as source:
        _write(system, place, lambda stream: shutil.copyfileobj(source, stream, _PIECE))
    if system.get_file_info(place).size != path.stat().st_size:
        raise OSError(f"{place} has not come whole")


def _write_list(system: Any, inside: str, files: Mapping[str, Path]) -> None:
    sizes = {name: path.stat().st_size for name, path in sorted(files.items())}
    data = json.dumps({"files": sizes}, indent=1).encode() + b"\n"
    _write(system, f"{inside}/{LIST}", lambda stream: stream.write(data))


def _write(system: Any, place: str, fill: Callable[[Any], object]) -> None:
    if system.type_name in _WHOLE:
        with system.open_output_stream(place) as stream:
            fill(stream)
        return
    folder, _, name = place.rpartition("/")
    system.create_dir(folder, recursive=True)
    scratch = f"{folder}/.{name}"
    with system.open_output_stream(scratch) as stream:
        fill(stream)
    system.move(scratch, place)

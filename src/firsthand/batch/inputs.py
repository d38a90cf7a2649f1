"""Cutting inputs into shards: stretches of JSON Lines, row groups of Parquet, other files whole."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from firsthand.batch.places import Place, is_remote, list_files, place_of
from firsthand.batch.units import Unit, digest
from firsthand.errors import ReadError
from firsthand.model import Acquisition, Failure
from firsthand.read.archives import is_archive, open_archive
from firsthand.run.intake import SIDECAR, Found, Item, Skipped, find_inputs

LINES, ROWS, FILES, REMOTE = "lines", "rows", "files", "remote"
SHARD = 1 << 22
"""Bytes of JSON Lines to a shard, about."""
_FILES = 200
"""Small files to a shard."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """What of one input is one shard's."""

    place: Place
    kind: str
    start: int = 0
    end: int = 0


def cut(paths: Sequence[str], versions: str, shard: int = SHARD) -> list[Unit]:
    """Return the units that read the inputs, in the order of the paths.

    Args:
        paths: files, folders, or addresses that pyarrow opens ("s3://bucket/news/").
        versions: the versions of the stages, part of every key.
        shard: bytes of JSON Lines to a shard, about.

    Raises:
        ReadError: there is no such file, or its size cannot be had.
    """
    units: list[Unit] = []
    small: list[Place] = []
    for place in sorted(set(_all(paths)), key=lambda item: item.path):
        stretches = list(_stretches(place, shard))
        if not stretches:
            small.append(place)
        units += [_unit((item.place,), item, versions) for item in stretches]
    for at in range(0, len(small), _FILES):
        some = tuple(small[at : at + _FILES])
        units.append(_unit(some, _Stretch(some[0], FILES), versions))
    return units


def _all(paths: Sequence[str]) -> Iterator[Place]:
    for path in paths:
        found = list_files(path)
        if not found:
            raise ReadError(f"{path}: there is no such file, or nothing in it to read")
        yield from found


def _unit(places: Sequence[Place], what: _Stretch, versions: str) -> Unit:
    said = [(item.path, item.size, item.changed) for item in places]
    key = digest(said, what.kind, what.start, what.end, versions)
    name = digest([item.path for item in places], what.start, what.end)
    inputs = tuple(item.path for item in places)
    return Unit("prepare", name, key, inputs, what.kind, what.start, what.end)


def _stretches(place: Place, shard: int) -> Iterator[_Stretch]:
    """Yield the shards of one input; none for a small file that is read with others."""
    name = place.shown.lower()
    if name.endswith(".parquet"):
        yield from _row_groups(place)
    elif name.endswith(".jsonl") and _is_plain(place):
        yield from _lines(place, shard)
    elif is_remote(place.path):
        yield _Stretch(place, REMOTE)
    elif is_archive(name):
        yield _Stretch(place, FILES)


def _row_groups(place: Place) -> Iterator[_Stretch]:
    import pyarrow.parquet as pq

    with place.open() as stream:
        count = pq.ParquetFile(stream).num_row_groups
    for at in range(count):
        yield _Stretch(place, ROWS, at, at + 1)


def _is_plain(place: Place) -> bool:
    """Whether a file is one record a line, with no sidecar that speaks for all of it."""
    if not is_remote(place.path):
        path = Path(place.path)
        if any(Path(f"{stem}{SIDECAR}").is_file() for stem in (path, path.with_suffix(""))):
            return False
    with place.open() as stream:
        first = stream.readline(SHARD).strip()
    return first.startswith(b"{") and first.endswith(b"}")


def _lines(place: Place, shard: int) -> Iterator[_Stretch]:
    """Yield stretches that end where a line does."""
    with place.open() as stream:
        start = 0
        while start < place.size:
            stream.seek(min(start + shard, place.size))
            stream.readline()
            end = min(stream.tell(), place.size)
            yield _Stretch(place, LINES, start, end)
            start = end


def items_of(unit: Unit, max_bytes: int) -> Iterator[Found]:
    """Yield the inputs of a unit, as `firsthand ingest` would find them."""
    if unit.kind == LINES:
        yield from _stretch_of_lines(unit)
    elif unit.kind == ROWS:
        yield from _rows(unit)
    elif unit.kind == REMOTE:
        yield from _remote(unit, max_bytes)
    else:
        yield from find_inputs(unit.inputs, given=Acquisition(), max_bytes=max_bytes)


def _stretch_of_lines(unit: Unit) -> Iterator[Item]:
    place = place_of(unit.inputs[0])
    with place.open() as stream:
        stream.seek(unit.start)
        data = stream.read(unit.end - unit.start)
    yield Item(place.name, data, Acquisition(path=place.shown))


def _rows(unit: Unit) -> Iterator[Item]:
    """Yield the rows of a group as JSON Lines: the bytes that the ids are made from."""
    import pyarrow.parquet as pq

    place = place_of(unit.inputs[0])
    with place.open() as stream:
        rows = pq.ParquetFile(stream).read_row_group(unit.start).to_pylist()
    lines = (json.dumps(row, ensure_ascii=False, default=str, sort_keys=True) for row in rows)
    data = "\n".join(lines).encode("utf-8", "replace")
    yield Item(f"{place.name}.jsonl", data, Acquisition(path=place.shown))


def _remote(unit: Unit, max_bytes: int) -> Iterator[Found]:
    """Yield what a file of an object store holds."""
    place = place_of(unit.inputs[0])
    given = Acquisition(path=place.shown)
    with place.open() as stream:
        if not is_archive(place.name):
            yield Item(place.name, stream.read(max_bytes), given)
            return
        for member in open_archive(stream, place.name, most=max_bytes):
            if isinstance(member, ReadError):
                yield Failure(digest(place.path, member), "read", str(member), "", place.shown)
                continue
            acquisition = replace(
                given,
                path=f"{place.shown}!{member.name}",
                url=member.url,
                retrieved_at=member.retrieved_at,
            )
            yield Item(member.suffix_of or member.name, member.data, acquisition)


def failures_of(found: Found) -> Failure | None:
    """Return an input that could not be had as a failure; None for what is no news."""
    return None if isinstance(found, Item | Skipped) else found

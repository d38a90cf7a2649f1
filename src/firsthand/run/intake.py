"""Finding what is to be read: files, folders and standard input, with their sidecars.

Folders are walked in sorted order. Hidden files, sidecars and files of other kinds are left
alone; a folder that was seen (a link that leads back) is not entered again.
"""

# ruff: noqa: PTH112, PTH113, PTH116, PTH118, PTH119, PTH122, PTH208 (paths are kept as they were given; `Path` would write them anew)

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from firsthand.errors import ReadError
from firsthand.model import Acquisition, Failure, content_id
from firsthand.read import MADE_BY, parse_sidecar
from firsthand.read.archives import is_archive, open_archive

SUFFIXES = frozenset(
    {".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".jsonl", ".xml", ".nitf"}
)
SIDECAR = ".meta.json"
STDIN = "-"


@dataclass(frozen=True, slots=True)
class Item:
    """The bytes of one input, the name to read them under, and where they came from."""

    name: str
    data: bytes
    acquisition: Acquisition

    @property
    def digest(self) -> str:
        """The SHA-256 of the bytes."""
        return sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file in a folder that is of no kind that can be read."""

    path: str


Found = Item | Failure | Skipped


def find_inputs(
    paths: Sequence[str],
    *,
    given: Acquisition,
    max_bytes: int,
    standard_input: BinaryIO | None = None,
) -> Iterator[Found]:
    """Yield every input below the paths, and a failure for each that cannot be had.

    Args:
        paths: files, folders, or "-" for standard input.
        given: what is said of all of them (source, address, time); a sidecar adds to it.
        max_bytes: larger files are refused before they are read.
        standard_input: what "-" stands for.
    """
    seen: set[tuple[int, int]] = set()
    for path in paths:
        if path == STDIN:
            yield _from_stream(standard_input, given, max_bytes)
        elif os.path.isdir(path):
            yield from _from_folder(path, given, max_bytes, seen)
        elif path.endswith(SIDECAR):
            # `news/*` names the sidecars too; each is read with its file.
            yield Skipped(_shown(path))
        else:
            yield from _from_file(path, given, max_bytes)


def _from_stream(stream: BinaryIO | None, given: Acquisition, max_bytes: int) -> Found:
    """Read standard input, which is taken for one file without a name."""
    if stream is None:
        return _failure(STDIN, "there is no standard input to read")
    data = stream.read(max_bytes + 1)
    if len(data) > max_bytes:
        return _failure(STDIN, f"standard input: more than {max_bytes} bytes; see max_bytes")
    return Item("standard input", data, replace(given, path=STDIN))


def _from_folder(
    folder: str, given: Acquisition, max_bytes: int, seen: set[tuple[int, int]]
) -> Iterator[Found]:
    try:
        status = os.stat(folder)
        # A link that leads to a folder above would be walked for ever.
        if (status.st_dev, status.st_ino) in seen:
            return
        seen.add((status.st_dev, status.st_ino))
        names = sorted(os.listdir(folder))
    except OSError as error:
        yield _failure(folder, f"{_shown(folder)}: the folder cannot be read: {error.strerror}")
        return
    for name in names:
        path = os.path.join(folder, name)
        if name.startswith(".") or name.endswith(SIDECAR):
            continue
        if os.path.isdir(path):
            yield from _from_folder(path, given, max_bytes, seen)
        elif _is_news(name):
            yield from _from_file(path, given, max_bytes)
        else:
            yield Skipped(_shown(path))


def _is_news(name: str) -> bool:
    """Tell whether a file of a folder is to be read; a README tells of the folder itself."""
    stem, suffix = os.path.splitext(name.lower())
    return (suffix in SUFFIXES or is_archive(name)) and stem != "readme"


def _from_file(path: str, given: Acquisition, max_bytes: int) -> Iterator[Found]:
    try:
        status = os.stat(path)
        if not stat.S_ISREG(status.st_mode):
            yield _failure(path, f"{_shown(path)}: neither a file nor a folder")
            return
        if is_archive(path):
            yield from _from_archive(path, given, max_bytes)
            return
        if status.st_size > max_bytes:
            words = f"{status.st_size} bytes is over the limit of {max_bytes} (max_bytes)"
            yield _failure(path, f"{_shown(path)}: {words}")
            return
        data = Path(path).read_bytes()
    except FileNotFoundError:
        yield _failure(path, f"{_shown(path)}: there is no such file or folder")
        return
    except (OSError, ValueError) as error:
        yield _failure(path, f"{_shown(path)}: the file cannot be read: {error}")
        return
    acquisition = replace(given, path=_shown(path))
    problem = None
    try:
        acquisition = _with_sidecar(path, acquisition)
    except ReadError as error:
        problem = _failure(path + SIDECAR, str(error))
    if problem is not None:
        yield problem
    yield Item(_shown(os.path.basename(path)), data, acquisition)


def _from_archive(path: str, given: Acquisition, max_bytes: int) -> Iterator[Found]:
    """Yield the files and records of an archive, one at a time, each with its place in it."""
    outer = _with_sidecar(path, replace(given, path=_shown(path)))
    with Path(path).open("rb") as stream:
        for member in open_archive(stream, _shown(os.path.basename(path)), most=max_bytes):
            if isinstance(member, ReadError):
                yield Failure(
                    content_id("in", str(member)), "read", str(member), MADE_BY, outer.path
                )
                continue
            name = member.suffix_of or member.name
            if not _is_news(name.rpartition("/")[2]):
                yield Skipped(f"{outer.path}!{member.name}")
                continue
            yield Item(
                name,
                member.data,
                replace(
                    outer,
                    path=f"{outer.path}!{_shown(member.name)}",
                    url=member.url or outer.url,
                    retrieved_at=member.retrieved_at or outer.retrieved_at,
                ),
            )


def _with_sidecar(path: str, acquisition: Acquisition) -> Acquisition:
    """Add what `NAME.meta.json` says, where NAME is the file's name with or without suffix."""
    for stem in (path, os.path.splitext(path)[0]):
        beside = stem + SIDECAR
        if os.path.isfile(beside):
            try:
                data = Path(beside).read_bytes()
            except OSError as error:
                raise ReadError(f"{_shown(beside)}: cannot be read: {error.strerror}") from error
            return parse_sidecar(data, name=_shown(beside), acquisition=acquisition)
    return acquisition


def _failure(path: str, error: str) -> Failure:
    shown = _shown(path)
    return Failure(content_id("in", shown), "read", error, MADE_BY, shown)


def _shown(path: str) -> str:
    """Return a path as text; bytes that are no UTF-8 in a file name become marks."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")

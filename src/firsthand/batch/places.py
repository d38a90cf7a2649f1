"""Files to read, on this machine or in an object store that pyarrow knows."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, cast
from urllib.parse import quote, unquote

from firsthand.errors import ReadError
from firsthand.read.archives import is_archive
from firsthand.run.intake import SIDECAR, SUFFIXES

_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]+://")


@dataclass(frozen=True, slots=True)
class Place:
    """One file: its path or address, its size in bytes, and a mark of when it was changed."""

    path: str
    size: int
    changed: str

    @property
    def shown(self) -> str:
        """The path or address, without how the store is reached."""
        return self.path.partition("?")[0] if is_remote(self.path) else self.path

    @property
    def name(self) -> str:
        """The file's name, without its folders."""
        name = self.shown.rpartition("/")[2]
        return unquote(name) if is_remote(self.path) else name

    def open(self) -> IO[bytes]:
        """Open it for reading, anywhere in it."""
        if not is_remote(self.path):
            return Path(self.path).open("rb")
        system, inside = system_of(self.path)
        # pyarrow's own files know no lines.
        return cast("IO[bytes]", io.BufferedReader(system.open_input_file(inside)))


def is_remote(path: str) -> bool:
    """Tell whether a path is the address of an object store."""
    return _SCHEME.match(path) is not None


def place_of(path: str) -> Place:
    """Return one file whose size no longer matters."""
    return Place(path, 0, "")


def list_files(path: str) -> list[Place]:
    """Return the files at a path or below it that hold news, by name.

    Raises:
        ReadError: an address that pyarrow does not know, or a store that does not answer.
    """
    if is_remote(path):
        return _list_remote(path)
    place = Path(path)
    files = sorted(place.rglob("*")) if place.is_dir() else [place]
    return [_local(file) for file in files if file.is_file() and _is_news(file.name)]


def _local(file: Path) -> Place:
    status = file.stat()
    return Place(str(file), status.st_size, str(status.st_mtime_ns))


def _is_news(name: str) -> bool:
    """Tell whether a file is one to read: see `run/intake.py`; Parquet besides."""
    lowered = name.lower()
    if lowered.startswith((".", "readme.")) or lowered.endswith(SIDECAR):
        return False
    return Path(lowered).suffix in SUFFIXES | {".parquet"} or is_archive(lowered)


def _list_remote(path: str) -> list[Place]:
    from pyarrow import fs

    try:
        system, inside = system_of(path)
        files = [system.get_file_info(inside)]
        if not files[0].is_file:
            below = fs.FileSelector(inside, recursive=True, allow_not_found=True)
            files = system.get_file_info(below)
    except (OSError, ValueError) as error:
        raise ReadError(f"{path}: cannot be listed: {error}") from error
    scheme = path.partition("://")[0]
    _, mark, query = path.partition("?")  # how the store is reached
    return [
        Place(f"{scheme}://{quote(item.path)}{mark}{query}", item.size, str(item.mtime_ns))
        for item in sorted(files, key=lambda item: item.path)
        if item.is_file and _is_news(item.base_name)
    ]


def system_of(path: str) -> tuple[Any, str]:
    """Return the file system of an address, and the path in it.

    Raises:
        OSError, ValueError: pyarrow does not know it, or cannot reach it.
    """
    from pyarrow import fs

    system, inside = fs.FileSystem.from_uri(path)
    return system, str(inside)

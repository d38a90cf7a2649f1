"""Which files make up the index on disk; replaced whole, so that it is never half true."""

from __future__ import annotations

import fcntl
import json
import zlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Self

from firsthand.copies.segment import write_whole
from firsthand.errors import StoreError

VERSION = 1
_NAME = "manifest.json"
_LOCK = "lock"
_KEPT = frozenset({_NAME, _LOCK})


@dataclass(frozen=True, slots=True)
class Manifest:
    """The files of an index.

    Attributes:
        segments: names of the segment files, oldest first.
        journal: name of the journal that goes on from them.
        number: of the next file that is written.
    """

    segments: tuple[str, ...] = ()
    journal: str = "journal-00000000"
    number: int = 1

    def with_segments(self, segments: tuple[str, ...]) -> Self:
        """Return a manifest with other segments and the same journal."""
        return replace(self, segments=segments)

    def numbered(self) -> tuple[Self, int]:
        """Return the manifest after one number was given out, and that number."""
        return replace(self, number=self.number + 1), self.number

    def write(self, folder: Path) -> None:
        """Make this the manifest of a folder."""
        body = {
            "version": VERSION,
            "segments": list(self.segments),
            "journal": self.journal,
            "number": self.number,
        }
        whole = {**body, "checksum": checksum(body)}
        write_whole(folder / _NAME, [json.dumps(whole).encode()])


def checksum(body: dict[str, object]) -> int:
    """Return the checksum of what the manifest says."""
    return zlib.crc32(json.dumps(body, sort_keys=True).encode())


def read_manifest(folder: Path) -> tuple[Manifest, str | None]:
    """Return the manifest of a folder, and a note where it had to be made from the files.

    Raises:
        StoreError: a newer version of Firsthand wrote it.
    """
    path = folder / _NAME
    if not path.exists():
        return (
            (found, None) if (found := _from_files(folder)) == Manifest() else (found, _said(path))
        )
    try:
        body = json.loads(path.read_bytes())
        told = body.pop("checksum")
        version = int(body["version"])
        manifest = Manifest(tuple(body["segments"]), body["journal"], int(body["number"]))
        whole = told == checksum(body)
    except (ValueError, KeyError, TypeError, AttributeError):
        return _from_files(folder), _said(path)
    if not whole:
        return _from_files(folder), _said(path)
    if version > VERSION:
        raise StoreError(
            f"copy index {folder}: written in format {version}, this version reads up to "
            f"{VERSION}; use a newer Firsthand or delete the folder to build it anew"
        )
    return manifest, None


def _said(path: Path) -> str:
    return f"copy index: {path.name} is missing or damaged; the files beside it were taken instead"


def _from_files(folder: Path) -> Manifest:
    """Return a manifest of all files that are there; a document may then stand in two."""
    segments = sorted(path.name for path in folder.glob("segment-????????"))
    journals = sorted(path.name for path in folder.glob("journal-????????"))
    numbers = [int(name[-8:]) for name in [*segments, *journals] if name[-8:].isdigit()]
    journal = journals[-1] if journals else Manifest().journal
    return Manifest(tuple(segments), journal, max(numbers, default=0) + 1)


def remove_strays(folder: Path, manifest: Manifest) -> None:
    """Delete what a killed process left behind: files that the manifest does not name."""
    wanted = {*manifest.segments, manifest.journal, *_KEPT}
    for path in sorted(folder.iterdir()):
        ours = path.name.startswith(("segment-", "journal-")) or path.name.endswith(".new")
        if ours and path.name not in wanted and not path.name.endswith(".damaged"):
            path.unlink()


def take_lock(folder: Path) -> IO[bytes]:
    """Return the lock that only one writer can hold; it goes with the process.

    Raises:
        StoreError: another process holds it.
    """
    file = (folder / _LOCK).open("wb")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        file.close()
        raise StoreError(
            f"copy index {folder}: another process writes it; wait for it to end"
        ) from None
    return file

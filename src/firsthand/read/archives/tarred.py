"""TAR archives, plain or compressed; only regular files are taken, links never followed."""

from __future__ import annotations

import lzma
import tarfile
import zlib
from collections.abc import Iterator
from typing import IO

from firsthand.errors import ReadError
from firsthand.read.archives.members import MOST_MEMBERS, Member, limited


def tar_members(stream: IO[bytes], name: str, most: int) -> Iterator[Member | ReadError]:
    """Yield the regular files of a TAR archive in the order in which they stand in it."""
    try:
        with tarfile.open(fileobj=stream, mode="r|*") as archive:
            for number, entry in enumerate(archive):
                if number >= MOST_MEMBERS:
                    yield ReadError(f"{name}: more than {MOST_MEMBERS} files in one archive")
                    return
                if entry.isreg():
                    yield _member(archive, entry, name, most)
    except (tarfile.TarError, EOFError, OSError, zlib.error, lzma.LZMAError) as error:
        yield ReadError(f"{name}: this is no sound TAR archive: {error}")


def _member(
    archive: tarfile.TarFile, entry: tarfile.TarInfo, name: str, most: int
) -> Member | ReadError:
    shown = f"{name}!{entry.name}"
    if entry.size > most:
        return ReadError(f"{shown}: {entry.size} bytes is over the limit of {most} (max_bytes)")
    stream = archive.extractfile(entry)
    if stream is None:
        return ReadError(f"{shown}: nothing to read")
    try:
        return Member(entry.name, limited(stream, shown, most))
    except ReadError as error:
        return error

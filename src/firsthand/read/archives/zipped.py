"""ZIP archives, and WACZ, which are ZIP archives of WARC files."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from typing import IO

from firsthand.errors import ReadError
from firsthand.read.archives.members import MOST_MEMBERS, Member, limited


def zip_members(stream: IO[bytes], name: str, most: int) -> Iterator[Member | ReadError]:
    """Yield the files of a ZIP archive in the order of their names."""
    try:
        with zipfile.ZipFile(stream) as archive:
            entries = [item for item in archive.infolist() if not item.is_dir()]
            if len(entries) > MOST_MEMBERS:
                yield ReadError(f"{name}: {len(entries)} files are too many for one archive")
                return
            for entry in sorted(entries, key=lambda item: item.filename):
                yield _member(archive, entry, name, most)
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        yield ReadError(f"{name}: this is no sound ZIP archive: {error}")


def _member(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str, most: int
) -> Member | ReadError:
    shown = f"{name}!{entry.filename}"
    try:
        with archive.open(entry) as stream:
            data = limited(stream, shown, most, entry.compress_size)
    except ReadError as error:
        return error
    except (RuntimeError, NotImplementedError) as error:  # encrypted, or a rare compression
        return ReadError(f"{shown}: cannot be unpacked: {error}")
    except (zipfile.BadZipFile, OSError, EOFError, ValueError) as error:
        return ReadError(f"{shown}: damaged: {error}")
    return Member(entry.filename, data)

"""One file, compressed with gzip."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from typing import IO

from firsthand.errors import ReadError
from firsthand.read.archives.members import Member, limited


def gzip_member(stream: IO[bytes], name: str, most: int) -> Iterator[Member | ReadError]:
    """Yield the file that was compressed."""
    inner = name.rpartition("/")[2][: -len(".gz")] or name
    packed = stream.seek(0, 2)
    stream.seek(0)
    try:
        with gzip.GzipFile(fileobj=stream) as unpacked:
            yield Member(inner, limited(unpacked, name, most, packed))
    except ReadError as error:
        yield error
    except (OSError, EOFError, zlib.error) as error:
        yield ReadError(f"{name}: this is no sound gzip file: {error}")

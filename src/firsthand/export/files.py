"""Lines to a file, whole or not at all, or to a stream."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import IO

from firsthand.errors import FirsthandError


def write_lines(lines: Iterable[str], target: Path | IO[bytes]) -> int:
    """Write lines, each with its end, and return how many.

    Raises:
        FirsthandError: the file cannot be written; then it is as it was.
    """
    if not isinstance(target, Path):
        return _write(lines, target)
    try:
        if target.exists() and not target.is_file():
            # A device or a pipe is written to; it must not be replaced by a file.
            with target.open("wb") as stream:
                return _write(lines, stream)
        with tempfile.NamedTemporaryFile(dir=target.parent, prefix=".", delete=False) as file:
            try:
                written = _write(lines, file)
                file.flush()
                Path(file.name).chmod(0o666 & ~_umask())
                Path(file.name).replace(target)
            except BaseException:
                Path(file.name).unlink(missing_ok=True)
                raise
    except OSError as error:
        raise FirsthandError(f"{target}: cannot be written: {error.strerror}") from error
    return written


def _write(lines: Iterable[str], stream: IO[bytes]) -> int:
    written = 0
    for line in lines:
        stream.write(line.encode() + b"\n")
        written += 1
    return written


def _umask() -> int:
    """Return the process's mask; it can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask

"""The documents added since the last segment was written, one record after the other.

A record is its length, its checksum, and the id with the fingerprints. A process that is
killed leaves at most one half record at the end, which the next one cuts off.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np

from firsthand.copies.words import Wide

_FRAME = struct.Struct("<IIH")


class Entry(NamedTuple):
    """A document and its fingerprints."""

    document: str
    hashes: Wide


def pack(entry: Entry) -> bytes:
    """Return the record of a document."""
    name = entry.document.encode()
    payload = name + entry.hashes.astype("<u8").tobytes()
    return _FRAME.pack(len(payload), zlib.crc32(payload), len(name)) + payload


def read_entries(data: bytes) -> Iterator[tuple[Entry, int]]:
    """Yield the whole records of a journal, each with the offset at which it ends.

    Reading stops before the first record that is cut short or does not match its checksum.
    """
    at = 0
    while at + _FRAME.size <= len(data):
        size, checksum, name_size = _FRAME.unpack_from(data, at)
        start, end = at + _FRAME.size, at + _FRAME.size + size
        payload = data[start:end]
        if len(payload) < size or name_size > size or (size - name_size) % 8:
            return
        if zlib.crc32(payload) != checksum:
            return
        hashes = np.frombuffer(payload[name_size:], "<u8").astype(np.uint64)
        yield Entry(payload[:name_size].decode(), hashes), end
        at = end


class Journal:
    """The journal of the one writer."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = path.open("ab")

    def append(self, entry: Entry) -> None:
        """Write a record and hand it to the system, so that it outlives this process."""
        self._file.write(pack(entry))
        self._file.flush()

    def close(self) -> None:
        """Close the file."""
        self._file.close()


def recover(path: Path, *, cut: bool) -> tuple[list[Entry], int]:
    """Return the whole records of a journal and how many bytes behind them were lost.

    Args:
        path: of the journal; where there is none, there are no records.
        cut: whether to cut off what is not a whole record (only the writer may).
    """
    data = path.read_bytes() if path.exists() else b""
    entries, end = [], 0
    for entry, behind in read_entries(data):
        entries.append(entry)
        end = behind
    if cut and end < len(data):
        with path.open("r+b") as file:
            file.truncate(end)
    return entries, len(data) - end

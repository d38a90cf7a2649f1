"""What comes out of an archive, and how much of it is taken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from firsthand.errors import ReadError

# A ZIP that unpacks to more than this many times its size is no archive of news.
MOST_RATIO = 200
MOST_MEMBERS = 1_000_000
_SMALL = 1024 * 1024  # members up to this size are taken whatever their ratio


class Readable(Protocol):
    """Whatever gives bytes."""

    def read(self, size: int, /) -> bytes:
        """Return at most so many bytes."""
        ...


@dataclass(frozen=True, slots=True)
class Member:
    """One file or record of an archive.

    Attributes:
        name: the file's path inside, or the id of the record; never used as a path.
        data: its bytes.
        suffix_of: the name that tells what kind of file it is.
        media_type: what the archive says of it, if anything.
        url, retrieved_at: where and when it was fetched, if the archive says so.
    """

    name: str
    data: bytes
    suffix_of: str = ""
    media_type: str | None = None
    url: str | None = None
    retrieved_at: str | None = None


def limited(stream: Readable, name: str, most: int, packed: int | None = None) -> bytes:
    """Return the bytes of a member.

    Args:
        stream: gives them, unpacked.
        name: names it in the message.
        most: more bytes are refused.
        packed: its size in the archive, if known: what swells beyond reason is refused.

    Raises:
        ReadError: it is too large, or a bomb.
    """
    data = stream.read(most + 1)
    if len(data) > most:
        raise ReadError(f"{name}: more than {most} bytes; see max_bytes")
    if packed is not None and len(data) > _SMALL and len(data) > MOST_RATIO * max(1, packed):
        raise ReadError(f"{name}: {packed} bytes unpack to {len(data)}: no archive of news does")
    return data

"""The body of an answer in pieces: too much is refused before it is held, packed or not."""

from __future__ import annotations

import http.client
import zlib

_PIECE = 64 * 1024
_GZIP = 16 + zlib.MAX_WBITS
_PACKED = {"gzip": _GZIP, "x-gzip": _GZIP, "deflate": zlib.MAX_WBITS}


class BodyError(Exception):
    """A body that cannot be had; `is_final` if it will be no better another time."""

    def __init__(self, words: str, *, is_final: bool = False) -> None:
        """Keep why, and whether it is worth another try."""
        super().__init__(words)
        self.is_final = is_final


def read_body(response: http.client.HTTPResponse, *, most: int) -> bytes:
    """Return the unpacked body.

    Raises:
        BodyError: larger than `most`, broken off, or packed in a way that we did not ask for.
    """
    kind = (response.getheader("content-encoding") or "identity").strip().lower()
    if kind not in {*_PACKED, "identity", ""}:
        raise BodyError(f"it is packed as {kind!r}, which was not asked for")
    if response.length is not None and response.length > most:
        raise BodyError(f"it has {response.length} bytes, more than {most}", is_final=True)
    unpack = zlib.decompressobj(_PACKED[kind]) if kind in _PACKED else None
    found = bytearray()
    sent = 0
    while piece := response.read(_PIECE):
        sent += len(piece)
        found += piece if unpack is None else _unpacked(unpack, piece, most + 1 - len(found))
        if max(sent, len(found)) > most:
            raise BodyError(f"it has more than {most} bytes", is_final=True)
    if response.length:
        raise BodyError(f"it broke off {response.length} bytes before its end")
    if unpack is not None and sent and not unpack.eof:
        raise BodyError("it broke off: the packed body has no end")
    return bytes(found)


def _unpacked(unpack: zlib._Decompress, piece: bytes, room: int) -> bytes:
    try:
        return unpack.decompress(piece, max(1, room))
    except zlib.error as error:
        raise BodyError(f"it is not packed as it says: {error}") from error

"""Which files are archives, by name, and what opens each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import IO

from firsthand.errors import ReadError
from firsthand.read.archives.gzipped import gzip_member
from firsthand.read.archives.mail import letters
from firsthand.read.archives.members import Member
from firsthand.read.archives.tarred import tar_members
from firsthand.read.archives.warc import warc_members
from firsthand.read.archives.zipped import zip_members

Found = Iterator[Member | ReadError]
_OPENERS: tuple[tuple[tuple[str, ...], Callable[[IO[bytes], str, int], Found]], ...] = (
    ((".warc", ".warc.gz"), warc_members),
    ((".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz"), tar_members),
    ((".zip", ".wacz"), zip_members),
    ((".mbox", ".eml"), letters),
    ((".gz",), gzip_member),
)


def is_archive(name: str) -> bool:
    """Tell whether a file of this name holds other files."""
    return _opener(name) is not None


def open_archive(stream: IO[bytes], name: str, *, most: int, depth: int = 2) -> Found:
    """Yield what an archive holds; an archive in it is opened too, down to `depth`.

    Args:
        stream: the open file; it must be seekable.
        name: its name, which tells its kind and stands in messages.
        most: bytes of the largest member that is taken.
        depth: how many archives may be nested.
    """
    from io import BytesIO

    opener = _opener(name)
    if opener is None:
        yield ReadError(f"{name}: this is no archive that can be opened")
        return
    for found in opener(stream, name, most):
        if isinstance(found, ReadError) or not is_archive(found.suffix_of or found.name):
            yield found
        elif depth <= 1:
            yield ReadError(f"{name}: {found.name}: an archive too deep inside others")
        else:
            inner = found.suffix_of or found.name
            for item in open_archive(BytesIO(found.data), inner, most=most, depth=depth - 1):
                yield item if isinstance(item, ReadError) else _within(found, item)


def _within(outer: Member, inner: Member) -> Member:
    from dataclasses import replace

    return replace(
        inner,
        name=f"{outer.name}!{inner.name}",
        suffix_of=inner.suffix_of or inner.name,
        url=inner.url or outer.url,
        retrieved_at=inner.retrieved_at or outer.retrieved_at,
    )


def _opener(name: str) -> Callable[[IO[bytes], str, int], Found] | None:
    lowered = name.lower()
    return next((opener for ends, opener in _OPENERS if lowered.endswith(ends)), None)

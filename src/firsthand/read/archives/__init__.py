"""Files that hold many copies: ZIP, WACZ, TAR, WARC, mailboxes, gzip.

Comes in: an open file and its name. Goes out: a `Member` for each file or record in it, or the
`ReadError` that says why one could not be had, one at a time: no archive is held in memory, no
member is written anywhere, and what is too large is refused before it is unpacked.

    >>> import io, zipfile
    >>> stream = io.BytesIO()
    >>> with zipfile.ZipFile(stream, "w") as archive:
    ...     archive.writestr("a.txt", "Rain fell.")
    >>> [member.name for member in open_archive(stream, "news.zip", most=1000)]
    ['a.txt']
"""

from __future__ import annotations

from firsthand.read.archives.kinds import is_archive, open_archive
from firsthand.read.archives.members import Member

__all__ = ["Member", "is_archive", "open_archive"]

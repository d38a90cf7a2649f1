"""WARC files: the pages that a crawler fetched, with their addresses, times, ids and digests."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Any

from firsthand.errors import ReadError
from firsthand.read.archives.members import Member

_PAGES = ("text/html", "application/xhtml+xml", "text/plain")


def warc_members(stream: IO[bytes], name: str, most: int) -> Iterator[Member | ReadError]:
    """Yield each page that was fetched with success; other records are left alone.

    A record whose bytes do not have the digest that it states is a `ReadError`.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    try:
        records = ArchiveIterator(
            stream, record_types=WarcRecordType.response, parse_http=True, strict_mode=False
        )
        for record in records:
            found = _member(record, name, most)
            if found is not None:
                yield found
    except Exception as error:  # noqa: BLE001 (the reader raises many kinds on damaged files)
        yield ReadError(f"{name}: damaged from here on: {error}")


def _member(record: Any, name: str, most: int) -> Member | ReadError | None:
    http = record.http_headers
    kind = (record.http_content_type or "").lower()
    if http is None or http.status_code != 200 or kind not in _PAGES:  # noqa: PLR2004
        return None
    identity = str(record.record_id).strip("<>")
    shown = f"{name}!{identity}"
    if record.content_length > most:
        return ReadError(f"{shown}: {record.content_length} bytes is over the limit (max_bytes)")
    data = record.reader.read(most)
    if not data.strip():
        return None
    digest = record.headers.get("WARC-Payload-Digest") or ""
    problem = _wrong(data, digest)
    if problem:
        return ReadError(f"{shown}: {problem}")
    return Member(
        name=identity,
        data=data,
        suffix_of="page.html" if "html" in kind else "page.txt",
        media_type=kind,
        url=record.headers.get("WARC-Target-URI"),
        retrieved_at=record.headers.get("WARC-Date"),
    )


def _wrong(data: bytes, digest: str) -> str | None:
    """Return what is wrong with the digest of a record; one of an unknown kind says nothing."""
    import base64
    import hashlib

    kind, _, value = digest.partition(":")
    if kind.lower() not in {"sha1", "sha256"} or not value:
        return None
    made = hashlib.new(kind.lower(), data, usedforsecurity=False)
    known = {made.hexdigest(), base64.b32encode(made.digest()).decode().rstrip("=").lower()}
    if value.lower().rstrip("=") in known:
        return None
    return f"its bytes do not have the digest that it states ({digest})"

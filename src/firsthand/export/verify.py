"""Checking an evidence bundle without a ledger: every digest, and every quote in its text."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from firsthand.errors import FirsthandError
from firsthand.export.bundle import FORMAT

Claim = tuple[str, list[tuple[int, int]], str]  # document, spans, words

# What points at a place and tells of it in other words than stand there.
_NOT_QUOTED = frozenset({"reasons", "captions"})
_MOST = 512 * 1024 * 1024  # bytes of a file in a bundle, unpacked


@dataclass(frozen=True, slots=True)
class Verified:
    """What was checked, and what is wrong; nothing is wrong where `problems` is empty."""

    files: int
    quotes: int
    problems: tuple[str, ...]


def verify_bundle(path: Path) -> Verified:
    """Check the bundle at `path`.

    Raises:
        FirsthandError: it cannot be read, or is no bundle.
    """
    files = _files(path)
    try:
        manifest = json.loads(files.get("manifest.json", b""))
        listed = dict(manifest["files"])
    except (ValueError, KeyError, TypeError) as error:
        raise FirsthandError(f"{path}: this is no evidence bundle (no manifest)") from error
    if manifest.get("format") != FORMAT:
        raise FirsthandError(f"{path}: a bundle of format {manifest.get('format')!r} is not known")
    problems = list(_digests(files, listed))
    quotes = 0
    texts = {
        Path(name).stem: data.decode("utf-8", "replace")
        for name, data in files.items()
        if name.startswith("texts/")
    }
    records = list(_records(files, problems))
    for record in records:
        for document, spans, words in _quotes(record):
            quotes += 1
            text = texts.get(document)
            if text is None:
                problems.append(f"{document}{spans} is quoted, and its text is not there")
            elif " ".join(text[a:b] for a, b in spans) != words:
                problems.append(f"{document}{spans} does not read {words[:60]!r}")
    problems += _raw(files, records)
    return Verified(len(listed), quotes, tuple(problems))


def _files(path: Path) -> dict[str, bytes]:
    try:
        data = path.read_bytes()
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            large = [item.filename for item in archive.infolist() if item.file_size > _MOST]
            if large:
                raise FirsthandError(f"{path}: {large[0]} is larger than a bundle may hold")
            return {name: archive.read(name) for name in archive.namelist()}
    except OSError as error:
        raise FirsthandError(f"{path}: cannot be read: {error.strerror}") from error
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise FirsthandError(f"{path}: this is no sound ZIP file: {error}") from error


def _digests(files: dict[str, bytes], listed: dict[str, str]) -> Iterator[str]:
    for name, digest in sorted(listed.items()):
        if name not in files:
            yield f"{name} is missing"
        elif sha256(files[name]).hexdigest() != digest:
            yield f"{name} was changed"
    for name in sorted(files.keys() - listed.keys() - {"manifest.json"}):
        yield f"{name} was added"


def _records(files: dict[str, bytes], problems: list[str]) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(files.get("records.jsonl", b"").splitlines(), start=1):
        try:
            record = json.loads(line)
        except ValueError:
            record = None
        if isinstance(record, dict):
            yield record
        else:
            problems.append(f"records.jsonl: line {number} is no record")


def _quotes(record: dict[str, Any]) -> Iterator[Claim]:
    """Yield every quote of a record with its places."""
    home = record.get("id") if record.get("kind") == "document" else record.get("document")
    yield from _inside(record, home)


def _inside(value: Any, home: Any) -> Iterator[Claim]:
    if isinstance(value, list):
        for item in value:
            yield from _inside(item, home)
    elif isinstance(value, dict):
        document = value.get("document", home)
        spans = value.get("spans") or [value.get("span")]
        words = value.get("quote", value.get("text"))
        if spans[0] is not None and isinstance(words, str) and isinstance(document, str):
            yield document, [(int(start), int(end)) for start, end in spans], words
        for name, item in value.items():
            if name not in _NOT_QUOTED:
                yield from _inside(item, document)


def _raw(files: dict[str, bytes], records: list[dict[str, Any]]) -> Iterator[str]:
    """Yield which raw bytes do not have the digest that their document says."""
    documents = [record for record in records if record.get("kind") == "document"]
    digests = {record.get("id"): record.get("sha256") for record in documents}
    for name, data in sorted(files.items()):
        document = Path(name).stem
        # A record of a file of records has a digest of its own, which its file has not.
        is_one = document == f"doc-{sha256(data).hexdigest()[:16]}"
        if name.startswith("raw/") and is_one and digests.get(document) != sha256(data).hexdigest():
            yield f"{name} is not what {document} was read from"

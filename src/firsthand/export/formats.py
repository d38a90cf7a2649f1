"""The formats in which a whole ledger goes out, by name."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from firsthand.errors import ConfigError
from firsthand.export.files import write_lines
from firsthand.export.followthemoney import ftm_objects
from firsthand.export.jsonl import export_lines
from firsthand.export.jsonld import jsonld_objects
from firsthand.export.parquet import write_parquet
from firsthand.export.reports import report_lines
from firsthand.export.spans import Plain
from firsthand.store import Reader

FORMATS = ("jsonl", "csv", "parquet", "ftm", "jsonld")


def lines_in(store: Reader, form: str) -> Iterator[str]:
    """Yield the lines of a format that has lines, without line ends.

    Raises:
        ConfigError: there is no such format, or it has no lines.
    """
    if form == "jsonl":
        return export_lines(store)
    if form == "csv":
        return report_lines(store)
    if form == "ftm":
        return _as_json(ftm_objects(store))
    if form == "jsonld":
        return _as_json(jsonld_objects(store))
    raise ConfigError(f"{form!r} is no known format; known are {', '.join(FORMATS)}")


def write_ledger(store: Reader, form: str, target: Path | IO[bytes]) -> int:
    """Write the ledger in a format, whole or not at all; return the records or rows.

    Raises:
        ConfigError: there is no such format, or it needs a package that is not installed.
        FirsthandError: the file cannot be written.
        StoreError: a span does not hold its quote.
    """
    if form == "parquet":
        return write_parquet(store, target)
    written = write_lines(lines_in(store, form), target)
    return written - 1 if form == "csv" else written


def _as_json(items: Iterable[Plain]) -> Iterator[str]:
    for item in items:
        yield json.dumps(item, ensure_ascii=False, separators=(",", ":"))

"""The events as a Parquet table: the rows of `event_reports.csv`, every column a text.

Written by pyarrow, which is installed with the extra `parquet`.
"""

from __future__ import annotations

import io
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import IO

from firsthand.errors import ConfigError, FirsthandError
from firsthand.store import Reader
from firsthand.views.reports import REPORT_COLUMNS, Row, event_reports


def parquet_bytes(rows: Iterable[Row]) -> bytes:
    """Return rows of reports as a Parquet file; the same rows give the same bytes.

    Raises:
        ConfigError: pyarrow is not installed.
    """
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        words = "Parquet needs pyarrow: install it with 'pip install firsthand[parquet]'"
        raise ConfigError(words) from None
    schema = pa.schema([(name, pa.string()) for name in REPORT_COLUMNS])
    table = pa.Table.from_pylist(list(rows), schema=schema)
    stream = io.BytesIO()
    pq.write_table(table, stream, compression="zstd")
    return stream.getvalue()


def write_parquet(store: Reader, target: Path | IO[bytes]) -> int:
    """Write all rows to a file, whole or not at all, or to a stream; return the rows.

    Raises:
        ConfigError: pyarrow is not installed.
        FirsthandError: the file cannot be written.
    """
    origins = {item.id: item for item in store.origins()}
    entities = {item.id: item for item in store.entities()}
    rows = list(event_reports(store.events(), origins, entities))
    data = parquet_bytes(rows)
    if not isinstance(target, Path):
        target.write(data)
        return len(rows)
    try:
        with tempfile.NamedTemporaryFile(dir=target.parent, prefix=".", delete=False) as file:
            file.write(data)
        os.replace(file.name, target)  # noqa: PTH105 (the name is a text here)
    except OSError as error:
        raise FirsthandError(f"{target}: cannot be written: {error.strerror}") from error
    return len(rows)

"""Arrow files of the units: read in place by row, or whole; and numbers for ids."""

from __future__ import annotations

import mmap
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from firsthand.batch.pages import map_file
from firsthand.errors import ConfigError

Ids = npt.NDArray[np.uint64]
Pairs = npt.NDArray[np.uint64]
Rows = Sequence[Mapping[str, Any]]

_PREFIX = "doc-"


def number_of(document: str) -> int:
    """Return the number of an id, "doc-" and 16 hex digits; their order is the same."""
    return int(document.removeprefix(_PREFIX), 16)


def id_of(number: int) -> str:
    """Return the id of a number."""
    return f"{_PREFIX}{number:016x}"


def need_pyarrow() -> None:
    """Make sure that datasets can be written.

    Raises:
        ConfigError: pyarrow is not installed.
    """
    try:
        import pyarrow  # noqa: F401, ICN001 (only whether it is there)
    except ImportError:
        words = "datasets need pyarrow: install it with 'pip install firsthand[parquet]'"
        raise ConfigError(words) from None


def write_rows(path: Path, rows: Rows, schema: Any) -> None:
    """Write rows to an Arrow file in one batch, so that each can be read in place."""
    import pyarrow as pa

    batch = pa.RecordBatch.from_pylist(list(rows), schema=schema)
    with pa.OSFile(str(path), "wb") as file, pa.ipc.new_file(file, schema) as writer:
        writer.write_batch(batch)


def mapped(path: Path) -> Any:
    """Return the one batch of an Arrow file, mapped into memory."""
    status = path.stat()
    return _mapped(path, status.st_ino, status.st_mtime_ns)


@lru_cache(maxsize=256)
def _mapped(path: Path, node: int, changed: int) -> Any:
    """Return the batch of a file as it is now: a unit that is made again replaces it."""
    del node, changed
    return batch_of(map_file(path))


def batch_of(pages: mmap.mmap) -> Any:
    """Return the one batch of an Arrow file that was mapped into memory."""
    import pyarrow as pa

    return pa.ipc.open_file(pa.py_buffer(pages)).get_batch(0)


def column(path: Path, name: str) -> npt.NDArray[Any]:
    """Return one column of numbers of an Arrow file."""
    found: npt.NDArray[Any] = mapped(path).column(name).to_numpy(zero_copy_only=False)
    return found


def write_parquet(path: Path, rows: Rows, schema: Any) -> None:
    """Write rows to a Parquet file; the same rows give the same bytes."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    table = pa.Table.from_pylist(list(rows), schema=schema)
    pq.write_table(table, path, compression="zstd")


def find(wanted: Ids, known: Ids) -> npt.NDArray[np.int64]:
    """Return the place of each wanted number among known ones in order, -1 where there is none."""
    if not len(known):
        return np.full(len(wanted), -1, np.int64)
    at = np.minimum(np.searchsorted(known, wanted), len(known) - 1)
    return np.where(known[at] == wanted, at, -1)


def distinct(parts: Iterable[Pairs]) -> Pairs:
    """Return all rows of two numbers, each once, in order."""
    whole = np.concatenate([np.zeros((0, 2), np.uint64), *parts])
    if not len(whole):
        return whole
    order = np.lexsort((whole[:, 1], whole[:, 0]))
    ranked = whole[order]
    new = np.ones(len(ranked), np.bool_)
    new[1:] = np.any(ranked[1:] != ranked[:-1], axis=1)
    return ranked[new]

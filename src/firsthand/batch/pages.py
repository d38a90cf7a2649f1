"""Files mapped into memory, whose pages a process gives back when it has read from them.

What is mapped is shared with the system's page cache and read again from there at little cost.
Without giving back, a process that reads a few rows of each of many files would hold all of
them in the end: its memory would grow with the batch.
"""

from __future__ import annotations

import mmap
from collections.abc import Iterable, Sequence
from itertools import count
from pathlib import Path
from typing import Any
from weakref import WeakSet

import numpy as np
import numpy.typing as npt

_OPEN: WeakSet[mmap.mmap] = WeakSet()
_GIVE_BACK: int | None = getattr(mmap, "MADV_DONTNEED", None)
READS = 256
"""Reads of single rows after which all pages are given back."""
_ROWS = 32
"""Reads after which the files read from are let go: each row may touch half a megabyte."""
_read = count(1)
_touched: set[mmap.mmap] = set()


def map_file(path: Path) -> mmap.mmap:
    """Return a file that will not change, mapped for reading; an empty file cannot be mapped."""
    with path.open("rb") as file:
        pages = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    _OPEN.add(pages)
    return pages


def map_array(path: Path) -> npt.NDArray[Any]:
    """Return the array of an .npy file, mapped: a plain one, far quicker to look up in."""
    loaded = np.load(path, mmap_mode="r")
    if isinstance(loaded.base, mmap.mmap):
        _OPEN.add(loaded.base)
    return np.asarray(loaded)


def note_read(pages: mmap.mmap) -> None:
    """Give pages back after every so many reads of single rows; each is to be noted here.

    Args:
        pages: of the file that the row is read from, made by `map_file`.
    """
    _touched.add(pages)
    reads = next(_read)
    if reads % READS == 0:
        give_back()
    elif reads % _ROWS == 0:
        _let_go(_touched)
        _touched.clear()


def give_back(arrays: Sequence[npt.NDArray[Any]] | None = None) -> None:
    """Let go of the pages of mapped arrays; where a system cannot, nothing happens.

    Args:
        arrays: made by `map_array`; all mapped files if None.
    """
    if arrays is None:
        _touched.clear()
    _let_go(list(_OPEN) if arrays is None else map(_pages_of, arrays))


def _let_go(files: Iterable[mmap.mmap | None]) -> None:
    for pages in files:
        if pages is not None and _GIVE_BACK is not None:
            pages.madvise(_GIVE_BACK)


def _pages_of(array: npt.NDArray[Any]) -> mmap.mmap | None:
    loaded: Any = array.base
    return loaded.base if loaded is not None and isinstance(loaded.base, mmap.mmap) else None

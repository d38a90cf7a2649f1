"""Compiling the inner loops with numba, where it is installed.

The package works without numba: the same functions exist in plain numpy (`words.py`,
`fingerprints.py`), pass the same tests and give the same answers, more slowly.
"""

from __future__ import annotations

import importlib
import importlib.util
import sys
from collections.abc import Callable
from functools import lru_cache
from typing import ParamSpec, TypeVar, cast

P = ParamSpec("P")
R = TypeVar("R")


_KERNELS = "firsthand.copies.kernels"


@lru_cache(maxsize=1)
def has_compiler() -> bool:
    """Return whether numba is installed."""
    return importlib.util.find_spec("numba") is not None


def is_ready() -> bool:
    """Return whether the compiled loops are loaded, so that using them costs nothing more."""
    return _KERNELS in sys.modules


def load_compiled() -> bool:
    """Load the compiled loops where numba is installed; return whether they are there.

    Loading takes about a second, as much as they save over some thousand texts: an index
    loads them once it holds so many.
    """
    if has_compiler():
        importlib.import_module(_KERNELS)
    return has_compiler()


def compiled(function: Callable[P, R]) -> Callable[P, R]:
    """Return the function compiled to machine code, cached on disk between processes."""
    if not has_compiler():
        return function
    import numba

    return cast("Callable[P, R]", numba.njit(cache=True, nogil=True)(function))

"""Compiling the inner loops with numba, where it is installed.

The package works without numba: the same functions exist in plain numpy (`words.py`,
`fingerprints.py`), pass the same tests and give the same answers, more slowly.
"""

from __future__ import annotations

import importlib
import sys

from firsthand.compiling import compiled, has_compiler

__all__ = ["compiled", "has_compiler", "is_ready", "load_compiled"]

_KERNELS = "firsthand.copies.kernels"


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

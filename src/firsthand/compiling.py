"""Compiling inner loops with numba, where it is installed."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from functools import lru_cache
from typing import ParamSpec, TypeVar, cast

P = ParamSpec("P")
R = TypeVar("R")


@lru_cache(maxsize=1)
def has_compiler() -> bool:
    """Return whether numba is installed."""
    return importlib.util.find_spec("numba") is not None


def compiled(function: Callable[P, R]) -> Callable[P, R]:
    """Return the function compiled to machine code, cached on disk between processes."""
    if not has_compiler():
        return function
    import numba

    return cast("Callable[P, R]", numba.njit(cache=True, nogil=True)(function))

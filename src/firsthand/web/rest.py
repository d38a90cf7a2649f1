"""What a process does between loading and its first page."""

from __future__ import annotations

import gc
from collections.abc import Callable
from typing import TypeVar

import anyio.to_thread

Result = TypeVar("Result")


def settle_down() -> None:
    """Have the collector leave alone what is loaded by now.

    It would go through all of it again at every full round, in the midst of some page: the
    slowest pages of the bench take a third less time so.
    """
    gc.collect()
    gc.freeze()


def without_threads() -> None:
    """Have this process do by itself what the framework would hand to threads.

    A process that makes one page at a time has nobody to keep waiting; three threads' turns
    for each page, and a thread that is started for it, took a quarter of its CPU.
    """
    anyio.to_thread.run_sync = _at_once  # type: ignore[assignment]


async def _at_once(work: Callable[..., Result], *values: object, **_: object) -> Result:
    return work(*values)

"""The process that the desk's workers are forked from, and what it loads for all of them.

It stands outside `firsthand.web`, whose modules take a while to load: the command that opens the
desk has them loaded over there while it loads them itself.
"""

from __future__ import annotations

from multiprocessing import forkserver

_LOADED_ONCE = "firsthand.web.preloaded"


def begin_loading() -> None:
    """Have that process load what workers need; it goes on if it has begun."""
    forkserver.set_forkserver_preload([_LOADED_ONCE])
    forkserver.ensure_running()

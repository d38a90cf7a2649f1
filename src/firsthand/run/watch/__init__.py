"""Watching: feeds looked at when they are due, their articles fetched and taken in.

Comes in: a store with watches. Goes out: a ledger with what they brought. All state is in the
ledger, and every answer is kept in one transaction with what follows from it, so that a watch
killed at any moment goes on where it was: nothing is lost, nothing comes in twice.
"""

from __future__ import annotations

from firsthand.run.watch.watching import Settings, Watcher

__all__ = ["Settings", "Watcher"]

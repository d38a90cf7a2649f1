"""Records by name that are read when they are first asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

Value = TypeVar("Value")


class Shelf(dict[str, Value]):
    """Records by name; what is not at hand is read, where there is somewhere to read from.

    Attributes:
        load: reads one record, if any was kept.
    """

    load: Callable[[str], Value] | None = None

    def __missing__(self, name: str) -> Value:
        """Read a record, and keep it at hand."""
        if self.load is None:
            raise KeyError(name)
        found = self[name] = self.load(name)
        return found

"""How many independent reports stand behind something, as a range."""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.model import Origin


def bound_origins(origins: Sequence[Origin]) -> tuple[int, int]:
    """Return the least and the greatest number of independent reports among the origins.

    Where there is any report there is at least one, even if each says that it may rest on
    another.

    Args:
        origins: distinct origins, each with its own bounds.
    """
    if not origins:
        return (1, 1)
    lower = sum(origin.lower for origin in origins)
    upper = sum(origin.upper for origin in origins)
    return (max(1, lower), max(1, lower, upper))

"""What is asked of the tokens of a tree while it is being mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.model import Token


def kids_of(tokens: Sequence[Token], head: int, *labels: str) -> list[int]:
    """Return the children of a token, all or only those with one of the labels."""
    return [
        i
        for i, item in enumerate(tokens)
        if item.head == head and i != head and (not labels or item.dep in labels)
    ]

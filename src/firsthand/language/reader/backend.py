"""What the reader asks of a model, whatever runs it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.language.reader.windows import Window

BUCKETS = 64
EXACT = 8


@dataclass(frozen=True, slots=True)
class Heads:
    """What one window of t pieces gives.

    Attributes:
        cue: (t,) probability that a cue starts at the piece.
        names: (t, labels) logits of entities.
        piece, anchor: (t, h) projections from which a cue's labels are computed, with the
            marks at both ends.
        states: (t, w) what the encoder says of each piece, with the marks at both ends; only
            where the model has heads for events.
    """

    cue: np.ndarray
    names: np.ndarray
    piece: np.ndarray
    anchor: np.ndarray
    states: np.ndarray | None = None


class Backend(Protocol):
    """Runs the graphs of a model."""

    @property
    def has_arguments(self) -> bool:
        """Whether the model reads arguments of events."""
        ...

    @property
    def has_roots(self) -> bool:
        """Whether the model reads PLOVER roots."""
        ...

    def encode(self, windows: Sequence[Window]) -> list[Heads]:
        """Return the heads of each window; the marks of its ends are not in `cue` and `names`."""
        ...

    def tag(self, heads: Heads, cues: Sequence[int]) -> np.ndarray:
        """Return (k, t, labels) log probabilities of what belongs to each of k cues."""
        ...

    def tag_arguments(self, heads: Heads, triggers: Sequence[int]) -> np.ndarray:
        """Return (k, t, labels) log probabilities of what belongs to each of k triggers."""
        ...

    def roots(self, windows: Sequence[Window]) -> np.ndarray:
        """Return (n, roots) logits for windows whose role feature marks source and target."""
        ...


def distance_buckets(count: int, cues: np.ndarray) -> np.ndarray:
    """Return (k, t) buckets 0-63 of the distance of every piece from each cue.

    Exact up to 7 pieces, then logarithmic; the upper half is for pieces that follow.
    """
    distance = np.arange(count)[None] - cues[:, None]
    size = np.abs(distance)
    far = (EXACT + np.log2(np.maximum(size, 1) / EXACT) * 4).astype(np.int64)
    half = np.minimum(np.where(size < EXACT, size, far), BUCKETS // 2 - 1)
    result: np.ndarray = np.where(distance < 0, half, half + BUCKETS // 2)
    return result

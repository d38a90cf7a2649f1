"""What a batch asks of an engine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from firsthand.batch.tables import Pairs
from firsthand.batch.units import Unit


@dataclass(frozen=True, slots=True)
class Joined:
    """The pairs to compare, and the folders that tell who holds which fingerprint."""

    pairs: Pairs
    task: str
    buckets: tuple[str, ...]


class Engine(Protocol):
    """Runs units and joins; what it gives never depends on which engine it is.

    `is_elsewhere` says whether units may run on other machines, from other folders.
    """

    is_elsewhere: bool

    def run(self, root: Path, units: Sequence[Unit]) -> None:
        """Do all units that are not done.

        Raises:
            FirsthandError: some could not be done; those that were stay done.
        """
        ...

    def join(self, root: Path, shards: Sequence[str], key: str) -> Joined:
        """Join the fingerprints of all shards."""
        ...

    def label(self, edges: Pairs) -> Pairs:
        """Return each document of some pairs and the least one that it is connected with."""
        ...

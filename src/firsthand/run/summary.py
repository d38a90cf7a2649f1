"""What a run did, and how it tells while it runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(slots=True)
class Summary:
    """The counts of one run.

    Attributes:
        inputs: files and records that were looked at.
        new, known: documents that were not, or were already, in the ledger.
        skipped: files in folders that are of no kind that can be read.
        passages_parsed, passages_known: distinct passages that were read now, and those that
            this run's documents needed and had been read before (or are said twice).
        copies, stories, events, statements, failures: in the whole ledger after the run.
        failed: inputs and documents that failed in this run.
        notes: what was found damaged in the index of copies, and mended, in words.
    """

    inputs: int = 0
    new: int = 0
    known: int = 0
    skipped: int = 0
    passages_parsed: int = 0
    passages_known: int = 0
    copies: int = 0
    stories: int = 0
    events: int = 0
    statements: int = 0
    failures: int = 0
    failed: int = 0
    notes: tuple[str, ...] = ()


class Progress(Protocol):
    """Whoever wants to know how far a run is."""

    def step(self, word: str, done: int, total: int | None) -> None:
        """Note that `done` of `total` (None: not known) pieces of a step are done."""
        ...


class Silent:
    """A progress that tells nobody."""

    def step(self, word: str, done: int, total: int | None) -> None:
        """Do nothing."""

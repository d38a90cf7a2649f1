"""What reading one passage with the model gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from firsthand.model import Attribution, Name


@dataclass(frozen=True, slots=True)
class ReaderOutput:
    """What the model found in one passage; offsets count from its start."""

    names: tuple[Name, ...] = ()
    attributions: tuple[Attribution, ...] = ()


@dataclass(frozen=True, slots=True)
class Argument:
    """One stretch `[start, end)` of a passage that fills a part of an event.

    `kind` is one of `labels.ARGUMENT_KINDS`; `score` the mean probability of its words.
    """

    kind: str
    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class RootGuess:
    """The likeliest PLOVER root of what a source does to a target.

    `scores` are the probabilities of all roots, likeliest first; `root` is the first of them.
    """

    root: str
    score: float
    scores: tuple[tuple[str, float], ...]

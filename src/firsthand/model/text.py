"""Text that claims point into: spans, quotes, reasons."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch `[start, end)` of code points in the stored text of one document."""

    document: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, order=True)
class Quoted:
    """A span together with the text that stands there."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something was decided: a kind from a fixed list, words, and where they stand.

    `weight` is the log-odds that it adds, where the decision weighed its reasons.
    """

    kind: str
    text: str
    span: Span | None = None
    weight: float | None = None


@dataclass(frozen=True, slots=True)
class Likelihood:
    """One possible answer with its posterior probability.

    `answer` is a newsroom's name or a document id; None stands for "none that is known".
    """

    answer: str | None
    share: float

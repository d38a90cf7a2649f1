"""Different reports of the same happenings."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Counts:
    """The three counts: copies, independent origins as a range, who vouches."""

    copies: int
    origins: tuple[int, int]
    claimants: int


@dataclass(frozen=True, slots=True)
class Story:
    """Different reports of the same happenings."""

    id: str
    title: str | None
    documents: tuple[str, ...]
    origins: tuple[str, ...]
    counts: Counts
    first_published: str | None = None
    last_published: str | None = None
    made_by: str = ""

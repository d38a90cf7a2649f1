"""What is answered when something is refused or cannot be found: one shape everywhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from firsthand.errors import (
    ConfigError,
    ConflictError,
    FirsthandError,
    NotFoundError,
    ReadError,
    StoreError,
)
from firsthand.web.guard.visitors import Rank, Visitor

_STATUS: tuple[tuple[type[FirsthandError], int, str], ...] = (
    (NotFoundError, 404, "not_found"),
    (ConflictError, 409, "conflict"),
    (ConfigError, 422, "invalid"),
    (ReadError, 422, "invalid"),
    (StoreError, 503, "unavailable"),
    (FirsthandError, 500, "error"),
)


@dataclass(frozen=True, slots=True)
class Problem:
    """An error as it is answered: `{"error": {"status", "code", "message"}}`."""

    status: int
    code: str
    message: str


class Refused(FirsthandError):  # noqa: N818 (it is an answer, not a fault)
    """A request that the visitor may not make."""

    def __init__(self, problem: Problem) -> None:
        """Keep what to answer."""
        super().__init__(problem.message)
        self.problem = problem

    @classmethod
    def because(cls, visitor: Visitor, rank: Rank) -> Self:
        """Return the refusal for someone whose rank does not reach."""
        if visitor.rank is Rank.NOBODY:
            return cls(Problem(401, "login_needed", "log in first"))
        words = f"this needs the role {rank.word}; yours is {visitor.rank.word}"
        return cls(Problem(403, "forbidden", words))


class Unchanged(FirsthandError):  # noqa: N818 (it is an answer, not a fault)
    """The one who asks has this answer already."""


def problem_of(error: FirsthandError) -> Problem:
    """Return what to answer to an error that Firsthand raised on purpose."""
    if isinstance(error, Refused):
        return error.problem
    kind, status, code = next(item for item in _STATUS if isinstance(error, item[0]))
    message = str(error) if kind is not FirsthandError else "something went wrong; see the log"
    return Problem(status, code, message)

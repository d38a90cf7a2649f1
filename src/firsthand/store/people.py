"""Who uses the desk, what they saved, and what they did."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class User:
    """A user of the desk; `role` is reader, analyst or admin, `password` an argon2 hash.

    A higher `epoch` than the one in a session ends that session.
    """

    name: str
    role: str
    password: str
    epoch: int = 0


@dataclass(frozen=True, slots=True)
class SavedView:
    """The filters of a page under a name: "page?query"."""

    id: str
    owner: str
    name: str
    page: str
    query: str


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One write through the desk: when, by whom, what, on what, and how it ended."""

    at: str
    who: str
    action: str
    target: str
    result: str


class People(Protocol):
    """Who may use the desk, and what they did with it."""

    def users(self) -> list[User]:
        """Return all users by name."""
        ...

    def user(self, name: str) -> User | None:
        """Return one user."""
        ...

    def put_user(self, user: User) -> None:
        """Keep a user in place of the one of this name; a raised epoch ends their sessions."""
        ...

    def drop_user(self, name: str) -> None:
        """Forget a user and their tokens; what they decided stays."""
        ...

    def add_token(self, digest: str, name: str, label: str, made: str) -> None:
        """Keep the digest of a token of a user."""
        ...

    def user_of_token(self, digest: str) -> User | None:
        """Return the user whose token has this digest."""
        ...

    def saved_views(self, owner: str) -> list[SavedView]:
        """Return the saved views of a user, by name."""
        ...

    def save_view(self, view: SavedView, made: str) -> None:
        """Keep a view in place of the user's other of this name."""
        ...

    def drop_view(self, id: str, owner: str) -> None:  # noqa: A002 (the record's own word)
        """Forget a view of a user."""
        ...

    def add_audit(self, line: AuditLine) -> None:
        """Keep that a write was made, or refused."""
        ...

    def audit(self, *, limit: int = 200) -> list[AuditLine]:
        """Return the last writes, the latest first."""
        ...

    def writes_of_desk(self) -> int:
        """Return how many writes through the desk are on record: it grows with each."""
        ...

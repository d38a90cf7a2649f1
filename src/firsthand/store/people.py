"""Who uses the desk, what they saved, and what they did."""

from __future__ import annotations

from dataclasses import dataclass


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

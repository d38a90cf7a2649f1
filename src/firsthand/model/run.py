"""What goes wrong, and ids that depend on content alone."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b


@dataclass(frozen=True, slots=True)
class Failure:
    """A document, or a piece of input, that a stage could not take: a record, not a loss."""

    document: str
    stage: str
    error: str
    version: str
    path: str | None = None


def content_id(prefix: str, *parts: object) -> str:
    """Return an id that depends on the content alone: "st-" and 16 hex digits.

    The same parts give the same id on every machine and in every order of arrival.
    """
    digest = blake2b("\x1f".join(map(str, parts)).encode(), digest_size=8).hexdigest()
    return f"{prefix}-{digest}"

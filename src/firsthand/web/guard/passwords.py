"""Passwords, kept as argon2 hashes."""

from __future__ import annotations

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

_HASHER = PasswordHasher()
LEAST = 10  # characters
# Verified where the user is unknown, so that the time taken does not tell who is known.
_NOBODY = _HASHER.hash("nobody has this password")


def hashed(password: str) -> str:
    """Return the hash to keep."""
    return _HASHER.hash(password)


def is_right(password: str, kept: str | None) -> bool:
    """Tell whether a password is the one whose hash was kept; takes as long for nobody's."""
    try:
        return _HASHER.verify(kept or _NOBODY, password) and kept is not None
    except (VerificationError, InvalidHashError):
        return False

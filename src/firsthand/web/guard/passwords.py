"""Passwords, kept as argon2 hashes."""

from __future__ import annotations

from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

_HASHER = PasswordHasher()
LEAST = 10  # characters


def hashed(password: str) -> str:
    """Return the hash to keep."""
    return _HASHER.hash(password)


def is_right(password: str, kept: str | None) -> bool:
    """Tell whether a password is the one whose hash was kept; takes as long for nobody's."""
    nobodys = _of_nobody(_HASHER)
    try:
        return _HASHER.verify(kept or nobodys, password) and kept is not None
    except (VerificationError, InvalidHashError):
        return False


@cache
def _of_nobody(hasher: PasswordHasher) -> str:
    """Return what is verified where the user is unknown: the time taken does not tell who is known.

    Made at the first login, not while the desk starts: it takes as long as a login.
    """
    return hasher.hash("nobody has this password")

"""Media that are known by name: some sign by it alone, some have a slash in it."""

from __future__ import annotations

from functools import cache

from firsthand.resources import load_list

_HELD = "\0"
"""Stands for a slash that parts no names."""


def is_known_medium(piece: str) -> bool:
    """Tell whether a piece of a byline is the name of a listed medium: "By RFE/RL"."""
    return piece.casefold() in _folded()


def hold_slashes(text: str) -> str:
    """Return a text in which the slash of "RFE/RL" no longer parts two names."""
    for name in _slashed() if "/" in text else ():
        text = text.replace(name, name.replace("/", _HELD))
    return text


def free_slashes(text: str) -> str:
    """Return a piece of such a text as it was written."""
    return text.replace(_HELD, "/")


@cache
def _names() -> tuple[str, ...]:
    listed = load_list("state_media")["state_media"]
    return tuple(form for entry in listed for form in (entry["name"], *entry.get("aliases", ())))


@cache
def _folded() -> frozenset[str]:
    return frozenset(name.casefold() for name in _names())


@cache
def _slashed() -> tuple[str, ...]:
    return tuple(name for name in _names() if "/" in name)

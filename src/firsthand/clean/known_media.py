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


def medium_spellings(name: str) -> tuple[str, ...]:
    """Return all names of a listed medium, by any of them; () for one of no list."""
    return _by_name().get(name.casefold(), ())


@cache
def _by_name() -> dict[str, tuple[str, ...]]:
    return {form.casefold(): forms for forms in _forms() for form in forms}


@cache
def _forms() -> tuple[tuple[str, ...], ...]:
    listed = load_list("state_media")["state_media"]
    return tuple((str(entry["name"]), *map(str, entry.get("aliases", ()))) for entry in listed)


@cache
def _names() -> tuple[str, ...]:
    return tuple(form for forms in _forms() for form in forms)


@cache
def _folded() -> frozenset[str]:
    return frozenset(name.casefold() for name in _names())


@cache
def _slashed() -> tuple[str, ...]:
    return tuple(name for name in _names() if "/" in name)

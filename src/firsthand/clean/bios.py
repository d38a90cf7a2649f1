"""Lines below a report that tell of who wrote or sent it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.model import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.clean.evidence import Evidence

_ABOUT = re.compile(r"^about (?:the )?(?P<name>[^:]{2,50})\s*:?$", re.IGNORECASE)
_IS = re.compile(
    r"\s(?:is|was|has|teaches|works|leads|heads|runs|joined|covers|reports|writes|ist|schreibt|berichtet|couvre|écrit|cubre|escribe|est|es|—|–)\s"
)
_TOLD = 5.0
# The lines at the end of a copy among which who wrote it is told of.
_LAST = 4


def weigh_bios(items: Sequence[Evidence]) -> None:
    """Vote for what follows "About X" with X again, and for what a signer is, at the end."""
    for index in range(1, len(items)):
        about = _ABOUT.match(items[index - 1].text.strip("*_# "))
        if about is not None and _opens_with(items[index].text, about["name"]):
            text = "it goes on about " + about["name"]
            items[index].ballot.add(Role.BIO, _TOLD, "bio-run", text)
    signers = [
        name
        for item in items
        if item.byline is not None and item.ballot.leading() is Role.BYLINE
        for name in item.byline.persons
    ]
    for item in items[-_LAST:]:
        name = next((name for name in signers if _opens_with(item.text, name)), None)
        if name is not None and _IS.match(item.text.lstrip("*_ ")[len(name) :]):
            text = f"it says at the end who {name} is"
            item.ballot.add(Role.BIO, _TOLD, "bio-signer", text)


def _opens_with(text: str, name: str) -> bool:
    bare = text.lstrip("*_ ").casefold().removeprefix("the ")
    return bare.startswith(name.casefold().removeprefix("the ") + " ")

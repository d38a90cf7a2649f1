"""The name of a house in a line that it prints about itself."""

from __future__ import annotations

import re

_DESK = re.compile(
    r"^(?P<name>(?:The )?(?:[A-ZÀ-Ž][\w'’&.-]*\s?){1,5}?)\s*(?:'s\s)?"
    r"(?:(?:foreign|news|world|politics|editorial|night|international|web)\s)?"
    r"(?:desk|team|newsroom|bureau|staff|service|editorial board)?\s?"
    r"(?:is|was) (?:based in|founded in|an? |the )"
)


def house_before_desk(text: str) -> str | None:
    """Return the house that "X's foreign desk is based in ..." speaks of, else None."""
    match = _DESK.match(text)
    name = match["name"].strip() if match else None
    return name if name and len(name.split()) > 1 else None

"""What is remembered of a source: the paragraphs it prints under story after story."""

from __future__ import annotations

import re
from typing import Protocol

_DIGITS = re.compile(r"\d+")
_MARKS = re.compile(r"[\W_]+")


class SourceMemory(Protocol):
    """Knows in how many distinct stories a source printed a paragraph."""

    def stories_seen(self, source: str, masked_paragraph: str) -> int:
        """Return the number of distinct stories, copies of one story counted once."""


class _NoMemory:
    """The memory of a ledger that has seen nothing yet."""

    def stories_seen(self, source: str, masked_paragraph: str) -> int:  # noqa: ARG002
        return 0


NO_MEMORY: SourceMemory = _NoMemory()


def mask_paragraph(text: str) -> str:
    """Return the form under which a paragraph is remembered: case, digits and marks left out.

    "Join 4,000 members." and "Join 5,200 members" are the same paragraph.
    """
    return _MARKS.sub(" ", _DIGITS.sub("0", text.casefold())).strip()

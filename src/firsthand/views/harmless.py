"""Text made fit to be shown: what a copy holds may be hostile to a screen."""

from __future__ import annotations

import re

# A copy may hold escape sequences that would move the cursor or retitle the window, and
# marks that make text run backwards; none of them belongs on a screen.
HOSTILE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_MARK = "\ufffd"


def harmless(text: str) -> str:
    """Return a text as it may be shown: control characters become marks, one for one."""
    return HOSTILE.sub(_MARK, text)


def one_line(text: str) -> str:
    """Return a text as it may be shown in a table cell."""
    return harmless(" ".join(text.split()))

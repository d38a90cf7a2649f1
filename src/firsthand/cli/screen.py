"""What goes to the terminal: text made harmless, JSON for machines, errors in one line."""

from __future__ import annotations

import json
import re
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

WIDTH = 100

# A copy may hold escape sequences that would move the cursor or retitle the window, and
# marks that make text run backwards; none of them belongs on a screen.
_HOSTILE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_MARK = "\ufffd"


def harmless(text: str) -> str:
    """Return a text as it may be shown: control characters become marks, one for one."""
    return _HOSTILE.sub(_MARK, text)


def one_line(text: str) -> str:
    """Return a text as it may be shown in a table cell."""
    return harmless(" ".join(text.split()))


def console(*, error: bool = False) -> Console:
    """Return the console; where output is no terminal it is as wide as a page."""
    from rich.console import Console

    stream = sys.stderr if error else sys.stdout
    width = None if stream.isatty() else WIDTH
    return Console(file=stream, width=width, highlight=False, soft_wrap=False, emoji=False)


def show(*things: RenderableType) -> None:
    """Print things for people."""
    screen = console()
    for thing in things:
        screen.print(thing, markup=False)


def show_json(value: Any) -> None:
    """Print a value for machines, one JSON document, harmless on a terminal as well."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    sys.stdout.write(_HOSTILE.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n")


def complain(text: str) -> None:
    """Print an error to standard error."""
    sys.stderr.write(f"firsthand: {harmless(text)}\n")

"""What goes to the terminal: text made harmless, JSON for machines, errors in one line."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from firsthand.views.harmless import HOSTILE, harmless

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

WIDTH = 100


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
    sys.stdout.write(HOSTILE.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n")


def complain(text: str) -> None:
    """Print an error to standard error."""
    sys.stderr.write(f"firsthand: {harmless(text)}\n")

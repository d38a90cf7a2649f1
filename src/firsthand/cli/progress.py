"""How far a run is, on standard error: a line that changes on a terminal, plain lines else."""

from __future__ import annotations

import sys
import time
from typing import TextIO

_QUIET = 1.0  # seconds in which a run may end without having said anything
_TERMINAL, _PLAIN = 0.2, 10.0  # seconds between two messages


class Lines:
    """Tells about progress once a run takes longer than a second."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._is_terminal = self._stream.isatty()
        self._next = time.monotonic() + _QUIET
        self._shown = False

    def step(self, word: str, done: int, total: int | None) -> None:
        """Say that `done` of `total` pieces of a step are done, if it is time to."""
        now = time.monotonic()
        if now < self._next:
            return
        self._next = now + (_TERMINAL if self._is_terminal else _PLAIN)
        of = "" if total is None else f" of {total}"
        self._write(f"{word}: {done}{of}")

    def _write(self, text: str) -> None:
        if self._is_terminal:
            self._stream.write(f"\r\x1b[2K{text}")
        else:
            self._stream.write(f"{text}\n")
        self._stream.flush()
        self._shown = True

    def close(self) -> None:
        """Take the changing line away."""
        if self._shown and self._is_terminal:
            self._stream.write("\r\x1b[2K")
            self._stream.flush()

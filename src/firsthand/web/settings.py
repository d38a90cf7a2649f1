"""What the desk runs under."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from pathlib import Path

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Settings:
    """How the desk listens, whom it lets in, and how much it takes.

    Attributes:
        ledger: the ledger file, or the address of a shared one.
        hosts: names under which it may be asked; others are refused (DNS rebinding).
        is_open: whether everyone who reaches it may do everything: only on loopback, and
            only while the ledger has no users.
        secret: signs sessions; one that is made at the start ends them at the next start.
        max_upload: bytes of one upload, and of any other request body.
        writes_a_minute: writes that one visitor may make in a minute.
        session_hours: how long a login lasts.
        wait: seconds that a decision waits for the ledger to follow before the page returns.
        workers: processes that make pages beside the one that listens; 0 for none.
        kept_pages: bytes of pages that each process keeps, to show them again.
    """

    ledger: Path | str
    hosts: tuple[str, ...] = ("127.0.0.1", "localhost", "[::1]", "testserver")
    is_open: bool = True
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    max_upload: int = 64 * MEGABYTE
    writes_a_minute: int = 120
    session_hours: int = 12
    wait: float = 3.0
    workers: int = 0
    kept_pages: int = 32 * MEGABYTE

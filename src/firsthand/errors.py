"""What can go wrong, as types.

    FirsthandError
    ├── ConfigError     a setting is unknown or has a wrong value
    ├── ReadError       bytes that cannot be read as a document
    ├── StoreError      the ledger is locked, damaged, full, of a newer version, or out of reach
    │   └── BusyError   another process is writing to it: later it would do
    ├── NotFoundError   an id or a path that names nothing, or more than one thing
    ├── ConflictError   a change that another has forestalled
    └── StageError      a stage could not take one document (document_id, stage)

A message says what was expected, what came, and what to do.
"""

from __future__ import annotations


class FirsthandError(Exception):
    """The base of all errors that Firsthand raises on purpose."""


class ConfigError(FirsthandError):
    """A setting is unknown or has a wrong value; names the file and the key."""


class ReadError(FirsthandError):
    """Bytes that cannot be read as a document; names the file and the reason."""


class StoreError(FirsthandError):
    """The ledger cannot be used: locked, damaged, full, of a newer version, or out of reach."""


class BusyError(StoreError):
    """Another process is writing to the ledger: what was not done may be tried again."""


class NotFoundError(FirsthandError):
    """An id or a path that names nothing in the ledger, or more than one thing."""


class ConflictError(FirsthandError):
    """A change that cannot be made any more, because another was first."""


class StageError(FirsthandError):
    """A stage could not take one document."""

    def __init__(self, document_id: str, stage: str, reason: str) -> None:
        """Keep which document failed at which stage, and why."""
        super().__init__(f"{stage}: {document_id}: {reason}")
        self.document_id = document_id
        self.stage = stage
        self.reason = reason

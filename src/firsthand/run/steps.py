"""How far a document has come: the steps of a run in order."""

from __future__ import annotations

from enum import IntEnum

from firsthand.errors import ConfigError


class Step(IntEnum):
    """What has been done with a document; the number is what the store keeps."""

    READ = 1
    CLEAN = 2
    COPIES = 3
    LANGUAGE = 4
    LEDGER = 5

    @property
    def word(self) -> str:
        """The name under which users know it."""
        return self.name.lower()


def step_named(word: str) -> Step:
    """Return the step that a user named.

    Raises:
        ConfigError: there is no such step.
    """
    for step in Step:
        if step.word == word.strip().lower():
            return step
    known = ", ".join(step.word for step in Step)
    raise ConfigError(f"there is no stage {word!r} to stop after; known are {known}")

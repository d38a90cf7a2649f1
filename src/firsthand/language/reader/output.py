"""What reading one passage with the model gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from firsthand.model import Attribution, Name


@dataclass(frozen=True, slots=True)
class ReaderOutput:
    """What the model found in one passage; offsets count from its start."""

    names: tuple[Name, ...] = ()
    attributions: tuple[Attribution, ...] = ()

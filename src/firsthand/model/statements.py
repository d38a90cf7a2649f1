"""Who said what, through whom, how firmly."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from firsthand.model.text import Quoted


class Form(StrEnum):
    """Whether the words are the speaker's own."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Party:
    """Someone in a role: the words that name them here, and the entity they resolve to.

    `quote` is None where the text leaves them out ("were freed") or carries them over
    from an earlier sentence.
    """

    entity: str | None
    quote: Quoted | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """Who said what, through whom, and how firmly.

    `chain` holds entity ids, the one nearest to the reader first: agency, medium, speaker.
    `manner` is the kind of speech act: says, claims, denies, demands, warns, admits,
    declines, unknown (missing knowledge in the writer's voice: no speaker). `together` are those
    who say the same words along with the speaker ("Lee and Roe said").
    """

    id: str
    document: str
    form: Form
    content: tuple[Quoted, ...]
    cue: Quoted | None
    speaker: Party | None
    role: str | None = None
    medium: Party | None = None
    addressee: Party | None = None
    hedged: bool = False
    manner: str = "says"
    chain: tuple[str, ...] = ()
    asserts: tuple[str, ...] = ()
    made_by: str = ""
    together: tuple[Party, ...] = ()

    @property
    def speakers(self) -> tuple[Party, ...]:
        """Who says it: nobody known, one, or several together."""
        return (self.speaker, *self.together) if self.speaker else self.together

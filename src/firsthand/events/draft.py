"""A mention while its document is still being read: what was found, with its parse."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.events.arguments import Roles
    from firsthand.events.match import Match
    from firsthand.events.novelty import Position
    from firsthand.events.parse import Parse
    from firsthand.events.scene import Scene
    from firsthand.events.status import Modality
    from firsthand.model import (
        Count,
        EventDate,
        Novelty,
        Party,
        Place,
        Quoted,
        Statement,
        Status,
        TimeExpression,
    )


@dataclass(frozen=True, slots=True)
class Site:
    """Where a mention is read: a paragraph with its document and the statements in that.

    `label`: the date that opens an entry of a chronology and dates what it tells.
    """

    scene: Scene
    parse: Parse
    position: Position
    statements: Sequence[Statement]
    label: TimeExpression | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """One trigger with all that its own sentence says of it; `id` is that of the mention."""

    id: str
    parse: Parse
    match: Match
    modality: Modality
    roles: Roles
    trigger: Quoted
    evidence: Quoted
    status: Status
    novelty: Novelty
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    receiver: Party | None
    count: Count | None
    date: EventDate | None
    place: Place | None
    statements: tuple[str, ...]
    extent: str | None = None
    refers_back: bool = False
    in_headline: bool = False
    is_cumulative: bool = False
    term: str | None = None

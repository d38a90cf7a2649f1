"""On whose word: the statements around a mention, and whether they tell of another side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.model import MentionType, Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.events.scene import Scene
    from firsthand.model import Party, Quoted, Statement


def statements_around(statements: Sequence[Statement], quote: Quoted) -> list[Statement]:
    """Return the statements in whose content a quote lies, the narrowest first."""
    around = []
    for statement in statements:
        for content in statement.content:
            span = content.span
            if span.start <= quote.span.start and quote.span.end <= span.end:
                around.append((span.end - span.start, statement.id, statement))
                break
    return [statement for _, _, statement in sorted(around, key=lambda item: item[:2])]


def own_statement(statements: Sequence[Statement], trigger: Quoted) -> Statement | None:
    """Return the statement that a trigger is the cue of, if its speaker is known."""
    for statement in statements:
        is_cue = statement.cue is not None and statement.cue.span == trigger.span
        if is_cue and statement.speaker is not None and statement.speaker.entity is not None:
            return statement
    return None


def told_status(
    scene: Scene, status: Status, around: Sequence[Statement], actors: Sequence[Party]
) -> Status:
    """Return the status of a past act with regard to who tells it.

    An authority's own act told by itself happened; what a speaker of one country tells of
    another is claimed. The newsroom's own voice leaves the status as it is.
    """
    if status is not Status.HAPPENED or not around:
        return status
    if around[0].manner == "denies":
        return Status.DENIED
    if around[0].manner == "claims":
        return Status.CLAIMED
    speaker = around[0].speaker
    if speaker is None or speaker.entity is None:
        return status
    return (
        Status.CLAIMED if any(_is_other_side(scene, speaker.entity, a) for a in actors) else status
    )


def _is_other_side(scene: Scene, speaker: str, actor: Party) -> bool:
    if actor.entity is None or actor.entity == speaker:
        return False
    mine, theirs = _side(scene, speaker), _side(scene, actor.entity)
    return mine is not None and theirs is not None and mine != theirs


def _side(scene: Scene, entity_id: str) -> str | None:
    entity = scene.entities.get(entity_id)
    for _ in range(4):
        if entity is None or entity.speaks_for is None or entity.speaks_for not in scene.entities:
            break
        entity = scene.entities[entity.speaks_for]
    if entity is None or entity.type is MentionType.MEDIUM:
        return None
    return entity.country

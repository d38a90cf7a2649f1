"""Stories as analysts decided: documents that belong together, or apart, whatever we think."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.model import Origin, content_id
from firsthand.stories.input import StoryGroup


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether two documents tell the same story."""

    a: str
    b: str
    same: bool


def regroup(
    groups: Sequence[StoryGroup], verdicts: Sequence[Verdict], origins: Sequence[Origin]
) -> list[StoryGroup]:
    """Return the groups with every verdict carried out, in the order in which they were given.

    A document that is told apart takes with it those that share an origin with it, unless
    that is what it is told apart from. Verdicts on unknown documents have no effect.
    """
    found = list(groups)
    for verdict in verdicts:
        left, right = _home(found, verdict.a), _home(found, verdict.b)
        if left is None or right is None or (left is right) == verdict.same:
            continue
        others = [group for group in found if group not in {left, right}]
        parts = (
            (_group({*left.documents, *right.documents}, origins, min(left.id, right.id)),)
            if verdict.same
            else _parted(left, verdict, origins)
        )
        found = [*others, *parts]
    return sorted(found, key=lambda group: group.id)


def _home(groups: Sequence[StoryGroup], document: str) -> StoryGroup | None:
    return next((group for group in groups if document in group.documents), None)


def _parted(
    home: StoryGroup, verdict: Verdict, origins: Sequence[Origin]
) -> tuple[StoryGroup, StoryGroup]:
    kin = {item for origin in origins if verdict.b in origin.documents for item in origin.documents}
    moved = {verdict.b} if verdict.a in kin else (kin | {verdict.b}) & set(home.documents)
    stay = _group(set(home.documents) - moved, origins, home.id)
    return stay, _group(moved, origins, content_id("sy", "apart", verdict.b))


def _group(documents: set[str], origins: Sequence[Origin], name: str) -> StoryGroup:
    behind = {origin.id for origin in origins if documents & set(origin.documents)}
    return StoryGroup(name, tuple(sorted(documents)), tuple(sorted(behind)))

"""Groups of documents that tell the same happenings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from firsthand.stories.grouping import Grouping
from firsthand.stories.input import StoryGroup, StoryInput
from firsthand.stories.pairs import load_weights
from firsthand.stories.units import collapse, make_unit


def group_stories(inputs: Iterable[StoryInput]) -> list[StoryGroup]:
    """Return the stories that documents make up, in order of their ids.

    A pure function of the set of inputs: their order does not matter, and a document that
    comes twice counts once. Copies of one newsroom text always stay together.
    """
    return group_with(inputs, load_weights())


def group_with(inputs: Iterable[StoryInput], weights: Mapping[str, float]) -> list[StoryGroup]:
    """Return the stories under given weights (of features, "bias", "join", "unsure")."""
    known = {item.document: item for item in inputs}
    units = {unit.name: unit for unit in map(make_unit, collapse(known.values()))}
    grouping = Grouping(weights, units.__getitem__)
    grouping.update((), units.values())
    return sorted(map(grouping.group, grouping.clusters), key=lambda group: group.id)

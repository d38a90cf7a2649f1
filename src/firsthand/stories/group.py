"""Groups of documents that tell the same happenings."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from firsthand.model import content_id
from firsthand.stories.candidates import candidate_pairs
from firsthand.stories.clusters import Cluster, average_link
from firsthand.stories.input import StoryGroup, StoryInput, Unsure
from firsthand.stories.pairs import LIMIT, load_weights, pair_features, score_features
from firsthand.stories.units import Unit, collapse, make_units


def group_stories(inputs: Iterable[StoryInput]) -> list[StoryGroup]:
    """Return the stories that documents make up, in order of their ids.

    A pure function of the set of inputs: their order does not matter, and a document that
    comes twice counts once. Copies of one newsroom text always stay together.
    """
    return group_with(inputs, load_weights())


def group_with(inputs: Iterable[StoryInput], weights: Mapping[str, float]) -> list[StoryGroup]:
    """Return the stories under given weights (of features, "bias", "join", "unsure")."""
    known = {item.document: item for item in inputs}
    units = make_units(collapse(known.values()))
    scores = {
        (left, right): score_features(pair_features(units[left], units[right]), weights)
        for left, right in candidate_pairs(units)
    }
    clusters, apart = average_link(
        [unit.key for unit in units], scores, threshold=weights["join"], floor=-LIMIT
    )
    groups = [_group(cluster, units) for cluster in clusters]
    unsure = {pair: score for pair, score in apart.items() if score >= weights["unsure"]}
    return sorted(_with_unsure(groups, unsure), key=lambda group: group.id)


def _group(cluster: Cluster, units: list[Unit]) -> StoryGroup:
    members = [item for place in cluster.items for item in units[place].members]
    return StoryGroup(
        id=content_id("sy", min(item.key for item in members)),
        documents=tuple(sorted(item.document for item in members)),
        origins=tuple(sorted({origin for item in members for origin in item.origins})),
        score=1.0 if len(cluster.items) == 1 else _probability(cluster.weakest),
    )


def _with_unsure(
    groups: list[StoryGroup], unsure: dict[tuple[int, int], float]
) -> list[StoryGroup]:
    near: dict[int, list[Unsure]] = {}
    for (left, right), score in unsure.items():
        near.setdefault(left, []).append(Unsure(groups[right].id, _probability(score)))
        near.setdefault(right, []).append(Unsure(groups[left].id, _probability(score)))
    return [
        StoryGroup(
            group.id,
            group.documents,
            group.origins,
            group.score,
            tuple(sorted(near.get(place, ()), key=lambda item: item.other)),
        )
        for place, group in enumerate(groups)
    ]


def _probability(score: float) -> float:
    return round(1.0 / (1.0 + math.exp(-score)), 3)

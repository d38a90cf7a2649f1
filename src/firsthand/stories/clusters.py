"""Grouping by average link: two groups join when their pairs agree on the whole."""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

Pair = tuple[int, int]


@dataclass(slots=True)
class Cluster:
    """Places of the items in it, and the score of its weakest join."""

    items: list[int]
    weakest: float = float("inf")
    links: dict[int, float] = field(default_factory=dict)


def average_link(
    keys: Sequence[str], scores: Mapping[Pair, float], *, threshold: float, floor: float
) -> list[Cluster]:
    """Return clusters of items.

    The best pair of clusters joins first, until no average reaches the threshold. A pair that
    was never compared counts as the floor: one bridge between two groups joins nothing.

    Args:
        keys: one per item, in sort order; the order of equally good joins follows them, so
            that the answer does not depend on the order in which items came.
        scores: of compared pairs `(low, high)`, above the floor.
        threshold: least average of all pairs between two clusters that join.
        floor: what a pair counts that was not compared.
    """
    clusters = {place: Cluster([place]) for place in range(len(keys))}
    heap: list[tuple[float, str, str, int, int]] = []
    names = {place: keys[place] for place in clusters}

    def push(left: int, right: int) -> None:
        one, other = clusters[left], clusters[right]
        average = floor + one.links[right] / (len(one.items) * len(other.items))
        if average >= threshold:
            low, high = sorted((names[left], names[right]))
            heapq.heappush(heap, (-average, low, high, left, right))

    for (left, right), score in sorted(scores.items()):
        clusters[left].links[right] = clusters[right].links[left] = score - floor
    for left, right in sorted(scores):
        push(left, right)
    fresh = len(keys)
    while heap:
        average, _, _, left, right = heapq.heappop(heap)
        if left not in clusters or right not in clusters:
            continue
        clusters[fresh] = _join(clusters, left, right, fresh, -average)
        names[fresh] = min(names[left], names[right])
        for other in sorted(clusters[fresh].links):
            push(fresh, other)
        fresh += 1
    return list(clusters.values())


def _join(
    clusters: dict[int, Cluster], left: int, right: int, fresh: int, average: float
) -> Cluster:
    one, other = clusters.pop(left), clusters.pop(right)
    joined = Cluster(sorted(one.items + other.items), min(one.weakest, other.weakest, average))
    for place in sorted((one.links.keys() | other.links.keys()) - {left, right}):
        total = one.links.get(place, 0.0) + other.links.get(place, 0.0)
        joined.links[place] = total
        neighbour = clusters[place].links
        neighbour.pop(left, None)
        neighbour.pop(right, None)
        neighbour[fresh] = total
    return joined

"""Pairs of reports worth comparing, found without comparing all with all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from firsthand.stories.units import Unit

# The words that tell most about a report; a pair that shares none of them is no pair.
TELLING_WORDS = 40
# A term of more reports than this share of all is no way to find a pair.
COMMON_SHARE = 0.05
COMMON_LEAST = 60
COMMON_MOST = 400
# How much of two reports' telling words must be the same, and how many pairs a report may have.
LEAST_SHARED = 0.03
MOST_PAIRS = 40


def candidate_pairs(units: Sequence[Unit]) -> list[tuple[int, int]]:
    """Return index pairs `(low, high)` in sort order, each worth a full comparison."""
    shared: dict[int, dict[int, float]] = defaultdict(dict)
    limit = min(COMMON_MOST, max(COMMON_LEAST, int(COMMON_SHARE * len(units))))
    for entries in _postings(units):
        if len(entries) > limit:
            continue
        for place, (left, weight) in enumerate(entries):
            row = shared[left]
            for right, other in entries[place + 1 :]:
                row[right] = row.get(right, 0.0) + weight * other
    return sorted(_best(shared, len(units)) | _tied(units))


def _postings(units: Sequence[Unit]) -> Iterator[list[tuple[int, float]]]:
    """Yield, for each term in sort order, the reports that have it with its weight."""
    index: dict[str, list[tuple[int, float]]] = defaultdict(list)
    foreign = len({language for unit in units for language in unit.languages}) > 1
    for place, unit in enumerate(units):
        for term, weight in _telling(unit.lead) + _telling(unit.body):
            index[term].append((place, weight))
        for name, weight in unit.names.items():
            index[f"name {name}"].append((place, weight))
        if foreign:
            for heard, weight in unit.sounds.items():
                index[f"sound {heard}"].append((place, weight))
    for term in sorted(index):
        yield _merged(index[term])


def _telling(vector: dict[str, float]) -> list[tuple[str, float]]:
    ranked = sorted(vector.items(), key=lambda item: (-item[1], item[0]))
    return ranked[:TELLING_WORDS]


def _merged(entries: list[tuple[int, float]]) -> list[tuple[int, float]]:
    best: dict[int, float] = {}
    for place, weight in entries:
        best[place] = max(weight, best.get(place, 0.0))
    return sorted(best.items())


def _best(shared: dict[int, dict[int, float]], total: int) -> set[tuple[int, int]]:
    ranked: list[list[tuple[float, int]]] = [[] for _ in range(total)]
    for left, row in shared.items():
        for right, score in row.items():
            if score >= LEAST_SHARED:
                ranked[left].append((-score, right))
                ranked[right].append((-score, left))
    return {
        (min(place, other), max(place, other))
        for place, row in enumerate(ranked)
        for _, other in sorted(row)[:MOST_PAIRS]
    }


def _tied(units: Sequence[Unit]) -> set[tuple[int, int]]:
    """Return pairs of reports that a merged copy carries both."""
    homes: dict[str, int] = {}
    for place, unit in enumerate(units):
        for item in unit.members:
            if item.origins:
                homes[min(item.origins)] = place
    pairs = set()
    for place, unit in enumerate(units):
        for item in unit.members:
            for origin in item.origins:
                other = homes.get(origin, place)
                if other != place:
                    pairs.add((min(place, other), max(place, other)))
    return pairs

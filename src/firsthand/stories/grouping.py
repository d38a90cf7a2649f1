"""Stories kept up to date: what a report changes is grouped again, and nothing else.

Two clusters join only where a pair of theirs reaches the threshold itself. So clusters never
reach beyond the parts that such pairs connect, and a part in which no pair has changed keeps
its clusters.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from firsthand.model import content_id
from firsthand.stories.clusters import average_link
from firsthand.stories.input import StoryGroup, Unsure
from firsthand.stories.neighbours import Changes, Fetch, Neighbours
from firsthand.stories.pairs import LIMIT, pair_features, score_features
from firsthand.stories.shelf import Shelf
from firsthand.stories.units import Unit


@dataclass(frozen=True, slots=True)
class Member:
    """What a story needs to know of one of its reports."""

    key: str
    documents: tuple[str, ...]
    origins: tuple[str, ...]


def member_of(unit: Unit) -> Member:
    """Return what a story needs to know of a report."""
    return Member(
        min(item.key for item in unit.members),
        tuple(item.document for item in unit.members),
        tuple(sorted({origin for item in unit.members for origin in item.origins})),
    )


@dataclass(frozen=True, slots=True)
class Kept:
    """A story as a cluster of reports, by their names in sort order, and its weakest join."""

    reports: tuple[str, ...]
    weakest: float | None


class Grouping:
    """All reports in stories.

    Attributes:
        near: the reports and their pairs.
        members: what stories need to know of each.
        homes: for each report the first of its story.
        clusters: the stories, by their first report.
        moved: the reports that the last update gave other choices, pairs or reports choosing them.
    """

    def __init__(self, weights: Mapping[str, float], fetch: Fetch) -> None:
        """Begin with no reports.

        Args:
            weights: of features, "bias", "join" and "unsure".
            fetch: gives a report by its name.
        """
        self._weights = weights
        self.near = Neighbours(self._score, fetch, floor=-LIMIT)
        self.members: Shelf[Member] = Shelf()
        self.moved: set[str] = set()
        self._before: dict[str, Kept] = {}
        self.homes: dict[str, str] = {}
        self.clusters: dict[str, Kept] = {}

    def _score(self, one: Unit, other: Unit) -> float:
        left, right = sorted((one, other), key=lambda item: item.name)
        return score_features(pair_features(left, right), self._weights)

    def restore(self, cluster: Kept) -> None:
        """Put back a story as it was."""
        self.clusters[cluster.reports[0]] = cluster
        self.homes |= dict.fromkeys(cluster.reports, cluster.reports[0])

    def update(self, gone: Iterable[str], units: Iterable[Unit]) -> set[str]:
        """Take reports out, bring others in, and return all whose pairs or story changed."""
        self._before.clear()
        units, gone = list(units), set(gone)
        changes = self.near.update(gone, units)
        for name in gone:
            self.members.pop(name, None)
        self.members.update({unit.name: member_of(unit) for unit in units})
        fresh = {unit.name for unit in units}
        loose = self._dissolve(gone | fresh)
        region = self._region(fresh | (loose & self.near.names), changes)
        self._cluster(region)
        self.moved = changes.names | fresh
        ends = {name for one, other, _ in changes.pairs for name in (one, other)}
        return self._of_other_stories(region) | fresh | (ends & self.near.names)

    def _of_other_stories(self, region: Iterable[str]) -> set[str]:
        """Return the reports of those grouped again whose story is not as it was."""
        homes = {self.homes[name] for name in region}
        other = (home for home in homes if self.clusters[home] != self._before.get(home))
        return {name for home in other for name in self.clusters[home].reports}

    def _dissolve(self, names: Iterable[str]) -> set[str]:
        """Give up the stories of some reports, and return all that were in them."""
        homes = {self.homes[name] for name in names if name in self.homes}
        taken = {home: self.clusters.pop(home) for home in homes}
        self._before |= {home: x for home, x in taken.items() if home not in self._before}
        loose = {name for cluster in taken.values() for name in cluster.reports}
        for name in loose:
            del self.homes[name]
        return loose

    def _region(self, seeds: set[str], changes: Changes) -> set[str]:
        """Return the reports to group again: those of the seeds, and where a pair is another."""
        join, names = self._weights["join"], self.near.names
        apart = []
        for one, other, score in changes.pairs:
            if score >= join:
                seeds |= {one, other} & names
            elif one in names and other in names:
                apart.append((one, other))
        region = self._connected(seeds)
        for one, other in apart:
            if one not in region and other not in region:
                part = self._connected({one})
                if other in part:
                    region |= part
        return region

    def _connected(self, names: Iterable[str]) -> set[str]:
        """Return all reports that pairs at the threshold connect with some, these included."""
        found, waiting = set(names), list(names)
        while waiting:
            scores = self.near.nodes[waiting.pop()].scores
            for other, score in scores.items():
                if score >= self._weights["join"] and other not in found:
                    found.add(other)
                    waiting.append(other)
        return found

    def _cluster(self, region: set[str]) -> None:
        self._dissolve(region)
        names = sorted(region)
        places = {name: place for place, name in enumerate(names)}
        scores = {
            (place, places[other]): score
            for place, name in enumerate(names)
            for other, score in sorted(self.near.nodes[name].scores.items())
            if other in places and place < places[other]
        }
        for item in average_link(names, scores, threshold=self._weights["join"], floor=-LIMIT):
            weakest = item.weakest if len(item.items) > 1 else None
            self.restore(Kept(tuple(names[place] for place in item.items), weakest))

    def group(self, home: str) -> StoryGroup:
        """Return the story whose first report this is, with those that may be the same."""
        unsure = (
            Unsure(self._plain(other).id, _probability(score))
            for other, score in self._apart(home).items()
            if score >= self._weights["unsure"]
        )
        found = tuple(sorted(unsure, key=lambda item: item.other))
        return replace(self._plain(home), unsure=found)

    def _plain(self, home: str) -> StoryGroup:
        cluster = self.clusters[home]
        members = [self.members[name] for name in cluster.reports]
        return StoryGroup(
            id=content_id("sy", min(item.key for item in members)),
            documents=tuple(sorted(name for item in members for name in item.documents)),
            origins=tuple(sorted({name for item in members for name in item.origins})),
            score=1.0 if cluster.weakest is None else _probability(cluster.weakest),
        )

    def _apart(self, home: str) -> dict[str, float]:
        """Return the average score of a story and each other that it has a pair with."""
        pairs = sorted(
            (min(name, other), max(name, other), score)
            for name in self.clusters[home].reports
            for other, score in self.near.nodes[name].scores.items()
            if self.homes[other] != home
        )
        sums: dict[str, float] = {}
        for one, other, score in pairs:
            there = self.homes[other] if self.homes[one] == home else self.homes[one]
            sums[there] = sums.get(there, 0.0) + score + LIMIT
        size = len(self.clusters[home].reports)
        return {
            there: total / (size * len(self.clusters[there].reports)) - LIMIT
            for there, total in sums.items()
        }


def _probability(score: float) -> float:
    return round(1.0 / (1.0 + math.exp(-score)), 3)

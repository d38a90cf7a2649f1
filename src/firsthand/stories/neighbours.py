"""The nearest reports of each report, kept as reports come and go, and how alike they are."""

from __future__ import annotations

from array import array
from bisect import insort
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import numpy as np

from firsthand.stories.index import Index, Numbers, Print, Reals, print_of
from firsthand.stories.units import Unit

# How many pairs a report may choose.
MOST_PAIRS = 20

Scorer = Callable[[Unit, Unit], float]
Fetch = Callable[[str], Unit]


@dataclass(slots=True)
class Node:
    """One report among the others.

    Attributes:
        found: what it is found by.
        origins: all that its copies belong to; a merged copy ties it to other reports.
        near: `(-shared, name)` of the nearest others, the nearest first.
        scores: the score of each report that it is paired with, where it is above the floor.
    """

    found: Print
    origins: frozenset[str] = frozenset()
    near: list[tuple[float, str]] = field(default_factory=list)
    scores: dict[str, float] = field(default_factory=dict)


@dataclass(slots=True)
class Changes:
    """What bringing reports in and out has changed.

    Attributes:
        names: the reports with another choice or pair than before.
        pairs: the pairs that came or went, with their scores.
    """

    names: set[str] = field(default_factory=set)
    pairs: list[tuple[str, str, float]] = field(default_factory=list)


class Neighbours:
    """All reports with their pairs; the answer depends on which there are, not on their order.

    Attributes:
        nodes: by the name of the report.
    """

    def __init__(self, score: Scorer, fetch: Fetch, *, floor: float) -> None:
        """Begin with no reports.

        Args:
            score: how alike two reports are.
            floor: pairs that score no more count as never compared.
            fetch: gives a report by its name.
        """
        self.nodes: dict[str, Node] = {}
        self._score, self._fetch, self._floor = score, fetch, floor
        self._index = Index()
        self._places: dict[str, int] = {}
        self._names: list[str] = []
        self._worst = array("d")
        self._ties: dict[str, set[str]] = defaultdict(set)
        self._fans: dict[str, set[str]] = defaultdict(set)
        self._changes = Changes()

    def restore(self, name: str, node: Node) -> None:
        """Put back a report with its pairs as they were."""
        self._enter(name, node)
        self._note_choice(name)

    def update(self, gone: Iterable[str], units: Iterable[Unit]) -> Changes:
        """Take reports out and bring others in, and return what has changed.

        A report that is known is taken out first.
        """
        self._changes = Changes()
        units = list(units)
        known = [unit.name for unit in units if unit.name in self.nodes]
        left = {name for gone_name in sorted({*gone, *known}) for name in self._take_out(gone_name)}
        for name in sorted(left & self.nodes.keys()):
            self._choose_again(name)
        for unit in sorted(units, key=lambda item: item.name):
            self._bring_in(unit)
        self._changes.names &= self.nodes.keys()
        return self._changes

    def _enter(self, name: str, node: Node) -> None:
        self.nodes[name] = node
        self._places[name] = self._index.add(node.found)
        self._names.append(name)
        self._worst.append(0.0)
        for origin in node.origins - {name}:
            self._ties[origin].add(name)

    def _bring_in(self, unit: Unit) -> None:
        name = unit.name
        origins = frozenset(origin for item in unit.members for origin in item.origins)
        node = Node(print_of(unit), origins)
        places, shared = self._index.shared(node.found)
        self._enter(name, node)
        node.near = self._ranked(places, shared)
        self._note_choice(name)
        wanted = {other for _, other in node.near}
        worst = np.frombuffer(self._worst, np.float64)
        offered = shared >= worst[places]
        for place, value in zip(places[offered].tolist(), shared[offered].tolist(), strict=True):
            wanted |= self._offer(self._names[place], name, value)
        wanted |= {other for other in self._tied(name) if other in self.nodes}
        for other in sorted(wanted):
            self._pair(unit, other)

    def _ranked(self, places: Numbers, shared: Reals) -> list[tuple[float, str]]:
        """Return the nearest of the reports in some places, with what each shares."""
        if len(places) > MOST_PAIRS:
            best = shared >= np.partition(shared, -MOST_PAIRS)[-MOST_PAIRS]
            places, shared = places[best], shared[best]
        pairs = zip(shared.tolist(), places.tolist(), strict=True)
        return sorted((-value, self._names[place]) for value, place in pairs)[:MOST_PAIRS]

    def _offer(self, other: str, name: str, shared: float) -> set[str]:
        """Let a report choose another; return it if it does."""
        node = self.nodes[other]
        entry = (-shared, name)
        if len(node.near) >= MOST_PAIRS and entry > node.near[-1]:
            return set()
        insort(node.near, entry)
        if len(node.near) > MOST_PAIRS:
            _, lost = node.near.pop()
            self._fans[lost].discard(other)
            self._let_go(other, lost)
        self._fans[name].add(other)
        self._note_worst(other)
        return {other}

    def _note_choice(self, name: str) -> None:
        for _, other in self.nodes[name].near:
            self._fans[other].add(name)
        self._note_worst(name)

    def _note_worst(self, name: str) -> None:
        near = self.nodes[name].near
        self._worst[self._places[name]] = -near[-1][0] if len(near) >= MOST_PAIRS else 0.0
        self._changes.names.add(name)

    def _let_go(self, one: str, other: str) -> None:
        """Part two reports, unless the other has chosen the one or a copy ties them."""
        if other not in self._fans[one] and other not in self._tied(one):
            self._part(one, other)

    def _tied(self, name: str) -> set[str]:
        """Return the reports whose text a merged copy of this one carries, and the reverse."""
        return self._ties.get(name, set()) | (self.nodes[name].origins - {name})

    def _pair(self, unit: Unit, other: str) -> None:
        score = self._score(unit, self._fetch(other))
        if score > self._floor:
            self.nodes[unit.name].scores[other] = self.nodes[other].scores[unit.name] = score
            self._note_pair(unit.name, other, score)

    def _part(self, one: str, other: str) -> None:
        score = self.nodes[one].scores.pop(other, None)
        if score is not None:
            del self.nodes[other].scores[one]
            self._note_pair(one, other, score)

    def _note_pair(self, one: str, other: str, score: float) -> None:
        self._changes.names |= {one, other}
        self._changes.pairs.append((one, other, score))

    def _take_out(self, name: str) -> set[str]:
        """Take a report out, and return those that had chosen it."""
        node = self.nodes[name]
        for other in list(node.scores):
            self._part(name, other)
        self._index.drop(self._places.pop(name))
        for origin in node.origins:
            self._ties[origin].discard(name)
        for _, other in node.near:
            self._fans[other].discard(name)
        del self.nodes[name]
        return self._fans.pop(name, set())

    def _choose_again(self, name: str) -> None:
        """Have a report choose its nearest anew, after one of them has gone."""
        node = self.nodes[name]
        places, shared = self._index.shared(node.found)
        others = places != self._places[name]
        before = {other for _, other in node.near}
        node.near = self._ranked(places[others], shared[others])
        self._note_choice(name)
        for _, other in node.near:
            if other not in before and other not in node.scores:
                self._pair(self._fetch(name), other)

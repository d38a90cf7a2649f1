"""The nearest reports of each report, kept as reports come and go, and how alike they are."""

from __future__ import annotations

from array import array
from bisect import insort
from collections import defaultdict
from collections.abc import Callable, Iterable, KeysView, Sequence
from dataclasses import dataclass, field

import numpy as np

from firsthand.stories.index import Index
from firsthand.stories.prints import Numbers, Print, Reals, print_of
from firsthand.stories.shelf import Shelf
from firsthand.stories.units import Unit

# How many pairs a report may choose.
MOST_PAIRS = 20

Scorer = Callable[[Unit, Unit], float]
Fetch = Callable[[str], Unit]


@dataclass(slots=True)
class Node:
    """One report among the others.

    Attributes:
        near: `(-shared, name)` of the nearest others, the nearest first.
        fans: the reports that have this one among theirs.
        scores: the score of each report that it is paired with, where it is above the floor.
    """

    near: list[tuple[float, str]] = field(default_factory=list)
    fans: set[str] = field(default_factory=set)
    scores: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Placed:
    """What must be known of every report that an earlier run left, without reading it.

    Attributes:
        found: what it is found by.
        origins: all that its copies belong to; a merged copy ties it to other reports.
        least: how much another must share with it to be chosen; 0 while it chooses all.
    """

    name: str
    found: Print
    origins: frozenset[str]
    least: float


@dataclass(slots=True)
class Changes:
    """What bringing reports in and out has changed.

    Attributes:
        names: the reports with another choice, pair or report that chose them than before.
        pairs: the pairs that came or went, with their scores.
    """

    names: set[str] = field(default_factory=set)
    pairs: list[tuple[str, str, float]] = field(default_factory=list)


class Neighbours:
    """All reports with their pairs; the answer depends on which there are, not on their order.

    Attributes:
        nodes: by the name of the report; which there are, `names` tells.
    """

    def __init__(self, score: Scorer, fetch: Fetch, *, floor: float) -> None:
        """Begin with no reports.

        Args:
            score: how alike two reports are.
            floor: pairs that score no more count as never compared.
            fetch: gives a report by its name.
        """
        self.nodes: Shelf[Node] = Shelf()
        self._score, self._fetch, self._floor = score, fetch, floor
        self._index = Index()
        self._places: dict[str, int] = {}
        self._names: list[str] = []
        self._worst = array("d")
        self._prints: dict[str, Print] = {}
        self._origins: dict[str, frozenset[str]] = {}
        self._ties: dict[str, set[str]] = defaultdict(set)
        self._lasts: dict[str, tuple[float, str]] = {}
        self._changes = Changes()

    @property
    def names(self) -> KeysView[str]:
        """The names of all reports."""
        return self._places.keys()

    def restore(self, placed: Sequence[Placed], load: Callable[[str], Node]) -> None:
        """Put back all reports with their pairs as they were, before anything else.

        Args:
            placed: what must be known of each.
            load: reads one of them.
        """
        self.nodes.load = load
        self._index = Index([item.found for item in placed])
        self._names = [item.name for item in placed]
        self._places = {name: place for place, name in enumerate(self._names)}
        self._worst = array("d", [item.least for item in placed])
        for item in placed:
            self._note_print(item.name, item.found, item.origins)

    def found(self, name: str) -> Print:
        """Return what a report is found by."""
        return self._prints[name]

    def least(self, name: str) -> float:
        """Return how much another must share with a report to be chosen by it."""
        return self._worst[self._places[name]]

    def update(self, gone: Iterable[str], units: Iterable[Unit]) -> Changes:
        """Take reports out and bring others in, and return what has changed.

        A report that is known is taken out first.
        """
        self._changes = Changes()
        units = list(units)
        known = [unit.name for unit in units if unit.name in self._places]
        leaving = sorted({*gone, *known})
        self._lasts = self._last_choices(leaving)
        for name in leaving:
            self._take_out(name)
        for unit in sorted(units, key=lambda item: item.name):
            self._bring_in(unit)
        short = [name for name in self._lasts.keys() & self.names if self._is_short(name)]
        self._lasts = {}
        for name in sorted(short):
            self._choose_again(name)
        self._changes.names &= self.names
        return self._changes

    def _last_choices(self, leaving: Iterable[str]) -> dict[str, tuple[float, str]]:
        """Return the last choice of each report that loses one and chose as many as it may.

        Whatever it has not chosen comes after that. So what is brought in and comes before it
        fills the gap, as a report does that only changed; only where a gap is left all others
        are looked through.
        """
        fans = {fan for name in leaving for fan in self.nodes[name].fans}
        near = {fan: self.nodes[fan].near for fan in fans}
        return {fan: chosen[-1] for fan, chosen in near.items() if len(chosen) >= MOST_PAIRS}

    def _is_short(self, name: str) -> bool:
        return len(self.nodes[name].near) < MOST_PAIRS

    def _bound(self, name: str) -> tuple[float, str] | None:
        """Return after what a report chooses nothing; None while it chooses all it is offered."""
        return self._lasts.get(name) if self._is_short(name) else self.nodes[name].near[-1]

    def _note_print(self, name: str, found: Print, origins: frozenset[str]) -> None:
        self._prints[name] = found
        self._origins[name] = origins - {name}
        for origin in self._origins[name]:
            self._ties[origin].add(name)

    def _bring_in(self, unit: Unit) -> None:
        name = unit.name
        origins = frozenset(origin for item in unit.members for origin in item.origins)
        found = print_of(unit)
        places, shared = self._index.shared(found)
        self._note_print(name, found, origins)
        self.nodes[name] = node = Node()
        self._places[name] = self._index.add(found)
        self._names.append(name)
        self._worst.append(0.0)
        self._choose(name, places, shared)
        wanted = {other for _, other in node.near}
        worst = np.frombuffer(self._worst, np.float64)
        offered = shared >= worst[places]
        for place, value in zip(places[offered].tolist(), shared[offered].tolist(), strict=True):
            wanted |= self._offer(self._names[place], name, value)
        wanted |= {other for other in self._tied(name) if other in self._places}
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
        entry, bound = (-shared, name), self._bound(other)
        if bound is not None and entry > bound:
            return set()
        insort(node.near, entry)
        if len(node.near) > MOST_PAIRS:
            _, lost = node.near.pop()
            self._note_fan(lost, other, is_fan=False)
            self._let_go(other, lost)
        self._note_fan(name, other, is_fan=True)
        self._note_worst(other)
        return {other}

    def _choose(self, name: str, places: Numbers, shared: Reals) -> None:
        """Have a report choose the nearest of those in some places."""
        near = self.nodes[name].near = self._ranked(places, shared)
        for _, other in near:
            self._note_fan(other, name, is_fan=True)
        self._note_worst(name)

    def _note_fan(self, name: str, fan: str, *, is_fan: bool) -> None:
        """Note in a report that another has chosen it, or no longer does."""
        fans = self.nodes[name].fans
        if is_fan is not (fan in fans):
            (fans.add if is_fan else fans.discard)(fan)
            self._changes.names.add(name)

    def _note_worst(self, name: str) -> None:
        bound = self._bound(name)
        self._worst[self._places[name]] = 0.0 if bound is None else -bound[0]
        self._changes.names.add(name)

    def _let_go(self, one: str, other: str) -> None:
        """Part two reports, unless the other has chosen the one or a copy ties them."""
        if other not in self.nodes[one].fans and other not in self._tied(one):
            self._part(one, other)

    def _tied(self, name: str) -> set[str]:
        """Return the reports whose text a merged copy of this one carries, and the reverse."""
        return self._ties.get(name, set()) | self._origins[name]

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

    def _take_out(self, name: str) -> None:
        """Take a report out, and from the choice of those that had chosen it."""
        node = self.nodes[name]
        for other in list(node.scores):
            self._part(name, other)
        self._index.drop(self._places.pop(name))
        del self._prints[name]
        for origin in self._origins.pop(name):
            self._ties[origin].discard(name)
        for _, other in node.near:
            self._note_fan(other, name, is_fan=False)
        del self.nodes[name]
        for fan in node.fans:
            left = self.nodes[fan]
            left.near = [item for item in left.near if item[1] != name]
            self._note_worst(fan)

    def _choose_again(self, name: str) -> None:
        """Have a report choose its nearest anew, after one of them has gone."""
        node = self.nodes[name]
        places, shared = self._index.shared(self._prints[name])
        others = places != self._places[name]
        before = {other for _, other in node.near}
        self._choose(name, places[others], shared[others])
        for _, other in node.near:
            if other not in before and other not in node.scores:
                self._pair(self._fetch(name), other)

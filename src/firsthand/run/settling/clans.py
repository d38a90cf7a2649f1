"""Which pairs are copies, judged again only among documents of which something has changed.

A clan is all documents that pairs connect. Which of its pairs count depends on its own documents
and pairs, and on who else holds the words that were asked for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import TypeVar

from firsthand.copies.commonness import Known, names_with
from firsthand.copies.holding import Holding
from firsthand.copies.index import HUBS
from firsthand.copies.settle import Settled, find_families, settle_apart
from firsthand.copies.shelf import shelf_of
from firsthand.copies.traces import Answers, Pair
from firsthand.model import CopyRelation, DecisionKind
from firsthand.run.pipeline import Run
from firsthand.run.settling.copies import Judgements
from firsthand.run.settling.pages import Pages
from firsthand.run.settling.parts import Parts, digest
from firsthand.run.settling.touched import Touched
from firsthand.store.codec import decode, encode

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Link:
    """A relation that counts as copying, as it is written."""

    a: str
    b: str
    text: str

    @property
    def name(self) -> str:
        """The id of the relation in the ledger."""
        return f"{self.a} {self.b}"

    @property
    def relation(self) -> CopyRelation:
        """The relation as a record."""
        return decode(CopyRelation, self.text)


@dataclass(frozen=True, slots=True)
class Clan:
    """What was judged of some connected documents.

    Attributes:
        shared: fingerprints that pairs of theirs have in common; they choose the pairs.
        chosen: digest of who comes first among the holders of these.
        asked: fingerprints that weighing the pairs asked for.
        answer: digest of who holds these, copies of one text as one.
        families: documents of texts with copies, and for each the one that stands for all.
        links: the relations that count, in order of their ids.
    """

    shared: tuple[int, ...] = ()
    chosen: str = ""
    asked: tuple[int, ...] = ()
    answer: str = ""
    families: tuple[tuple[str, str], ...] = ()
    links: tuple[Link, ...] = ()


class Clans:
    """All clans.

    Attributes:
        links: the relations that count as copying, in order of their ids.
    """

    def __init__(self, run: Run, pages: Pages) -> None:
        """Judge again the clans of which something has changed."""
        self._run, self._pages = run, pages
        self._parts = Parts(run.store, "clan", anew=run.anew)
        self._judged = Judgements(run, pages.stamps)
        self._pairs = dict(run.store.raw_pairs())
        self._members = connected(self._pairs)
        self._keys = self._made_from()
        self._holding = Holding(run.comparer.index)
        self._before = {name: decode(Clan, text) for name, text in self._parts.kept()}
        found = self._all()
        self.links: list[Link] = sorted(
            (link for item in found.values() for link in item.links), key=lambda x: (x.a, x.b)
        )

    def save(self) -> None:
        """Keep what was judged; inside a transaction."""
        self._parts.save()
        self._judged.save()

    def _made_from(self) -> dict[str, str]:
        """Return for each clan the digest of its documents and pairs, and what was decided."""
        said = tuple(x for x in self._run.decided.decisions if x.kind is DecisionKind.COPY)
        always, stamps = digest(encode(said)), self._pages.stamps
        pairs: dict[str, list[str]] = defaultdict(list)
        homes = homes_of(self._members)
        for (a, _), text in sorted(self._pairs.items()):
            pairs[homes[a]].append(text)
        found = {}
        for clan, names in self._members.items():
            stamped = (f"{name} {stamps.get(name, '')}" for name in names)
            found[clan] = digest(always, *stamped, *pairs[clan])
        return found

    def _all(self) -> dict[str, Clan]:
        """Return all clans: first who is one text with whom, then what that changes."""
        comparer = self._run.comparer
        touched = Touched(comparer.fetch, self._pages.came)
        kept = {
            name: self._before[name]
            for name, key in self._keys.items()
            if self._parts.knows(name, key) and self._has_same_pairs(self._before[name], touched)
        }
        asked = self._pairs_of(self._members.keys() - kept.keys())
        found = find_families(asked, comparer.index, comparer.fetch, self._judged)
        gone = (self._before[name] for name in self._before.keys() - kept.keys())
        was = dict(pair for item in gone for pair in item.families)
        touched.add(name for name, _ in was.items() ^ found.items())
        families = found | dict(pair for item in kept.values() for pair in item.families)
        known = Known(self._holding, families, names_with(shelf_of(comparer.fetch)))
        answers = Answers(known, self._judged)
        kept = {
            name: item
            for name, item in kept.items()
            if not touched.has_any(item.asked) or item.answer == answers.to(item.asked)
        }
        self._judged.hold(name for clan in kept for name in self._members[clan])
        changed = sorted(self._members.keys() - kept.keys())
        fresh = self._judge(changed, families, answers)
        for name, item in fresh.items():
            self._parts.keep(name, self._keys[name], encode(item))
        return {**kept, **fresh}

    def _has_same_pairs(self, clan: Clan, touched: Touched) -> bool:
        return not touched.has_any(clan.shared) or clan.chosen == self._chosen(clan.shared)

    def _pairs_of(self, clans: Iterable[str]) -> list[Pair]:
        """Return the pairs of some clans."""
        names = {name for clan in clans for name in self._members[clan]}
        return [_pair(ends, text) for ends, text in self._pairs.items() if ends[0] in names]

    def _chosen(self, shared: Sequence[int]) -> str:
        found = blake2b(digest_size=12)
        for holders in self._holding.of(shared):
            found.update(" ".join(holders[:HUBS]).encode())
            found.update(b"\n")
        return found.hexdigest()

    def _judge(
        self, clans: Sequence[str], families: Mapping[str, str], answers: Answers
    ) -> dict[str, Clan]:
        """Return the clans named, judged anew."""
        if not clans:
            return {}
        comparer, mine = self._run.comparer, self._pairs_of(clans)
        settled = settle_apart(mine, comparer.index, comparer.fetch, self._judged, families)
        return self._apart(clans, settled, self._links(clans, settled, mine), answers)

    def _links(
        self, clans: Iterable[str], settled: Settled, mine: Sequence[Pair]
    ) -> Iterator[Link]:
        """Yield the relations that count, in order of their ids."""
        if self._run.decided.on_copies:
            relations = (pair.read() for pair in mine)
            for item in self._run.decided.copies(settled.copies, relations):
                yield Link(item.a, item.b, encode(item))
            return
        known = self._known(clans)
        for pair in settled.pairs:
            if settled.traces[pair.ends].is_copy:
                same = None if pair.ends in settled.anew else known.get(pair.ends)
                yield same or Link(pair.a, pair.b, encode(settled.explained(pair)))

    def _known(self, clans: Iterable[str]) -> dict[tuple[str, str], Link]:
        """Return the relations that the run before found in what these clans are made of."""
        names = {name for clan in clans for name in self._members[clan]} & self._before.keys()
        return {(link.a, link.b): link for name in names for link in self._before[name].links}

    def _apart(
        self,
        clans: Sequence[str],
        settled: Settled,
        counted: Iterable[Link],
        answers: Answers,
    ) -> dict[str, Clan]:
        """Return what was judged clan by clan."""
        homes = homes_of({clan: self._members[clan] for clan in clans})
        traces = grouped((homes[a], trace) for (a, _), trace in settled.traces.items())
        links = grouped((homes[link.a], link) for link in counted)
        families = grouped((homes[name], (name, to)) for name, to in settled.families.items())
        found = {}
        for clan in clans:
            shared = _numbers(trace.shared for trace in traces[clan])
            asked = _numbers(trace.asked for trace in traces[clan])
            made_from = shared, self._chosen(shared), asked, answers.to(asked)
            found[clan] = Clan(*made_from, tuple(families[clan]), tuple(links[clan]))
        return found


def _pair(ends: tuple[str, str], text: str) -> Pair:
    """Return a pair as it is kept: its text is read only where it is judged anew."""
    return Pair(*ends, text, lambda: decode(CopyRelation, text))


def connected(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Return the documents that pairs connect, in id order, by the first of them."""
    parent: dict[str, str] = {}

    def root(name: str) -> str:
        while parent.setdefault(name, name) != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    for a, b in pairs:
        one, other = sorted((root(a), root(b)))
        parent[other] = one
    return grouped((root(name), name) for name in sorted(parent))


def homes_of(groups: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Return for each member of a group the name of the group."""
    return {name: group for group, names in groups.items() for name in names}


def grouped(items: Iterable[tuple[str, Item]]) -> dict[str, list[Item]]:
    """Return items by the name that stands with each, in their order."""
    found: dict[str, list[Item]] = defaultdict(list)
    for home, item in items:
        found[home].append(item)
    return found


def _numbers(groups: Iterable[Sequence[int]]) -> tuple[int, ...]:
    """Return all numbers of some groups, each once, in order."""
    return tuple(sorted({number for group in groups for number in group}))

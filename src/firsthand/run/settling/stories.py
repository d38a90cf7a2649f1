"""Which documents tell the same happenings; only what a changed report touches is grouped again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from firsthand.model import Origin
from firsthand.run.pipeline import Run
from firsthand.run.settling.documents import Documents, Sketch
from firsthand.run.settling.entities import Cast
from firsthand.run.settling.parts import Parts, digest
from firsthand.run.versions import VERSIONS
from firsthand.store.codec import decode, encode
from firsthand.stories import Grouping, StoryGroup, StoryInput, describe_document
from firsthand.stories.decided import regroup
from firsthand.stories.grouping import Kept, Member
from firsthand.stories.index import Print
from firsthand.stories.neighbours import Node
from firsthand.stories.pairs import load_weights
from firsthand.stories.units import Unit, home_of, make_unit

_MOST_ANEW = 2  # where more than one report in so many has changed, all are grouped anew
_PIECE = 256  # documents that are loaded at a time
_AT_HAND = 4096  # reports that are kept for comparing


@dataclass(frozen=True, slots=True)
class Report:
    """What grouping keeps of a report that nothing but its own documents can change."""

    member: Member
    terms: tuple[int, ...]
    weights: tuple[float, ...]
    sounds: tuple[int, ...]
    sound_weights: tuple[float, ...]
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Links:
    """What other reports are to a report: those it chose, and its pairs with their scores."""

    near: tuple[tuple[float, str], ...]
    names: tuple[str, ...]
    scores: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Grouped:
    """A story as a cluster of reports, and as it is told."""

    cluster: Kept
    group: StoryGroup


class Stories:
    """The stories of all documents, and what each document is to them."""

    def __init__(
        self, run: Run, documents: Documents, cast: Cast, origins: Sequence[Origin]
    ) -> None:
        """Group all documents that have been understood."""
        self._documents, self._cast = documents, cast
        self._described = Parts(run.store, "described", anew=run.anew)
        self._reports = Parts(run.store, "report", anew=run.anew)
        self._links = Parts(run.store, "links", anew=run.anew)
        self._grouped = Parts(run.store, "grouped", anew=run.anew)
        self.told = [item for item in documents.sketches if not item.failed]
        self.keys = {item.document: self._key(item) for item in self.told}
        self._members = self._collapsed()
        self._fetch = lru_cache(_AT_HAND)(self._unit)
        groups = sorted(self._group(), key=lambda item: item.id)
        self.groups: list[StoryGroup] = regroup(groups, run.decided.stories(), origins)

    def save(self) -> None:
        """Keep what the documents are to stories; inside a transaction."""
        for part in (self._described, self._reports, self._links, self._grouped):
            part.save()

    def _key(self, sketch: Sketch) -> str:
        """Return a digest of all that a document is to stories and to the ledger."""
        return digest(VERSIONS["stories"], sketch.key, self._cast.key_of(sketch))

    def _collapsed(self) -> Mapping[str, list[str]]:
        """Return the documents of each report, in id order."""
        found: dict[str, list[str]] = defaultdict(list)
        for item in self.told:
            origins = [origin.id for origin in self._documents.homes.get(item.document, ())]
            found[home_of(item.document, origins)].append(item.document)
        return found

    def _group(self) -> list[StoryGroup]:
        """Return all stories, those anew that a changed report touches."""
        keys = {
            name: digest(*(self.keys[document] for document in documents))
            for name, documents in self._members.items()
        }
        self._describe()
        changed = {name for name in keys if not self._reports.knows(name, keys[name])}
        gone = self._reports.owners() - keys.keys()
        if not changed and not gone:
            self._links.hold(keys)
            self._grouped.hold(self._grouped.owners())
            return [decode(Grouped, text).group for _, text in self._grouped.kept()]
        grouping = Grouping(load_weights(), self._fetch)
        if _MOST_ANEW * len(changed) > len(keys):
            changed, gone = set(keys), frozenset()
        else:
            self._restore(grouping)
        touched = grouping.update(gone, [self._fetch(name) for name in sorted(changed)])
        for name in changed:
            self._reports.keep(name, keys[name], encode(_report(grouping, name)))
        return self._take(grouping, touched)

    def _restore(self, grouping: Grouping) -> None:
        """Put back all reports and stories as the run before left them."""
        links = {name: decode(Links, text) for name, text in self._links.kept()}
        for name, text in self._reports.kept():
            report = decode(Report, text)
            grouping.members[name] = report.member
            grouping.near.restore(name, _node(report, links[name]))
        for _, text in self._grouped.kept():
            grouping.restore(decode(Grouped, text).cluster)

    def _take(self, grouping: Grouping, touched: set[str]) -> list[StoryGroup]:
        """Return all stories; those of touched reports and of their neighbours are told anew."""
        nodes = grouping.near.nodes
        self._links.hold(nodes.keys() - touched)
        for name in touched & nodes.keys():
            self._links.keep(name, "", encode(_links(nodes[name])))
        reached = {other for name in touched & nodes.keys() for other in nodes[name].scores}
        homes = {grouping.homes[name] for name in (touched | reached) & nodes.keys()}
        found = []
        for home in homes:
            group = grouping.group(home)
            self._grouped.keep(home, "", encode(Grouped(grouping.clusters[home], group)))
            found.append(group)
        same = grouping.clusters.keys() - homes
        self._grouped.hold(same)
        kept = self._grouped.answers(sorted(same)) if same else iter(())
        return [*found, *(decode(Grouped, text).group for _, text in kept)]

    def _describe(self) -> None:
        """Describe every document that has changed."""
        known = {item.document: item for item in self.told}
        fresh = [name for name in known if not self._described.knows(name, self.keys[name])]
        for at in range(0, len(fresh), _PIECE):
            piece = fresh[at : at + _PIECE]
            for name, item in self._documents.load(piece).items():
                described = describe_document(
                    item.reading,
                    item.answer.events,
                    self._documents.homes.get(name, ()),
                    self._cast.known_to([known[name]]),
                    item.answer.counts,
                )
                self._described.keep(name, self.keys[name], encode(described))

    def _unit(self, name: str) -> Unit:
        """Return a report, for comparing it with others."""
        answers = dict(self._described.answers(self._members[name]))
        return make_unit(tuple(decode(StoryInput, answers[key]) for key in sorted(answers)))


def _report(grouping: Grouping, name: str) -> Report:
    found = grouping.near.nodes[name].found
    return Report(
        grouping.members[name],
        tuple(found.terms),
        tuple(found.terms.values()),
        tuple(found.sounds),
        tuple(found.sounds.values()),
        found.languages,
    )


def _node(report: Report, links: Links) -> Node:
    terms = dict(zip(report.terms, report.weights, strict=True))
    sounds = dict(zip(report.sounds, report.sound_weights, strict=True))
    return Node(
        Print(terms, sounds, report.languages),
        frozenset(report.member.origins),
        [(shared, name) for shared, name in links.near],
        dict(zip(links.names, links.scores, strict=True)),
    )


def _links(node: Node) -> Links:
    return Links(tuple(node.near), tuple(node.scores), tuple(node.scores.values()))

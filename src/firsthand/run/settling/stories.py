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
from firsthand.run.settling.reports import Reports
from firsthand.run.versions import VERSIONS
from firsthand.store.codec import decode, encode
from firsthand.stories import Grouping, StoryGroup, StoryInput, describe_document
from firsthand.stories.decided import regroup
from firsthand.stories.grouping import Kept
from firsthand.stories.pairs import load_weights
from firsthand.stories.units import Unit, home_of, make_unit

_MOST_ANEW = 2  # where more than one report in so many has changed, all are grouped anew
_PIECE = 256  # documents that are loaded at a time
_AT_HAND = 4096  # reports that are kept for comparing


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
        self._shapes = Parts(run.store, "shape", anew=run.anew)
        self._grouped = Parts(run.store, "grouped", anew=run.anew)
        self.told = [item for item in documents.sketches if not item.failed]
        self.keys = {item.document: self._key(item) for item in self.told}
        self._members = self._collapsed()
        self._reports = Reports(run, self._report_keys())
        self._fetch = lru_cache(_AT_HAND)(self._unit)
        groups = sorted(self._group(), key=lambda item: item.id)
        self.groups: list[StoryGroup] = regroup(groups, run.decided.stories(), origins)

    def save(self) -> None:
        """Keep what the documents are to stories; inside a transaction."""
        for part in (self._described, self._shapes, self._reports, self._grouped):
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

    def _report_keys(self) -> dict[str, str]:
        """Return for each report the digest of what its documents are to stories.

        An entity may say more than before and its documents be described as they were.
        """
        shapes = self._describe()
        return {
            name: digest(VERSIONS["stories"], *(shapes[document] for document in documents))
            for name, documents in self._members.items()
        }

    def _group(self) -> list[StoryGroup]:
        """Return all stories, those anew that a changed report touches."""
        changed, gone = self._reports.changed, self._reports.gone
        told = {name: decode(Grouped, text) for name, text in self._grouped.kept()}
        if not changed and not gone:
            self._reports.hold()
            self._grouped.hold(told)
            return [item.group for item in told.values()]
        grouping = Grouping(load_weights(), self._fetch)
        if _MOST_ANEW * len(changed) > len(self._members):
            changed |= self._members.keys()
            gone = frozenset()
        else:
            self._reports.restore(grouping)
            for item in told.values():
                grouping.restore(item.cluster)
        touched = grouping.update(gone, [self._fetch(name) for name in sorted(changed)])
        self._reports.keep(grouping, grouping.moved)
        return self._take(grouping, touched, told)

    def _take(
        self, grouping: Grouping, touched: set[str], told: Mapping[str, Grouped]
    ) -> list[StoryGroup]:
        """Return all stories; those of touched reports and of their neighbours are told anew."""
        nodes = grouping.near.nodes
        reached = {other for name in touched for other in nodes[name].scores}
        homes = {grouping.homes[name] for name in touched | reached}
        found = []
        for home in homes:
            group = grouping.group(home)
            self._grouped.keep(home, "", encode(Grouped(grouping.clusters[home], group)))
            found.append(group)
        same = grouping.clusters.keys() - homes
        self._grouped.hold(same)
        return [*found, *(told[home].group for home in same)]

    def _describe(self) -> dict[str, str]:
        """Describe every document that has changed; return a digest of each description."""
        known = {item.document: item for item in self.told}
        held = self._shapes.owners()
        same = {name for name in known if self._described.knows(name, self.keys[name])} & held
        shapes = {name: self._shapes.key(name) for name in same}
        self._shapes.hold(same)
        fresh = [name for name in known if name not in same]
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
                text = encode(described)
                shapes[name] = digest(text)
                self._described.keep(name, self.keys[name], text)
                self._shapes.keep(name, shapes[name], "")
        return shapes

    def _unit(self, name: str) -> Unit:
        """Return a report, for comparing it with others."""
        answers = dict(self._described.answers(self._members[name]))
        return make_unit(tuple(decode(StoryInput, answers[key]) for key in sorted(answers)))

"""What grouping keeps of every report, put back without reading more than an update asks for.

Of every report its terms are read, as numbers, and how near another must be to be chosen by it.
Its pairs, and what its story needs to know of it, are read where a changed report leads to it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from firsthand.run.pipeline import Run
from firsthand.run.settling.parts import Parts, digest
from firsthand.stories import Grouping
from firsthand.stories.grouping import Member
from firsthand.stories.neighbours import Node, Placed
from firsthand.stories.prints import Print, pack_print, unpack_print

_FORMAT = "2"  # another one for whatever changes in how reports are kept


class Reports:
    """The reports of the run before, and those made since."""

    def __init__(self, run: Run, keys: Mapping[str, str]) -> None:
        """Tell which reports have changed.

        Args:
            run: the run.
            keys: for each report the digest of what it was made from.
        """
        self._keys = {name: digest(_FORMAT, key) for name, key in keys.items()}
        self._reports = Parts(run.store, "report", anew=run.anew)
        self._links = Parts(run.store, "links", anew=run.anew)
        self.changed = {x for x, key in self._keys.items() if not self._reports.knows(x, key)}
        self.gone: frozenset[str] = self._reports.owners() - keys.keys()

    def save(self) -> None:
        """Keep the reports; inside a transaction."""
        self._reports.save()
        self._links.save()

    def hold(self) -> None:
        """Keep all as they are."""
        self._links.hold(self._keys)

    def restore(self, grouping: Grouping) -> None:
        """Put back all reports as the run before left them."""
        placed = [self._placed(name, text) for name, text in self._reports.kept()]
        grouping.near.restore(placed, self._node)
        grouping.members.load = self._member

    def keep(self, grouping: Grouping, moved: Iterable[str]) -> None:
        """Keep the reports that changed, and the links of those that have others now."""
        near, links = grouping.near, set(moved)
        for name in sorted(self.changed):
            text = _written(near.found(name), grouping.members[name])
            self._reports.keep(name, self._keys[name], text)
        self._links.hold(near.names - links)
        for name in sorted(links):
            self._links.keep(name, near.least(name).hex(), _linked(near.nodes[name]))

    def _placed(self, name: str, text: str) -> Placed:
        line, _, _, origins = text.split("\n")
        least = float.fromhex(self._links.key(name))
        return Placed(name, unpack_print(line), frozenset(origins.split()), least)

    def _node(self, name: str) -> Node:
        near, fans, scores = json.loads(self._links.answer(name))
        return Node([(shared, other) for shared, other in near], set(fans), scores)

    def _member(self, name: str) -> Member:
        return _member(self._reports.answer(name))


def _written(found: Print, member: Member) -> str:
    """Return a report as it is kept: one line each for its print, key, documents and origins."""
    lines = pack_print(found), member.key, " ".join(member.documents), " ".join(member.origins)
    return "\n".join(lines)


def _member(text: str) -> Member:
    _, key, documents, origins = text.split("\n")
    return Member(key, tuple(documents.split()), tuple(origins.split()))


def _linked(node: Node) -> str:
    """Return whom a report chose, who chose it, and the scores of its pairs, as they are kept."""
    return json.dumps((node.near, sorted(node.fans), node.scores), separators=(",", ":"))

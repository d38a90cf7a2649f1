"""What grouping keeps of every report, put back without reading more than an update asks for.

Of every report its terms are read, as numbers, and how near another must be to be chosen by it.
Its pairs, and what its story needs to know of it, are read where a changed report leads to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from firsthand.run.pipeline import Run
from firsthand.run.settling.parts import Parts, digest
from firsthand.store.codec import decode, encode
from firsthand.stories import Grouping
from firsthand.stories.grouping import Member
from firsthand.stories.neighbours import Node, Placed
from firsthand.stories.prints import Print, pack_print, unpack_print

_FORMAT = "2"  # another one for whatever changes in how reports are kept


@dataclass(frozen=True, slots=True)
class Links:
    """What other reports are to a report: those it chose, that chose it, and its pairs' scores."""

    near: tuple[tuple[float, str], ...]
    fans: tuple[str, ...]
    names: tuple[str, ...]
    scores: tuple[float, ...]


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
            text = _written(near.nodes[name].found, grouping.members[name])
            self._reports.keep(name, self._keys[name], text)
        self._links.hold(near.names - links)
        for name in sorted(links):
            self._links.keep(name, near.least(name).hex(), encode(_links(near.nodes[name])))

    def _placed(self, name: str, text: str) -> Placed:
        line, _, _, origins = text.split("\n")
        ties = tuple(origin for origin in origins.split() if origin != name)
        return Placed(name, unpack_print(line), float.fromhex(self._links.key(name)), ties)

    def _node(self, name: str) -> Node:
        text, links = self._reports.answer(name), decode(Links, self._links.answer(name))
        return Node(
            unpack_print(text.partition("\n")[0]),
            frozenset(_member(text).origins),
            [(shared, other) for shared, other in links.near],
            set(links.fans),
            dict(zip(links.names, links.scores, strict=True)),
        )

    def _member(self, name: str) -> Member:
        return _member(self._reports.answer(name))


def _written(found: Print, member: Member) -> str:
    """Return a report as it is kept: one line each for its print, key, documents and origins."""
    lines = pack_print(found), member.key, " ".join(member.documents), " ".join(member.origins)
    return "\n".join(lines)


def _member(text: str) -> Member:
    _, key, documents, origins = text.split("\n")
    return Member(key, tuple(documents.split()), tuple(origins.split()))


def _links(node: Node) -> Links:
    return Links(
        tuple(node.near), tuple(sorted(node.fans)), tuple(node.scores), tuple(node.scores.values())
    )

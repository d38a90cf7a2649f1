"""Judgements of pairs, remembered from run to run while the two texts stay as they are."""

from __future__ import annotations

from firsthand.copies.traces import Trace
from firsthand.model import CopyRelation
from firsthand.run.pipeline import Run
from firsthand.run.settling.parts import Parts, digest
from firsthand.run.versions import VERSIONS
from firsthand.store.codec import decode, encode


class Judgements:
    """The judgements of all pairs, as `copies.settle` asks for them."""

    def __init__(self, run: Run) -> None:
        """Take up those of the run before."""
        self._parts = Parts(run.store, "pair", anew=run.anew)
        self._kept = dict(self._parts.kept())
        self._stamps = {name: digest(text) for name, text in run.store.raw("articles")}
        self._read = digest(VERSIONS["read"], VERSIONS["copies"])

    def recall(self, item: CopyRelation) -> Trace | None:
        """Return the last judgement of a pair; None if there is none of these very texts."""
        name = _name(item)
        if not self._parts.knows(name, self._key(item)):
            return None
        return decode(Trace, self._kept[name])

    def keep(self, item: CopyRelation, trace: Trace) -> None:
        """Keep a judgement in place of the last one."""
        self._parts.keep(_name(item), self._key(item), encode(trace))

    def stamp(self, document: str) -> str:
        """Return what changes whenever the words of a text do, or its day."""
        return f"{document} {self._stamps.get(document, '')}"

    def save(self) -> None:
        """Keep the judgements; inside a transaction."""
        self._parts.save()

    def _key(self, item: CopyRelation) -> str:
        return digest(
            self._read,
            self.stamp(item.a),
            self.stamp(item.b),
            str((item.a_in_b, item.b_in_a)),
            item.made_by,
        )


def _name(item: CopyRelation) -> str:
    return f"{item.a} {item.b}"

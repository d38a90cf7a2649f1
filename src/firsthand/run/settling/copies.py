"""Judgements of pairs, remembered from run to run while the two texts stay as they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from firsthand.copies.traces import Pair, Trace
from firsthand.run.pipeline import Run
from firsthand.run.settling.parts import Parts, digest
from firsthand.run.versions import VERSIONS
from firsthand.store.codec import decode, encode


class Judgements:
    """The judgements of all pairs, as `copies.settle` asks for them."""

    def __init__(self, run: Run, stamps: Mapping[str, str]) -> None:
        """Take up those of the run before.

        Args:
            run: the run.
            stamps: of each document a digest that changes whenever its words do, or its day.
        """
        self._parts = Parts(run.store, "pair", anew=run.anew)
        self._names = Parts(run.store, "names", anew=run.anew)
        self._names.hold(self._names.owners() & stamps.keys())
        self._stamps = stamps
        self._read = digest(VERSIONS["read"], VERSIONS["copies"])
        self._at_hand: dict[str, Trace] = {}

    def recall(self, pair: Pair) -> Trace | None:
        """Return the last judgement of a pair; None if there is none of these very texts."""
        name = _name(pair)
        if not self._parts.knows(name, self._key(pair)):
            return None
        if name not in self._at_hand:
            self._at_hand[name] = decode(Trace, self._parts.answer(name))
        return self._at_hand[name]

    def keep(self, pair: Pair, trace: Trace) -> None:
        """Keep a judgement in place of the last one."""
        name = _name(pair)
        self._at_hand[name] = trace
        self._parts.keep(name, self._key(pair), encode(trace))

    def hold(self, documents: Iterable[str]) -> None:
        """Keep the judgements of all pairs of some documents as they are."""
        wanted, owners = set(documents), self._parts.owners()
        self._parts.hold(name for name in owners if name.split(" ", 1)[0] in wanted)

    def stamp(self, document: str) -> str:
        """Return what changes whenever the words of a text do, or its day."""
        return f"{document} {self._stamps.get(document, '')}"

    def names(self, document: str) -> frozenset[str] | None:
        """Return the names in a text; None if they are not known of this very text."""
        if not self._names.knows(document, self._text_key(document)):
            return None
        return frozenset(filter(None, self._names.answer(document).split("\n")))

    def keep_names(self, document: str, names: frozenset[str]) -> None:
        """Keep the names in a text."""
        self._names.keep(document, self._text_key(document), "\n".join(sorted(names)))

    def save(self) -> None:
        """Keep the judgements; inside a transaction."""
        self._parts.save()
        self._names.save()

    def _text_key(self, document: str) -> str:
        return digest(self._read, self.stamp(document))

    def _key(self, pair: Pair) -> str:
        return digest(self._read, self.stamp(pair.a), self.stamp(pair.b), pair.mark)


def _name(pair: Pair) -> str:
    return f"{pair.a} {pair.b}"

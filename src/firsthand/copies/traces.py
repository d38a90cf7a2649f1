"""What a judgement of two texts rested on, so that it is made again only where that differs.

Two texts are judged by what they are and by who else holds the words that they share. The
first does not change; the second is asked of the index again, which costs a small part of
weighing the two.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import Protocol

from firsthand.copies.commonness import Known
from firsthand.model import CopyRelation, Reason

_AT_HAND = 1 << 14
"""Digests of holders that are kept at hand."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts that share words, and what they share, read only where it is asked for.

    Attributes:
        a: the text of the lesser id.
        b: the other.
        mark: what is another wherever what they share is.
        read: gives what they share.
    """

    a: str
    b: str
    mark: str
    read: Callable[[], CopyRelation]

    @property
    def ends(self) -> tuple[str, str]:
        """The two."""
        return self.a, self.b


def pair_of(item: CopyRelation) -> Pair:
    """Return a relation that is at hand as a pair."""
    mark = f"{item.a_in_b} {item.b_in_a} {item.made_by}"
    return Pair(item.a, item.b, mark, lambda: item)


@dataclass(frozen=True, slots=True)
class Trace:
    """One judgement of a pair.

    Attributes:
        shared: the fingerprints that both texts have.
        is_same_text: whether the two would be copies of one text.
        asked: the fingerprints that weighing the two asked for.
        answer: digest of who holds these.
        is_copy: whether words were copied.
        reasons: why.
    """

    shared: tuple[int, ...]
    is_same_text: bool
    asked: tuple[int, ...] = ()
    answer: str = ""
    is_copy: bool = False
    reasons: tuple[Reason, ...] = ()


class Memory(Protocol):
    """Remembers judgements of pairs, as long as the two texts are the same."""

    def recall(self, pair: Pair) -> Trace | None:
        """Return the last judgement of a pair; None if there is none of these very texts."""
        ...

    def keep(self, pair: Pair, trace: Trace) -> None:
        """Keep a judgement in place of the last one."""
        ...

    def stamp(self, document: str) -> str:
        """Return what changes whenever the words of a text do, or its day."""
        ...

    def names(self, document: str) -> frozenset[str] | None:
        """Return the names in a text; None if they are not known of this very text."""
        ...

    def keep_names(self, document: str, names: frozenset[str]) -> None:
        """Keep the names in a text."""
        ...


class Forgetful:
    """A memory of nothing: every pair is judged anew."""

    def recall(self, pair: Pair) -> Trace | None:
        """Return nothing."""
        del pair
        return None

    def keep(self, pair: Pair, trace: Trace) -> None:
        """Keep nothing."""

    def stamp(self, document: str) -> str:
        """Return the id: texts do not change within one run."""
        return document

    def names(self, document: str) -> frozenset[str] | None:
        """Return nothing."""
        del document
        return None

    def keep_names(self, document: str, names: frozenset[str]) -> None:
        """Keep nothing."""


FORGETFUL: Memory = Forgetful()


class Asking:
    """Counts as `Known` does, and notes which fingerprints it was asked for."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self.asked: dict[int, None] = {}

    def texts(self, hashes: Sequence[int]) -> float | None:
        """Return in how many texts the run stands (median), None if that is not known."""
        self.asked |= dict.fromkeys(hashes)
        return self._known.texts(hashes)

    def stories(self, hashes: Sequence[int], names: frozenset[str]) -> float:
        """Return in how many stories it stands; names of the run itself do not count."""
        return self._known.stories(hashes, names)


class Answers:
    """Digests of who holds some fingerprints, copies of one text as one."""

    def __init__(self, known: Known, memory: Memory) -> None:
        self._known = known
        self._digest = lru_cache(maxsize=_AT_HAND)(_digest_with(memory))

    def to(self, asked: Sequence[int]) -> str:
        """Return the digest of who holds each of some fingerprints."""
        found = blake2b(digest_size=12)
        for texts in self._known.who(asked):
            found.update(self._digest(texts))
        return found.hexdigest()


def _digest_with(memory: Memory) -> Callable[[tuple[str, ...]], bytes]:
    def digest(texts: tuple[str, ...]) -> bytes:
        return blake2b("\x1f".join(map(memory.stamp, texts)).encode(), digest_size=12).digest()

    return digest

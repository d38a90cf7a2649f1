"""A parse with the children of each token, as the finding of pairs walks it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from firsthand.model import MentionType, Passage

Span = tuple[int, int]
NOUNS: Final = {"NOUN", "PROPN", "PRON"}
VERBS: Final = {"VERB", "AUX"}
SUBJECTS: Final = {"nsubj", "csubj"}
PASSIVE: Final = "nsubjpass"
_LEFT_OUT: Final = {"relcl", "acl", "advcl", "appos", "punct", "cc", "conj", "mark", "npadvmod"}
_OCCASIONS: Final = {"over", "after", "before", "during", "amid", "despite", "since", "until"}


class Tree:
    """A passage's tokens with their children, and which of them are named or tell a time.

    Attributes:
        tokens: the tokens of the passage.
        children: the tokens below each token, in text order.
        names: the type of the name that a token stands in.
        timed: the tokens of times.
    """

    def __init__(self, passage: Passage) -> None:
        self.tokens = passage.tokens
        self.children: Mapping[int, list[int]] = defaultdict(list)
        for at, token in enumerate(passage.tokens):
            if token.head != at:
                self.children[token.head].append(at)
        self.names: Mapping[int, MentionType] = {
            at: one.type for one in passage.names for at in self._inside(one.start, one.end)
        }
        self.timed = frozenset(
            at for one in passage.times for at in self._inside(one.start, one.end)
        )

    def _inside(self, start: int, end: int) -> list[int]:
        return [
            at for at, token in enumerate(self.tokens) if start < token.end and token.start < end
        ]

    def below(self, at: int, *relations: str) -> list[int]:
        """Return the children of a token that stand in some relations to it."""
        return [child for child in self.children[at] if self.tokens[child].dep in relations]

    def under(self, at: int) -> Iterator[int]:
        """Yield all tokens below a token."""
        for child in self.children[at]:
            yield child
            yield from self.under(child)

    def above(self, at: int, top: int) -> list[int]:
        """Return a token and those above it, up to but without `top`."""
        found = [at]
        while self.tokens[found[-1]].head not in {top, found[-1]}:
            found.append(self.tokens[found[-1]].head)
        return found

    def phrase(self, at: int) -> Span:
        """Return the code points of a noun with what belongs to it closely."""
        kept = [at]
        waiting = [at]
        while waiting:
            place = waiting.pop()
            for child in self.children[place]:
                if self._belongs(child):
                    kept.append(child)
                    waiting.append(child)
        return self.tokens[min(kept)].start, self.tokens[max(kept)].end

    def _belongs(self, at: int) -> bool:
        """Tell whether a word below a noun is part of its phrase, and not the occasion."""
        token = self.tokens[at]
        if token.tag == "POS" or (token.dep == "prep" and token.lemma.lower() in _OCCASIONS):
            return False
        return token.dep not in _LEFT_OUT or self._is_name(at)

    def _is_name(self, at: int) -> bool:
        """Tell whether an apposition without a comma is the name of a noun: "the poet Lea Moss"."""
        first = min((at, *self.under(at)))
        return self.tokens[at].dep == "appos" and self.tokens[first - 1].pos in NOUNS

    def seconds(self, at: int) -> list[int]:
        """Return what "and" joins to a noun: "Norland, Sudmark and Westby"."""
        joined = self.below(at, "conj")
        return [*joined, *(further for one in joined for further in self.seconds(one))]

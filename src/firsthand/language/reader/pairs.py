"""Who acts upon whom in a sentence, for acts that no frame names: pairs over the parse.

For each verb who does it (its subject, the agent of a passive, or the subject of the verb above)
and whom it befalls: of the noun phrases below the verb the one that most looks like an actor,
named or by a noun for people and bodies ("signed an accord with", "slammed the plan of").
`read_acts` tells what kind of act each pair is.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from firsthand.language.reader.root_head import guess_roots
from firsthand.resources import load_list

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from firsthand.language.reader.output import RootGuess
    from firsthand.model import Passage

Span = tuple[int, int]
_SUBJECTS: Final = {"nsubj", "csubj"}
_PASSIVE: Final = "nsubjpass"
_CLAUSES: Final = {"xcomp", "conj", "advcl", "ccomp", "acl", "relcl", "pcomp"}
_LEFT_OUT: Final = {"relcl", "acl", "advcl", "appos", "punct", "cc", "conj", "mark", "npadvmod"}
_NOUNS: Final = {"NOUN", "PROPN", "PRON"}
_RELATIVE: Final = {"WDT", "WP"}
_ACTORS: Final = ("people", "institutions", "governments", "organisations", "collectives")
_DEEPEST: Final = 6
_FARTHEST: Final = 12
_NAMED, _ACTOR, _PLAIN, _TIME = 3.0, 2.5, 0.5, -3.0
_STEP: Final = 0.4
"""What each level between the verb and a noun takes from how much it looks like whom is meant."""


_PARTNER: Final = 3
"""Levels that stand for "and": "Norland and Sudmark agreed"."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One act: code points of its verb, of who does it and of whom it befalls."""

    trigger: Span
    source: Span
    target: Span


class _Tree:
    """A parse with the children of each token."""

    def __init__(self, passage: Passage) -> None:
        self.tokens = passage.tokens
        self.children: Mapping[int, list[int]] = defaultdict(list)
        for at, token in enumerate(passage.tokens):
            if token.head != at:
                self.children[token.head].append(at)
        self.named = _inside(passage, [(one.start, one.end) for one in passage.names])
        self.timed = _inside(passage, [(one.start, one.end) for one in passage.times])

    def below(self, at: int, *relations: str) -> list[int]:
        """Return the children of a token that stand in some relations to it."""
        return [child for child in self.children[at] if self.tokens[child].dep in relations]

    def phrase(self, at: int) -> Span:
        """Return the code points of a noun with what belongs to it closely."""
        kept = [at]
        waiting = [at]
        while waiting:
            place = waiting.pop()
            for child in self.children[place]:
                token = self.tokens[child]
                if token.dep not in _LEFT_OUT and token.tag != "POS":
                    kept.append(child)
                    waiting.append(child)
        return self.tokens[min(kept)].start, self.tokens[max(kept)].end

    def likeness(self, at: int) -> float:
        """Return how much a noun looks like someone who acts or is acted upon."""
        token = self.tokens[at]
        if at in self.timed:
            return _TIME
        if at in self.named:
            return _NAMED
        if token.lemma.lower() in _actor_nouns():
            owned = any(child in self.named for child in self.children[at])
            return _NAMED if owned else _ACTOR
        return _PLAIN if token.pos != "PRON" else 0.0


def _inside(passage: Passage, spans: list[Span]) -> frozenset[int]:
    return frozenset(
        at
        for at, token in enumerate(passage.tokens)
        if any(start < token.end and token.start < end for start, end in spans)
    )


def find_pairs(passage: Passage) -> list[Pair]:
    """Return for each verb of a passage who acts upon whom, in text order.

    Verbs that give the same two, or that have no one to act upon, give no pair of their own.
    """
    tree = _Tree(passage)
    found: dict[tuple[Span, Span], Pair] = {}
    for at, token in enumerate(passage.tokens):
        if token.pos not in {"VERB", "AUX"} or token.dep in {"aux", "auxpass"}:
            continue
        both = _ends(tree, at)
        if both is not None:
            source, target = (tree.phrase(place) for place in both)
            pair = Pair((token.start, token.end), source, target)
            found.setdefault((source, target), pair)
    return list(found.values())


def read_acts(text: str, passage: Passage) -> list[tuple[Pair, RootGuess]]:
    """Return each pair of a passage with its likeliest PLOVER roots, by words alone.

    For sentences whose verbs no frame names. It needs the parse and no network, a fraction of
    a millisecond a pair. Status is not its matter: of a refusal the root is REJECT, of a promise
    AGREE, as the manual has it; what did not happen at all comes out like what did.

    Args:
        text: the folded text of the passage.
        passage: its parse, names and times.
    """
    pairs = find_pairs(passage)
    starts = [passage.tokens[one.start].start for one in passage.sentences]
    edges = [0, *starts[1:], len(text)]
    sentences = [_alone(text, edges, pair) for pair in pairs]
    return list(zip(pairs, guess_roots(sentences), strict=True))


def _alone(text: str, edges: list[int], pair: Pair) -> tuple[str, Span, Span]:
    """Return the sentence of a pair's verb, and the two as they stand in it."""
    at = bisect_right(edges, pair.trigger[0]) - 1
    start, end = edges[at], edges[min(at + 1, len(edges) - 1)]
    source, target = ((a - start, b - start) for a, b in (pair.source, pair.target))
    return text[start:end], source, target


def _ends(tree: _Tree, verb: int) -> tuple[int, int] | None:
    passive = tree.below(verb, _PASSIVE)
    source = _agent(tree, verb) if passive else _subject(tree, verb, _DEEPEST)
    if source is None:
        return None
    source = _meant(tree, source, verb)
    nouns = [(noun, level) for noun, level in _nouns(tree, verb, 0) if noun != source]
    nouns += [(noun, 0) for noun in passive]
    nouns += [(noun, _PARTNER) for noun in tree.below(source, "conj")]
    ranked = [(tree.likeness(noun) - _STEP * level, -noun) for noun, level in nouns]
    best, place = max(ranked, default=(0.0, 0))
    return (source, -place) if best > 0 else None


def _meant(tree: _Tree, source: int, verb: int) -> int:
    """Return the subject of the verb above for a pronoun: "X said it would leave"."""
    token, above = tree.tokens[source], tree.tokens[verb].head
    if token.pos != "PRON" or tree.tokens[verb].dep not in {"ccomp", "advcl"}:
        return source
    own = tree.below(above, "nsubj")
    return own[0] if own and tree.tokens[own[0]].pos != "PRON" else source


def _agent(tree: _Tree, verb: int) -> int | None:
    for child in tree.below(verb, "agent"):
        found = tree.below(child, "pobj")
        if found:
            return found[0]
    return None


def _subject(tree: _Tree, verb: int, left: int) -> int | None:
    """Return who does what a verb says: its own subject, or that of the verb above."""
    token = tree.tokens[verb]
    own = tree.below(verb, *_SUBJECTS)
    if own and tree.tokens[own[0]].tag not in _RELATIVE:
        return own[0]
    if token.dep in {"relcl", "acl"} and tree.tokens[token.head].pos in _NOUNS:
        return token.head
    if not own and left and token.dep in _CLAUSES:
        above = token.head
        while tree.tokens[above].pos not in {"VERB", "AUX"} and tree.tokens[above].head != above:
            above = tree.tokens[above].head
        return _subject(tree, above, left - 1) if above != verb else None
    return None


def _nouns(tree: _Tree, at: int, level: int, left: int = _FARTHEST) -> Iterator[tuple[int, int]]:
    """Yield the nouns below a verb with how many others stand between."""
    for child in tree.children[at]:
        token = tree.tokens[child]
        if token.dep in {*_SUBJECTS, _PASSIVE, "agent", "relcl", "punct", "appos"}:
            if token.dep in _SUBJECTS and level and token.tag not in _RELATIVE:
                yield child, level
            continue
        noun = token.dep != "compound" and (
            token.pos in _NOUNS or (token.pos == "ADJ" and child in tree.named)
        )
        if noun:
            yield child, level
        if left and level < _DEEPEST:
            yield from _nouns(tree, child, level + noun, left - 1)


@cache
def _actor_nouns() -> frozenset[str]:
    lists = load_list("nouns")
    return frozenset(noun for name in _ACTORS for noun in lists[name])

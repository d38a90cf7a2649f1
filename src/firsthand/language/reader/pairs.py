"""Who acts upon whom in a sentence, for acts that no frame names: pairs over the parse.

For each verb who does it (its subject, the agent of a passive, the subject of the verb above, or
the land in which "was arrested" happened) and whom it befalls (`pair_targets`). Of several who act
or are acted upon together each gives a pair. `read_acts` tells what kind of act each pair is.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from firsthand.language.reader.act_words import root_of_verb
from firsthand.language.reader.pair_targets import likeliest, nouns_below
from firsthand.language.reader.pair_tree import NOUNS, PASSIVE, SUBJECTS, VERBS, Tree
from firsthand.language.reader.root_head import guess_roots
from firsthand.model import MentionType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.language.reader.act_words import Told
    from firsthand.language.reader.output import RootGuess
    from firsthand.model import Passage

Span = tuple[int, int]
_CLAUSES: Final = {"xcomp", "conj", "advcl", "ccomp", "acl", "relcl", "pcomp"}
_RELATIVE: Final = {"WDT", "WP"}
_DEEPEST: Final = 6
_NOBODY: Final = (0, 0)
_MOST: Final = 3
"""Of more who act together, or are acted upon together, the first are taken."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One act: code points of its verb, of who does it and of whom it befalls.

    Attributes:
        trigger: the verb.
        source: who does it.
        target: whom it befalls; empty where the sentence tells nobody.
        told: root and mode that the verb tells by itself, if it does (`act_words`).
    """

    trigger: Span
    source: Span
    target: Span
    told: Told | None = None


def find_pairs(passage: Passage) -> list[Pair]:
    """Return for each verb of a passage who acts upon whom, in text order.

    Verbs that give the same two give no pair of their own, nor do those that act upon no one,
    unless they tell a root by themselves.
    """
    tree = Tree(passage)
    found: dict[tuple[Span, Span], Pair] = {}
    for at, token in enumerate(passage.tokens):
        if token.pos not in VERBS or token.dep in {"aux", "auxpass"}:
            continue
        told = root_of_verb(tree, at)
        both = _ends(tree, at)
        for source, target in both or (_alone_acting(tree, at) if told else []):
            ends = (tree.phrase(source), _NOBODY if target is None else tree.phrase(target))
            found.setdefault(ends, Pair((token.start, token.end), *ends, told))
    return list(found.values())


def _alone_acting(tree: Tree, verb: int) -> list[tuple[int, None]]:
    """Return who acts where nobody is acted upon: "the minister stepped down"."""
    source = who_acts(tree, verb)
    return [] if source is None or tree.tokens[source].pos == "PRON" else [(source, None)]


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
    told = [pair.told for pair in pairs]
    return list(zip(pairs, guess_roots(sentences, told), strict=True))


def _alone(text: str, edges: list[int], pair: Pair) -> tuple[str, Span, Span]:
    """Return the sentence of a pair's verb, and the two as they stand in it."""
    at = bisect_right(edges, pair.trigger[0]) - 1
    start, end = edges[at], edges[min(at + 1, len(edges) - 1)]
    source = (pair.source[0] - start, pair.source[1] - start)
    target = (pair.target[0] - start, pair.target[1] - start)
    return text[start:end], source, _NOBODY if pair.target == _NOBODY else target


def _ends(tree: Tree, verb: int) -> Sequence[tuple[int, int | None]]:
    """Return who acts and whom it befalls, as places of tokens."""
    source = who_acts(tree, verb)
    if source is None:
        passive = tree.below(verb, PASSIVE)[:1]
        return [(land, one) for land in _lands(tree, verb)[:1] for one in passive]
    target = likeliest(tree, verb, source, nouns_below(tree, verb, source))
    if target is None:
        return []
    sources, targets = ([one, *tree.seconds(one)][:_MOST] for one in (source, target))
    return [(one, other) for one in sources for other in targets if other not in sources] or [
        (source, target)
    ]


def who_acts(tree: Tree, verb: int) -> int | None:
    """Return the token of who does what a verb says, if the sentence tells it."""
    source = _agent(tree, verb) if tree.below(verb, PASSIVE) else _subject(tree, verb, _DEEPEST)
    return None if source is None else _meant(tree, source, verb)


def _lands(tree: Tree, verb: int) -> list[int]:
    """Return the lands in which, or from which, something was done to somebody by nobody told."""
    return [
        noun
        for place in tree.below(verb, "prep")
        if tree.tokens[place].lemma.lower() in {"in", "from"}
        for noun in tree.under(place)
        if tree.names.get(noun) is MentionType.PLACE and tree.tokens[noun].dep == "pobj"
    ]


def _meant(tree: Tree, source: int, verb: int) -> int:
    """Return the subject of the verb above for a pronoun: "X said it would leave"."""
    token, above = tree.tokens[source], tree.tokens[verb].head
    if token.pos != "PRON" or tree.tokens[verb].dep not in {"ccomp", "advcl"}:
        return source
    own = tree.below(above, "nsubj")
    return own[0] if own and tree.tokens[own[0]].pos != "PRON" else source


def _agent(tree: Tree, verb: int) -> int | None:
    for child in tree.below(verb, "agent"):
        found = tree.below(child, "pobj")
        if found:
            return found[0]
    return None


def _subject(tree: Tree, verb: int, left: int, *, above: bool = False) -> int | None:
    """Return who does what a verb says: its own subject, or that of the verb above.

    Of two subjects the last before the verb is meant: the first is a place in front of a dash.
    """
    token = tree.tokens[verb]
    own = tree.below(verb, *SUBJECTS, *([PASSIVE] if above else []))
    if own and tree.tokens[own[0]].tag not in _RELATIVE:
        return max((one for one in own if one < verb), default=own[0])
    if token.dep in {"relcl", "acl"} and tree.tokens[token.head].pos in NOUNS:
        return token.head
    if not own and left and token.dep in _CLAUSES:
        governor = token.head
        while tree.tokens[governor].pos not in VERBS and tree.tokens[governor].head != governor:
            governor = tree.tokens[governor].head
        return _subject(tree, governor, left - 1, above=True) if governor != verb else None
    return None

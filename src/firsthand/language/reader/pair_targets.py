"""Whom an act befalls: of the nouns below a verb the one that looks most like it.

A linear score over few features: how the noun hangs on the verb, what is named by it, how far it
stands. `resources/pair_weights.yml` holds the weights, `python -m quality.plover_fit`
learns them.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from firsthand.language.reader.pair_tree import NOUNS, PASSIVE, SUBJECTS, VERBS
from firsthand.resources import load_list

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from firsthand.language.reader.pair_tree import Tree

_RELATIVE: Final = {"WDT", "WP"}
_ACTORS: Final = (
    *("people", "institutions", "governments", "organisations", "collectives"),
    *("counterparts", "offices", "sides"),
)
_LIFELESS: Final = {"thing", "time", "pronoun"}
_SPEECH: Final = ("say", "tell", "announce", "state", "add", "insist")
_DEEPEST: Final = 6
_FARTHEST: Final = 12
_STEP: Final = 5
"""Words that count as one step of distance."""
_STEPS: Final = 4
_LEVELS: Final = 3


def nouns_below(tree: Tree, verb: int, source: int) -> list[int]:
    """Return the nouns that an act may befall, without who does it.

    Those below its verb, the subject of a passive, and a partner ("Norland and Sudmark agreed").
    """
    found = [*_nouns(tree, verb, 0), *tree.below(verb, PASSIVE), *tree.seconds(source)]
    return list(dict.fromkeys(noun for noun in found if noun != source))


def _nouns(tree: Tree, at: int, level: int, left: int = _FARTHEST) -> Iterator[int]:
    for child in tree.children[at]:
        token = tree.tokens[child]
        if token.dep in {"punct", "appos"} or token.tag in _RELATIVE:
            continue
        if not level and left == _FARTHEST and token.dep in {*SUBJECTS, PASSIVE, "agent"}:
            continue
        noun = token.dep != "compound" and (
            token.pos in NOUNS or (token.pos == "ADJ" and child in tree.names)
        )
        if noun:
            yield child
        if left and level < _DEEPEST:
            yield from _nouns(tree, child, level + noun, left - 1)


def likeliest(tree: Tree, verb: int, source: int, nouns: Sequence[int]) -> int | None:
    """Return the noun of the highest score, None where none is above the least one.

    The subject of a passive is what is done to.
    """
    passive = tree.below(verb, PASSIVE)
    if passive:
        return passive[0]
    weights = pair_weights()
    ranked = [
        (sum(weights.get(one, 0.0) for one in features_of(tree, verb, source, noun)), -noun)
        for noun in nouns
    ]
    best, place = max(ranked, default=(weights["least"], 0))
    return -place if best > weights["least"] else None


def features_of(tree: Tree, verb: int, source: int, noun: int) -> list[str]:
    """Return what tells whether a noun below a verb is whom its act befalls."""
    chain = tree.above(noun, verb)
    links = [tree.tokens[at] for at in chain]
    link = f"as {links[0].dep}"
    if links[0].dep == "pobj" and len(links) > 1:
        link = links[1].lemma.lower()
    lower = next((one.dep for one in links[1:] if one.pos in VERBS), None)
    levels = sum(one.pos in {"NOUN", "PROPN"} for one in links[1:])
    found = [link, _kind(tree, noun), f"level {min(levels, _LEVELS)}"]
    found += [f"under {lower}"] if lower else []
    found += ["before the verb"] if noun < verb else []
    found += [f"far {min(_STEPS, abs(noun - verb) // _STEP)}"]
    found += _owners(tree, noun)
    if links[0].dep == "conj":
        found.append(_joined(tree, verb, source, noun))
    if lower and tree.tokens[verb].lemma.lower() in _SPEECH:
        found.append(f"said {links[0].dep}")
    return found


def _joined(tree: Tree, verb: int, source: int, noun: int) -> str:
    """Return what a noun behind "and" is: a partner of who acts, unless somebody else is there."""
    if noun not in tree.seconds(source):
        return "second"
    others = [at for at in tree.below(verb, "dobj", PASSIVE) if _kind(tree, at) not in _LIFELESS]
    return "one of those who act" if others else "partner"


def _kind(tree: Tree, noun: int) -> str:
    token = tree.tokens[noun]
    if noun in tree.timed:
        return "time"
    if noun in tree.names:
        return str(tree.names[noun].value)
    if token.lemma.lower() in _actor_nouns():
        return "actor"
    return "pronoun" if token.pos == "PRON" else "thing"


def _owners(tree: Tree, noun: int) -> Iterator[str]:
    """Yield whether a noun that is not named itself belongs to somebody named."""
    if noun in tree.names:
        return
    beside = tree.below(noun, "poss", "amod", "compound", "nmod")
    if any(at in tree.names or tree.tokens[at].lemma.lower() in _demonyms() for at in beside):
        yield "of a name"
    elif any(at in tree.names for at in tree.under(noun)):
        yield "name below"
    if any(tree.tokens[at].pos == "PRON" for at in tree.below(noun, "poss")):
        yield "of a pronoun"


@cache
def _demonyms() -> frozenset[str]:
    """Return "cypriot" and all other adjectives of lands and peoples, in lower case."""
    found = set(load_list("peoples")["adjectives"])
    for entry in load_list("territories")["territories"].values():
        found.update(entry["demonym"])
    return frozenset(word.lower() for word in found)


@cache
def pair_weights() -> Mapping[str, float]:
    """Return the weight of each feature; "least" is what a score must pass."""
    weights: Mapping[str, float] = load_list("pair_weights")["weights"]
    return weights


@cache
def _actor_nouns() -> frozenset[str]:
    lists = load_list("nouns")
    return frozenset(noun for name in _ACTORS for noun in lists[name])

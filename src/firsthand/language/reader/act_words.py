"""The PLOVER root and mode that the verb of a pair tells by itself, before any head is asked.

`resources/act_words.yml` lists verbs, alone or with their object, particle or preposition. What
stands over a verb turns its act, as the manual has it: a friendly act that is promised or still to
come is AGREE, one that is refused or not done REJECT, one that is asked for REQUEST, a hostile
one that is vowed THREATEN. Where the lists are silent, or a hostile act is denied, so is this.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from firsthand.language.reader.pair_tree import PASSIVE, SUBJECTS, VERBS
from firsthand.resources import load_list

if TYPE_CHECKING:
    from collections.abc import Mapping

    from firsthand.language.reader.pair_tree import Tree

_FUTURE: Final = {"will", "would", "shall", "wo"}
_NOT: Final = {"not", "n't", "never"}
_BELOW: Final = {"xcomp", "ccomp"}
_DEEPEST: Final = 4


@dataclass(frozen=True, slots=True)
class Told:
    """What words tell of an act.

    Attributes:
        root: the PLOVER root; CONCEDE and RETREAT as YIELD.
        mode: its mode, where the words tell one.
        by_two: a verb tells it together with another word ("recalled its ambassador").
    """

    root: str
    mode: str | None = None
    by_two: bool = False


def root_of_verb(tree: Tree, verb: int) -> Told | None:
    """Return what the verb of a pair tells of its root; None where the head is to be asked.

    Args:
        tree: the parse of the passage.
        verb: the place of the verb.
    """
    over = _over(tree, verb)
    if over is not None:
        return over
    way, below = _way(tree, verb), _below(tree, verb)
    if way is not None and below is not None:
        return _turned(way, below)
    if way == "promised" and tree.below(verb, "xcomp"):
        return Told("AGREE")
    told = _own(tree, verb)
    return told if told is None else _done(tree, verb, told)


def _done(tree: Tree, verb: int, told: Told) -> Told | None:
    """Return what is left of an act that was not done, or is yet to come."""
    if _is_not(tree, verb):
        return _turned("refused", told)
    if _FUTURE & {_lemma(tree, at) for at in tree.below(verb, "aux")}:
        return _turned("promised", told)
    return told


def _over(tree: Tree, verb: int) -> Told | None:
    """Return what a verb above makes of an act: "refused to release" is no release."""
    told, at = _own(tree, verb), verb
    for _ in range(_DEEPEST):
        token = tree.tokens[at]
        if token.dep not in _BELOW or tree.tokens[token.head].pos not in VERBS:
            return None
        if tree.below(at, *SUBJECTS, PASSIVE):
            return None
        at = token.head
        way = _way(tree, at)
        if way is not None:
            return None if told is None else _turned(way, told)
    return None


def _turned(way: str, told: Told) -> Told | None:
    """Return what a verb makes of the act below it, None where the manual leaves it open."""
    lists = load_list("act_words")
    mode = lists["modes"].get(told.root)
    friendly, hostile = (told.root in lists[name].split() for name in ("friendly", "hostile"))
    if way == "asked":
        return Told("REQUEST", mode)
    if way == "threatened" or (way == "vowed" and hostile):
        return Told("THREATEN")
    if way == "refused":
        return Told("REJECT", mode) if friendly else None
    return Told("AGREE") if friendly else None


def _way(tree: Tree, verb: int) -> str | None:
    """Return what a verb makes of the act below it."""
    return next((_ways()[key] for key in _keys(tree, verb) if key in _ways()), None)


def _below(tree: Tree, verb: int) -> Told | None:
    for at in tree.below(verb, *_BELOW):
        if tree.tokens[at].pos in VERBS:
            return _own(tree, at)
    return None


def _own(tree: Tree, verb: int) -> Told | None:
    """Return what a verb tells with the words beside it, or alone."""
    return next((_words()[key] for key in _keys(tree, verb) if key in _words()), None)


def _keys(tree: Tree, verb: int) -> list[tuple[str, ...]]:
    """Return a verb with each word beside it, and last alone; "on Monday" is left out."""
    lemma = _lemma(tree, verb)
    beside = tree.below(verb, "dobj", PASSIVE, "attr", "prt", "prep", "agent", "advmod")
    beside = [at for at in beside if not tree.timed.intersection(tree.below(at, "pobj"))]
    things = [*beside, *(at for one in beside for at in tree.below(one, "pobj"))]
    return [*((lemma, _lemma(tree, at)) for at in things), (lemma,)]


def _is_not(tree: Tree, verb: int) -> bool:
    beside = tree.below(verb, "neg", "advmod", "aux")
    return any(_lemma(tree, at) in _NOT for at in beside)


def _lemma(tree: Tree, at: int) -> str:
    return tree.tokens[at].lemma.lower()


@cache
def _words() -> Mapping[tuple[str, ...], Told]:
    content: Mapping[str, Any] = load_list("act_words")["roots"]
    found: dict[tuple[str, ...], Told] = {}
    for name, words in content.items():
        root, _, mode = name.partition("/")
        for word in words.split():
            key = tuple(word.split("-"))
            found.setdefault(key, Told(root, mode or None, by_two=len(key) > 1))
    return found


@cache
def _ways() -> Mapping[tuple[str, ...], str]:
    over: Mapping[str, str] = load_list("act_words")["over"]
    return {tuple(verb.split("-")): way for way, verbs in over.items() for verb in verbs.split()}

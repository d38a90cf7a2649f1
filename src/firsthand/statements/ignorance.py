"""Where the report says what is not known: nothing there has been said to have happened."""

from __future__ import annotations

from firsthand.model import Reading, Span

from .assemble import report_scenes
from .cues import word_set
from .scene import Scene
from .tree import FINITE_TAGS, Tree

_QUESTIONS = frozenset({"whether", "if", "what", "who", "why", "how", "when", "where", "which"})
_NEGATIVE = frozenset({"not", "n't", "never", "no"})
_REACH = 6


def ignorance_spans(reading: Reading) -> list[Span]:
    """Return the clauses that the report itself leaves open, in text order.

    "It was not clear *whether the men had left*", "he would not say *when they would*",
    "it is unknown *how many died*". The span is the clause that is left open, not the words
    that leave it open.
    """
    found = []
    for scene in report_scenes(reading):
        for start, end in _open_clauses(scene):
            found.append(Span(reading.document, scene.start + start, scene.start + end))
    return sorted(set(found))


def _open_clauses(scene: Scene) -> list[tuple[int, int]]:
    tree = scene.tree
    found = []
    for index in range(len(tree)):
        if scene.is_quoted(index) or not _leaves_open(tree, index):
            continue
        first = _clause_after(scene, index)
        if first is not None:
            last = tree.sentence(index)[1]
            end = scene.end_before(last)
            stop = len(tree.text[:end].rstrip(" .?!"))
            if stop > tree.start(first):
                found.append((tree.start(first), stop))
    return found


def _leaves_open(tree: Tree, index: int) -> bool:
    """Whether the word at `index` says that something is not known or not told."""
    word = tree.lower[index]
    if word in word_set("unknown"):
        return True
    before = tree.lower[max(tree.sentence(index)[0], index - 4) : index]
    negated = any(item in _NEGATIVE for item in before)
    if word in word_set("knowable"):
        return negated
    if tree.tokens[index].lemma.lower() not in word_set("tellable"):
        return False
    return negated or any(
        tree.tokens[at].lemma.lower() in {"refuse", "decline"}
        for at in range(max(0, index - 3), index)
    )


def _clause_after(scene: Scene, index: int) -> int | None:
    """The first token of the indirect question behind the word."""
    tree = scene.tree
    last = tree.sentence(index)[1]
    for at in range(index + 1, min(index + _REACH, last)):
        if tree.lower[at] in _QUESTIONS:
            return at
        if tree.tokens[at].tag in FINITE_TAGS or tree.words[at] == ",":
            return None
    return None

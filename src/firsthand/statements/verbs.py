"""Attributions whose cue is a verb: said, told, claimed, denied, asked for ..."""

from __future__ import annotations

from .candidate import Candidate
from .clauses import clause_after, clause_before
from .cues import find_cue, word_set
from .governed import governed, named, put_at
from .passive import told_by
from .quoted import introduced, quoted_after, quoted_before
from .scene import Scene
from .tree import Tree

_MODALS = frozenset({"will", "can", "could", "may", "might", "should", "must", "'ll", "wo", "ca"})
_SHAPES = (
    quoted_before,
    named,
    clause_before,
    quoted_after,
    clause_after,
    governed,
    introduced,
)
_CONTINUING = frozenset(
    {"go", "continue", "begin", "proceed", "hasten", "move", "rush", "use", "get"}
)


def find_in_verbs(scene: Scene) -> list[Candidate]:
    """Find the attributions of every announcing verb outside of quotation marks."""
    found = []
    for index in scene.tree.verbs:
        if scene.is_quoted(index):
            continue
        candidate = put_at(scene, index) or _read(scene, index)
        if candidate is not None:
            found.append(candidate)
    return found


def _read(scene: Scene, index: int) -> Candidate | None:
    """Read what the verb at `index` announces, from the surest shape to the least sure."""
    tree = scene.tree
    cue = find_cue(tree, index)
    if cue is None or is_unspoken(tree, index):
        return told_by(scene, cue) if cue is not None else None
    if cue.lemma in word_set("glosses") and tree.tokens[index].tag == "VBG":
        return None
    for shape in _SHAPES:
        candidate = shape(scene, cue)
        if candidate is not None:
            return None if _is_nobody(tree, candidate) else candidate
    return None


def _is_nobody(tree: Tree, candidate: Candidate) -> bool:
    """Whether the speaker is nobody: neither side confirmed, no official said."""
    if candidate.source is None:
        return False
    words = tree.text[slice(*candidate.source)].lower().split()
    return words[:1] in (["neither"], ["nobody"], ["none"], ["no"], ["nothing"])


def is_unspoken(tree: Tree, index: int) -> bool:
    """Whether the verb tells of no speech: negated, only possible, or without a doer.

    "did not say", "could say", "was told", "wants to say" and "Asked about it, he said" (the
    first verb) announce nothing; "quoted as saying" is the business of `carrying`.
    """
    if tree.kids(index, "neg", "auxpass"):
        return True
    if index > 0 and tree.lower[index - 1] == "as" and tree.tokens[index].tag == "VBG":
        return True
    token = tree.tokens[index]
    if (
        token.dep == "advcl"
        and token.tag in {"VBN", "VBD"}
        and not tree.kids(index, "nsubj", "mark")
    ):
        return True
    if any(tree.lower[kid] in _MODALS for kid in tree.kids(index, "aux")):
        return True
    is_infinitive = any(tree.lower[kid] == "to" for kid in tree.kids(index, "aux"))
    head = tree.tokens[index].head
    return is_infinitive and tree.tokens[head].lemma.lower() not in _CONTINUING

"""What somebody was told by somebody: `Lee was told by the judge that it was over`."""

from __future__ import annotations

from .candidate import Candidate, Stretch
from .clauses import clause_opening
from .cues import Cue
from .ends import clause_end
from .heads import LISTENED
from .phrases import phrase
from .scene import Scene


def told_by(scene: Scene, cue: Cue) -> Candidate | None:
    """Read a passive verb of telling whose speaker stands behind "by".

    Args:
        scene: the paragraph.
        cue: the verb, which must be one that takes a listener.
    """
    tree = scene.tree
    if cue.lemma not in LISTENED or not tree.kids(cue.index, "auxpass"):
        return None
    agents = [
        below[0]
        for kid in tree.kids(cue.index, "agent", "prep")
        if kid > cue.last and tree.lower[kid] == "by" and (below := tree.kids(kid, "pobj"))
    ]
    manner = cue.manner("clause")
    opening = clause_opening(scene, cue) if agents and manner is not None else None
    if opening is None or manner is None or opening[0] <= agents[0]:
        return None
    first = opening[0] + (tree.lower[opening[0]] == "that")
    if first >= len(tree):
        return None
    end = clause_end(scene, cue, first)
    if end <= tree.start(first):
        return None
    subjects = tree.kids(cue.index, "nsubjpass")
    told: Stretch | None = phrase(tree, subjects[0], stop=cue.index) if subjects else None
    return Candidate(
        cue=(tree.start(cue.index), tree.end(cue.last)),
        contents=((tree.start(first), end),),
        source=phrase(tree, agents[0], agents[0] - 1, first - 1),
        manner=manner,
        told=told,
    )

"""Attributions that a reader model found, in the form of our own candidates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .accordance import is_accordance
from .candidate import Candidate, Stretch, shared
from .clauses import is_complete
from .cues import Cue, find_cue
from .verbs import is_unspoken

if TYPE_CHECKING:
    from firsthand.model import Attribution

    from .scene import Scene

_TERM_MOST = 24
_GOVERNED = ("to", "object", "for", "of", "about", "against", "on", "as", "say")
_QUESTIONS = frozenset({"whether", "if", "what", "who", "how", "when", "where", "why"})


def find_learned(scene: Scene) -> list[Candidate]:
    """Return the reader's attributions whose cue is one of speech.

    The reader also finds wishes, beliefs and decisions ("wants", "thinks"); those have no
    cue of ours and are left out.
    """
    found = [_candidate(scene, item) for item in scene.tree.passage.attributions]
    return [item for item in found if item is not None]


def _candidate(scene: Scene, item: Attribution) -> Candidate | None:
    contents = tuple(part for part in item.contents if part[1] > part[0])
    if not contents:
        return None
    words = scene.tree.text[slice(*item.cue)].strip()
    cue = _spoken_cue(scene, item.cue)
    if cue is None and words != ":" and not is_accordance(words):
        return None
    if _says_of_a_noun(scene, item.cue, contents) or not _tells(scene, contents):
        return None
    shape, manner = _shape(scene, cue, contents)
    is_term = shape in {"quote", "object"} and not _is_mostly_quoted(scene, contents)
    if is_term and any(shared(contents, ((one.start, one.end),)) for one in scene.quotations):
        return None
    return Candidate(
        cue=item.cue,
        contents=contents,
        source=item.source,
        manner=manner,
        shape=shape,
        score=item.score,
    )


def _says_of_a_noun(scene: Scene, cue: Stretch, contents: tuple[Stretch, ...]) -> bool:
    """Whether the cue's clause only describes a noun: "a tax that farmers reject"."""
    tree = scene.tree
    at = tree.token_at(cue[0])
    while at is not None and at < len(tree) and tree.start(at) < cue[1]:
        head = tree.start(tree.tokens[at].head)
        if tree.tokens[at].dep == "relcl" and any(a <= head < b for a, b in contents):
            return True
        at += 1
    return False


def _tells(scene: Scene, contents: tuple[Stretch, ...]) -> bool:
    """Whether the words say that something is so: "claimed responsibility" does not."""
    tree = scene.tree
    for start, end in contents:
        first, last = tree.token_at(start), tree.token_at(end)
        if first is not None and tree.has_finite_verb(first, len(tree) if last is None else last):
            return True
    return False


def _is_mostly_quoted(scene: Scene, contents: tuple[Stretch, ...]) -> bool:
    """Whether the quotation is more than a term: charged people with "extremism"."""
    marks = tuple((item.start, item.end) for item in scene.quotations)
    inside = shared(contents, marks)
    return inside >= _TERM_MOST or 2 * inside >= sum(end - start for start, end in contents)


def _spoken_cue(scene: Scene, stretch: Stretch) -> Cue | None:
    """The announcing verb among the words of the cue, if it announces anything."""
    tree = scene.tree
    at = tree.token_at(stretch[0])
    while at is not None and at < len(tree) and tree.start(at) < stretch[1]:
        cue = find_cue(tree, at)
        if cue is not None and not is_unspoken(tree, at):
            return cue
        at += 1
    return None


def _shape(scene: Scene, cue: Cue | None, contents: tuple[Stretch, ...]) -> tuple[str, str]:
    """How the words hang on the cue: quoted, a clause, or something a verb governs."""
    if cue is None:
        return "accordance", "says"
    tree = scene.tree
    if any(scene.within(start) is not None for start, _ in contents):
        return "quote", cue.manner("quote") or cue.manner("clause") or "says"
    first, last = tree.token_at(contents[0][0]), tree.token_at(contents[-1][1])
    finite = first is not None and is_complete(tree, first, len(tree) if last is None else last)
    if finite and cue.manner("clause") is not None:
        return "clause", cue.manner("clause") or "says"
    if first is not None and tree.lower[first] in _QUESTIONS and cue.manner("whether"):
        return "whether", cue.manner("whether") or "says"
    for shape in _GOVERNED:
        manner = cue.manner(shape)
        if manner is not None:
            return shape, manner
    return "object", "says"

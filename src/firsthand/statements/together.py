"""Several who say the same words: `the union and the farmers' guild said`, `Lee and Roe said`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from .tree import FINITE_TAGS

if TYPE_CHECKING:
    from .candidate import Candidate, Stretch
    from .scene import Scene
    from .tree import Tree

_NOUNS = frozenset({"NOUN", "PROPN"})
_JOINTS = (" and", " &")
_MOST = 6


def part_speakers(scene: Scene, candidate: Candidate) -> Candidate:
    """Return the candidate with its speakers one by one, where its source names several.

    Each of them is a name, or a noun with an article or owner of its own, or in the plural:
    "the mayor and founder" and "chairman and owner Ann Lee" are one.
    """
    if candidate.source is None:
        return candidate
    candidate = _with_second(scene.tree, candidate, candidate.source)
    if candidate.source is None:
        return candidate
    heads = _heads(scene.tree, candidate.source)
    are_several = len(heads) > 1 and not _is_one_name(scene.tree, heads)
    if not are_several or not all(_is_someone(scene.tree, at) for at in heads):
        return candidate
    return replace(candidate, together=_stretches(scene.tree, candidate.source, heads))


def _with_second(tree: Tree, candidate: Candidate, source: Stretch) -> Candidate:
    """The candidate with all of `the mayor, Ann Lee, and the chief, Bo Roe, said` for its source.

    The words of a first speaker may end at the comma behind its name.
    """
    if candidate.cue is None or "and " not in tree.text[source[1] : candidate.cue[0]]:
        return candidate
    first, last = tree.token_at(source[0]), tree.token_at(source[1])
    cue = tree.token_at(candidate.cue[0])
    if first is None or last is None or cue is None or not last < cue:
        return candidate
    between = tree.lower[last:cue]
    opens = next((at for at in range(last, cue) if tree.tokens[at].pos == "CCONJ"), None)
    if opens is None or between[:1] not in {(",",), ("and",)} or opens > last + 1:
        return candidate
    joined = [
        kid
        for at in range(first, last)
        for kid in tree.kids(at, "conj")
        if opens < kid < cue and tree.tokens[kid].pos in _NOUNS
    ]
    verbs = [at for at in range(last, cue) if tree.tokens[at].tag in FINITE_TAGS]
    if not joined or verbs:
        return candidate
    end = cue - 1
    while tree.tokens[end].pos in {"PUNCT", "ADV", "AUX"}:
        end -= 1
    return replace(candidate, source=(source[0], tree.end(end)))


def _heads(tree: Tree, source: Stretch) -> list[int]:
    """The nouns that "and" joins in the source, in text order; empty where it has no "and"."""
    first, last = tree.token_at(source[0]), tree.token_at(source[1])
    words = range(len(tree) if first is None else first, len(tree) if last is None else last)
    if not any(tree.lower[at] in {"and", "&"} for at in words):
        return []
    tops = [at for at in words if tree.tokens[at].head not in words or tree.tokens[at].head == at]
    tops = [at for at in tops if tree.tokens[at].pos in _NOUNS]
    if len(tops) != 1:
        return []
    heads = [tops[0]]
    for head in heads:
        if len(heads) < _MOST:
            tops = [head, *tree.kids(head, "appos")]
            heads += [at for top in tops for at in tree.kids(top, "conj") if at in words]
    return sorted(heads)


def _is_someone(tree: Tree, head: int) -> bool:
    token = tree.tokens[head]
    if token.pos not in _NOUNS:
        return False
    if token.tag in {"NNS", "NNPS"} or tree.kids(head, "det", "poss"):
        return True
    return any(name.start <= token.start < name.end for name in tree.passage.names)


def _is_one_name(tree: Tree, heads: list[int]) -> bool:
    """Whether two of them stand in one name: "Cray and Sons"."""
    return any(
        sum(name.start <= tree.start(head) < name.end for head in heads) > 1
        for name in tree.passage.names
    )


def _stretches(tree: Tree, source: Stretch, heads: list[int]) -> tuple[Stretch, ...]:
    """The words of each of them: from its own first word to the comma or "and" of the next."""
    firsts = [tree.edges[head][0] for head in heads]
    starts = [source[0], *(tree.start(first) for first in firsts[1:])]
    ends = [len(tree.text[:start].rstrip(" ,")) for start in starts[1:]]
    parts = []
    for start, end in zip(starts, [*ends, source[1]], strict=True):
        words = tree.text[start:end]
        joint = next((one for one in _JOINTS if words.endswith(one)), "")
        parts.append((start, len(tree.text[: end - len(joint)].rstrip(" ,"))))
    return tuple(part for part in parts if part[1] > part[0])

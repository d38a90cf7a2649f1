"""Attributions without a verb: "according to police", "by the count of a rights group"."""

from __future__ import annotations

from functools import lru_cache

from firsthand.resources import load_list

from .candidate import Candidate, Stretch
from .cues import word_set
from .phrases import last_noun, phrase
from .scene import Scene
from .tree import FINITE_TAGS, Tree

_CONTENT_LEAST = 8
_REACH = 25


@lru_cache(maxsize=1)
def _phrases() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(words) for words in load_list("cues")["accordance"])


@lru_cache(maxsize=1)
def _openers() -> frozenset[str]:
    """The words that such a phrase may begin with."""
    return frozenset({words[0] for words in _phrases()} | {"by", "in"})


def find_accordance(scene: Scene) -> list[Candidate]:
    """Find every clause that hangs on a source by a phrase such as "according to"."""
    found = []
    openers = _openers()
    for index, word in enumerate(scene.tree.lower):
        if word not in openers or scene.is_quoted(index):
            continue
        cue = _cue_at(scene.tree, index)
        if cue is None:
            continue
        candidate = _read(scene, *cue)
        if candidate is not None:
            found.append(candidate)
    return found


def _cue_at(tree: Tree, index: int) -> tuple[int, int, int] | None:
    """First token of the phrase, the one after it, and the first of the source's words."""
    for words in _phrases():
        if words[0] != tree.lower[index]:
            continue
        end = index + len(words)
        if tree.lower[index:end] == words:
            return index, end, end
    if tree.lower[index] == "by":
        return _count_at(tree, index)
    return _own_words_at(tree, index)


def _own_words_at(tree: Tree, index: int) -> tuple[int, int, int] | None:
    """`in Lind's own words`, set off by a comma or before a quotation."""
    if tree.lower[index] != "in":
        return None
    for at in range(index + 1, min(index + 6, len(tree) - 1)):
        after = at + 1 + (tree.lower[at + 1] == "own")
        is_said = tree.tokens[at].tag == "POS" and tree.lower[after : after + 1] == ("words",)
        if is_said and tree.words[after + 1 : after + 2] in {(",",), ('"',)}:
            return index, after + 1, index + 1
    return None


def _count_at(tree: Tree, index: int) -> tuple[int, int, int] | None:
    """`by the count of X` and `by X's tally`."""
    counts = word_set("counts")
    following = tree.lower[index + 1 : index + 4]
    if following[:1] == ("the",) and following[2:] == ("of",) and following[1] in counts:
        return index, index + 4, index + 4
    for at in range(index + 1, min(index + 8, len(tree) - 1)):
        if tree.tokens[at].tag == "POS" and tree.lower[at + 1] in counts:
            return index, at + 2, index + 1
    return None


def _read(scene: Scene, first: int, after: int, source_first: int) -> Candidate | None:
    tree = scene.tree
    source = _source(tree, source_first, first, after)
    if source is None:
        return None
    contents = _contents(scene, first, max(source[1], tree.end(after - 1)))
    if not contents:
        return None
    return Candidate(
        cue=(tree.start(first), tree.end(after - 1)),
        contents=contents,
        source=source,
        shape="accordance",
    )


def _source(tree: Tree, source_first: int, first: int, after: int) -> Stretch | None:
    """The words of the source: the noun phrase behind the cue, or the owner of the tally."""
    if source_first < after:
        # "by the country's army's count" is the army's
        marks = [at for at in range(source_first, after) if tree.tokens[at].tag == "POS"]
        return tree.start(source_first), tree.end(marks[-1] - 1)
    last = min(tree.sentence(first)[1], source_first + _REACH)
    head = last_noun(tree, source_first, last)
    if head is None:
        return None
    for at in range(source_first, head + 1):
        token = tree.tokens[at]
        if token.dep == "pobj" and token.head < source_first:
            head = at
            break
    start, end = phrase(tree, head, source_first)
    return min(start, tree.start(source_first)), end


def _contents(scene: Scene, first: int, after: int) -> tuple[Stretch, ...]:
    """What hangs on the phrase: the words before it, after it, or around it.

    It was over, according to police. According to police, it was over. The raid, according
    to police, failed.
    """
    tree = scene.tree
    start, end = scene.sentence(first)
    left = (start, len(tree.text[: tree.start(first)].rstrip(" ,;:-")))
    right = _behind(scene, after, end)
    if left[1] - left[0] >= _CONTENT_LEAST and not _is_lead(tree, left):
        return (left,)
    if right[1] - right[0] < _CONTENT_LEAST:
        return ()
    token = tree.token_at(right[0])
    if token is not None and tree.tokens[token].tag in FINITE_TAGS and left[1] > left[0]:
        return (left, right)
    return (right,)


def _behind(scene: Scene, after: int, end: int) -> Stretch:
    """The rest of the sentence behind the source and the comma after it."""
    text = scene.tree.text
    comma = text.find(",", after, end)
    if text[comma + 1 : end].lstrip().startswith("as "):
        comma = text.find(",", comma + 1, end)
    begin = comma + 1 if comma >= 0 else after
    while begin < end and not text[begin].isalnum() and text[begin] not in "\"'":
        begin += 1
    return begin, len(text[:end].rstrip(" ."))


def _is_lead(tree: Tree, left: Stretch) -> bool:
    """Whether the words before the phrase are only "But" or "On Friday,"."""
    first, last = tree.token_at(left[0]), tree.token_at(left[1])
    if first is None:
        return True
    return not tree.has_finite_verb(first, last if last is not None else len(tree))


def is_accordance(words: str) -> bool:
    """Whether the words are such a phrase: "according to"."""
    return tuple(words.lower().split()) in _phrases()

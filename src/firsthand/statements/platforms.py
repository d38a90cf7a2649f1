"""Where somebody wrote or spoke, said apart from the verb: `in a post on X`, `on Telegram`."""

from __future__ import annotations

from dataclasses import replace

from .candidate import Candidate, Stretch, overlap
from .cues import has_word, word_set
from .phrases import last_noun, phrase
from .scene import Scene
from .tree import Tree

_PLACES = frozenset({"on", "in", "via", "through", "to"})
_SPEAKING = frozenset({"speaking", "appearing", "talking", "interviewed"})
_REACH = 6  # tokens between "on" and the name: "on its official Telegram channel"
_BEFORE = frozenset({"DET", "PRON", "ADJ", "NOUN", "PROPN", "PART"})


def add_platforms(scene: Scene, candidates: list[Candidate]) -> list[Candidate]:
    """Give each candidate without a medium the one that its sentence says it was made on.

    A network counts as the medium wherever it is named beside the announcing part, a station
    where somebody was "speaking on" it. What stands within the words said is their business.
    """
    result = list(candidates)
    for index, word in enumerate(scene.tree.lower if candidates else ()):
        if word not in _PLACES or scene.is_quoted(index):
            continue
        stretch = platform_at(scene.tree, index) or _station(scene, index)
        if stretch is None or any(_is_said(one, stretch) for one in candidates):
            continue
        at = _owner(scene, result, index)
        if at is not None and result[at].channel is None:
            result[at] = replace(result[at], channel=stretch)
    return result


def _is_said(candidate: Candidate, stretch: Stretch) -> bool:
    return any(overlap(part, stretch) for part in candidate.contents)


def platform_at(tree: Tree, index: int) -> Stretch | None:
    """Return the name of the network behind `on`, `in` or `to`: "in a Telegram post", "on X"."""
    if tree.lower[index] not in _PLACES:
        return None
    for at in range(index + 1, min(index + _REACH, len(tree))):
        if tree.words[at][:1].isupper() and tree.lower[at] in word_set("platforms"):
            return (_name_start(tree, index, at), tree.end(at)) if _ends(tree, at) else None
        if tree.tokens[at].pos not in _BEFORE or tree.lower[at] in _PLACES:
            return None
    return None


def _name_start(tree: Tree, index: int, at: int) -> int:
    """Where the name begins: at "Truth" of "Truth Social"."""
    is_single = tree.lower[at] not in word_set("platform_ends")
    return tree.start(at) if is_single or at - 1 <= index else tree.start(at - 1)


def _ends(tree: Tree, at: int) -> bool:
    """Whether a page or a post of the network may be meant: not "X users" or "X's owner"."""
    if at + 1 >= len(tree):
        return True
    follow = tree.tokens[at + 1]
    is_page = has_word(tree.lower[at + 1], "pages")
    return is_page or (follow.tag != "POS" and follow.pos not in {"NOUN", "PROPN"})


def _station(scene: Scene, index: int) -> Stretch | None:
    """The medium behind "speaking on": "Speaking on state radio, she said"."""
    tree = scene.tree
    if index == 0 or tree.lower[index - 1] not in _SPEAKING:
        return None
    limit = scene.pause_after(index + 1)
    head = last_noun(tree, index + 1, limit)
    if head is None:
        return None
    stretch = phrase(tree, head, index + 1, limit)
    return stretch if has_word(tree.text[slice(*stretch)], "media_nouns") else None


def _owner(scene: Scene, candidates: list[Candidate], index: int) -> int | None:
    """The candidate whose cue is the last before the place, or else the first of the sentence."""
    start, end = scene.sentence(index)
    place = scene.tree.start(index)
    fitting = [
        (item.cue[0], at)
        for at, item in enumerate(candidates)
        if item.cue is not None and start <= item.cue[0] < end
    ]
    earlier = [item for item in fitting if item[0] < place]
    if earlier:
        return max(earlier)[1]
    return min(fitting)[1] if fitting else None

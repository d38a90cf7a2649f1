"""Where somebody posts who took to a network just before: `Lee took to X. "No," she wrote.`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from .cues import word_set
from .platforms import platform_at

if TYPE_CHECKING:
    from .candidate import Candidate, Stretch
    from .scene import Scene

_REACH = 1  # sentences between the network and the words


class _Taken(NamedTuple):
    """The network named last: in which sentence, where, and whether somebody "took to" it."""

    sentence: int
    place: Stretch
    is_taken: bool


def carry_platforms(scenes: list[Scene], found: list[list[Candidate]]) -> list[list[Candidate]]:
    """Give what is posted or written the network that the sentence before took its speaker to.

    Args:
        scenes: the paragraphs of one document in text order.
        found: the attributions of each paragraph, in document offsets.

    Returns:
        The same lists, with a channel where one was carried over.
    """
    if all(word_set("platforms").isdisjoint(scene.tree.lower) for scene in scenes):
        return found
    counts = 0  # sentences before the paragraph
    last: _Taken | None = None
    carried = []
    for scene, here in zip(scenes, found, strict=True):
        if not word_set("platforms").isdisjoint(scene.tree.lower):
            last = _last_taken(scene, here, counts) or last
        kept = list(here)
        if last is not None:
            kept = [_with_channel(scene, item, counts, last) for item in here]
        carried.append(kept)
        counts += _sentence(scene, len(scene.tree.text))
    return carried


def _last_taken(scene: Scene, here: list[Candidate], counts: int) -> _Taken | None:
    """The last network of the paragraph to which somebody took or on which they spoke."""
    tree = scene.tree
    channels = {item.channel for item in here}
    for at in range(len(tree) - 1, 0, -1):
        stretch = None if scene.is_quoted(at) else platform_at(tree, at)
        if stretch is None:
            continue
        moved = (stretch[0] + scene.start, stretch[1] + scene.start)
        is_taken = tree.lower[at] == "to" and tree.lower[at - 1] in {"took", "takes", "turned"}
        if is_taken or moved in channels:
            return _Taken(counts + _sentence(scene, tree.start(at)), moved, is_taken)
    return None


def _with_channel(scene: Scene, item: Candidate, counts: int, last: _Taken) -> Candidate:
    if item.cue is None or item.channel is not None or item.told is not None:
        return item
    words = scene.tree.text[item.cue[0] - scene.start : item.cue[1] - scene.start].lower()
    distance = counts + _sentence(scene, item.cue[0] - scene.start) - last.sentence
    verbs = word_set("writing") if last.is_taken else word_set("posting")
    return replace(item, channel=last.place) if words in verbs and 0 < distance <= _REACH else item


def _sentence(scene: Scene, offset: int) -> int:
    """Which sentence of the paragraph holds an offset; sentences of quoted words alone are none."""
    tree = scene.tree
    return sum(
        tree.start(one.start) <= offset and _has_own_words(scene, one.start, one.end)
        for one in tree.passage.sentences
    )


def _has_own_words(scene: Scene, first: int, last: int) -> bool:
    return any(
        scene.tree.words[at][:1].isalpha() and not scene.is_quoted(at) for at in range(first, last)
    )

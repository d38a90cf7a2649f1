"""One attribution a stretch of words: what to do where candidates overlap or nest."""

from __future__ import annotations

from dataclasses import replace

from .candidate import Candidate, shared
from .cues import has_word
from .scene import Scene

_MUCH = 0.5
_WHOLE = 0.8


def settle(scene: Scene, candidates: list[Candidate]) -> list[Candidate]:
    """Return candidates that share no words, in text order.

    Where a medium retells one statement ("..., the ministry says, the agency reports") the
    two become one with the medium in between. Otherwise the outermost stays.
    """
    order = sorted(candidates, key=lambda item: (-item.size, item.start, item.end, item.shape))
    kept: list[Candidate] = []
    for candidate in order:
        covering = [
            other
            for other in kept
            if shared(candidate.contents, other.contents) > _MUCH * candidate.size
        ]
        if not covering:
            kept.append(candidate)
        elif len(covering) == 1 and _retells(scene, covering[0], candidate):
            kept[kept.index(covering[0])] = _retold(covering[0], candidate)
    return sorted(kept, key=lambda item: (item.start, item.end))


def _retells(scene: Scene, outer: Candidate, inner: Candidate) -> bool:
    """Whether the outer one only passes the inner one on: a medium, and hardly another word."""
    if outer.source is None or inner.cue is None or inner.source is None:
        return False
    if not has_word(scene.tree.text[slice(*outer.source)], "media_nouns"):
        return outer.shape == "clause" and _is_tail(scene, outer) and _covers(scene, outer, inner)
    return _covers(scene, outer, inner)


def _is_tail(scene: Scene, outer: Candidate) -> bool:
    """Whether the outer verb is one of reporting by name: `Reuters reports` at the end."""
    if outer.cue is None or outer.cue[0] < outer.contents[0][0]:
        return False
    return scene.tree.text[slice(*outer.cue)].lower() in {"reports", "reported", "writes", "wrote"}


def _covers(scene: Scene, outer: Candidate, inner: Candidate) -> bool:
    """Whether the inner attribution fills nearly all the words of the outer one."""
    letters = {
        at
        for start, end in outer.contents
        for at in range(start, end)
        if scene.tree.text[at].isalnum()
    }
    mine = {at for start, end in inner.parts for at in range(start, end)}
    return len(letters & mine) >= _WHOLE * len(letters)


def _retold(outer: Candidate, inner: Candidate) -> Candidate:
    source = (outer.source,) if outer.source is not None else ()
    is_channel = outer.shape == "accordance" and inner.told is None and inner.channel is None
    return replace(
        inner,
        via=(*outer.via, *(() if is_channel else source), *inner.via),
        channel=outer.source if is_channel else inner.channel,
    )

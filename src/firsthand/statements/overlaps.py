"""One attribution a stretch of words: what to do where candidates overlap or nest."""

from __future__ import annotations

from dataclasses import replace

from firsthand.model import MentionType

from .candidate import Candidate, Stretch, overlap, shared
from .cues import has_word
from .scene import Scene

_HOUSES = frozenset({MentionType.ORGANISATION, MentionType.MEDIUM})
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
            kept[kept.index(covering[0])] = _retold(scene, covering[0], candidate)
    return sorted(kept, key=lambda item: (item.start, item.end))


def retold_rules(
    scene: Scene, rules: list[Candidate], learned: list[Candidate]
) -> tuple[list[Candidate], list[Candidate]]:
    """Return both without what a reader's "according to" only passes on.

    `"It is over," she told the channel, according to the agency` is what she said, through
    both; the reader may take all before "according to" for the agency's words.
    """
    kept, passed = list(rules), list(learned)
    for outer in learned:
        inner = next((one for one in kept if _is_passed(outer, one)), None)
        if outer.shape != "accordance" or inner is None or not _is_own(scene, inner):
            continue
        if _retells(scene, outer, inner):
            if not any(overlap(outer.source or (0, 0), one) for one in _carriers(inner)):
                kept[kept.index(inner)] = _retold(scene, outer, inner)
            passed.remove(outer)
    return kept, passed


def _carriers(candidate: Candidate) -> tuple[Stretch, ...]:
    """Everyone who is known already to have passed the words on."""
    channel = (candidate.channel,) if candidate.channel is not None else ()
    return (*candidate.via, *channel)


def _is_own(scene: Scene, candidate: Candidate) -> bool:
    """Whether the words are surely its speaker's: quoted, or told to somebody."""
    return candidate.told is not None or _is_quoted(scene, candidate)


def _is_quoted(scene: Scene, candidate: Candidate) -> bool:
    """Whether the words open with a quotation mark, so that they are surely the speaker's own."""
    return bool(candidate.contents) and scene.within(candidate.contents[0][0]) is not None


def _is_within(outer: Candidate, inner: Candidate) -> bool:
    """Whether the inner one's cue stands among the words of the outer one."""
    return inner.cue is not None and any(
        start <= inner.cue[0] < end for start, end in outer.contents
    )


def _is_passed(outer: Candidate, inner: Candidate) -> bool:
    """Whether the outer one holds the inner one, or has the same words for its own."""
    common = shared(inner.contents, outer.contents)
    is_same = common > _WHOLE * max(inner.size, outer.size) and inner.told is not None
    return _is_within(outer, inner) or is_same


def _retells(scene: Scene, outer: Candidate, inner: Candidate) -> bool:
    """Whether the outer one only passes the inner one on: a medium, and hardly another word."""
    if outer.source is None or inner.cue is None or inner.source is None:
        return False
    words = scene.tree.text[slice(*outer.source)]
    is_behind = outer.shape == "clause" and outer.source[0] >= outer.contents[0][1]
    if is_behind and has_word(words, "evidence"):
        return _covers(scene, outer, inner)  # "Lee answered that it had no money, the emails show"
    if not has_word(words, "media_nouns"):
        is_named = _is_own(scene, inner) and _is_house(scene, outer.source)
        is_named = is_named and outer.shape == "accordance"
        is_first_hand = inner.told is not None or not _is_house(scene, inner.source)
        passes = is_named and is_first_hand
        passes = passes or (outer.shape == "clause" and _is_tail(scene, outer))
        return passes and _covers(scene, outer, inner)
    return _covers(scene, outer, inner)


def _is_house(scene: Scene, source: Stretch) -> bool:
    """Whether the words are no more than the name of a body or medium."""
    return any(
        name.type in _HOUSES and name.start - source[0] <= len("the ") and name.end >= source[1]
        for name in scene.tree.passage.names
        if overlap((name.start, name.end), source)
    )


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
    mine = set(range(inner.start, inner.end))
    return len(letters & mine) >= _WHOLE * len(letters)


def _retold(scene: Scene, outer: Candidate, inner: Candidate) -> Candidate:
    source = outer.source
    carriers = () if source is None else (source,)
    is_medium = source is not None and has_word(scene.tree.text[slice(*source)], "media_nouns")
    is_silent = inner.told is None and inner.channel is None
    is_channel = outer.shape == "accordance" and is_silent and is_medium
    return replace(
        inner,
        via=(*outer.via, *(() if is_channel else carriers), *inner.via),
        channel=source if is_channel else inner.channel,
    )

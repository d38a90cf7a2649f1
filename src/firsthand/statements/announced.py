"""Quoted words behind a colon and no verb: `Lind, in her Telegram channel: "They took him."`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.model import MentionType

from .candidate import Candidate, Stretch
from .cues import has_word

if TYPE_CHECKING:
    from .marks import Quotation
    from .scene import Scene

_LEAST = 12  # code points said
_WORDS_MOST = 16
_PLACES = frozenset({"in", "on", "via"})
_SPEAKERS = frozenset({MentionType.PERSON, MentionType.ORGANISATION, MentionType.GROUP})


def find_announced(scene: Scene, found: list[Candidate]) -> list[Candidate]:
    """Find what somebody's page, post or letter says where no verb announces it.

    Args:
        scene: one paragraph.
        found: the attributions known of it, whose words stay theirs.

    Returns:
        Candidates in text order, stretches counted from the paragraph's start.
    """
    taken = [part for item in found for part in item.contents]
    read = (_read(scene, one) for one in scene.quotations if not _overlaps(one, taken))
    return [candidate for candidate in read if candidate is not None]


def _overlaps(quotation: Quotation, taken: list[Stretch]) -> bool:
    return any(start < quotation.end and quotation.start < end for start, end in taken)


def _read(scene: Scene, quotation: Quotation) -> Candidate | None:
    tree = scene.tree
    at = tree.token_at(quotation.start)
    if at is None or at == 0 or tree.words[at - 1] != ":":
        return None
    if quotation.end - quotation.start < _LEAST:
        return None
    colon = at - 1
    first = _first_of_lead(scene, colon)
    place = _place(scene, first, colon)
    if place is None or colon - first > _WORDS_MOST or tree.has_finite_verb(first, colon):
        return None
    source = _speaker(scene, first, place)
    if source is None:
        return None
    return Candidate(
        cue=(tree.start(colon), tree.end(colon)),
        contents=((quotation.start, quotation.end),),
        source=source,
        shape="quote",
    )


def _first_of_lead(scene: Scene, colon: int) -> int:
    """The first token of the sentence that the colon ends."""
    for at in range(colon - 1, -1, -1):
        if scene.tree.words[at] in {".", "!", "?", ";", '"'}:
            return at + 1
    return 0


def _place(scene: Scene, first: int, colon: int) -> int | None:
    """The "in" or "on" before the page on which it was said."""
    tree = scene.tree
    places = [at for at in range(first, colon) if tree.lower[at] in _PLACES]
    for at in places:
        if any(has_word(tree.lower[word], "posted") for word in range(at + 1, colon)):
            return at
    return None


def _speaker(scene: Scene, first: int, place: int) -> Stretch | None:
    """The words before the page, if they end in somebody's name."""
    tree = scene.tree
    last = place - 1
    while last > first and tree.words[last] in {",", "("}:
        last -= 1
    if last < first:
        return None
    start, end = tree.start(first), tree.end(last)
    names = (name for name in tree.passage.names if name.type in _SPEAKERS)
    return (start, end) if any(name.start >= start and name.end == end for name in names) else None

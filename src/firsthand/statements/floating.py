"""Quotations without a cue of their own: whose words they are."""

from __future__ import annotations

from dataclasses import replace

from .candidate import Candidate, overlap
from .clauses import Scene
from .marks import Quotation

_FLOAT_LEAST = 20
_BRIDGE = 3


def attach_floating(scenes: list[Scene], found: list[list[Candidate]]) -> list[list[Candidate]]:
    """Give quotations that stand alone to the speaker whose words they go on with.

    A quotation right behind a quoted statement of the same paragraph is one more stretch of
    it. One that opens the next paragraph goes on with the last speaker where the quotation
    before it was left open or where the paragraph is nothing but the quotation.

    Args:
        scenes: the paragraphs of a document in text order.
        found: the attributions of each paragraph.

    Returns:
        The attributions of each paragraph with the floating quotations in them.
    """
    result: list[list[Candidate]] = []
    for at, scene in enumerate(scenes):
        here = list(found[at])
        for quotation in scene.quotations:
            if not _is_free(quotation, here):
                continue
            here = _place(scenes, result, at, here, quotation)
        result.append(sorted(here, key=lambda item: (item.start, item.end)))
    return result


def _is_free(quotation: Quotation, here: list[Candidate]) -> bool:
    """Whether no attribution of the paragraph has any of the quoted words."""
    stretch = (quotation.start, quotation.end)
    taken = [part for item in here for part in item.contents]
    return quotation.end - quotation.start >= _FLOAT_LEAST and not any(
        overlap(stretch, part) for part in taken
    )


def _place(
    scenes: list[Scene],
    earlier: list[list[Candidate]],
    at: int,
    here: list[Candidate],
    quotation: Quotation,
) -> list[Candidate]:
    scene = scenes[at]
    stretch = (quotation.start, quotation.end)
    before = [item for item in here if item.end <= quotation.start]
    if before:
        last = max(before, key=lambda item: item.end)
        between = scene.tree.text[last.end : quotation.start]
        if not _is_whole(scene, quotation) or _letters(between) > _reach(scene, last, quotation):
            return here
        if last.shape == "quote":
            grown = replace(last, contents=(*last.contents, stretch))
            return [grown if item is last else item for item in here]
        return [*here, _carried(stretch)]
    if _letters(scene.tree.text[: quotation.start]) > _BRIDGE or at == 0:
        return here
    if _was_left_open(scenes[at - 1]) and earlier[at - 1]:
        return [*here, _carried(stretch)]
    if _is_all(scene, quotation) and earlier[at - 1] and earlier[at - 1][-1].shape == "quote":
        return [*here, _carried(stretch)]
    return here


def _carried(stretch: tuple[int, int]) -> Candidate:
    return Candidate(cue=None, contents=(stretch,), source=None, shape="quote", continues=True)


def _letters(text: str) -> int:
    return sum(letter.isalpha() for letter in text)


def _reach(scene: Scene, last: Candidate, quotation: Quotation) -> int:
    """How many letters may stand between: the rest of the announcing sentence, no more."""
    token = scene.tree.token_at(max(0, last.end - 1))
    if token is None:
        return _BRIDGE
    _, end = scene.tree.sentence(token)
    rest = scene.tree.text[last.end : min(scene.tree.end(end - 1), quotation.start)]
    return _letters(rest) + _BRIDGE


def _is_whole(scene: Scene, quotation: Quotation) -> bool:
    """Whether the quotation is a sentence of its own: it follows an end mark."""
    before = scene.tree.text[: quotation.start].rstrip()
    return not before or before[-1] in '.!?:"'


def _is_all(scene: Scene, quotation: Quotation) -> bool:
    """Whether the paragraph is nothing but quoted words."""
    return _letters(scene.tree.text[quotation.end :]) <= _BRIDGE


def _was_left_open(scene: Scene) -> bool:
    return bool(scene.quotations) and not scene.quotations[-1].closed

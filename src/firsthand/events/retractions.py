"""What the next sentence takes back: "We said he had been arrested. That was wrong."."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.events.modality import modality_lists
from firsthand.events.scene import lemma_of
from firsthand.model import Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.events.draft import Draft
    from firsthand.events.parse import Parse

_POINTING = frozenset({"that", "this", "it", "which", "they"})
_OPENING = 5


def take_back(parse: Parse, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts, those that the sentence after theirs calls wrong as denied."""
    wrong = {
        parse.sentences[sentence.start] - 1
        for sentence in _sentences(parse)
        if _calls_wrong(parse, sentence)
    }
    return [
        replace(draft, status=Status.DENIED)
        if parse.sentences[draft.match.trigger] in wrong
        else draft
        for draft in drafts
    ]


def _sentences(parse: Parse) -> list[range]:
    found: list[range] = []
    for index in range(len(parse.tokens)):
        if not found or index >= found[-1].stop:
            found.append(parse.sentence_tokens(index))
    return found


def _calls_wrong(parse: Parse, sentence: range) -> bool:
    first = parse.words[sentence.start]
    if first not in _POINTING:
        return False
    opening = sentence[:_OPENING]
    be = next((i for i in opening if lemma_of(parse, i) in {"be", "turn"}), None)
    if be is None:
        return False
    said = range(be + 1, min(be + _OPENING, sentence.stop))
    untrue = modality_lists()["untrue"]
    negated = any(parse.words[i] in {"not", "n't"} for i in said)
    return not negated and any(lemma_of(parse, i) in untrue for i in said)

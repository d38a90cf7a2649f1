"""What is taken back: "That was wrong.", "The radio later withdrew the report."."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.events.grammar import subjects
from firsthand.events.modality import modality_lists
from firsthand.events.scene import lemma_of
from firsthand.events.vouching import statements_around
from firsthand.model import Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.events.draft import Draft
    from firsthand.events.parse import Parse
    from firsthand.events.scene import Scene
    from firsthand.model import Statement

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


def withdraw(
    scene: Scene,
    parses: Sequence[Parse],
    drafts: Sequence[Draft],
    statements: Sequence[Statement],
) -> list[Draft]:
    """Return the drafts, what somebody told and withdraws further down as denied.

    "Radio Zeta reported that he had been freed ... The radio later deleted the post."
    """
    taken = [
        (parse.offset + parse.tokens[verb].start, who)
        for parse in parses
        for verb in range(len(parse.tokens))
        for who in _withdrawers(scene, parse, verb)
    ]
    return [
        replace(draft, status=Status.DENIED) if _is_withdrawn(draft, taken, statements) else draft
        for draft in drafts
    ]


def _withdrawers(scene: Scene, parse: Parse, verb: int) -> list[str]:
    """Return who withdraws a report of their own: no charge, and not what others said."""
    is_act = parse.is_verb(verb) and lemma_of(parse, verb) in modality_lists()["retracting"]
    told = [
        noun
        for noun in parse.kids(verb, "dobj")
        if lemma_of(parse, noun) in modality_lists()["tellings"]
    ]
    if not is_act or not told or parse.kids(verb, "neg", "aux"):
        return []
    mentions = [scene.mention_at(parse, subject) for subject in subjects(parse, verb)]
    return [mention.entity for mention in mentions if mention is not None]


def _is_withdrawn(
    draft: Draft, taken: Sequence[tuple[int, str]], statements: Sequence[Statement]
) -> bool:
    if not taken or draft.in_headline:
        return False
    trigger = draft.parse.quote(draft.match.trigger, draft.match.trigger + 1)
    tellers = {
        item.speaker.entity
        for item in statements_around(statements, trigger)
        if item.speaker is not None
    }
    return any(who in tellers and trigger.span.start < place for place, who in taken)


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

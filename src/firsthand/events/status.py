"""Whether the text says that an event happened: the modality layer, run before anything else.

It climbs from the trigger through the words that govern it and asks of each what it does to
the event: negation, tense, modal verbs, verbs such as "order" or "refuse", conditions,
questions. The strongest reading found on the way wins.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.events.climb_verbs import climb
from firsthand.events.modality import Modality, is_reporting, stronger
from firsthand.events.tense import governor_tense, own_tense
from firsthand.model import Status

if TYPE_CHECKING:
    from firsthand.events.parse import Parse


def read_modality(parse: Parse, trigger: int, type_: str, *, in_headline: bool = False) -> Modality:
    """Return the status of the event that a token triggers, with what it was read from.

    Args:
        parse: the paragraph.
        trigger: the token that names the event.
        type_: the event type; "announced" makes a release planned but an arrest past.
        in_headline: the present tense of headlines tells the past.
    """
    modality = Modality(Status.HAPPENED, trigger)
    node = trigger
    if parse.is_verb(trigger):
        modality = own_tense(parse, trigger, modality, in_headline=in_headline)
    for _ in range(8):
        step = climb(parse, node, modality, type_)
        modality = step.modality
        if step.node is None:
            break
        node = step.node
        if parse.is_verb(node):
            modality = governor_tense(parse, node, trigger, modality, in_headline=in_headline)
    if parse.words[parse.sentence_tokens(trigger)[-1]] == "?":
        modality = stronger(modality, Status.HYPOTHETICAL)
    return modality


__all__ = ["Modality", "is_reporting", "read_modality"]

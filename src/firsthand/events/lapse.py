"""What happened the same day as a later act: "lifted it on Friday, hours after the release"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.events.scene import lemma_of
from firsthand.resources import load_list

if TYPE_CHECKING:
    from firsthand.events.parse import Parse


def later_that_day(parse: Parse, trigger: int) -> int | None:
    """Return the verb of the act that came hours after this one; None where nothing tells it.

    Args:
        parse: the parsed passage.
        trigger: the earlier act, a clause or a noun behind "after".
    """
    token = parse.tokens[trigger]
    if token.dep == "advcl":
        marks = [kid for kid in parse.kids(trigger, "mark", "prep") if kid < trigger]
        marker, verb = next((k for k in marks if parse.words[k] == "after"), None), token.head
    else:
        marker = token.head if token.dep == "pobj" else None
        verb = parse.head(marker) if marker is not None else trigger
    if not marker or parse.words[marker] != "after" or not parse.is_verb(verb):
        return None
    is_close = lemma_of(parse, marker - 1) in load_list("novelty")["same_day"]
    return verb if is_close else None

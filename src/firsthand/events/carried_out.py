"""Whether a clause says of an act told before that it was done: "the exchange went ahead"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.events.scene import lemma_of
from firsthand.events.words import word_set

if TYPE_CHECKING:
    from firsthand.events.draft import Draft
    from firsthand.events.parse import Parse

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_PAST = frozenset({"VBD", "VBN"})


def is_carried_out(draft: Draft) -> bool:
    """Tell whether the noun of a mention is the subject of "took place", "is complete"."""
    parse, noun = draft.parse, draft.match.trigger
    verb = parse.head(noun)
    if draft.match.frame.pos != "noun" or parse.tokens[noun].dep not in _SUBJECTS:
        return False
    if parse.kids(verb, "neg") or any(_is_ahead(parse, kid) for kid in parse.kids(verb, "aux")):
        return False
    if lemma_of(parse, verb) == "be":
        return _is_over(parse, verb)
    is_past = parse.tokens[verb].tag in _PAST
    return (
        is_past and lemma_of(parse, verb) in word_set("done_deeds") and not _says_else(parse, verb)
    )


def _is_ahead(parse: Parse, helper: int) -> bool:
    return parse.tokens[helper].tag in {"MD", "TO"}


def _is_over(parse: Parse, verb: int) -> bool:
    """As in "the exchange is complete", "was over by noon"."""
    told = parse.kids(verb, "acomp", "advmod", "prep", "attr")
    return any(lemma_of(parse, kid) in word_set("done_states") for kid in told)


def _says_else(parse: Parse, verb: int) -> bool:
    """As in "the exchange took an hour", "the swap went wrong"."""
    if lemma_of(parse, verb) == "take":
        return not any(parse.words[kid] == "place" for kid in parse.kids(verb, "dobj"))
    if lemma_of(parse, verb) == "go":
        beside = {parse.words[kid] for kid in parse.kids(verb, "advmod", "prt", "acomp")}
        return not beside & word_set("going_well")
    return False

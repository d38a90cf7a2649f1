"""Which event told before a bare noun names: "under the deal", "hours after the verdict"."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from firsthand.events.grammar import prepositions
from firsthand.events.scene import is_time, lemma_of
from firsthand.events.words import word_set
from firsthand.resources import load_list

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from firsthand.events.draft import Draft
    from firsthand.events.parse import Parse

_ASIDE = frozenset({"poss", "relcl", "acl"})
_POINTING = frozenset({"the", "this", "that", "these", "those", "such"})


@lru_cache(maxsize=1)
def _called() -> Mapping[str, frozenset[str]]:
    """Return, for each noun, the types of the events that it may name."""
    types: dict[str, set[str]] = {}
    for type_, nouns in load_list("event_links")["called"].items():
        for noun in str(nouns).split():
            types.setdefault(noun, set()).add(type_)
    return {noun: frozenset(names) for noun, names in types.items()}


def called_as(type_: str) -> frozenset[str]:
    """Return the nouns by which an event of a type may be named again."""
    return frozenset(noun for noun, types in _called().items() if type_ in types)


def find_recalled(
    drafts: Sequence[Draft], parse: Parse, noun: int, *, bare: bool = True
) -> int | None:
    """Return the event of an earlier sentence that a definite noun names, if one is.

    Args:
        drafts: all mentions of the document in text order.
        parse: of the paragraph in which the noun stands.
        noun: a token; "the first phase of the truce" is taken for the truce.
        bare: whether a clause that hangs on the noun says that it names something else.

    Returns:
        The index of the last such event, news before all else, or None where the noun names
        none told before, or says of whom it speaks and no such event was of them.
    """
    noun = _within_part(parse, noun)
    types = _called().get(lemma_of(parse, noun), frozenset())
    if not types or not _points_back(parse, noun, bare=bare):
        return None
    told = [
        place
        for place, draft in enumerate(drafts)
        if not draft.in_headline
        and draft.match.frame.type in types
        and is_before(draft, parse, noun)
        and _is_of_same(draft, parse, noun)
    ]
    return told[-1] if told else None


def is_before(draft: Draft, parse: Parse, token: int) -> bool:
    """Tell whether a mention stands in a sentence before that of a token."""
    if draft.parse.offset != parse.offset:
        return draft.parse.offset < parse.offset
    return draft.parse.sentences[draft.match.trigger] < parse.sentences[token]


def _within_part(parse: Parse, noun: int) -> int:
    """Return the deal of "the first stage of the deal", "the terms of the deal"."""
    if lemma_of(parse, noun) not in word_set("deal_parts"):
        return noun
    inner = [item for name, item in prepositions(parse, noun) if name == "of"]
    return inner[0] if inner else noun


def find_deal(drafts: Sequence[Draft], parse: Parse, noun: int) -> int | None:
    """Return the agreement that a noun or a pronoun means, told before or only later.

    "were freed under a prisoner deal. The agreement was signed in Bern"; "in line with it".
    """
    deals = [
        place
        for place, draft in enumerate(drafts)
        if draft.match.frame.type == "agreement" and not draft.in_headline
    ]
    if parse.words[noun] in {"it", "this"}:
        before = [place for place in deals if is_before(drafts[place], parse, noun)]
        return before[-1] if before else None
    named = _within_part(parse, noun)
    if "agreement" not in _called().get(lemma_of(parse, named), ()) or len(deals) != 1:
        return None
    return deals[0] if _is_of_same(drafts[deals[0]], parse, named) else None


def _points_back(parse: Parse, noun: int, *, bare: bool) -> bool:
    if parse.tokens[noun].pos != "NOUN":
        return False
    words = {parse.words[kid] for kid in parse.kids(noun, "det")}
    owned = parse.kids(noun, "poss")
    is_told_anew = bare and parse.kids(noun, "relcl", "acl")
    return bool(words & _POINTING or owned) and not is_told_anew


def _is_of_same(draft: Draft, parse: Parse, noun: int) -> bool:
    """Tell whether the names that hang on a noun stand in the sentence of the event too.

    Whose it is need not: "Minsk's move", after "Belarus freed ten".
    """
    named = {
        lemma_of(parse, token)
        for token in parse.subtree(noun, without=_ASIDE)
        if parse.tokens[token].pos == "PROPN"
        and not is_time(parse, token)
        and parse.words[token + 1 : token + 2] != ("-",)  # "a China-brokered truce"
    }
    own = draft.parse.sentence_tokens(draft.match.trigger)
    return named <= {lemma_of(draft.parse, token) for token in own}

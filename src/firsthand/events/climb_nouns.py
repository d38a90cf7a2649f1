"""Climbing from an event noun: "ordered the release of", "after the arrest", "plans to free"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.events.modality import (
    Modality,
    Step,
    announced,
    effect_of,
    governor_lemma,
    is_negative_phrase,
    modality_lists,
    stronger,
)
from firsthand.events.scene import lemma_of
from firsthand.events.words import word_set
from firsthand.model import Status

if TYPE_CHECKING:
    from firsthand.events.parse import Parse


def climb_noun(  # noqa: PLR0911 (a case a return)
    parse: Parse, node: int, modality: Modality, type_: str
) -> Step:
    """Return the next step up from an event noun, with what stands there makes of it."""
    token = parse.tokens[node]
    head = token.head
    if is_negative_phrase(parse, node):
        modality = stronger(modality, Status.DENIED)
    if _is_condition(parse, node):
        return Step(None, stronger(modality, Status.REQUESTED))
    if token.dep in {"nsubj", "nsubjpass"} and parse.is_verb(head):
        return _climb_subject(parse, node, head, modality, type_)
    if token.dep in {"dobj", "attr", "oprd"} and parse.is_verb(head):
        return _govern_noun(parse, head, modality, type_)
    if token.dep == "pobj":
        return _climb_prepositional(parse, node, modality, type_)
    if token.dep in {"conj", "appos"}:
        return Step(head, modality)
    if token.dep in {"compound", "nmod"}:
        effect = effect_of(modality_lists()["noun_governors"], lemma_of(parse, head))
        if effect not in {None, "presupposed"}:
            modality = stronger(modality, Status(effect), head)
        return Step(head, modality)
    return Step(None, replace(modality, is_presupposed=True))


def _is_condition(parse: Parse, node: int) -> bool:
    """Tell whether an event is "made a condition", whichever way the parser hangs that."""
    conditions = modality_lists()["conditions"]
    head = parse.head(node)
    if parse.tokens[node].dep not in {"nsubj", "nsubjpass", "dobj"}:
        return False
    beside = parse.kids(head, "dobj", "oprd", "attr") if parse.is_verb(head) else [head]
    return any(item > node and lemma_of(parse, item) in conditions for item in beside)


def _climb_subject(parse: Parse, node: int, head: int, modality: Modality, type_: str) -> Step:
    lemma = governor_lemma(parse, head)
    if parse.tokens[node].dep == "nsubjpass":
        return _govern_noun(parse, head, modality, type_)
    if lemma in word_set("taking_place") or lemma == "be":
        return Step(head, replace(modality, root=head if lemma != "be" else node))
    if lemma in modality_lists()["failing"]:
        return Step(None, stronger(modality, Status.DENIED))
    return Step(None, replace(modality, is_presupposed=True))


def _govern_noun(parse: Parse, head: int, modality: Modality, type_: str) -> Step:
    lemma = governor_lemma(parse, head)
    effect = effect_of(modality_lists()["governors"], lemma)
    if lemma == "announce":
        modality = stronger(modality, announced(type_), head)
        return Step(head, replace(modality, root=head))
    if effect in {"planned", "requested", "denied", "hypothetical", "claimed"}:
        if effect == "claimed" and lemma in {"report", "say"}:
            return Step(head, replace(modality, root=head))
        modality = stronger(modality, Status(effect), head)
        return Step(head, replace(modality, root=head))
    if effect == "presupposed":
        return Step(head, replace(modality, is_presupposed=True))
    return Step(head, replace(modality, root=head))


def _climb_prepositional(  # noqa: C901, PLR0911 (a case a return)
    parse: Parse, node: int, modality: Modality, type_: str
) -> Step:
    lists = modality_lists()
    preposition = parse.head(node)
    word = parse.words[preposition]
    head = parse.head(preposition)
    if word in lists["prepositions"]["denied"]:
        return Step(None, stronger(modality, Status.DENIED))
    if word in lists["prepositions"]["hypothetical"]:
        return Step(None, stronger(modality, Status.HYPOTHETICAL))
    if word in {"to", "of"} and _is_halt(parse, preposition - 1):
        return noun_governor(parse, preposition - 1, modality)
    if word == "to" and _is_hint(parse, head):
        return Step(None, stronger(modality, Status.HYPOTHETICAL))
    if parse.is_verb(head) and word in {
        "for",
        "on",
        "about",
        "to",
        "of",
        "with",
        "in",
        "from",
        "against",
    }:
        effect = effect_of(lists["governors"], governor_lemma(parse, head))
        if effect == "planned" and word == "on" and lemma_of(parse, head) != "agree":
            # "will rule on the extradition"
            return Step(None, stronger(modality, Status.HYPOTHETICAL))
        if effect in {"planned", "requested", "denied", "hypothetical", "claimed"}:
            return _govern_noun(parse, head, modality, type_)
        opened = _opened(parse, head) if word in {"for", "to"} else None
        if opened is not None:
            # "cleared the way for the handover", "gave the go-ahead to the exchange"
            return Step(head, replace(stronger(modality, Status.PLANNED, head), root=head))
        if word == "for" and effect is None:
            return Step(None, replace(modality, is_subordinate=True))
        return Step(head, replace(modality, is_presupposed=True))
    if parse.is_nominal(head) and word == "about":
        # "a book about the exchange"
        return Step(None, stronger(modality, Status.HYPOTHETICAL))
    if parse.is_nominal(head) and word in {"of", "for", "on", "to", "over", "against"}:
        return noun_governor(parse, head, modality)
    return Step(None, replace(modality, is_subordinate=True))


def _is_halt(parse: Parse, noun: int) -> bool:
    """Tell whether the word before "to talks" ends them: "the halt to", whatever it hangs on."""
    lemma = lemma_of(parse, noun)
    effect = effect_of(modality_lists()["noun_governors"], lemma)
    return parse.tokens[noun].pos == "NOUN" and effect == "denied"


def _opened(parse: Parse, verb: int) -> int | None:
    """Return the leave that somebody gives: the way, the go-ahead, the green light."""
    leaves = modality_lists()["leaves"]
    return next((i for i in parse.kids(verb, "dobj") if lemma_of(parse, i) in leaves), None)


def _is_hint(parse: Parse, verb: int) -> bool:
    """Tell whether words ask for "information leading to" an act, which nobody knows to come."""
    token = parse.tokens[verb]
    return token.dep == "acl" and lemma_of(parse, token.head) in word_set("hints")


def noun_governor(parse: Parse, noun: int, modality: Modality, *, infinitive: bool = False) -> Step:
    """Return what a noun makes of an event in its phrase: "a plan to free", "reports that"."""
    effect = effect_of(modality_lists()["noun_governors"], lemma_of(parse, noun))
    is_told = effect == "claimed" or lemma_of(parse, noun) in modality_lists()["tellings"]
    if is_told and _is_taken_back(parse, noun):
        effect = "denied"
    if effect == "presupposed":
        return Step(None, replace(modality, is_subordinate=True))
    if effect is not None:
        if _has_failed(parse, noun):
            modality = stronger(modality, Status.DENIED)
        return Step(None, stronger(modality, Status(effect), noun))
    if infinitive:
        return Step(None, stronger(modality, Status.HYPOTHETICAL))
    return Step(None, replace(modality, is_subordinate=True))


def _has_failed(parse: Parse, noun: int) -> bool:
    """Tell whether a plan came to nothing: "the plan to swap them died", "scrapped a plan to"."""
    verb, dep = parse.head(noun), parse.tokens[noun].dep
    if not parse.is_verb(verb):
        return False
    lemma = governor_lemma(parse, verb)
    if dep == "nsubj":
        return lemma in modality_lists()["failing"]
    return dep in {"dobj", "nsubjpass"} and lemma in modality_lists()["governors"]["denied"]


def _is_taken_back(parse: Parse, noun: int) -> bool:
    """Tell whether a report is called false or withdrawn: "reports that he died were wrong"."""
    lists = modality_lists()
    verb = parse.head(noun)
    if parse.words[verb] == "as":
        # "dismissed as false a report that"
        verb = parse.head(verb)
    if not parse.is_verb(verb):
        return False
    if lemma_of(parse, verb) in lists["withdrawing"]:
        return True
    said = parse.kids(verb, "acomp", "attr")
    return any(lemma_of(parse, kid) in lists["untrue"] for kid in said)


def is_undone(parse: Parse, noun: int) -> bool:
    """Tell whether an order is struck down: "quashed a ruling that would have freed her"."""
    verb = parse.head(noun)
    is_struck = governor_lemma(parse, verb) in modality_lists()["governors"]["denied"]
    is_object = parse.tokens[noun].dep in {"dobj", "nsubjpass"}
    return is_struck and is_object and lemma_of(parse, noun) in _ORDERS


_ORDERS = frozenset({"ruling", "order", "decision", "verdict", "decree"})

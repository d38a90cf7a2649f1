"""Tense, aspect and modal verbs: what a verb form alone says of the status."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.events.modality import Modality, effect_of, local_words, modality_lists, stronger
from firsthand.events.scene import lemma_of
from firsthand.model import Status

if TYPE_CHECKING:
    from firsthand.events.parse import Parse


def own_tense(parse: Parse, verb: int, modality: Modality, *, in_headline: bool) -> Modality:
    """Return the modality with what the form of the trigger itself says."""
    modality = local_words(parse, verb, modality)
    token = parse.tokens[verb]
    if token.dep in {"acl", "amod"} and token.tag in {"VBN", "VBG", "VBD"}:
        return modality
    return _tense(parse, verb, modality, in_headline=in_headline)


def governor_tense(
    parse: Parse, verb: int, trigger: int, modality: Modality, *, in_headline: bool
) -> Modality:
    """Return the modality with what the form of a governing verb says."""
    modality = local_words(parse, verb, modality)
    lemma = lemma_of(parse, verb)
    if modality.is_subordinate or (lemma in modality_lists()["reporting"] and lemma != "see"):
        return modality
    is_finite = parse.is_verb(trigger) and _is_finite(parse, trigger)
    if is_finite and parse.tokens[trigger].dep != "conj":
        return modality
    return _tense(parse, verb, modality, in_headline=in_headline)


def _is_finite(parse: Parse, verb: int) -> bool:
    if parse.tokens[verb].tag in {"VBD", "VBZ", "VBP"}:
        return True
    return any(
        parse.tokens[kid].tag in {"VBD", "VBZ", "VBP", "MD"} for kid in _auxiliaries(parse, verb)
    )


def _auxiliaries(parse: Parse, verb: int) -> list[int]:
    return parse.kids(verb, "aux", "auxpass")


def _tense(parse: Parse, verb: int, modality: Modality, *, in_headline: bool) -> Modality:
    lists = modality_lists()
    helpers = _auxiliaries(parse, verb)
    words = [parse.words[kid] for kid in helpers]
    for kid, word in zip(helpers, words, strict=True):
        if parse.tokens[kid].tag != "MD" and word != "'d":
            continue
        effect = effect_of(lists["auxiliaries"], word)
        if effect == "reported_future":
            modality = stronger(modality, _would(parse, verb))
        elif effect == "planned" and _has_condition(parse, verb):
            modality = stronger(modality, Status.HYPOTHETICAL)
        elif effect is not None:
            modality = stronger(modality, Status(effect))
    if any(
        word in {"will", "would", "'ll", "may", "might", "could", "must", "should"}
        for word in words
    ):
        return modality
    if words == ["to"] and parse.tokens[verb].dep == "ROOT":
        # a headline's future: "Minsk to free 31 men"
        return stronger(modality, Status.PLANNED)
    asks = _is_slogan(parse, verb) or (not in_headline and _is_imperative(parse, verb))
    if not helpers and asks:
        return stronger(modality, Status.REQUESTED)
    if "had" in words:
        return replace(modality, pluperfect=True)
    return _aspect(parse, verb, modality, words, in_headline=in_headline)


def _is_imperative(parse: Parse, verb: int) -> bool:
    """Tell whether a verb asks the reader: "Help us free them"."""
    token = parse.tokens[verb]
    opens = verb == parse.sentence_tokens(verb)[0]
    return opens and token.tag == "VB" and token.dep == "ROOT"


def _is_slogan(parse: Parse, verb: int) -> bool:
    """Tell whether a headline asks: "Iran: free the teachers"; its present has a subject."""
    if parse.tokens[verb].tag not in {"VB", "VBP"}:
        return False
    if verb == parse.sentence_tokens(verb)[0]:
        return not parse.kids(verb, "nsubj", "nsubjpass")
    return parse.words[verb - 1] in {":", '"', "'", "!"}


def _would(parse: Parse, verb: int) -> Status:
    # "said it would free them" is a plan; "would free them if asked" is not, nor is what a
    # bill would do
    if any(_has_condition(parse, node) for node in [verb, *parse.ancestors(verb)]):
        return Status.HYPOTHETICAL
    if _is_under_proposal(parse, verb):
        return Status.HYPOTHETICAL
    agents = parse.kids(verb, "nsubj") or parse.kids(parse.head(verb), "nsubj")
    if any(lemma_of(parse, agent) in modality_lists()["proposals"] for agent in agents):
        return Status.HYPOTHETICAL
    helpers = {parse.words[kid] for kid in _auxiliaries(parse, verb)}
    return Status.HYPOTHETICAL if helpers & {"have", "'ve"} else Status.PLANNED


def _is_under_proposal(parse: Parse, verb: int) -> bool:
    """Tell whether it is what a bill would do: "Under the bill, they would be deported"."""
    proposals = modality_lists()["proposals"]
    return any(
        parse.words[kid] == "under" and lemma_of(parse, item) in proposals
        for kid in parse.kids(verb, "prep")
        for item in parse.kids(kid, "pobj")
    )


def _has_condition(parse: Parse, verb: int) -> bool:
    conditional = modality_lists()["conditional_marks"]
    return any(
        parse.words[kid] in conditional
        for clause in parse.kids(verb, "advcl")
        for kid in parse.kids(clause, "mark")
    ) or any(_opens_inverted(parse, clause) for clause in parse.kids(verb, "advcl", "ccomp"))


def _opens_inverted(parse: Parse, clause: int) -> bool:
    """Tell whether a clause opens like "Were it up to me, ..."."""
    return (
        parse.words[clause] == "were"
        and any(kid > clause for kid in parse.kids(clause, "nsubj", "attr"))
        and clause == parse.sentence_tokens(clause)[0]
    )


def _aspect(  # noqa: PLR0911 (a case a return)
    parse: Parse, verb: int, modality: Modality, words: list[str], *, in_headline: bool
) -> Modality:
    tag = parse.tokens[verb].tag
    if words and words[0] == "to" and tag in {"VB", "VBN"}:
        return modality
    perfect = {"has", "have", "'ve", "having"} & set(words)
    if (tag == "VBG" or "being" in words) and {
        "is",
        "are",
        "'re",
        "'s",
        "'m",
        "am",
        "was",
        "were",
    } & set(words):
        if perfect:
            return modality
        return stronger(modality, Status.ONGOING)
    if _is_lasting(parse, verb) and {"is", "are"} & set(words) and not perfect:
        return replace(modality, is_presupposed=True, is_subordinate=True)
    if tag == "VBN" and not perfect and {"is", "are"} & set(words) and not in_headline:
        # "are lifted with immediate effect": who says so does it
        return modality if _is_now(parse, verb) else stronger(modality, Status.HABITUAL)
    if lemma_of(parse, verb) in modality_lists()["reacting"]:
        return modality
    if tag in {"VBZ", "VBP"} and not words and not in_headline and not _may_be_past(parse, verb):
        return stronger(modality, Status.ONGOING if _is_now(parse, verb) else Status.HABITUAL)
    return modality


def _is_lasting(parse: Parse, verb: int) -> bool:
    """Tell whether a present passive tells what was done once: "is charged with fraud"."""
    habitual = modality_lists()["habitual_adverbs"]
    often = any(parse.words[kid] in habitual for kid in parse.kids(verb, "advmod"))
    return lemma_of(parse, verb) in modality_lists()["lasting"] and not often


def _is_now(parse: Parse, verb: int) -> bool:
    """Tell whether a present tells what is being done: "873 of them walk free at once"."""
    near = [i for kid in parse.kids(verb, "advmod", "prep", "npadvmod") for i in parse.subtree(kid)]
    return bool({parse.words[i] for i in near} & modality_lists()["at_present"])


def _may_be_past(parse: Parse, verb: int) -> bool:
    """Tell whether a form is also a past: "the rebels let them go" at a stated time."""
    return parse.words[verb] in modality_lists()["same_in_past"]

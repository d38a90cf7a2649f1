"""Shapes of clauses that a small parser misses: relatives, licences, adjectives as people."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from firsthand.resources import load_list

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.model import TimeExpression, Token

_RELATIVES = frozenset({"that", "which", "whom"})
_PARTICIPLES = frozenset({"VBN", "VBD"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_MANY_OR_NAMED = frozenset({"NNS", "NNP", "NNPS"})
_TELLING = frozenset({"VBD", "VBZ", "VBP"})
_DAY = frozenset({"NUM", "PROPN", "NOUN", "ADJ"})
_PARTED_LEAST = 4
_NOT_BARE = frozenset({"nsubj", "nsubjpass", "dobj", "aux", "auxpass"})


def mend_clauses(tokens: list[Token], words: Sequence[str]) -> None:
    """Set right the shapes below, each where its words stand.

    Args:
        tokens: of one passage; changed in place.
        words: their forms in lower case.
    """
    for index, token in enumerate(tokens):
        if token.tag in _PARTICIPLES and token.dep == "acl" and token.head == index - 1:
            _mend_relative(tokens, words, index)
        elif token.tag in _PARTICIPLES and token.dep == "csubj" and index:
            _mend_reduced(tokens, index)
        elif token.tag in _PARTICIPLES and token.dep in {"advcl", "conj"} and index > 1:
            _mend_apart(tokens, words, index)
        elif token.dep == "conj" and token.pos in _NOUNS and index and words[index - 1] == "and":
            _mend_second(tokens, words, index)
        elif words[index] == "of" and token.dep == "prep" and index > _PARTED_LEAST:
            _mend_parted(tokens, words, index)
        elif token.tag == "VBG" and token.dep == "amod" and index:
            _mend_licence(tokens, index)
        elif token.pos == "ADJ" and token.dep in {"oprd", "acomp"} and index:
            _mend_adjective(tokens, index)


def mend_swallowed(tokens: list[Token], times: Sequence[TimeExpression]) -> None:
    """Mend "On 3 March Oslo sanctioned four firms": Oslo is who did so, and no part of the day.

    Args:
        tokens: of one passage; changed in place.
        times: the time expressions in it.
    """
    for time in times:
        inside = [i for i, t in enumerate(tokens) if time.start <= t.start and t.end <= time.end]
        if inside and inside[-1] + 1 < len(tokens):
            _mend_swallowed(tokens, inside)


def _mend_swallowed(tokens: list[Token], inside: list[int]) -> None:
    last, doer = inside[-1], tokens[inside[-1]].head
    preposition = inside[0] - 1
    if doer <= last or preposition < 0 or tokens[preposition].dep != "prep":
        return
    if tokens[last].dep not in {"compound", "nmod", "nummod"}:
        return
    verb = tokens[preposition].head
    if verb <= doer or tokens[verb].pos != "VERB":
        return
    doers = [i for i, t in enumerate(tokens) if t.head == verb and t.dep in _SUBJECTS]
    # the day took its subject along, or the subject took the day
    if (tokens[doer].head, doers) != (preposition, []) and doer not in doers:
        return
    for index in inside:
        if tokens[index].head == doer:
            tokens[index] = replace(tokens[index], head=last)
    tokens[last] = replace(tokens[last], dep="pobj", head=preposition)
    if doer not in doers:
        tokens[doer] = replace(tokens[doer], dep="nsubj", head=verb)


def _mend_relative(tokens: list[Token], words: Sequence[str], verb: int) -> None:
    """Mend "the sanctions that the bloc imposed on him": the bloc is who imposed them."""
    doer = tokens[verb].head
    if tokens[doer].pos not in _NOUNS:
        return
    pronoun = next((i for i in range(doer - 1, max(doer - 5, 0), -1) if words[i] in _RELATIVES), 0)
    antecedent = pronoun - 1
    if antecedent < 0 or tokens[antecedent].pos not in _NOUNS:
        return
    between = range(pronoun + 1, doer)
    if any(tokens[i].head != doer for i in between) or tokens[doer].dep not in {"nsubj", "dobj"}:
        return
    tokens[verb] = replace(tokens[verb], tag="VBD", dep="relcl", head=antecedent)
    tokens[doer] = replace(tokens[doer], dep="nsubj", head=verb)
    tokens[pronoun] = replace(tokens[pronoun], dep="dobj", head=verb)


def _mend_reduced(tokens: list[Token], participle: int) -> None:
    """Mend "the wife of a seaman jailed in Dakar met lawyers": the seaman was jailed."""
    noun = participle - 1
    verb = tokens[participle].head
    is_within = tokens[noun].dep == "pobj" and tokens[noun].pos in _NOUNS
    helped = any(t.head == participle and t.dep in {"aux", "auxpass"} for t in tokens)
    if is_within and verb > participle and not helped:
        tokens[participle] = replace(tokens[participle], dep="acl", head=noun, tag="VBN")


def _mend_apart(tokens: list[Token], words: Sequence[str], participle: int) -> None:
    """Mend "handed over two soldiers, captured in May, to envoys": the soldiers were captured."""
    noun, verb = participle - 2, tokens[participle].head
    object_of = tokens[noun].dep == "dobj" and tokens[noun].head == verb
    if words[participle - 1] != "," or not object_of or tokens[noun].tag not in _MANY_OR_NAMED:
        return
    below = {t.dep for t in tokens if t.head == participle}
    follows = tokens[participle + 1].pos if participle + 1 < len(tokens) else ""
    if follows == "ADP" and below.isdisjoint(_NOT_BARE):
        tokens[participle] = replace(tokens[participle], dep="acl", head=noun, tag="VBN")


def _mend_parted(tokens: list[Token], words: Sequence[str], of: int) -> None:
    """Mend "hailed the release on 1 April of 50 people": a day parts the act from the people."""
    on = next((i for i in range(of - 1, max(of - 5, 0), -1) if words[i] == "on"), 0)
    noun, day = on - 1, range(on + 1, of)
    if not on or tokens[noun].pos != "NOUN" or not any(words[i][:1].isdigit() for i in day):
        return
    if any(tokens[i].pos not in _DAY for i in day):
        return
    tokens[on] = replace(tokens[on], head=noun)
    tokens[of] = replace(tokens[of], head=noun)


def _mend_second(tokens: list[Token], words: Sequence[str], doer: int) -> None:
    """Mend "freed two men on Monday and Oslo began talks": Oslo began them, and is no day."""
    verb, beside = doer + 1, tokens[doer].head
    if verb >= len(tokens) or tokens[verb].tag not in _TELLING or tokens[verb].dep == "relcl":
        return
    below = [t for t in tokens if t.head == verb]
    if any(t.dep in _SUBJECTS or t.dep == "aux" for t in below):
        return
    is_day = words[beside] in _weekdays() and tokens[beside].dep == "pobj"
    is_object = tokens[beside].dep == "dobj" and tokens[doer].pos == "PROPN"
    if is_day or (is_object and any(t.dep == "dobj" for t in below)):
        above = tokens[verb].head
        tokens[doer - 1] = replace(tokens[doer - 1], head=above)
        tokens[doer] = replace(tokens[doer], dep="nsubj", head=verb)
        tokens[verb] = replace(tokens[verb], dep="conj" if above != verb else tokens[verb].dep)


@lru_cache(maxsize=1)
def _weekdays() -> frozenset[str]:
    return frozenset(load_list("calendar")["weekdays"])


def _mend_licence(tokens: list[Token], verb: int) -> None:
    """Mend "issued a licence authorizing exports": what was issued is the licence."""
    paper, thing = verb - 1, tokens[verb].head
    if tokens[paper].dep not in {"npadvmod", "compound"} or tokens[paper].pos != "NOUN":
        return
    if thing <= verb or tokens[thing].dep != "dobj":
        return
    above = tokens[thing].head
    for index in range(max(0, paper - 5), paper):
        if tokens[index].head == thing and tokens[index].dep in {"det", "amod", "nummod"}:
            tokens[index] = replace(tokens[index], head=paper)
    tokens[paper] = replace(tokens[paper], dep="dobj", head=above)
    tokens[verb] = replace(tokens[verb], dep="acl", head=paper, pos="VERB")
    tokens[thing] = replace(tokens[thing], head=verb)


def _mend_adjective(tokens: list[Token], index: int) -> None:
    """Mend "banished 18 religious, among them seven nuns": so many people are the object."""
    token, verb = tokens[index], tokens[index].head
    counted = tokens[index - 1].dep == "nummod" and tokens[index - 1].head == index
    if not counted or tokens[verb].pos != "VERB" or verb > index:
        return
    tokens[index] = replace(token, pos="NOUN", tag="NNS", dep="dobj")
    for later, other in enumerate(tokens):
        if other.head == verb and other.dep == "dobj" and later > index:
            # "among them seven nuns" names some of them
            tokens[later] = replace(other, dep="appos", head=index)

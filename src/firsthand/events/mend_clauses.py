"""Shapes of clauses that a small parser misses: relatives, licences, verbs taken for nouns."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.events.modality import modality_lists
from firsthand.events.trees import kids_of
from firsthand.events.words import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.model import TimeExpression, Token

_RELATIVES = frozenset({"that", "which", "whom"})
_PARTICIPLES = frozenset({"VBN", "VBD"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_NOUNS = frozenset({"NOUN", "PROPN"})


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
        elif token.tag == "VBG" and token.dep == "amod" and index:
            _mend_licence(tokens, index)
        elif token.pos == "ADJ" and token.dep in {"oprd", "acomp"} and index:
            _mend_adjective(tokens, index)
        elif words[index] == "by" and token.dep == "prep" and index:
            _mend_asker(tokens, index)
        elif words[index] == "that" and token.dep == "mark" and index > 1:
            _mend_told(tokens, index)
        elif words[index] == "hands" and "over" in words[index + 1 : index + 2]:
            _mend_handing(tokens, index)
        elif words[index] == "free" and token.dep == "amod" and index > 1:
            _mend_freeing(tokens, words, index)


def _mend_told(tokens: list[Token], mark: int) -> None:
    """Mend "withdrew their statement that he had been freed": the clause is what was stated."""
    noun, clause = mark - 1, tokens[mark].head
    is_object = tokens[noun].dep == "dobj" and tokens[clause].head == tokens[noun].head
    is_told = tokens[noun].lemma.lower() in modality_lists()["tellings"]
    if is_object and is_told and tokens[clause].dep in {"ccomp", "advcl"}:
        tokens[clause] = replace(tokens[clause], head=noun, dep="acl")


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


def _mend_asker(tokens: list[Token], by: int) -> None:
    """Mend "freed him, heeding a plea by his sister": the plea is hers."""
    noun, verb = by - 1, tokens[by].head
    is_object = tokens[noun].dep == "dobj" and tokens[noun].head == verb
    if is_object and tokens[noun].lemma.lower() in word_set("pleas_put"):
        tokens[by] = replace(tokens[by], head=noun)


def _mend_handing(tokens: list[Token], hands: int) -> None:
    """Mend "once Armenia hands over two men", "after Oslo hands over a cleric": no hands."""
    doer, over = hands - 1, hands + 1
    people = kids_of(tokens, over, "pobj")
    if not people or tokens[doer].dep != "compound" or tokens[doer].head != hands:
        return
    above = tokens[hands].head
    if tokens[hands].dep == "pobj":
        # the preposition is what marks the clause
        clause, tokens[above] = tokens[above].head, replace(tokens[above], dep="mark", head=hands)
        tokens[hands] = replace(tokens[hands], dep="advcl", head=clause)
    elif tokens[hands].pos != "VERB":
        return
    tokens[hands] = replace(tokens[hands], pos="VERB", tag="VBZ", lemma="hand")
    tokens[doer] = replace(tokens[doer], dep="nsubj")
    tokens[over] = replace(tokens[over], dep="prt", tag="RP", head=hands)
    for one in people:
        tokens[one] = replace(tokens[one], dep="dobj", head=hands)


def _mend_freeing(tokens: list[Token], words: Sequence[str], free: int) -> None:
    """Mend "demanded that Oslo free Lind": what is demanded is to free her."""
    doer, whom, mark = free - 1, tokens[free].head, free - 2
    is_name = tokens[doer].dep == "compound" and tokens[doer].head == whom == free + 1
    if not is_name or words[mark] != "that" or tokens[whom].dep not in {"dobj", "ccomp", "nsubj"}:
        return
    above = tokens[whom].head
    tokens[free] = replace(
        tokens[free], pos="VERB", tag="VB", lemma="free", dep="ccomp", head=above
    )
    tokens[doer] = replace(tokens[doer], dep="nsubj", head=free)
    tokens[whom] = replace(tokens[whom], dep="dobj", head=free)
    tokens[mark] = replace(tokens[mark], dep="mark", head=free)

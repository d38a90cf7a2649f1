"""Sentences whose main verb a small parser missed: below a participle, a noun, a name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.events.modality import modality_lists
from firsthand.events.trees import kids_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.model import Sentence, Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_PARTICIPLES = frozenset({"VBN", "VBD"})
_CLAUSES = frozenset({"acl", "relcl"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def mend_root(tokens: list[Token], words: Sequence[str], sentence: Sentence) -> None:
    """Give a sentence its main verb, where its words show one.

    Args:
        tokens: of one passage; changed in place.
        words: their forms in lower case.
        sentence: the sentence.
    """
    _mend_swallowed_root(tokens, words, sentence)
    _mend_noun_root(tokens, sentence)
    _mend_arrival(tokens, sentence)
    _mend_late_clause(tokens, sentence)
    _mend_apposed_root(tokens, sentence)


def _mend_swallowed_root(tokens: list[Token], words: Sequence[str], sentence: Sentence) -> None:
    """Mend "15 men jailed after a strike have been freed": "a strike" has not been freed.

    Either number shows it (one strike "has", the men "have"), or else the sentence is left
    without a verb of its own.
    """
    for verb in range(sentence.start, sentence.end):
        token = tokens[verb]
        if token.dep != "advcl" or token.head >= verb or token.tag not in {"VBN", "VBD", "VBP"}:
            continue
        first = token.head
        marks = [i for i in kids_of(tokens, verb, "mark", "prep") if first < i < verb]
        subjects = [i for i in kids_of(tokens, verb, *_SUBJECTS) if first < i < verb]
        # "held since May landed": nobody is said to land but those held
        subjects = subjects or [i for mark in marks[-1:] for i in kids_of(tokens, mark, "pobj")]
        owners = [i for i in kids_of(tokens, first, *_SUBJECTS) if i < first]
        verbless = tokens[first].dep in _CLAUSES and tokens[tokens[first].head].dep == "ROOT"
        if verbless and tokens[tokens[first].head].pos in {"NOUN", "PROPN"}:
            owners = [tokens[first].head]
        helpers = [verb, *kids_of(tokens, verb, "aux", "auxpass")]
        plural = any(words[i] in {"have", "are", "were"} for i in helpers)
        if not (marks and subjects and owners and (plural or verbless)):
            continue
        is_helped = _is_helped(tokens, first) and tokens[first].dep != "relcl"
        if is_helped or tokens[subjects[0]].tag not in {"NN", "NNP"}:
            continue
        if not kids_of(tokens, subjects[0], "conj"):
            _swap_roots(tokens, first, verb, owners[0], (marks[-1], subjects[0]))
            return


def _is_helped(tokens: Sequence[Token], verb: int) -> bool:
    return tokens[verb].tag not in _PARTICIPLES or bool(kids_of(tokens, verb, "aux", "auxpass"))


def _swap_roots(
    tokens: list[Token], first: int, verb: int, owner: int, phrase: tuple[int, int]
) -> None:
    mark, noun = phrase
    top = owner if tokens[first].dep in _CLAUSES else first
    old = tokens[top]
    for kid in [*kids_of(tokens, first), *kids_of(tokens, owner)]:
        if kid > verb or (tokens[kid].dep in {"ccomp", "punct"} and kid != first):
            tokens[kid] = replace(tokens[kid], head=verb)
    tokens[verb] = replace(tokens[verb], head=verb if old.head == top else old.head, dep=old.dep)
    if tokens[first].dep != "relcl":
        tokens[first] = replace(tokens[first], head=owner, dep="acl", tag="VBN")
    passive = bool(kids_of(tokens, verb, "auxpass"))
    tokens[owner] = replace(tokens[owner], head=verb, dep="nsubjpass" if passive else "nsubj")
    tokens[mark] = replace(tokens[mark], head=first, dep="prep")
    tokens[noun] = replace(tokens[noun], head=mark, dep="pobj")


def _mend_noun_root(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "Oslo's minister, Ann Lind, called on them": it has a verb, no noun alone."""
    for root in range(sentence.start, sentence.end):
        token = tokens[root]
        if token.head != root or token.pos not in {"NOUN", "PROPN"}:
            continue
        named = [i for i in kids_of(tokens, root, "appos") if i > root]
        verbs = [
            i for i in kids_of(tokens, root, "acl", "relcl", "appos") if tokens[i].tag == "VBD"
        ]
        verbs = [i for i in verbs if named and i > named[0] and not kids_of(tokens, i, *_SUBJECTS)]
        if not verbs or tokens[verbs[0]].pos != "VERB":
            continue
        verb = verbs[0]
        if tokens[verb - 1].dep != "punct" or kids_of(tokens, verb, "agent"):
            continue
        tokens[verb] = replace(tokens[verb], head=verb, dep="ROOT")
        tokens[root] = replace(token, head=verb, dep="nsubj")
        for kid in kids_of(tokens, root):
            if kid > verb:
                tokens[kid] = replace(tokens[kid], head=verb)


def _mend_arrival(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "Two men who had been held by rebels arrived in Oslo": no rebel arrived there."""
    for verb in range(sentence.start, sentence.end):
        token = tokens[verb]
        is_below = token.dep == "acl" and token.tag in _PARTICIPLES and token.head < verb
        if not is_below or token.lemma.lower() not in modality_lists()["arrivals"]:
            continue
        root = next((i for i in range(verb) if tokens[i].head == i), None)
        held = [] if root is None else kids_of(tokens, root, *_CLAUSES)
        if root is None or root < sentence.start or tokens[root].pos not in {"NOUN", "PROPN"}:
            continue
        if held and held[0] < token.head and not kids_of(tokens, verb, "agent"):
            tokens[verb] = replace(token, head=verb, dep="ROOT", tag="VBD")
            tokens[root] = replace(tokens[root], head=verb, dep="nsubj")


def _mend_late_clause(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "Two men who led a march left jail on Monday, after a court ruled ...": they left it.

    The parser gave the clause two subjects, and took the verb of the first for a participle.
    """
    for clause in range(sentence.start, sentence.end):
        first, *others = kids_of(tokens, clause, *_SUBJECTS) or [clause]
        mark = next(iter(kids_of(tokens, clause, "mark")), clause)
        if not others or not first < mark < others[0]:
            continue
        told = [i for i in range(first, mark) if _is_lost_verb(tokens, i)]
        if not told or not kids_of(tokens, first, "relcl"):
            continue
        verb, old = told[0], tokens[clause]
        head = verb if old.head == clause else old.head
        tokens[verb] = replace(tokens[verb], head=head, dep=old.dep, tag="VBD")
        tokens[first] = replace(tokens[first], head=verb, dep="nsubj")
        tokens[clause] = replace(old, head=verb, dep="advcl")


def _is_lost_verb(tokens: Sequence[Token], index: int) -> bool:
    token = tokens[index]
    is_participle = token.dep == "acl" and token.tag in _PARTICIPLES and token.pos == "VERB"
    return is_participle and bool(kids_of(tokens, index, "dobj"))


def _mend_apposed_root(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "The worker, one of 23 strikers rounded up in 2017, left": who left is the worker."""
    for root in range(sentence.start, sentence.end):
        token = tokens[root]
        if token.head != root or token.tag not in _PARTICIPLES or token.pos != "VERB":
            continue
        if kids_of(tokens, root, "aux", "auxpass", "dobj", "cc"):
            continue
        owners = [i for i in kids_of(tokens, root, *_SUBJECTS) if i < root]
        later = [i for i in kids_of(tokens, root, "conj") if tokens[i].tag in _FINITE]
        later = [i for i in later if tokens[i - 1].dep == "punct"]
        if not owners or not later or kids_of(tokens, later[0], *_SUBJECTS):
            continue
        apposed = [i for i in kids_of(tokens, owners[0], "appos") if i < root]
        noun = root - 1
        if not apposed or tokens[noun].pos not in {"NOUN", "PROPN"} or noun == owners[0]:
            continue
        _set_apart(tokens, root, later[0], owners[0])


def _set_apart(tokens: list[Token], participle: int, verb: int, owner: int) -> None:
    """Make a verb the root, and what was taken for the root a participle of the noun before."""
    for kid in kids_of(tokens, participle):
        if kid > verb and kid != verb:
            tokens[kid] = replace(tokens[kid], head=verb)
    tokens[verb] = replace(tokens[verb], head=verb, dep="ROOT")
    tokens[participle] = replace(tokens[participle], head=participle - 1, dep="acl", tag="VBN")
    tokens[owner] = replace(tokens[owner], head=verb, dep="nsubj")

"""Clauses that stand side by side, which small parsers hang one under the other.

In "Two men were killed and 300 held" the second helper is left out, and the parser reads a past
tense, as in the headline "Teacher freed in Laos"; in "Ten flew home; two stayed" it takes the first
half for what the second says.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.events.frames import word_classes
from firsthand.events.words import word_set
from firsthand.resources import load_list

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.model import Sentence, Token

_PARTICIPLES = frozenset({"VBN", "VBD"})
_CONTENTS = frozenset({"dobj", "xcomp", "ccomp", "oprd", "prt", "nsubjpass"})
_NOMINAL = frozenset({"NOUN", "PROPN", "NUM"})
_SAYING = frozenset(load_list("modality")["reporting"].split())
_AMONG = 6  # words between "among" and the last of those meant
_HELPERS = frozenset({"aux", "auxpass"})


def mend_clauses_abreast(
    tokens: list[Token], words: Sequence[str], sentences: Sequence[Sentence]
) -> None:
    """Set right, in place, passives without their helper and halves around a semicolon.

    Args:
        tokens: of one passage.
        words: their forms in lower case.
        sentences: of the passage; no word hangs on one of another sentence.
    """
    for sentence in sentences:
        within = range(sentence.start, sentence.end)
        for index in within:
            _mend_at(tokens, words, index, within)


def _mend_at(tokens: list[Token], words: Sequence[str], index: int, within: range) -> None:
    token = tokens[index]
    if token.dep == "conj" and token.tag in _PARTICIPLES and token.pos == "VERB":
        _share_passive(tokens, index, within)
    elif token.dep == "conj" and token.pos in _NOMINAL and tokens[token.head].pos == "VERB":
        _part_from_noun(tokens, index, within)
    elif token.dep == "ccomp" and tokens[token.head].lemma in word_set("done_to"):
        _part_object(tokens, index, within)
    elif (
        token.tag in _PARTICIPLES
        and token.dep in {"ROOT", "ccomp"}
        and _is_done_to(tokens, words, index, within)
    ):
        _mend_bare_passive(tokens, words, index, within)
    elif token.tag == "VBD" and token.dep in {"acl", "advcl"}:
        _mend_reduced(tokens, words, index, within)
    elif token.dep == "ccomp" and token.head > index and token.pos in {"VERB", "AUX"}:
        _part_halves(tokens, words, index, within)


def _kids(tokens: Sequence[Token], head: int, within: range) -> list[int]:
    return [i for i in within if tokens[i].head == head and i != head]


def _share_passive(tokens: list[Token], verb: int, within: range) -> None:
    """Make "300 held" passive after "two men were killed and": nothing is said to be held."""
    first = {tokens[kid].dep for kid in _kids(tokens, tokens[verb].head, within)}
    own = _kids(tokens, verb, within)
    labels = {tokens[kid].dep for kid in own}
    if "auxpass" not in first or labels & (_HELPERS | {"dobj", "xcomp", "ccomp"}):
        return
    subject = next((kid for kid in own if kid < verb and tokens[kid].dep == "nsubj"), None)
    if subject is None:
        return
    tokens[verb] = replace(tokens[verb], tag="VBN")
    tokens[subject] = replace(tokens[subject], dep="nsubjpass")


def _is_done_to(tokens: Sequence[Token], words: Sequence[str], verb: int, within: range) -> bool:
    """Tell whether nobody does this without saying to whom: "freed", "found guilty".

    A participle without a helper heads only a headline, and so does "Teenager held in Graz".
    """
    in_headline = tokens[within[-1]].pos != "PUNCT"
    if words[verb : verb + 2] == ("found", "guilty") or tokens[verb].lemma in word_set("done_to"):
        return in_headline or tokens[verb].tag == "VBD"
    return in_headline and tokens[verb].lemma in word_set("done_in_headlines")


def _mend_bare_passive(tokens: list[Token], words: Sequence[str], verb: int, within: range) -> None:
    """Make "Teacher freed in Laos" passive: nobody is said to be freed, so the teacher is."""
    own = _kids(tokens, verb, within)
    labels = {tokens[kid].dep for kid in own if tokens[kid].lemma.lower() != "guilty"}
    if labels & (_HELPERS | _CONTENTS):
        return
    subject = next((kid for kid in own if kid < verb and tokens[kid].dep == "nsubj"), None)
    if subject is None or _may_be_state(tokens, words, subject, within):
        return
    tokens[verb] = replace(tokens[verb], tag="VBN")
    tokens[subject] = replace(tokens[subject], dep="nsubjpass")


def _mend_reduced(tokens: list[Token], words: Sequence[str], verb: int, within: range) -> None:
    """Make "was among dozens freed on Monday" passive: the verb says what befell the dozens."""
    own = {tokens[kid].dep for kid in _kids(tokens, verb, within)}
    noun = verb - 1
    if own & (_HELPERS | _CONTENTS | {"nsubj", "mark"}) or tokens[noun].pos not in _NOMINAL:
        return
    above = tokens[verb].head
    if tokens[verb].dep == "advcl":
        # "among" may stand a few words before: "among dozens of Chadians brought home"
        is_among = "among" in words[max(within.start, noun - _AMONG) : noun]
        if not is_among or tokens[noun].head == verb:
            return
        above = noun
    tokens[verb] = replace(tokens[verb], tag="VBN", dep="acl", head=above)


def _may_be_state(
    tokens: Sequence[Token], words: Sequence[str], subject: int, within: range
) -> bool:
    """Tell whether a name of one word does it: "Spain extradited to Peru a businessman"."""
    word, people = words[subject], word_classes()["person"]
    if word in people or word.removesuffix("s") in people:
        # "Activist", which opens the line, is no name
        return False
    parts = [kid for kid in _kids(tokens, subject, within) if tokens[kid].dep == "compound"]
    return tokens[subject].pos == "PROPN" and not parts


def _part_object(tokens: list[Token], second: int, within: range) -> None:
    """Mend "Peru pardoned the spy and Chile freed the captain": the spy freed nobody."""
    first = tokens[second].head
    own = [i for i in _kids(tokens, second, within) if first < i < second]
    subject = next((i for i in own if tokens[i].dep == "nsubj"), None)
    if subject is None:
        return
    above = {tokens[kid].dep for kid in _kids(tokens, first, within)}
    others = [i for i in _kids(tokens, subject, within) if tokens[i].dep == "conj"]
    if above & {"dobj", "auxpass"} or not others:
        return
    tokens[subject] = replace(tokens[subject], dep="dobj", head=first)
    tokens[others[-1]] = replace(tokens[others[-1]], dep="nsubj", head=second)
    tokens[second] = replace(tokens[second], dep="conj")


def _part_from_noun(tokens: list[Token], noun: int, within: range) -> None:
    """Make "300 held" a clause again where the parser joins "300" to "were killed" itself."""
    above = tokens[noun].head
    if not any(tokens[kid].dep == "auxpass" for kid in _kids(tokens, above, within)):
        return
    verb = noun + 1
    if verb == len(tokens) or tokens[verb].dep != "acl" or tokens[verb].tag not in _PARTICIPLES:
        return
    tokens[verb] = replace(tokens[verb], head=above, dep="conj", tag="VBN")
    tokens[noun] = replace(tokens[noun], head=verb, dep="nsubjpass")


def _part_halves(tokens: list[Token], words: Sequence[str], first: int, within: range) -> None:
    """Put the half before a semicolon on top, and the half after it beside it."""
    second = tokens[first].head
    if tokens[second].lemma in _SAYING:
        return
    subject = next(
        (k for k in _kids(tokens, second, within) if tokens[k].dep in {"nsubj", "nsubjpass"}), 0
    )
    if not first < subject < second or ";" not in words[first:subject]:
        return
    top = tokens[second]
    tokens[first] = replace(
        tokens[first], head=first if top.head == second else top.head, dep=top.dep
    )
    tokens[second] = replace(top, head=first, dep="conj")
    for kid in _kids(tokens, second, within):
        if kid < subject and tokens[kid].dep == "punct":
            tokens[kid] = replace(tokens[kid], head=first)

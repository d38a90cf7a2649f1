"""Headlines without a finite verb: "Two held in graft probe", "Ex-mayor guilty of theft".

A small parser takes what such a line says for an attribute of its noun. Here it becomes the verb
of the line, and the noun its subject.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.events.words import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.model import Sentence, Token

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NOMINAL = frozenset({"NOUN", "PROPN", "NUM"})
_OPENING = frozenset({"ADJ", "NOUN", "PROPN", "NUM"})
_OWN = frozenset({"aux", "auxpass", "dobj", "agent", "mark"})
_INSIDE = frozenset({"compound", "nummod", "amod", "det", "poss", "nmod", "punct", "quantmod"})
_QUOTATION = frozenset({'"', "'", "“", "‘", "«", "``"})
_OF_GUILT = frozenset({"of", "on", "over", "in"})


def mend_headline(tokens: list[Token], words: Sequence[str], sentence: Sentence) -> None:
    """Make the participle of a line without a full stop its verb, in place.

    Args:
        tokens: of one passage.
        words: their forms in lower case.
        sentence: one of the passage.
    """
    within = _told(words, range(sentence.start, sentence.end))
    if not within or tokens[within[-1]].pos == "PUNCT":
        return
    guilty = next((i for i in within if words[i] == "guilty" and i > within.start), None)
    if guilty is not None and _is_verdict(tokens, words, guilty, within):
        tokens[guilty] = replace(tokens[guilty], pos="VERB", tag="VBN", lemma="convict")
        _raise(tokens, guilty, guilty - 1, within)
        return
    for verb in within:
        if _is_act_as_noun(tokens, words, verb, within):
            _make_act(tokens, words, verb, within)
            return
        if _is_told_of(tokens, verb, within):
            tokens[verb] = replace(tokens[verb], tag="VBN")
            _raise(tokens, verb, tokens[verb].head, within)
            return


def _told(words: Sequence[str], within: range) -> range:
    """Return what a line tells, without the words that it quotes: `Sailors freed: "At last"`."""
    for index in range(within.start + 1, within.stop - 1):
        if words[index] == ":" and words[index + 1] in _QUOTATION:
            return range(within.start, index)
    return within


def _is_act_as_noun(tokens: Sequence[Token], words: Sequence[str], at: int, within: range) -> bool:
    """Tell whether "US sanctions Sudanese trader" is read as the sanctions of a trader."""
    stem, after = words[at].removesuffix("s"), at + 1
    if tokens[at].tag not in {"NNS", "NNPS"} or at == within.start or after == within.stop:
        return False
    known = stem in word_set("done_to") | word_set("done_in_headlines")
    named = tokens[at - 1].pos == "PROPN" and tokens[after].pos in _OPENING
    return known and named and _is_verbless(tokens, at, within)


def _make_act(tokens: list[Token], words: Sequence[str], verb: int, within: range) -> None:
    """Make a noun the verb of its line: the name before it acts, on the phrase behind it."""
    last = verb + 1
    while last + 1 < within.stop and tokens[last + 1].pos in _OPENING:
        last += 1
    actor = verb - 1
    for index in within:
        head = tokens[index].head
        if index < actor and tokens[index].pos in _OPENING and not index < head < verb - 1:
            tokens[index] = replace(tokens[index], head=actor, dep="compound")
        elif verb < index < last and (head <= verb or head > last):
            dep = tokens[index].dep if tokens[index].dep in _INSIDE else "compound"
            tokens[index] = replace(tokens[index], head=last, dep=dep)
        elif index > last and head <= verb:
            tokens[index] = replace(tokens[index], head=verb)
    lemma = words[verb].removesuffix("s")
    root = replace(tokens[verb], pos="VERB", tag="VBZ", lemma=lemma, head=verb, dep="ROOT")
    tokens[verb] = root
    tokens[actor] = replace(tokens[actor], head=verb, dep="nsubj")
    tokens[last] = replace(tokens[last], head=verb, dep="dobj")


def _is_verdict(tokens: Sequence[Token], words: Sequence[str], at: int, within: range) -> bool:
    closes = at + 1 == within.stop
    verdict = closes or words[at + 1] in _OF_GUILT
    return verdict and tokens[at - 1].pos in _NOMINAL and _is_verbless(tokens, at, within)


def _is_told_of(tokens: Sequence[Token], verb: int, within: range) -> bool:
    token = tokens[verb]
    if token.dep != "acl" or token.lemma.lower() not in (
        word_set("done_to") | word_set("done_in_headlines")
    ):
        return False
    noun = tokens[token.head]
    is_top = noun.dep == "ROOT" or noun.head not in within
    heads_line = is_top or (noun.dep == "appos" and tokens[noun.head].dep == "ROOT")
    if not heads_line or noun.pos not in _NOMINAL or verb - token.head != 1:
        return False
    if any(item.head == verb and item.dep in _OWN for item in tokens[within.start : within.stop]):
        return False
    return _is_verbless(tokens, verb, within)


def _is_verbless(tokens: Sequence[Token], verb: int, within: range) -> bool:
    return not any(tokens[i].tag in _FINITE for i in within if i != verb)


def _raise(tokens: list[Token], verb: int, noun: int, within: range) -> None:
    """Make a participle the root of its line, and the noun before it the subject.

    Where words are quoted behind, their verb may be the root: the line hangs on that.
    """
    above = tokens[noun].head
    for index in within:
        token = tokens[index]
        hangs_out = token.dep == "ROOT" or (token.head == noun and token.dep not in _INSIDE)
        if index not in {verb, noun} and hangs_out:
            dep = "dep" if token.dep == "ROOT" else token.dep
            tokens[index] = replace(token, head=verb, dep=dep)
    is_root = above in within
    tokens[verb] = replace(
        tokens[verb], head=verb if is_root else above, dep="ROOT" if is_root else "parataxis"
    )
    tokens[noun] = replace(tokens[noun], head=verb, dep="nsubjpass")

"""Noun phrases that name a speaker: which token, and from where to where."""

from __future__ import annotations

from .candidate import Stretch
from .tree import Tree

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "DET", "NUM", "ADJ"})
_INSIDE = frozenset({"NOUN", "PROPN", "PRON", "DET", "NUM", "ADJ", "PART", "ADP", "CCONJ", "ADV"})
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_SHARED = frozenset({"conj", "xcomp", "advcl", "dep", "pcomp"})
_REACH = 14


def find_subject(tree: Tree, verb: int) -> int | None:
    """The token that heads the subject of `verb`, shared subjects included.

    A relative pronoun counts as a subject; who it stands for is the antecedent's business.
    """
    at = verb
    for _ in range(4):
        subjects = tree.kids(at, *_SUBJECTS)
        if subjects:
            return subjects[-1] if subjects[-1] < at else subjects[0]
        token = tree.tokens[at]
        if token.dep in {"acl", "relcl"} and token.head != at:
            return token.head
        if token.dep == "pcomp" and token.head != at:
            at = token.head
            token = tree.tokens[at]
        if token.dep in _SHARED or token.dep == "prep":
            if token.head == at:
                return None
            at = token.head
            continue
        return None
    return None


def subject_after(tree: Tree, verb: int, limit: int) -> int | None:
    """The head of the noun phrase right after `verb`: said the minister, said Ann Lee.

    Args:
        tree: the paragraph.
        verb: the verb's token.
        limit: the first token that is out of reach.
    """
    for kid in tree.kids(verb, *_SUBJECTS):
        if verb < kid < limit:
            return kid
    head = None
    for at in range(verb + 1, min(limit, verb + _REACH)):
        if tree.tokens[at].pos not in {"NOUN", "PROPN", "DET", "ADJ", "PRON", "PART"}:
            break
        if tree.tokens[at].pos in {"NOUN", "PROPN", "PRON"}:
            head = at
    return head


def phrase(tree: Tree, head: int, first: int = 0, stop: int | None = None) -> Stretch:
    """Where the noun phrase of `head` begins and ends, as one would name the speaker.

    Relative clauses and what follows a comma are left out, except for the name after a role:
    "the group's director, Ann Lee", but "Ann Lee" from "Ann Lee, who directs the group".

    Args:
        tree: the paragraph.
        head: the token that heads the phrase.
        first: a token before which the phrase cannot begin.
        stop: the token before which it must end, such as the verb it is the subject of.
    """
    low, high = tree.edges[head]
    low = max(low, first)
    high = high if stop is None or stop <= head else min(high, stop - 1)
    while low < head and tree.tokens[low].pos in {"PUNCT", "CCONJ", "SCONJ", "ADV", "SPACE"}:
        low += 1
    last = head
    for at in range(head + 1, high + 1):
        if tree.tokens[at].dep == "relcl" or tree.lower[at] in {"who", "which", "whose", "whom"}:
            break
        if _is_break(tree, at) and not _joins(tree, at, head, high):
            break
        last = at
    while last > head and tree.tokens[last].pos in {
        "PUNCT",
        "ADP",
        "CCONJ",
        "SCONJ",
        "SPACE",
        "ADV",
    }:
        last -= 1
    return tree.start(low), tree.end(_apposed_name(tree, head, last, stop))


def _is_break(tree: Tree, at: int) -> bool:
    """Whether a phrase may end at the mark `at`; a hyphen inside of a word is no mark."""
    if tree.words[at] == "-":
        return not tree.text[tree.end(at) : tree.end(at) + 1].strip()
    return tree.words[at] in {",", ";", ":", "(", '"'}


def _apposed_name(tree: Tree, head: int, last: int, stop: int | None) -> int:
    """The last token of a name set between commas behind a role: a spokesman, Ann Lee, said."""
    if stop is None or tree.tokens[head].pos != "NOUN" or tree.words[last + 1 : last + 2] != (",",):
        return last
    at = last + 2
    while at < stop and tree.tokens[at].pos == "PROPN":
        at += 1
    return at - 1 if last + 2 < at == stop - 1 and tree.words[at] == "," else last


def _joins(tree: Tree, at: int, head: int, high: int) -> bool:
    """Whether the phrase goes on after the comma `at`: a name after a role, or a list."""
    if tree.words[at] != "," or at >= high:
        return False
    for kid in tree.children[head]:
        if kid <= at:
            continue
        token = tree.tokens[kid]
        is_name = token.pos == "PROPN" and tree.tokens[head].pos == "NOUN"
        if token.dep == "appos" and is_name and tree.edges[kid][0] == at + 1:
            return True
        if token.dep == "conj" and token.pos in _NOMINAL:
            return True
    return False


def is_nominal(tree: Tree, first: int, last: int) -> bool:
    """Whether tokens `[first, last)` can be one noun phrase: no verb, some noun."""
    span = tree.tokens[first:last]
    return any(token.pos in {"NOUN", "PROPN", "PRON"} for token in span) and all(
        token.pos in _INSIDE or token.pos in {"PUNCT", "X", "SYM"} for token in span
    )


def last_noun(tree: Tree, first: int, last: int) -> int | None:
    """The head of the noun phrase that tokens `[first, last)` make up, by its shape.

    The last noun before the first preposition, comma or "and".
    """
    head = None
    for at in range(first, last):
        if tree.tokens[at].pos in {"NOUN", "PROPN", "PRON"}:
            head = at
        elif head is not None and (
            tree.tokens[at].pos in {"ADP", "CCONJ"} or tree.words[at] == ","
        ):
            break
    return head

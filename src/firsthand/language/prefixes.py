"""Prefixes before a hyphen, which the parser takes for words of their own: "her ex-husband"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.resources import load_list

if TYPE_CHECKING:
    from firsthand.model import Token

_NOUNS = frozenset({"NOUN", "PROPN"})
_MODIFIERS = frozenset({"amod", "compound"})


def mend_prefixes(tokens: list[Token]) -> None:
    """Hang every prefix on the noun behind its hyphen, which takes its place in the tree."""
    for index in range(1, len(tokens) - 1):
        if tokens[index].lemma == "-" and _is_prefixed(tokens, index):
            before = tokens[:]
            _mend(tokens, index)
            if not _reaches_root(tokens, index + 1):
                # what hung on the prefix had the noun below it
                tokens[:] = before


def _reaches_root(tokens: list[Token], index: int) -> bool:
    for _ in tokens:
        if tokens[index].head == index:
            return True
        index = tokens[index].head
    return False


def _is_prefixed(tokens: list[Token], hyphen: int) -> bool:
    prefix, noun = tokens[hyphen - 1], tokens[hyphen + 1]
    if prefix.end != tokens[hyphen].start or tokens[hyphen].end != noun.start:
        return False
    is_noun = noun.pos in _NOUNS or _is_accused(tokens, hyphen)
    return is_noun and prefix.lemma.lower() in load_list("nouns")["prefixes"]


def _is_accused(tokens: list[Token], hyphen: int) -> bool:
    """As in "his co-accused": a participle that is somebody."""
    prefix, noun = tokens[hyphen - 1].lemma.lower(), tokens[hyphen + 1].lemma.lower()
    return prefix == "co" and noun in {"accuse", "accused"}


def _mend(tokens: list[Token], hyphen: int) -> None:
    prefix, noun = tokens[hyphen - 1], tokens[hyphen + 1]
    if _is_accused(tokens, hyphen):
        noun = tokens[hyphen + 1] = replace(noun, lemma="accused", pos="NOUN", tag="NN")
    if prefix.head != hyphen + 1 and _stands_for_noun(tokens, hyphen):
        # "Ex-minister jailed" is a sentence of its own
        head = hyphen + 1 if prefix.head in {hyphen - 1, hyphen} else prefix.head
        tokens[hyphen + 1] = replace(noun, head=head, dep=prefix.dep)
    for kid, token in enumerate(tokens):
        # "three ex-ministers": the number counts the ministers
        if token.head in {hyphen - 1, hyphen} and not hyphen - 1 <= kid <= hyphen + 1:
            tokens[kid] = replace(token, head=hyphen + 1)
    owner = tokens[hyphen - 2]
    if hyphen > 1 and owner.dep == "dobj" and owner.lemma.lower() in {"her", "she"}:
        tokens[hyphen - 2] = replace(owner, head=hyphen + 1, dep="poss", tag="PRP$")
    tokens[hyphen - 1] = replace(prefix, head=hyphen + 1, dep="compound", tag="NN")
    hyphenated = replace(tokens[hyphen], head=hyphen - 1, dep="punct", pos="PUNCT", tag="HYPH")
    tokens[hyphen] = hyphenated


def _stands_for_noun(tokens: list[Token], hyphen: int) -> bool:
    """Whether the prefix has the place in the tree that the noun behind it should have."""
    noun = tokens[hyphen + 1]
    if noun.dep in _MODIFIERS and noun.head > hyphen + 1:
        # "Her co-accused, student Ann Lind": the name beside it hangs on the prefix
        return tokens[noun.head].head == hyphen - 1
    return noun.head in {hyphen - 1, hyphen} or noun.lemma == "accused"

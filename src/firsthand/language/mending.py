"""Mistakes of the parser that news prose provokes again and again, set right."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.model import Token


def mend_tokens(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Return the tokens with two misreadings of the small models set right.

    The verb of a relative clause without "that" is taken for a plural noun and its subject
    for a compound of it ("a figure the mayor rejects"); "lay" before a plural noun is taken
    for a verb ("clergy and lay workers").
    """
    mended = list(tokens)
    for index, token in enumerate(tokens):
        if token.tag == "NNS" and token.dep == "relcl":
            before = tokens[index - 1] if index else None
            if before is not None and before.head == index and before.dep == "compound":
                _mend_clause(mended, index, index - 1)
        elif _is_lay(tokens, index):
            _mend_lay(mended, index)
    return tuple(mended)


def _mend_clause(tokens: list[Token], verb: int, subject: int) -> None:
    tokens[verb] = replace(tokens[verb], pos="VERB", tag="VBZ")
    tokens[subject] = replace(tokens[subject], dep="nsubj")
    for index, token in enumerate(tokens):
        is_part = token.head == verb and index < subject
        if is_part and token.dep in {"det", "amod", "poss", "compound"}:
            tokens[index] = replace(token, head=subject)


def _is_lay(tokens: Sequence[Token], index: int) -> bool:
    """Whether a "verb" of three letters between "and" and a plural noun is the adjective."""
    token = tokens[index]
    if token.lemma not in {"lie", "lay"} or token.end - token.start != len("lay"):
        return False
    if not 1 < index < len(tokens) - 1 or tokens[index + 1].tag != "NNS":
        return False
    return tokens[index - 1].tag == "CC" and tokens[index - 2].pos == "NOUN"


def _mend_lay(tokens: list[Token], index: int) -> None:
    """Hang the adjective on its noun, and what hung from it on the verb it was joined to."""
    noun, first, verb = index + 1, index - 2, tokens[index].head
    for place, token in enumerate(tokens):
        if token.head == index and place not in {noun, index}:
            tokens[place] = replace(token, head=verb)
    tokens[index] = replace(tokens[index], lemma="lay", pos="ADJ", tag="JJ", dep="amod", head=noun)
    tokens[noun] = replace(tokens[noun], dep="conj", head=first)
    tokens[index - 1] = replace(tokens[index - 1], dep="cc", head=first)

"""Set right two habits of small parsers before anything is read from the tree.

A participle after its noun is often taken for the main verb: in "Forty men freed from jail
landed in Oslo" the parser makes "freed" the root and hangs "landed" on it without any "and".
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.model import Token

_SUBJECTS = {"nsubj", "nsubjpass"}


def repair_tokens(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Return the tokens with misread reduced relatives turned into participles."""
    fixed = list(tokens)
    for index, token in enumerate(tokens):
        if token.tag != "VBD" or token.pos != "VERB":
            continue
        following = _second_verb(tokens, index)
        if following is not None:
            _turn(fixed, index, following)
    return tuple(fixed)


def _second_verb(tokens: Sequence[Token], first: int) -> int | None:
    """Return a finite verb hung on the first without a conjunction or a mark between them."""
    for index in range(first + 1, len(tokens)):
        token = tokens[index]
        if token.head == first and token.pos in {"CCONJ", "PUNCT", "SCONJ"}:
            return None
        if token.head == first and token.dep in {"conj", "ccomp", "dep"} and token.tag in {"VBD", "VBZ"}:
            own = any(item.head == index and item.dep in _SUBJECTS for item in tokens)
            return None if own else index
    return None


def _turn(tokens: list[Token], first: int, second: int) -> None:
    subject = next(
        (i for i, item in enumerate(tokens) if item.head == first and item.dep in _SUBJECTS), None
    )
    if subject is None or subject > first:
        return
    old = tokens[first]
    head = second if old.head == first else old.head
    tokens[second] = replace(tokens[second], head=head, dep=old.dep)
    tokens[subject] = replace(tokens[subject], head=second)
    tokens[first] = replace(old, tag="VBN", dep="acl", head=subject)
    for index, item in enumerate(tokens):
        if item.head == first and index > second:
            tokens[index] = replace(item, head=second)

"""Clauses that tell of somebody and were hung on a body: "Lind, editor of the Post, who was"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.resources import load_list

if TYPE_CHECKING:
    from firsthand.model import Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_WITHIN = frozenset({"pobj", "prep", "npadvmod", "appos", "compound", "nmod", "conj"})


def mend_relatives(tokens: list[Token]) -> None:
    """Hang "who was arrested" behind "Ann Lind, editor of the Post," on Ann Lind, in place."""
    for index, token in enumerate(tokens):
        is_who = token.dep in _SUBJECTS and token.lemma.lower() == "who" and index > 0
        if not is_who or tokens[index - 1].tag != "," or tokens[token.head].dep != "relcl":
            continue
        somebody = _named_before(tokens, tokens[token.head].head)
        if somebody is not None:
            tokens[token.head] = replace(tokens[token.head], head=somebody)


def _named_before(tokens: list[Token], noun: int) -> int | None:
    """The name whose apposition has a body in it: "Lind, editor of the Post"; None for others.

    A body has an article ("the Alba Foundation"), which the names of persons have not; "a friend
    of the minister, who was jailed" may be either.
    """
    lists = load_list("nouns")
    if tokens[noun].lemma.lower() in {*lists["people"], *lists["offices"]}:
        return None
    is_body, at = False, noun
    while tokens[at].dep in _WITHIN and tokens[at].head < at:
        is_body = is_body or any(t.head == at and t.lemma.lower() == "the" for t in tokens[:at])
        above = tokens[at].head
        if tokens[at].dep == "appos" and at != noun and tokens[above].pos == "PROPN":
            return above if is_body else None
        at = above
    return None

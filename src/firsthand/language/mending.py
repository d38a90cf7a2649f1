"""Mistakes of the parser that news prose provokes again and again, set right."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.model import Token


def mend_tokens(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Return the tokens with relative clauses read as verbs: "a figure the mayor rejects".

    The small models take the verb of such a clause for a plural noun and its subject for a
    compound of it.
    """
    mended = list(tokens)
    for index, token in enumerate(tokens):
        if token.tag == "NNS" and token.dep == "relcl":
            subject = next(
                (
                    i
                    for i in (index - 1,)
                    if i >= 0 and tokens[i].head == index and tokens[i].dep == "compound"
                ),
                None,
            )
            if subject is not None:
                _mend_clause(mended, index, subject)
    return tuple(mended)


def _mend_clause(tokens: list[Token], verb: int, subject: int) -> None:
    tokens[verb] = replace(tokens[verb], pos="VERB", tag="VBZ")
    tokens[subject] = replace(tokens[subject], dep="nsubj")
    for index, token in enumerate(tokens):
        if (
            token.head == verb
            and index < subject
            and token.dep in {"det", "amod", "poss", "compound"}
        ):
            tokens[index] = replace(token, head=subject)

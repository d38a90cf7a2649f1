"""Quantities of a Russian text: the number, how it bounds the true one, and of what."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from firsthand.model import CountOperator, Quantity
from firsthand.resources import load_list

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.model import TimeExpression, Token

_REACH = 3  # words between a number and its noun


def find_quantities(
    text: str, tokens: Sequence[Token], times: Sequence[TimeExpression]
) -> tuple[Quantity, ...]:
    """Return the quantities of a folded Russian text, in text order.

    Args:
        text: the folded text.
        tokens: its words.
        times: its time expressions, whose numbers count nothing.
    """
    found = []
    for match in _pattern().finditer(text):
        within = any(t.start < match.end() and match.start() < t.end for t in times)
        value = None if within else _value(match)
        if value is not None:
            found.append(_quantity(text, tokens, match, value))
    return tuple(found)


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    lists = load_list("russian")
    operators = "|".join(sorted(map(re.escape, lists["operators"]), key=len, reverse=True))
    words = "|".join(sorted(map(re.escape, lists["numbers"]), key=len, reverse=True))
    scales = "|".join(sorted(map(re.escape, lists["scales"]), key=len, reverse=True))
    number = rf"(?:\d{{1,3}}(?: \d{{3}})+|\d+(?:,\d+)?|(?:(?:{words})\b ?)+)"
    return re.compile(
        rf"(?<![\w.,-])(?:(?P<op>{operators}) )?(?P<n>{number})(?: ?(?P<scale>{scales})\b\.?)?"
        rf"(?![\w-]|[.,:]\d)",
        re.IGNORECASE,
    )


def _value(match: re.Match[str]) -> float | None:
    """The number; None for what can only be a year or a telephone number."""
    lists = load_list("russian")
    written = match["n"].strip().lower()
    if written[0].isdigit():
        value = float(written.replace(" ", "").replace(",", "."))
    else:
        value = float(sum(lists["numbers"][word] for word in written.split()))
    return value * float(lists["scales"].get((match["scale"] or "").lower(), 1))


def _quantity(text: str, tokens: Sequence[Token], match: re.Match[str], value: float) -> Quantity:
    lists = load_list("russian")
    op = CountOperator(lists["operators"].get((match["op"] or "").lower(), "="))
    end = match.end() - (len(match.group()) - len(match.group().rstrip()))
    after = text[end:].lstrip().lower()
    kind = next(
        (k for k, units in lists["units"].items() if after.startswith(tuple(units))), "count"
    )
    noun = _noun_after(tokens, end) if kind == "count" else None
    start_of = tokens[noun[0]].start if noun else None
    end_of = tokens[noun[1]].end if noun else None
    return Quantity(match.start(), end, op, value, None, start_of, end_of, kind)


def _noun_after(tokens: Sequence[Token], end: int) -> tuple[int, int] | None:
    """The first and last word of the noun phrase that a number counts."""
    first = next((i for i, token in enumerate(tokens) if token.start >= end), None)
    if first is None:
        return None
    for at in range(first, min(first + _REACH, len(tokens))):
        if tokens[at].pos in {"NOUN", "PROPN"}:
            return first, at
        if tokens[at].pos not in {"ADJ", "DET", "VERB"}:
            return None
    return None

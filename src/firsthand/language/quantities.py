"""Numbers of things: figures and words, with the operator and the noun phrase counted."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from firsthand.language.number_words import FoundNumber, find_numbers
from firsthand.model import CountOperator, Quantity, TimeExpression, Token
from firsthand.resources import load_list

if TYPE_CHECKING:
    from collections.abc import Sequence

_CURRENCY = "$\u20ac\u00a3\u00a5\u20b9\u20bd\u20b4"
_BETWEEN = re.compile(r"(?:between|from)\s+$", re.IGNORECASE)
_JOIN = re.compile(r"\s*(?:and|to|-)\s*", re.IGNORECASE)
_FIRST_YEAR, _LAST_YEAR = 1100, 2100
_MAX_AGE = 120


def find_quantities(
    text: str, tokens: Sequence[Token], times: Sequence[TimeExpression] = ()
) -> tuple[Quantity, ...]:
    """Return the quantities of a passage in order.

    Args:
        text: the folded passage.
        tokens: its words with their parse, from which the counted noun phrase is read.
        times: time expressions; a number that is part of one is no quantity.
    """
    numbers = [
        n for n in find_numbers(text) if not any(t.start < n.end and n.start < t.end for t in times)
    ]
    found: list[Quantity] = []
    skip = -1
    for index, number in enumerate(numbers):
        if index == skip:
            continue
        following = numbers[index + 1] if index + 1 < len(numbers) else None
        pair = following if following is not None and _is_range(text, number, following) else None
        skip = index + 1 if pair is not None else skip
        quantity = _quantity(text, tokens, number, pair)
        if quantity is not None:
            found.append(quantity)
    return tuple(found)


def _is_range(text: str, first: FoundNumber, second: FoundNumber) -> bool:
    between = text[first.end : second.start]
    if not _JOIN.fullmatch(between) or second.value <= first.value:
        return False
    return between.strip() in {"to", "-"} or _BETWEEN.search(text[: first.start]) is not None


def _quantity(
    text: str, tokens: Sequence[Token], number: FoundNumber, upper: FoundNumber | None
) -> Quantity | None:
    last = upper or number
    start, op = _operator_before(text, number)
    end, after = _operator_after(text, last.end)
    if after is not None and op is CountOperator.EQUAL:
        op = after
    if number.is_rough:
        op = CountOperator.ABOUT
    of = _counted(text, tokens, number, last)
    kind = _kind(text, tokens, number, last, of)
    if kind is None:
        return None
    return Quantity(
        start,
        end,
        op,
        number.value,
        upper.value if upper else None,
        of[0] if of else None,
        of[1] if of else None,
        kind,
    )


@lru_cache(maxsize=1)
def _before() -> re.Pattern[str]:
    lists = load_list("numbers")["operators"]
    words = sorted((word for group in lists.values() for word in group), key=len, reverse=True)
    return re.compile(
        rf"(?<!\w)({'|'.join(map(re.escape, words))})\s+(?:the\s+)?[{_CURRENCY}]?$", re.IGNORECASE
    )


def _operator_before(text: str, number: FoundNumber) -> tuple[int, CountOperator]:
    match = _before().search(text[max(0, number.start - 40) : number.start])
    if match is None:
        return number.start, CountOperator.EQUAL
    start = max(0, number.start - 40) + match.start()
    phrase = match[1].lower()
    for sign, phrases in load_list("numbers")["operators"].items():
        if phrase in phrases:
            return start, CountOperator.AT_MOST if sign == "<" else CountOperator(sign)
    return number.start, CountOperator.EQUAL


def _operator_after(text: str, end: int) -> tuple[int, CountOperator | None]:
    for sign, phrases in load_list("numbers")["after"].items():
        for phrase in phrases:
            match = re.match(rf"\s+{re.escape(phrase)}(?!\w)", text[end:], re.IGNORECASE)
            if match:
                return end + match.end(), CountOperator(sign)
    return (end + 1, CountOperator.AT_LEAST) if text[end : end + 1] == "+" else (end, None)


def _counted(
    text: str, tokens: Sequence[Token], number: FoundNumber, last: FoundNumber
) -> tuple[int, int] | None:
    """The noun phrase that is counted, after the number: "Ukrainian citizens"."""
    index = next((i for i, token in enumerate(tokens) if token.start >= last.end), None)
    if index is None:
        return None
    if tokens[index].lemma == "of" and number.is_rough:
        index += 1
    begin, end = index, index
    for position in range(index, min(index + 8, len(tokens))):
        token = tokens[position]
        if token.pos in {"NOUN", "PROPN"}:
            end = position + 1
        elif token.pos not in {"ADJ", "ADV", "DET"} and token.tag not in {
            "VBN",
            "VBG",
            "JJ",
            "CC",
            "POS",
        }:
            break
        elif token.tag == "CC" and end == begin:
            break
        elif token.tag in {"VBN", "VBG"} and end > begin:
            break
        elif token.tag == "CC" and not _joins_nouns(tokens, position):
            break
    return (tokens[begin].start, tokens[end - 1].end) if end > begin else None


def _joins_nouns(tokens: Sequence[Token], position: int) -> bool:
    nexts = tokens[position + 1 : position + 3]
    return (
        bool(nexts)
        and any(token.pos == "NOUN" for token in nexts)
        and nexts[0].pos in {"NOUN", "ADJ"}
    )


def _kind(
    text: str,
    tokens: Sequence[Token],
    number: FoundNumber,
    last: FoundNumber,
    of: tuple[int, int] | None,
) -> str | None:
    """What is counted: count, age, percent, money, duration, year; None where it is no number."""
    before, after = text[: number.start], text[last.end :]
    if before[-1:] and before[-1:] in _CURRENCY:
        return "money"
    if re.match(r"\s*(?:%|per\s?cent|percentage)", after, re.IGNORECASE):
        return "percent"
    if _is_age(before, after, number):
        return "age"
    digits = text[number.start : number.end]
    if (
        of is None
        and digits.isdigit()
        and len(digits) == 4
        and _FIRST_YEAR <= number.value <= _LAST_YEAR
    ):
        return "year"
    if re.match(r"(?:st|nd|rd|th)\b", after):
        return "ordinal"
    return _kind_of_unit(text, tokens, last, of)


def _kind_of_unit(
    text: str, tokens: Sequence[Token], last: FoundNumber, of: tuple[int, int] | None
) -> str:
    lists = load_list("numbers")
    following = re.match(r"[\s-]*([A-Za-z]+)", text[last.end :])
    word = following[1].lower() if following else ""
    for kind, units in (("money", "money"), ("duration", "durations"), ("measure", "measures")):
        if word in lists[units] or word.removesuffix("s") in lists[units]:
            return kind
    return "count"


def _is_age(before: str, after: str, number: FoundNumber) -> bool:
    if not 0 < number.value <= _MAX_AGE:
        return False
    if re.match(r"[\s-]years?[\s-]old", after) or re.search(r"\b(?:aged?|ages)\s+$", before):
        return True
    return (
        re.search(r"[A-Z][\w'-]+, $", before) is not None
        and re.match(r"(?:,|\.|;| and\b|$)", after) is not None
    )

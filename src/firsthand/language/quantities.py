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
_DIGIT = re.compile(r"\d")
_MAX_AGE = 120
_RANGE_DIGITS = 4
_REACH = 8  # words that a counted noun phrase may have


def find_quantities(
    text: str, tokens: Sequence[Token], times: Sequence[TimeExpression] = ()
) -> tuple[Quantity, ...]:
    """Return the quantities of a passage in order.

    Args:
        text: the folded passage.
        tokens: its words with their parse, from which the counted noun phrase is read.
        times: time expressions; a number that is part of one is no quantity.
    """
    numbers = [n for n in find_numbers(text) if not _is_of_time(text, n, times)]
    found: list[Quantity] = []
    index = 0
    while index < len(numbers):
        chain = _hyphen_chain(text, numbers, index)
        if chain > 1:
            index += chain
            continue
        number = numbers[index]
        following = numbers[index + 1] if index + 1 < len(numbers) else None
        pair = following if following is not None and _is_range(text, number, following) else None
        index += 1 if pair is None else 2
        quantity = _quantity(text, tokens, number, pair)
        if quantity is not None:
            found.append(quantity)
    return tuple(sorted([*found, *_ordinals(text, times, found)], key=lambda item: item.start))


@lru_cache(maxsize=1)
def _ordinal_words() -> re.Pattern[str]:
    words = "|".join(load_list("numbers")["ordinals"])
    return re.compile(rf"(?<![\w-])(?:(\d+)(?:st|nd|rd|th)|({words}))(?![\w-])", re.IGNORECASE)


def _ordinals(
    text: str, times: Sequence[TimeExpression], found: Sequence[Quantity]
) -> list[Quantity]:
    """Places in an order: "the 40th anniversary", "the second group"."""
    values, lowered = load_list("numbers")["ordinals"], text.lower()
    if not any(map(lowered.__contains__, values)) and not _DIGIT.search(text):
        return []
    taken = [(t.start, t.end) for t in times] + [(q.start, q.end) for q in found]
    return [
        Quantity(
            m.start(),
            m.end(),
            CountOperator.EQUAL,
            float(m[1] or values[m[2].lower()]),
            kind="ordinal",
        )
        for m in _ordinal_words().finditer(text)
        if not any(start < m.end() and m.start() < end for start, end in taken)
    ]


def _is_of_time(text: str, number: FoundNumber, times: Sequence[TimeExpression]) -> bool:
    """Whether a number is part of a time, or the first of two: "three and nine years"."""
    joined = _JOIN.match(text, number.end)
    ends = {number.end, joined.end()} if joined else {number.end}
    return any(
        (time.start < number.end and number.start < time.end)
        or (joined is not None and time.kind == "duration" and time.start in ends)
        for time in times
    )


def _hyphen_chain(text: str, numbers: Sequence[FoundNumber], index: int) -> int:
    """How many numbers hang together by hyphens as no range does: scores, telephone numbers."""
    last = index
    while last + 1 < len(numbers) and text[numbers[last].end : numbers[last + 1].start] == "-":
        last += 1
    is_range = last == index + 1 and numbers[last].value > numbers[index].value
    if is_range and not _is_dialled(numbers[index], numbers[last]):
        return 1
    return last - index + 1


def _is_dialled(first: FoundNumber, second: FoundNumber) -> bool:
    """As in "555-2222" is dialled, "10-20" and "1999-2004" are ranges."""
    lengths = (first.end - first.start, second.end - second.start)
    return lengths[1] >= _RANGE_DIGITS and lengths[0] != lengths[1]


def _is_range(text: str, first: FoundNumber, second: FoundNumber) -> bool:
    between = text[first.end : second.start]
    if not _JOIN.fullmatch(between) or second.value <= first.value:
        return False
    return between.strip() in {"to", "-"} or _BETWEEN.search(text[: first.start]) is not None


def _quantity(
    text: str, tokens: Sequence[Token], number: FoundNumber, upper: FoundNumber | None
) -> Quantity | None:
    last = upper or number
    if _is_label(text, number):
        return None
    start, op = _operator_before(text, number)
    if upper is not None and (between := _BETWEEN.search(text[: number.start])):
        start = between.start()
    end, after = _operator_after(text, last.end)
    if after is not None and op is CountOperator.EQUAL:
        op = after
    if number.is_rough:
        op = CountOperator.ABOUT
    of = _counted(tokens, number, last)
    kind = _kind(text, number, last, of)
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


@lru_cache(maxsize=1)
def _particle_verbs() -> re.Pattern[str]:
    """Verbs that have an "over" of their own: "handed over 45 men"."""
    return re.compile(rf"\b(?:{'|'.join(load_list('numbers')['over_verbs'])})\s+$", re.IGNORECASE)


def _operator_before(text: str, number: FoundNumber) -> tuple[int, CountOperator]:
    match = _before().search(text[max(0, number.start - 40) : number.start])
    if match is None:
        return number.start, CountOperator.EQUAL
    start = max(0, number.start - 40) + match.start()
    phrase = match[1].lower()
    if phrase == "over" and _particle_verbs().search(text[:start]):
        return number.start, CountOperator.EQUAL
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


def _is_label(text: str, number: FoundNumber) -> bool:
    """Whether it numbers a thing: "Flight 714", "Article 14", "No. 5"."""
    before = re.search(r"([A-Za-z]+)\.?\s+#?$", text[: number.start])
    return before is not None and before[1].lower() in load_list("numbers")["labels"]


def _counted(
    tokens: Sequence[Token], number: FoundNumber, last: FoundNumber
) -> tuple[int, int] | None:
    """The noun phrase that is counted, after the number: "Ukrainian citizens"."""
    begin = next((i for i, token in enumerate(tokens) if token.start >= last.end), len(tokens))
    if begin < len(tokens) and tokens[begin].lemma == "of" and number.is_rough:
        begin += 1
    end = begin
    for position in range(begin, min(begin + _REACH, len(tokens))):
        token = tokens[position]
        if token.tag == "CC":
            end = _joined_noun(tokens, position) if end > begin else end
            break
        if token.pos in {"NOUN", "PROPN"}:
            end = position + 1
            if token.tag in {"NNS", "NNPS"} and not _goes_on(tokens, position):
                break
        elif _joins_prefix(tokens, position):
            continue
        elif not _may_modify(token) or (token.tag in {"VBN", "VBG"} and end > begin):
            break
    return (tokens[begin].start, tokens[end - 1].end) if end > begin else None


def _joins_prefix(tokens: Sequence[Token], position: int) -> bool:
    """Whether it is the hyphen of "ex-soldiers"."""
    if position == 0 or tokens[position].lemma != "-":
        return False
    prefix = tokens[position - 1]
    return prefix.dep == "compound" and prefix.head == position + 1


def _may_modify(token: Token) -> bool:
    return token.pos in {"ADJ", "ADV", "DET"} or token.tag in {"VBN", "VBG", "JJ", "POS"}


def _goes_on(tokens: Sequence[Token], position: int) -> bool:
    """Whether a plural noun is not the end of it: "rights groups", "clergy and lay workers"."""
    token = tokens[position]
    follow = tokens[position + 1] if position + 1 < len(tokens) else None
    if follow is None or follow.tag in {"CC", "POS"}:
        return follow is not None
    is_modifier = token.dep in {"compound", "nmod", "poss"} and token.head > position
    people = _people()
    return is_modifier and (token.lemma not in people or follow.lemma in people)


@lru_cache(maxsize=1)
def _people() -> frozenset[str]:
    return frozenset(load_list("nouns")["people"])


def _joined_noun(tokens: Sequence[Token], position: int) -> int:
    """The end of "clergy and lay workers" from its "and"; the "and" itself where none joins."""
    for index in range(position + 1, min(position + 3, len(tokens))):
        token = tokens[index]
        if token.tag in {"NNS", "NNPS"}:
            return index + 1
        is_modifier = token.dep in {"amod", "compound", "nmod"} or token.pos in {"NOUN", "ADJ"}
        if not is_modifier:
            break
    return position


def _kind(text: str, number: FoundNumber, last: FoundNumber, of: tuple[int, int] | None) -> str:
    """What is counted: count, age, fraction, percent, money, duration, measure, year."""
    before, after = text[: number.start], text[last.end :]
    if before[-1:] and before[-1:] in _CURRENCY:
        return "money"
    if re.match(r"\s*(?:%|per\s?cent|percentage)", after, re.IGNORECASE):
        return "percent"
    if _is_age(before, after, number):
        return "age"
    if number.is_fraction:
        return "fraction"
    digits = text[number.start : number.end]
    is_year = re.fullmatch(r"\d{4}", digits) and _FIRST_YEAR <= number.value <= _LAST_YEAR
    if of is None and is_year:
        return "year"
    return _kind_of_unit(text, last)


def _kind_of_unit(text: str, last: FoundNumber) -> str:
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

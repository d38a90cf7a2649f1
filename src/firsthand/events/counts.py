"""How many: the number of a recipient phrase, with its operator and of whom."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.events.grammar import core_noun, phrase
from firsthand.events.scene import in_class, is_single, nation_at, quantity_of
from firsthand.model import Count, CountOperator, Quantity, Quoted, Span
from firsthand.resources import load_list

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.events.parse import Parse


_ONE = frozenset({"he", "she", "him", "her"})
_DESCRIBING = frozenset({"amod", "compound", "nmod"})


def find_count(
    parse: Parse, tokens: Sequence[int], particles: Sequence[int] = (), *, measure: str = "flow"
) -> Count | None:
    """Return the number of the phrases that head a role, if exactly one of them has one.

    Numbers of two kinds are never added up: "five nurses and three drivers" has no count of its
    own, nor has "two nurses and a driver". People told apart by nationality only, and "17 other
    clergymen" beside "two bishops", are one kind. Of "17 captives and six bodies" the living are
    counted.

    Args:
        parse: the paragraph.
        tokens: the heads of the phrases.
        particles: words of the trigger, which are no operator: "handed over two pilots".
        measure: "flow" for an act, "stock" or "cumulative" for a figure.
    """
    whole = _of_one_kind(parse, tokens, measure)
    if whole is not None:
        return whole
    living = [token for token in tokens if not in_class(parse, token, "body")] or tokens
    found = [(token, quantity) for token in living if (quantity := quantity_of(parse, token))]
    if len({quantity.start for _, quantity in found}) != 1 or _has_single(parse, living):
        return None
    token, quantity = found[0]
    if quantity.n == 1 and quantity.op is CountOperator.EQUAL:
        # "one fisherman" is somebody, not a number
        return None
    count = make_count(parse, token, _without_particle(parse, quantity, particles), measure=measure)
    named = [other for other in tokens if other != token]
    return _with_named(parse, count, named, token) if _are_led(parse, named, token) else count


def _of_one_kind(parse: Parse, tokens: Sequence[int], measure: str) -> Count | None:
    """The sum of "two Norwegians and a Dane" or of "two bishops and 17 other clergymen"."""
    heads = sorted(set(tokens))
    numbers = [n for token in heads if (n := _exact_number(parse, token)) is not None]
    if len(heads) == 1 or len(numbers) < len(heads) or sum(numbers) == len(heads):
        return None
    nations = all(nation_at(parse, token) is not None for token in heads)
    if not nations and not all(_is_other(parse, token) for token in heads[1:]):
        return None
    start, end = phrase(parse, heads[0])[0], phrase(parse, heads[-1])[1]
    quote = parse.quote(start, end)
    return Count(CountOperator.EQUAL, sum(numbers), of=None, measure=measure, quote=quote)


def _exact_number(parse: Parse, token: int) -> float | None:
    """Return how many a phrase tells exactly; one for "a Dane", None for others."""
    quantity = quantity_of(parse, token)
    if quantity is not None:
        return quantity.n if quantity.op is CountOperator.EQUAL else None
    return 1 if is_single(parse, token) else None


def _has_single(parse: Parse, tokens: Sequence[int]) -> bool:
    """Tell whether somebody stands beside the counted: "two nurses and a driver"."""
    return len(tokens) > 1 and any(is_single(parse, token) for token in tokens)


def _is_other(parse: Parse, token: int) -> bool:
    return any(parse.words[kid] == "other" for kid in parse.kids(token, "amod"))


def _are_led(parse: Parse, named: Sequence[int], counted: int) -> bool:
    """Tell whether persons stand before their companions: "Hale and 12 other activists"."""
    noun = parse.tokens[counted]
    words = {noun.lemma.lower(), *(parse.words[kid] for kid in parse.kids(counted, "amod"))}
    if not words & set(load_list("count_words")["companions"]):
        return False
    above = parse.ancestors(counted)
    return all(_is_somebody(parse, one) and one < counted for one in named) and any(
        one in above for one in named
    )


def _is_somebody(parse: Parse, token: int) -> bool:
    """Tell whether a phrase is one person: "Hale", "she", "a baker", "the baker Orla Hale"."""
    if parse.tokens[token].tag == "NNP" or parse.words[token] in _ONE or is_single(parse, token):
        return True
    return any(parse.tokens[kid].tag == "NNP" for kid in parse.kids(token, "appos"))


def _with_named(parse: Parse, count: Count, named: Sequence[int], counted: int) -> Count:
    """The number of companions and of those beside whom they are: one group of one kind."""
    if count.op is not CountOperator.EQUAL or count.n is None:
        return count
    start, end = phrase(parse, min(named))[0], phrase(parse, counted)[1]
    return replace(count, n=count.n + len(named), quote=parse.quote(start, end))


def _without_particle(parse: Parse, quantity: Quantity, particles: Sequence[int]) -> Quantity:
    for particle in particles:
        if parse.tokens[particle].start == quantity.start and parse.words[particle] == "over":
            start = parse.tokens[particle + 1].start
            is_vague = parse.words[particle + 1] in load_list("count_words")["magnitudes"]
            op = CountOperator.ABOUT if is_vague else CountOperator.EQUAL
            return replace(quantity, start=start, op=op)
    return quantity


def make_count(parse: Parse, token: int, quantity: Quantity, *, measure: str) -> Count:
    """Return a count from a quantity and the noun that it counts."""
    start, end = parse.offset + quantity.start, parse.offset + quantity.end
    return Count(
        op=quantity.op,
        n=quantity.n,
        max=quantity.max,
        of=_counted(parse, token, quantity),
        measure=measure,
        quote=Quoted(Span(parse.document, start, end), parse.text[start:end]),
    )


def _out_of(parse: Parse, number: int) -> str | None:
    """Return of whom a number is that stands alone: "two of its commanders"."""
    noun = core_noun(parse, number)
    if noun == number or parse.tokens[noun].pos in {"PRON", "NUM"}:
        return None
    start = noun
    while start - 1 > number and parse.tokens[start - 1].dep in _DESCRIBING:
        start -= 1
    return parse.quote(start, noun + 1).text


def _counted(parse: Parse, token: int, quantity: Quantity) -> str | None:
    if quantity.of_start is not None and quantity.of_end is not None:
        return parse.text[parse.offset + quantity.of_start : parse.offset + quantity.of_end]
    if quantity.start <= parse.tokens[token].start < quantity.end:
        return _out_of(parse, token)
    start, end = phrase(parse, token)
    outside = [
        index
        for index in range(start, end)
        if parse.tokens[index].start >= quantity.end or parse.tokens[index].end <= quantity.start
    ]
    if not outside:
        return None
    return parse.quote(outside[0], outside[-1] + 1).text

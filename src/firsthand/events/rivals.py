"""Numbers that somebody sets beside a number told before: "a union counted 35".

The sentence names no act: it says of the news right before how many there were by another's
account. Such a number is told of that news, on the word of who gives it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.events.grammar import prepositions
from firsthand.events.recall import called_as
from firsthand.events.scene import lemma_of
from firsthand.events.status import is_reporting
from firsthand.events.words import word_set

if TYPE_CHECKING:
    from firsthand.events.parse import Parse
    from firsthand.model import Quantity

_LEAST = 2
_MOST_TIMES = 8  # further apart, two numbers are hardly of one thing


def find_rivals(parse: Parse, told: float, type_: str) -> list[tuple[int, Quantity]]:
    """Return (verb, number) where a bare number answers one that was told right before.

    Args:
        parse: the paragraph.
        told: the number that was told.
        type_: of what it was told.
    """
    found = []
    for quantity in parse.passage.quantities:
        if quantity.kind != "count" or not _is_near(quantity.n, told):
            continue
        number = _number_token(parse, quantity, called_as(type_))
        verb = None if number is None else _telling_verb(parse, number)
        if verb is not None and not _is_of_other_time(parse, verb) and _is_plain(parse, verb):
            found.append((verb, quantity))
    return found


def _is_near(n: float, told: float) -> bool:
    return n >= _LEAST and n != told and told / _MOST_TIMES <= n <= told * _MOST_TIMES


def _number_token(parse: Parse, quantity: Quantity, acts: frozenset[str]) -> int | None:
    """Return the word that stands for the number: itself, or the "names", "deaths" it counts."""
    inside = parse.tokens_within(quantity.start, quantity.end)
    if not inside:
        return None
    last = inside[-1]
    head = parse.head(last)
    if parse.tokens[last].dep != "nummod":
        return last
    is_plain = lemma_of(parse, head) in word_set("counted_anew") | acts
    return head if is_plain and not parse.kids(head, "prep", "relcl", "acl") else None


def _telling_verb(parse: Parse, number: int) -> int | None:
    """Return the verb of "counted 35", "gave a figure of 35", "the real toll was 35"."""
    head = parse.head(number)
    dep = parse.tokens[number].dep
    if dep == "pobj":
        return _verb_before(parse, head)
    if not parse.is_verb(head):
        return None
    if dep in {"dobj", "attr", "acomp", "npadvmod"}:
        return head if _counts(parse, head) or _is_of_number(parse, head) else None
    return None


def _counts(parse: Parse, verb: int) -> bool:
    """Tell whether somebody counts, or a list of his has so many: "the union's list has 35"."""
    owners = parse.kids(verb, "nsubj")
    lemma = lemma_of(parse, verb)
    if lemma in word_set("list_verbs"):
        return any(lemma_of(parse, noun) in word_set("number_lists") for noun in owners)
    return bool(owners) and lemma in word_set("rival_counts")


def _verb_before(parse: Parse, preposition: int) -> int | None:
    """Return the verb behind "spoke of 35", "gave a figure of 35", "stood at 35"."""
    word, head = parse.words[preposition], parse.head(preposition)
    if word == "of" and lemma_of(parse, head) in word_set("number_nouns"):
        verb = parse.head(head)
        is_given = parse.tokens[head].dep == "dobj" and lemma_of(parse, verb) in word_set(
            "rival_gives"
        )
        return verb if is_given and _is_only_number(parse, head) else None
    if not parse.is_verb(head):
        return None
    lemma = lemma_of(parse, head)
    if word == "of" and lemma in word_set("rival_speech"):
        return head
    moves = word in {"at", "to"} and lemma in word_set("number_moves")
    # "the real number was above 30"
    bounds = word in word_set("bounding") and lemma == "be"
    return head if (moves or bounds) and _moved(parse, head) else None


def _moved(parse: Parse, verb: int) -> bool:
    """Tell whether it is a number that stands at, or was put at, another."""
    nouns = parse.kids(verb, "nsubj", "nsubjpass", "dobj")
    numbers = [noun for noun in nouns if lemma_of(parse, noun) in word_set("number_nouns")]
    return bool(numbers) and all(_is_only_number(parse, noun) for noun in numbers)


def _is_of_number(parse: Parse, verb: int) -> bool:
    """Tell whether a clause says what a number is, or how many "there were", by somebody."""
    subjects = parse.kids(verb, "nsubj", "expl")
    if lemma_of(parse, verb) != "be" or not subjects:
        return False
    if any(lemma_of(parse, noun) in word_set("number_nouns") for noun in subjects):
        return all(_is_only_number(parse, noun) for noun in subjects)
    stands_for = all(parse.words[noun] in {"it", "there", "they"} for noun in subjects)
    return stands_for and _is_by_somebody(parse, verb)


def _is_only_number(parse: Parse, noun: int) -> bool:
    """Tell whether the noun says of nothing else how many: "the real toll", no "toll of dead"."""
    return not any(
        name == "of" and parse.tokens[item].pos != "NUM" for name, item in prepositions(parse, noun)
    )


def _is_by_somebody(parse: Parse, verb: int) -> bool:
    head = parse.head(verb)
    if parse.tokens[verb].dep == "ccomp" and is_reporting(parse, head):
        return True
    return any(parse.words[kid] == "according" for kid in parse.kids(verb))


def _is_of_other_time(parse: Parse, verb: int) -> bool:
    """Tell whether the number is of a longer time: "has documented 300 since 2020"."""
    words = {parse.words[index] for index in parse.sentence_tokens(verb)}
    return bool(words & word_set("longer_times"))


def _is_plain(parse: Parse, verb: int) -> bool:
    """Tell whether it is said as it is: not denied, not only possible."""
    around = {parse.words[kid] for kid in parse.kids(verb, "neg", "aux")}
    if lemma_of(parse, verb) in word_set("number_confirms"):
        around.discard("could")  # who "could confirm only 18" has confirmed them
    return not around & word_set("unsure_helpers")

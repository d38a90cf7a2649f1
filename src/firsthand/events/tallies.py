"""Counts that are told of an event apart from it: "put the number of detained at over 60"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.events.frames import frame_index
from firsthand.events.grammar import prepositions
from firsthand.events.match import Match
from firsthand.events.scene import lemma_of
from firsthand.events.words import word_set
from firsthand.resources import load_list

if TYPE_CHECKING:
    from firsthand.events.parse import Parse
    from firsthand.model import Quantity

_REACH = 12
_MARKS = frozenset({'"', "“", "'", "‘", "«", "„"})


@dataclass(frozen=True, slots=True)
class Tally:
    """A number told of an event that is named by a participle or a noun only."""

    match: Match
    root: int
    quantity: Quantity


def find_tallies(parse: Parse) -> list[Tally]:
    """Return the tallies of a paragraph: the event's word, the verb that tells it, the number."""
    found = []
    for index in range(len(parse.tokens)):
        lemma = _event_lemma(parse, index)
        if lemma is None:
            continue
        frame = frame_index()[("verb", lemma)][-1]
        root = _number_root(parse, index)
        quantity = _number_moved(parse, root, index) if root is not None else None
        if root is None:
            root = _confirming(parse, index)
            quantity = _number_on(parse, index) if root is not None else None
        if root is None:
            root = _counting_past(parse, index)
            quantity = _number_that_was(parse, root) if root is not None else None
        if root is not None and quantity is not None:
            found.append(Tally(Match(frame, index, None, (index,)), root, quantity))
    return found


def _event_lemma(parse: Parse, index: int) -> str | None:
    tallied: dict[str, str] = load_list("stocks")["tallied"]
    return tallied.get(parse.words[index])


def _number_root(parse: Parse, index: int) -> int | None:
    """Return the verb of "put the number of ... at", "the number of ... rose to"."""
    chain = parse.ancestors(index)[:3]
    if not any(lemma_of(parse, node) in word_set("number_nouns") for node in chain):
        return None
    for node in parse.ancestors(index):
        if parse.is_verb(node) and lemma_of(parse, node) in word_set("number_moves"):
            return node
    return None


def _number_moved(parse: Parse, verb: int, index: int) -> Quantity | None:
    """Return the number that such a verb tells: "brings to 41 the number of people detained"."""
    return _number_after(parse, index) or _number_within(parse, verb + 1, index)


def _counting_past(parse: Parse, index: int) -> int | None:
    """Return the verb of "the number of clerics pardoned on Monday was 19".

    How many are held is no act.
    """
    if parse.tokens[index].tag != "VBN" or parse.words[index] == "detained":
        return None
    chain = parse.ancestors(index)[:5]
    number = next((i for i in chain if lemma_of(parse, i) in word_set("number_nouns")), None)
    if number is None or parse.tokens[number].dep != "nsubj":
        return None
    verb = parse.head(number)
    return verb if parse.words[verb] == "was" else None


def _number_that_was(parse: Parse, verb: int) -> Quantity | None:
    starts = {parse.tokens[kid].start for kid in parse.kids(verb, "attr", "acomp")}
    starts |= {parse.tokens[i].start for kid in parse.kids(verb, "attr") for i in parse.kids(kid)}
    counts = (item for item in parse.passage.quantities if item.kind == "count")
    return next((item for item in counts if item.start in starts), None)


def _number_after(parse: Parse, index: int) -> Quantity | None:
    """Return the number after "at" or "to" that follows."""
    limit = min(index + _REACH, parse.sentence_tokens(index).stop)
    return _number_within(parse, index + 1, limit)


def _number_within(parse: Parse, first: int, limit: int) -> Quantity | None:
    """Return the number after the first "at" or "to" among these tokens that has one."""
    for place in range(first, limit - 1):
        if parse.words[place] in {"at", "to", "as"}:
            quoted = parse.words[place + 1] in _MARKS and place + 2 < limit
            start = parse.tokens[place + 1 + quoted].start
            for quantity in parse.passage.quantities:
                if quantity.start == start and quantity.kind == "count":
                    return quantity
    return None


def _confirming(parse: Parse, index: int) -> int | None:
    """Return the verb of "counted 60 detained", "has documented 12 arrests"."""
    for node in parse.ancestors(index)[:3]:
        if parse.is_verb(node):
            return node if lemma_of(parse, node) in word_set("number_confirms") else None
    return None


def _number_on(parse: Parse, index: int) -> Quantity | None:
    at = parse.tokens[index]
    for quantity in parse.passage.quantities:
        if quantity.kind == "count" and quantity.end <= at.start <= quantity.end + 2:
            return quantity
    return None


@dataclass(frozen=True, slots=True)
class Number:
    """How many there are of somebody, as a sentence tells it: tokens of its words, the number."""

    verb: int
    noun: int
    whose: int
    quantity: Quantity


def find_numbers_of(parse: Parse, words: frozenset[str]) -> list[Number]:
    """Return the numbers of "put the number of prisoners at 900", "the number held rose to 900".

    Args:
        parse: the paragraph.
        words: lemmas of those whose number is asked for.
    """
    found = []
    for whose in range(len(parse.tokens)):
        noun = _number_noun(parse, whose, words)
        if noun is None:
            continue
        verb = _number_root(parse, whose)
        if verb is None or _is_undergone(parse, whose):
            # "the number of prisoners freed" counts an act
            continue
        quantity = _number_after(parse, max(whose, verb)) or _number_within(parse, verb + 1, whose)
        if quantity is not None:
            found.append(Number(verb, noun, whose, quantity))
    return found


def _is_undergone(parse: Parse, whose: int) -> bool:
    after = whose + 1
    return after < len(parse.tokens) and _event_lemma(parse, after) is not None


def _number_noun(parse: Parse, whose: int, words: frozenset[str]) -> int | None:
    """Return the noun of "the number of prisoners", "the number held" by its last word."""
    if parse.words[whose] in _STAY and parse.tokens[whose].dep == "acl":
        head = parse.head(whose)
        return head if lemma_of(parse, head) in word_set("number_nouns") else None
    if lemma_of(parse, whose) not in words or parse.tokens[whose].dep != "pobj":
        return None
    return parse.head(parse.head(whose))


_STAY = frozenset({"held", "jailed", "imprisoned"})


def find_corrections(parse: Parse) -> list[tuple[int, Quantity]]:
    """Return (verb, number) where a number that was told before is given anew.

    "The ministry later corrected the number to 304", "revised the figure from 40 to 38".
    """
    found = []
    for verb in range(len(parse.tokens)):
        if not parse.is_verb(verb) or lemma_of(parse, verb) not in word_set("correcting"):
            continue
        nouns = [*parse.kids(verb, "dobj", "nsubjpass", "nsubj")]
        if not any(
            lemma_of(parse, noun) in word_set("number_nouns") and not _is_of_event(parse, noun)
            for noun in nouns
        ):
            continue
        quantity = _number_after(parse, verb)
        if quantity is not None:
            found.append((verb, quantity))
    return found


def _is_of_event(parse: Parse, noun: int) -> bool:
    return any(name == "of" for name, _ in prepositions(parse, noun))


def is_tallied(parse: Parse, index: int) -> bool:
    """Tell whether a participle only says whose number is told: "the number of detained"."""
    return any(
        name == "of" and item == index
        for node in parse.ancestors(index)[:3]
        if lemma_of(parse, node) in word_set("number_nouns")
        for name, item in prepositions(parse, node)
    )

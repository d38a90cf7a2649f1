"""Numbers of a state or a running total: what must never be counted as an event."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from firsthand.events.counts import make_count
from firsthand.events.grammar import is_passive, objects, phrase, subjects, whole_number
from firsthand.events.scene import in_class, is_person, lemma_of, quantity_of
from firsthand.events.tallies import find_numbers_of
from firsthand.events.vouching import statements_around
from firsthand.model import Count, EventDate, FigureMention, Quantity, Quoted, content_id
from firsthand.resources import load_list

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.events.parse import Parse
    from firsthand.events.scene import Scene
    from firsthand.model import Place, Statement


@lru_cache(maxsize=1)
def _lists() -> dict[str, frozenset[str]]:
    content = load_list("stocks")
    return {key: frozenset(words.split()) for key, words in content.items() if key in _KEYS}


_KEYS = {"staying", "holding", "counting", "held", "custody"}


def find_stocks(
    scene: Scene, parse: Parse, statements: Sequence[Statement], made_by: str
) -> list[FigureMention]:
    """Return the numbers of people whom a paragraph says to be held or to remain."""
    found = []
    seen: set[int] = set()
    for verb in range(len(parse.tokens)):
        if not parse.is_verb(verb):
            continue
        for noun in _counted_nouns(parse, verb):
            quantity = quantity_of(parse, noun)
            if noun in seen or quantity is None or not is_person(scene, parse, noun):
                continue
            if _are_the_others(parse, quantity):
                continue
            seen.add(noun)
            count = make_count(parse, noun, quantity, measure="stock")
            evidence = _evidence(parse, verb, noun)
            found.append(make_figure(count, evidence, statements, made_by))
    for told in find_numbers_of(parse, _lists()["custody"]):
        count = make_count(parse, told.whose, told.quantity, measure="stock")
        of = parse.quote(*phrase(parse, told.whose)).text
        evidence = _evidence(parse, told.verb, told.noun)
        found.append(make_figure(replace(count, of=of), evidence, statements, made_by))
    return found


def _are_the_others(parse: Parse, quantity: Quantity) -> bool:
    """Tell whether a number is of those left out: "all but nine of the 58 are back in jail"."""
    first = next((i for i, token in enumerate(parse.tokens) if token.start >= quantity.start), 0)
    return first > 1 and parse.words[first - 2 : first] == ("all", "but")


def is_stock(parse: Parse, verb: int) -> bool:
    """Tell whether a verb tells a state of custody: "remain jailed", "are still detained"."""
    head = parse.head(verb)
    if lemma_of(parse, head) in _lists()["staying"] and parse.tokens[verb].dep in {
        "acomp", "oprd", "xcomp", "advcl", "attr",
    }:  # fmt: skip
        # "remains in jail because prosecutors charged him" tells of a charge
        return not parse.kids(verb, "nsubj")
    is_state = is_passive(parse, verb) or lemma_of(parse, verb) == "be"
    if is_state and any(parse.words[kid] == "still" for kid in parse.children[verb]):
        return True
    return _counts_custody(parse, verb)


def _counted_nouns(parse: Parse, verb: int) -> list[int]:
    lists = _lists()
    lemma = lemma_of(parse, verb)
    if lemma in lists["staying"]:
        return [] if _stays_at_large(parse, verb) else subjects(parse, verb)
    if lemma in lists["held"] and is_passive(parse, verb) and _is_state(parse, verb):
        return subjects(parse, verb)
    if lemma in lists["holding"] and not is_passive(parse, verb) and _is_present(parse, verb):
        # "still hold 38 soldiers": a state, whoever is held
        is_lasting = lemma == "hold" and any(
            parse.words[kid] == "still" for kid in parse.children[verb]
        )
        return [noun for noun in objects(parse, verb) if is_lasting or _is_custody(parse, noun)]
    if lemma in lists["counting"]:
        return [noun for noun in objects(parse, verb) if _is_custody(parse, noun)]
    if lemma == "be":
        return _existential(parse, verb)
    return []


def _stays_at_large(parse: Parse, verb: int) -> bool:
    """Tell whether people "remain free" or "chose to stay in Rome": none of them is held."""
    words = {parse.words[i] for i in parse.subtree(verb)}
    return bool(words & _FREE) or (
        parse.tokens[verb].dep == "xcomp"
        and not (words & _lists()["custody"])
        and not _has_prison(parse, verb)
    )


_FREE = frozenset({"free", "large", "hiding"})


def _existential(parse: Parse, verb: int) -> list[int]:
    there = any(parse.tokens[kid].dep == "expl" for kid in parse.children[verb])
    nouns = parse.kids(verb, "attr", "nsubj") if there else []
    if nouns and any(_is_custody(parse, noun) for noun in nouns):
        return [noun for noun in nouns if _is_custody(parse, noun)]
    behind = {parse.words[kid] for kid in parse.kids(verb, "prep")}
    if behind & {"behind", "in", "inside"} and _has_prison(parse, verb):
        return subjects(parse, verb)
    return []


def _has_prison(parse: Parse, verb: int) -> bool:
    below = [i for kid in parse.kids(verb, "prep") for i in parse.subtree(kid)]
    return any(in_class(parse, index, "prison") or parse.words[index] == "bars" for index in below)


def _is_custody(parse: Parse, noun: int) -> bool:
    # "prison officials" are not held there
    inside = [i for i in parse.subtree(noun) if parse.tokens[i].dep != "compound"]
    return bool({lemma_of(parse, index) for index in inside} & _lists()["custody"])


def _is_present(parse: Parse, verb: int) -> bool:
    return parse.tokens[verb].tag in {"VBZ", "VBP"} or (
        parse.tokens[verb].tag == "VBG" and bool(parse.kids(verb, "aux"))
    )


def _is_state(parse: Parse, verb: int) -> bool:
    words = {parse.words[kid] for kid in parse.kids(verb, "aux", "auxpass", "advmod")}
    return bool(words & {"are", "is", "still", "currently", "now", "being", "remain"})


def _counts_custody(parse: Parse, verb: int) -> bool:
    words = {parse.words[kid] for kid in parse.kids(verb, "auxpass")}
    return (
        is_passive(parse, verb)
        and bool(words & {"are"})
        and not parse.kids(verb, "aux")
        and any(quantity_of(parse, noun) is not None for noun in subjects(parse, verb))
    )


def _evidence(parse: Parse, verb: int, noun: int) -> Quoted:
    inside = parse.subtree(
        verb, without=frozenset({"advcl", "parataxis", "ccomp", "punct", "conj", "cc"})
    )
    source = {
        index
        for kid in parse.children[verb]
        if parse.words[kid] == "according"
        for index in parse.subtree(kid)
    }
    start = whole_number(parse, phrase(parse, noun)[0])
    start = min([start, verb, *parse.kids(verb, "expl")])
    last = verb
    for index in sorted(set(inside) - source):
        if last < index <= last + 2:
            last = index
    return parse.quote(start, max(last, noun) + 1)


def make_figure(
    count: Count,
    evidence: Quoted,
    statements: Sequence[Statement],
    made_by: str,
    *,
    as_of: EventDate | None = None,
    place: Place | None = None,
) -> FigureMention:
    """Return the record of one number of a state or a sum."""
    span = evidence.span
    return FigureMention(
        id=content_id("fm", span.document, span.start, span.end, count.measure, count.n),
        document=span.document,
        measure=count.measure,
        of=count.of,
        count=count,
        evidence=evidence,
        as_of=as_of,
        place=place,
        # The number is what is vouched for: words around it may be the reporter's.
        statements=tuple(
            item.id for item in statements_around(statements, count.quote or evidence)
        ),
        made_by=made_by,
    )

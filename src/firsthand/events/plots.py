"""Clauses that tell no world of ours: plots of films and books, satire, figures of speech."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.events.grammar import SUBJECTS
from firsthand.events.scene import in_class, lemma_of
from firsthand.events.words import word_set
from firsthand.resources import load_list

if TYPE_CHECKING:
    from firsthand.events.parse import Parse


def is_plot(parse: Parse, trigger: int) -> bool:
    """Tell whether a clause is what a work tells, a joke on news, or a figure of speech."""
    return (
        _is_told_by_work(parse, trigger)
        or _is_mock(parse, trigger)
        or _is_idiom(parse, trigger)
        or _is_horoscope(parse, trigger)
    )


def _is_horoscope(parse: Parse, trigger: int) -> bool:
    """Tell whether a sentence speaks to a sign of the zodiac: "Aries, forgive ..."."""
    first = parse.sentence_tokens(trigger)[0]
    following = parse.words[first + 1 : first + 2]
    return parse.words[first] in word_set("zodiac") and bool({",", ":", "-"} & set(following))


def _is_told_by_work(parse: Parse, trigger: int) -> bool:
    """Tell whether a work is the subject of a present above: "the novel imagines a country"."""
    return any(
        parse.tokens[node].tag == "VBZ"
        and any(lemma_of(parse, kid) in word_set("works") for kid in parse.kids(node, *SUBJECTS))
        for node in [trigger, *parse.ancestors(trigger)]
    )


def _is_mock(parse: Parse, trigger: int) -> bool:
    """Tell whether a sentence opens like satire: "Area man", "Area toddler"."""
    first = parse.sentence_tokens(trigger)[0]
    following = first + 1
    if parse.words[first] != "area" or following >= len(parse.words):
        return False
    return parse.tokens[following].pos == "NOUN" and in_class(parse, following, "person")


def _is_idiom(parse: Parse, trigger: int) -> bool:
    sentence = parse.sentence_tokens(trigger)
    text = " ".join(parse.words[sentence.start : sentence.stop])
    return any(phrase in text for phrase in load_list("event_vetoes")["idioms"])

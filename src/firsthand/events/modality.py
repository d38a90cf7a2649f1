"""What the words around an event do to its status, and the strongest of them.

The lists are `resources/modality.yml`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from firsthand.events.scene import lemma_of
from firsthand.model import Status
from firsthand.resources import load_list

if TYPE_CHECKING:
    from collections.abc import Mapping

    from firsthand.events.parse import Parse

_RANK = {
    None: 9,
    Status.DENIED: 8,
    Status.HYPOTHETICAL: 7,
    Status.REQUESTED: 6,
    Status.PLANNED: 5,
    Status.CLAIMED: 4,
    Status.HABITUAL: 3,
    Status.ONGOING: 2,
    Status.HAPPENED: 1,
}


_PARTICLES = frozenset({"off", "out", "forward", "to", "against", "through", "apart", "down"})


@dataclass(frozen=True, slots=True)
class Modality:
    """What the surroundings of a trigger make of it.

    Attributes:
        status: None where the text asks rather than tells ("whether he was freed").
        root: the topmost governor that belongs to the event ("ordered" of "ordered the
            release"), where its evidence begins.
        is_subordinate: the event is told in a relative clause, a participle, an "after ..."
            phrase: it is presupposed, not news.
        is_presupposed: told as known by a definite noun ("hailed the release").
        pluperfect: the verb is in the past perfect.
        governor: the verb that made it planned, requested or denied, if one did.
    """

    status: Status | None
    root: int
    is_subordinate: bool = False
    is_presupposed: bool = False
    pluperfect: bool = False
    governor: int | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the climb: where it goes on (None: it ends) and what was read so far."""

    node: int | None
    modality: Modality


@lru_cache(maxsize=1)
def modality_lists() -> Mapping[str, Any]:
    """Return the lists of `resources/modality.yml`, groups of words as sets."""
    content = load_list("modality")
    return {
        name: {key: frozenset(words.split()) for key, words in entry.items()}
        if isinstance(entry, dict)
        else frozenset(entry.split() if isinstance(entry, str) else entry)
        for name, entry in content.items()
    }


def effect_of(lists: Mapping[str, frozenset[str]], lemma: str) -> str | None:
    """Return the name of the first list that holds a lemma."""
    return next((name for name, words in lists.items() if lemma in words), None)


def stronger(modality: Modality, status: Status | None, governor: int | None = None) -> Modality:
    """Return the modality with a status, if that outranks the one it has."""
    if _RANK[status] <= _RANK[modality.status]:
        return modality
    return replace(modality, status=status, governor=governor or modality.governor)


def is_reporting(parse: Parse, verb: int) -> bool:
    """Tell whether a word is a verb of saying or knowing."""
    return parse.is_verb(verb) and lemma_of(parse, verb) in modality_lists()["reporting"]


def is_infinitive(parse: Parse, verb: int) -> bool:
    """Tell whether a verb is an infinitive with "to"."""
    return any(
        parse.words[kid] == "to" and parse.tokens[kid].tag == "TO"
        for kid in parse.kids(verb, "aux")
    )


def is_bare(parse: Parse, verb: int) -> bool:
    """Tell whether a verb is an infinitive without "to"."""
    return parse.tokens[verb].tag == "VB" and not parse.kids(verb, "aux")


def governor_lemma(parse: Parse, verb: int) -> str:
    """Return a verb's lemma, with its particle where that changes the sense ("call-off")."""
    lemma = lemma_of(parse, verb)
    # a small parser may read the particle of "fell through" as a preposition without object
    bare = [kid for kid in parse.kids(verb, "prep") if not parse.children[kid]]
    particle = next((parse.words[kid] for kid in [*parse.kids(verb, "prt"), *bare]), None)
    return f"{lemma}-{particle}" if particle in _PARTICLES else lemma


def is_negative_phrase(parse: Parse, noun: int) -> bool:
    """Tell whether a noun phrase is negated: "none of the men", "no court"."""
    negative = modality_lists()["negative_determiners"]
    if parse.words[noun] in negative:
        return True
    return any(parse.words[kid] in negative for kid in parse.kids(noun, "det", "neg", "preconj"))


def local_words(parse: Parse, verb: int, modality: Modality) -> Modality:
    """Apply negation and adverbs that stand with one verb."""
    lists = modality_lists()
    for kid in parse.children[verb]:
        word = parse.words[kid]
        dep = parse.tokens[kid].dep
        if word in lists["negations"] and dep in {"neg", "advmod", "preconj", "det", "cc"}:
            if not _is_harmless_negation(parse, verb, kid):
                barred = Status.HYPOTHETICAL if _is_barred(parse, verb) else Status.DENIED
                modality = stronger(modality, barred)
        elif word in lists["habitual_adverbs"] and dep == "advmod":
            if word != "long" or parse.kids(verb, "aux"):
                modality = stronger(modality, Status.HABITUAL)
        elif word in lists["claimed_adverbs"]:
            modality = stronger(modality, Status.CLAIMED)
    for kid in parse.kids(verb, "nsubj", "nsubjpass", "dobj"):
        if is_negative_phrase(parse, kid):
            modality = stronger(modality, Status.DENIED)
    return modality


def _is_barred(parse: Parse, verb: int) -> bool:
    """Tell whether something may not be done: "ruled that he could not be extradited".

    He may have been, all the same.
    """
    helpers = {parse.words[kid] for kid in parse.kids(verb, "aux")}
    if not parse.kids(verb, "auxpass"):
        return False
    # "should never have been arrested": they were
    blamed = "have" in helpers and bool(helpers & modality_lists()["blaming"])
    return blamed or bool(helpers & modality_lists()["barring"])


def _is_harmless_negation(parse: Parse, verb: int, negation: int) -> bool:
    following = parse.words[negation + 1] if negation + 1 < len(parse.words) else ""
    if following in {"only", "just", "least"}:
        return True
    # "was not freed until Friday" was freed
    if any(parse.tokens[kid].tag == "MD" for kid in parse.kids(verb, "aux")):
        return False
    words = {parse.words[kid] for kid in parse.kids(verb, "prep", "advcl")}
    marks = {parse.words[item] for kid in parse.kids(verb, "advcl") for item in parse.kids(kid)}
    return "until" in words | marks


def announced(type_: str) -> Status:
    """Return what "announced" makes of an event of a type."""
    return Status.PLANNED if type_ in modality_lists()["announced_is_planned"] else Status.HAPPENED

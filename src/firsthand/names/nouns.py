"""What single words of a phrase tell: the sort of its noun, its article, gender and country."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from firsthand.language.gazetteer import lookup
from firsthand.resources import load_list

if TYPE_CHECKING:
    from collections.abc import Mapping

    from firsthand.names.view import View


_DETERMINERS = {
    "the": "def",
    "this": "def",
    "that": "def",
    "these": "def",
    "those": "def",
    "both": "def",
    "all": "def",
    "a": "indef",
    "an": "indef",
    "some": "indef",
    "another": "indef",
    "one": "indef",
    "several": "indef",
    "many": "indef",
    "other": "indef",
    "no": "none",
}
POSSESSIVES = {
    "his": "male",
    "her": "female",
    "their": None,
    "its": None,
    "our": None,
    "my": None,
    "your": None,
}


@lru_cache(maxsize=1)
def noun_sorts() -> Mapping[str, str]:
    """Return what a head noun stands for; the first list that has it decides."""
    nouns, titles = load_list("nouns"), load_list("titles")
    sorts: dict[str, str] = {}
    for noun in titles["relatives"]:
        sorts.setdefault(noun, "person")
    for key, sort in (
        ("governments", "government"),
        ("institutions", "institution"),
        ("media", "medium"),
        ("wires", "medium"),
        ("organisations", "organisation"),
    ):
        for noun in nouns[key]:
            sorts.setdefault(noun, sort)
    for noun in (*titles["roles"], *nouns["people"]):
        sorts.setdefault(noun, "person")
    for noun in nouns["places"]:
        sorts.setdefault(noun, "place")
    return sorts


def noun_lemma(view: View, index: int) -> str:
    """The lemma of a noun, so that "-women" and "-men" meet their singular."""
    return _noun_of(view.lower(index), view.tokens[index].lemma.lower())


@lru_cache(maxsize=65_536)
def _noun_of(word: str, lemma: str) -> str:
    """The noun of a word in lower case and the lemma that the parser gave it."""
    sorts, singular = noun_sorts(), _singular(word)
    for candidate in (word, lemma, singular):
        if candidate in sorts:
            return candidate
    return _last_part(singular) or lemma


def _last_part(word: str) -> str | None:
    """The calling that a compound ends in: "teacher" of "schoolteacher"."""
    for calling in load_list("nouns")["callings_last"]:
        if len(word) > len(calling) + 2 and word.endswith(calling):
            return str(calling)
    return None


def _singular(word: str) -> str:
    if word.endswith("men"):
        return word[:-3] + "man"
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word.removesuffix("s")


def has_determiner(view: View, first: int) -> bool:
    """Return whether a phrase begins with an article or another determiner, owners aside."""
    return view.tokens[first].pos == "DET" or view.lower(first) in _DETERMINERS


def determiner_of(view: View, first: int) -> str:
    """Return how a phrase begins: "def", "indef", "none", "poss" or "bare"."""
    word = view.lower(first)
    if word in POSSESSIVES:
        return "poss"
    return _DETERMINERS.get(word, "bare")


def gender_of(noun: str) -> str | None:
    """Return the gender that a noun tells ("sister", "chairman"), or None."""
    titles, genders = load_list("titles"), load_list("nouns")["genders"]
    value = titles["relatives"].get(noun) or titles["roles"].get(noun) or genders.get(noun)
    return str(value) if value else None


def country_in(view: View, first: int, last: int) -> str | None:
    """The country that the words name, as demonym, territory or capital; the first one."""
    for size in (3, 2, 1):
        for index in range(first, last - size + 1):
            known = lookup(view.slice(index, index + size))
            if (
                known is not None
                and known.country
                and known.kind in {"territory", "demonym", "capital", "seat", "people"}
            ):
                return known.country
    return None

"""Lands that no list of countries knows: a province, a breakaway state, told by their adjective."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from firsthand.language.gazetteer import lookup
from firsthand.names.nouns import noun_lemma
from firsthand.resources import load_list

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from firsthand.model import Name
    from firsthand.names.view import View

_BEFORE = frozenset({"amod", "compound", "nmod"})
_LEAST = 4  # letters that the adjective must share with the land


def find_lands(views: Sequence[View]) -> dict[str, str]:
    """Return the adjectives of unlisted lands with the land: "Zubrian" to "Zubria".

    A land is a word that the text has by itself and, as an adjective, before what states have:
    "Zubria freed ..., the Zubrian authorities said". The surname of somebody who is named in
    full ("Trumpian officials") is none.
    """
    adjectives = {word for view in views for word in _adjectives(view)}
    if not adjectives:
        return {}
    names = {view.text[n.start : n.end]: n for view in views for n in view.passage.names}
    persons = {
        word for text, name in names.items() if _is_full(text, name) for word in text.split()
    }
    words = {word for view in views for word in view.words if word[:1].isupper()} - persons
    lands = ((adjective, _land_of(adjective, words)) for adjective in sorted(adjectives))
    return {adjective: land for adjective, land in lands if land is not None}


def _is_full(text: str, name: Name) -> bool:
    return " " in text and name.type == "person"


def _adjectives(view: View) -> Iterator[str]:
    """Yield the unlisted words that stand as adjectives before an organ, an office or people."""
    words = _state_words()
    for index, token in enumerate(view.tokens):
        if token.head <= index or token.dep not in _BEFORE:
            continue
        word = view.words[index]
        if not word[:1].isupper() or not word.isalpha():
            continue
        if noun_lemma(view, token.head) in words and lookup(word) is None:
            yield word


@lru_cache(maxsize=1)
def _state_words() -> frozenset[str]:
    nouns = load_list("nouns")
    return frozenset([*nouns["governments"], *nouns["institutions"], *nouns["of_states"]])


def _land_of(adjective: str, words: set[str]) -> str | None:
    endings = load_list("nouns")["adjective_endings"]
    for word in sorted(words, key=len, reverse=True):
        stem = word.rstrip("aeiouy")
        if len(stem) < _LEAST - 1 or word == adjective or not adjective.startswith(stem):
            continue
        if adjective[len(stem) :] in endings and lookup(word) is None:
            return word
    return None


def land_in(lands: Mapping[str, str], phrase: str) -> tuple[str, str] | None:
    """Return the land that a phrase names by its adjective, and the phrase without it."""
    words = phrase.split()
    at = next((i for i, word in enumerate(words) if word in lands), None)
    if at is None:
        return None
    return lands[words[at]], " ".join(words[:at] + words[at + 1 :])

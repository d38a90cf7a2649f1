"""Which copy corrects, replaces or takes back an earlier one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from firsthand.model import Article, Reading, Span
from firsthand.resources import load_list
from firsthand.stories.words import rarity

_FIRST_WORD = re.compile(r"[^\W\d_]+")


def says_corrected(article: Article | None, reading: Reading) -> bool:
    """Return whether a copy says of itself that it is a corrected or later version."""
    cues = _cues()
    return _opens_with(article, cues.headlines) or _has_phrase(reading.text, cues.phrases)


def retracted_spans(
    article: Article | None, reading: Reading, *, is_canceled: bool = False
) -> tuple[Span, ...]:
    """Return the paragraphs in which a newsroom takes back what it reported.

    All of them where the headline says so, or the wire that sent it.
    """
    cues = _cues()
    whole = is_canceled or _opens_with(article, cues.retraction_headlines)
    if not whole and not _has_phrase(reading.text, cues.retraction_phrases):
        return ()  # what no part of the text says no paragraph does
    return tuple(
        item.span
        for item in reading.paragraphs
        if whole
        or _has_phrase(reading.text[item.span.start : item.span.end], cues.retraction_phrases)
    )


def says_not(text: str, name: str) -> bool:
    """Return whether a corrected text sets a name apart: "that it was Ann Lund, not Ben Ruiz"."""
    words = r"(?:[\w'’-]+,?\s+){0,5}?"
    return re.search(rf"\bnot\s+{words}{re.escape(name)}\b", text, re.IGNORECASE) is not None


def _opens_with(article: Article | None, words: frozenset[str]) -> bool:
    if article is None or article.headline is None:
        return False
    first = _FIRST_WORD.match(article.headline.text.strip().casefold())
    return first is not None and first.group() in words


# Phrases by how the rarest of their words begins: few texts have any of these.
_Phrases = Mapping[str, Sequence[str]]
_STEM = 6


def _has_phrase(text: str, phrases: _Phrases) -> bool:
    plain = _lowered(text)
    likely = [
        phrase
        for stem, told in phrases.items()
        if stem in plain
        for phrase in told
        if all(map(plain.__contains__, phrase.split()))
    ]
    return bool(likely) and any(map(" ".join(plain.split()).__contains__, likely))


@lru_cache(maxsize=2)
def _lowered(text: str) -> str:
    return text.casefold()


@dataclass(frozen=True, slots=True)
class _Cues:
    headlines: frozenset[str]
    phrases: _Phrases
    retraction_headlines: frozenset[str]
    retraction_phrases: _Phrases


@lru_cache(maxsize=1)
def _cues() -> _Cues:
    content = load_list("correction_words")
    return _Cues(
        frozenset(content["headlines"]),
        _by_rarest(content["phrases"]),
        frozenset(content["retraction_headlines"]),
        _by_rarest(content["retraction_phrases"]),
    )


def _by_rarest(phrases: Sequence[str]) -> _Phrases:
    found: dict[str, list[str]] = {}
    for phrase in phrases:
        word = max(phrase.split(), key=lambda word: (rarity(word), len(word)))
        found.setdefault(word[:_STEM], []).append(phrase)
    return found

"""The language of a text, among those that news copy here comes in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from firsthand.resources import load_list

_LANGUAGES = [
    "en",
    "ru",
    "uk",
    "be",
    "de",
    "fr",
    "es",
    "it",
    "pl",
    "pt",
    "nl",
    "ro",
    "bg",
    "sr",
    "hr",
    "cs",
    "sk",
    "sl",
    "hu",
    "sv",
    "no",
    "da",
    "fi",
    "el",
    "tr",
    "az",
    "ka",
    "hy",
    "kk",
    "ky",
    "ar",
    "fa",
    "he",
    "ur",
    "hi",
    "bn",
    "zh",
    "ja",
    "ko",
    "id",
    "vi",
    "et",
    "lv",
    "lt",
    "sq",
    "mk",
    "bs",
    "ca",
    "zu",
    "af",
    "sw",
]
_MOST = 1500
_FEWEST = 20
# A fourth of the words of running text are small ones; those of other languages are far fewer.
_FEWEST_WORDS = 40
_SMALL_WORDS = 0.18
_MARGIN = 1.4
_LONGEST_WORDS = 9
_MARKERS = 0.01
_LETTERS = 0.003
# No sample has as many words as these bits can count.
_COUNT_BITS = 16
_MOST_COUNTED = (1 << _COUNT_BITS) - 1


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    known = set(identifier.labels)
    identifier.set_languages([code for code in _LANGUAGES if code in known])
    return identifier


def identify_language(text: str) -> str | None:
    """Return the ISO 639-1 code of the language of `text`, None where it is too short to tell."""
    sample = text[:_MOST]
    if not _has_letters(sample[: 4 * _FEWEST]) and not _has_letters(sample):
        return None
    plain = _by_small_words(sample)
    if plain is not None:
        return plain
    code, _ = _identifier().classify(sample)
    return str(code)


def _has_letters(text: str) -> bool:
    return sum(map(str.isalpha, text)) >= _FEWEST


@dataclass(frozen=True, slots=True)
class _Small:
    """The small words of a language, and the words and letters that tell it from neighbours."""

    code: str
    words: frozenset[str]
    markers: frozenset[str]
    letters: frozenset[str]


@lru_cache(maxsize=1)
def _languages() -> tuple[_Small, ...]:
    lists = load_list("small_words")
    return tuple(
        _Small(
            code,
            frozenset(map(str, known["words"])),
            frozenset(map(str, known["markers"])),
            frozenset(known.get("letters", "")),
        )
        for code, known in lists.items()
        if isinstance(known, dict)
    )


@lru_cache(maxsize=1)
def _by_word() -> dict[str, int]:
    """Return for each small word a number with a one at the place of each language that has it."""
    places: dict[str, int] = {}
    for index, small in enumerate(_languages()):
        for word in small.words:
            places[word] = places.get(word, 0) + (1 << index * _COUNT_BITS)
    return places


def _by_small_words(text: str) -> str | None:
    """Return the language whose small words stand all over a text, None where none is sure."""
    folded = text.casefold()
    words = folded.split()
    # Of scripts without spaces the few words between are no measure.
    if len(words) < _FEWEST_WORDS or len(text) > _LONGEST_WORDS * len(words):
        return None
    languages, known = _languages(), _by_word()
    # All languages are counted at once, each in its own bits of one number.
    counts = sum(filter(None, map(known.get, words)))
    totals = [counts >> at * _COUNT_BITS & _MOST_COUNTED for at in range(len(languages))]
    second, most = sorted(totals)[-2:]
    if most < _SMALL_WORDS * len(words) or most < _MARGIN * second:
        return None
    best = languages[totals.index(most)]
    if sum(map(best.markers.__contains__, words)) < _MARKERS * len(words):
        return None
    if best.letters and sum(map(folded.count, best.letters)) < _LETTERS * len(text):
        return None
    return best.code

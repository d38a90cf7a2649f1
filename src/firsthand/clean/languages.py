"""The language of a text, among those that news copy here comes in."""

from __future__ import annotations

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
# Running English has a third of small words, and "the" among them; nothing else has.
_FEWEST_WORDS = 60
_SMALL_WORDS = 0.3
_ARTICLES = 0.03


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
    if sum(map(str.isalpha, sample)) < _FEWEST:
        return None
    if _is_plainly_english(sample):
        return "en"
    code, _ = _identifier().classify(sample)
    return str(code)


@lru_cache(maxsize=1)
def _english() -> frozenset[str]:
    return frozenset(map(str, load_list("function_words")["english"]))


def _is_plainly_english(text: str) -> bool:
    """Whether so many English small words stand in a text that nothing else need be asked."""
    words = text.casefold().split()
    if len(words) < _FEWEST_WORDS or words.count("the") < _ARTICLES * len(words):
        return False
    return sum(map(_english().__contains__, words)) >= _SMALL_WORDS * len(words)

"""The language of a text, among those that news copy here comes in."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

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
    if sum(char.isalpha() for char in sample) < _FEWEST:
        return None
    code, _ = _identifier().classify(sample)
    return str(code)

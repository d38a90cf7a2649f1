"""Which copy is a later version that corrects or replaces an earlier one."""

from __future__ import annotations

import re
from functools import lru_cache

from firsthand.model import Article, Reading
from firsthand.resources import load_list

_FIRST_WORD = re.compile(r"[^\W\d_]+")


def says_corrected(article: Article | None, reading: Reading) -> bool:
    """Return whether a copy says of itself that it is a corrected or later version."""
    headlines, phrases = _cues()
    if article is not None and article.headline is not None:
        first = _FIRST_WORD.match(article.headline.text.strip().casefold())
        if first is not None and first.group() in headlines:
            return True
    text = " ".join(reading.text.casefold().split())
    return any(phrase in text for phrase in phrases)


@lru_cache(maxsize=1)
def _cues() -> tuple[frozenset[str], tuple[str, ...]]:
    content = load_list("correction_words")
    return frozenset(content["headlines"]), tuple(content["phrases"])

"""Words as features of a report, and how rare each is."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from firsthand.resources import load_list

_WORD = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+(?:['’][^\W_]+)?")
_POSSESSIVE = re.compile(r"['’]s?$")

# A word of no list is taken to stand in one report of five hundred.
UNLISTED = 0.002


def split_words(text: str) -> list[str]:
    """Return the words of a text, folded so that spellings of one word meet.

    Case, accents, the possessive and a plural "s" go; one-letter words go too.

    Example:
        >>> split_words("Évora's ministers met")
        ['evora', 'minister', 'met']
    """
    words = (_fold(match.group()) for match in _WORD.finditer(text))
    return [word for word in words if len(word) > 1]


@lru_cache(maxsize=65_536)
def _fold(word: str) -> str:
    if word[0].isdigit():
        # "2,400" and "2400" are one word; "2.5" stays what it is.
        return word.replace(",", "")
    plain = _POSSESSIVE.sub("", word)
    if not plain.isascii():
        parts = unicodedata.normalize("NFKD", plain)
        plain = "".join(char for char in parts if not unicodedata.combining(char))
    return _stem(plain.casefold().replace("’", "'"))


def _stem(word: str) -> str:
    # Only the plural: deeper stemming joins "organ" with "organisation".
    if len(word) > 4 and word.endswith("ies"):  # noqa: PLR2004 ("ties" is no "ty")
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):  # noqa: PLR2004
        return word[:-1]
    return word


@lru_cache(maxsize=1)
def common_rates() -> Mapping[str, float]:
    """Return how often reports use each common word, folded as `split_words` folds."""
    rates: dict[str, float] = {}
    for tier in load_list("common_words")["tiers"]:
        for word in tier["words"].split():
            rates.setdefault(_fold(word), float(tier["rate"]))
    return rates


@lru_cache(maxsize=1 << 18)
def rarity(term: str) -> float:
    """Return how much a shared term tells, 0 or more: the more, the fewer reports use it.

    The rates are those of news as such, not of the reports at hand: so what one report is to
    another never changes with a third, and nothing has to be compared again.
    """
    return max(0.0, -math.log(common_rates().get(term, UNLISTED)))


def vector(counts: Mapping[str, float]) -> dict[str, float]:
    """Return the terms weighted by rarity and dampened count, of length 1 (or empty).

    In the order of the terms.
    """
    raw = {
        term: (1.0 + math.log(count)) * weight
        for term, count in sorted(counts.items())
        if count > 0 and (weight := rarity(term)) > 0
    }
    length = math.sqrt(sum(value * value for value in raw.values()))
    return {term: value / length for term, value in raw.items()} if length else {}


def dot(left: Mapping[str, float], right: Mapping[str, float]) -> float:
    """Return the product of two vectors; a cosine where both have length 1."""
    # In the order of the terms, so that rounding is the same whichever is left.
    return sum([left[term] * right[term] for term in sorted(left.keys() & right.keys())])

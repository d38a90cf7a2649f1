"""Words as features of a report, and how rare each is."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from firsthand.resources import load_list

_WORD = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+(?:['’][^\W_]+)?")
_POSSESSIVE = re.compile(r"['’]s?$")

# How many reports of the world the rates of common words stand for, beside those at hand:
# enough that two reports alone are weighed soundly, few enough that a large corpus speaks for
# itself.
BACKGROUND = 60
# A word of no list is taken to stand in one report of a hundred until the corpus says otherwise.
UNLISTED = 0.01


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


class Rarity:
    """How much a shared term tells: the inverse of how many reports use it.

    Args:
        reports: the distinct terms of each report; reprints of one text count as one.
    """

    def __init__(self, reports: Iterable[Iterable[str]]) -> None:
        counts: Counter[str] = Counter()
        total = 0
        for terms in reports:
            counts.update(terms)
            total += 1
        self._counts = counts
        self._total = total
        self._rates = common_rates()
        self._known: dict[str, float] = {}

    def weight(self, term: str) -> float:
        """Return the weight of a term, 0 or more, higher for a rarer one."""
        known = self._known.get(term)
        if known is None:
            behind = BACKGROUND * self._rates.get(term, UNLISTED)
            ratio = (BACKGROUND + self._total) / (behind + self._counts[term])
            known = self._known[term] = max(0.0, math.log(ratio))
        return known

    def vector(self, counts: Mapping[str, float]) -> dict[str, float]:
        """Return the terms weighted by rarity and dampened count, of length 1 (or empty).

        In the order of the terms.
        """
        raw = {
            term: (1.0 + math.log(count)) * weight
            for term, count in sorted(counts.items())
            if count > 0 and (weight := self.weight(term)) > 0
        }
        length = math.sqrt(sum(value * value for value in raw.values()))
        return {term: value / length for term, value in raw.items()} if length else {}


def dot(left: Mapping[str, float], right: Mapping[str, float]) -> float:
    """Return the product of two vectors; a cosine where both have length 1."""
    if len(left) > len(right):
        left, right = right, left
    # Vectors are in the order of their terms, so that rounding is the same whichever is left.
    return sum(value * right[term] for term, value in left.items() if term in right)

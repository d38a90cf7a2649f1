"""How likely two names are spellings of one, by weights fitted on labelled pairs.

The judgement of `similarity` asks whether a newsroom may join two names, and says no to one
letter too many. The score here only ranks: it says how often people who labelled such pairs called
them one name. A slip of a letter or two counts less than another word. Nothing is joined by it.
"""

from __future__ import annotations

import math
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from firsthand.resources import load_list

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

NAMES = ("agreement", "worst", "mean", "extra", "one", "two", "opening", "numbers", "short")
_EVEN = 0.8  # the score at which both are as likely
_NUMBER = re.compile(r"\d+|[ivx]+")
_TENS = 10


def features(
    left: Sequence[str],
    right: Sequence[str],
    pairs: Sequence[tuple[str, str, float]],
    agreement: float,
) -> dict[str, float]:
    """Return what tells spellings of one name from two names, by the names of `NAMES`.

    Args:
        left: the words of one name as they are compared.
        right: those of the other.
        pairs: words of both that were put together, with how alike they are.
        agreement: the score of the rules, from 0 to 1.
    """
    from rapidfuzz.distance import OSA

    x, y, worst = min(pairs, key=lambda pair: (pair[2], sorted(pair[:2])))
    sizes = [len(a) + len(b) for a, b, _ in pairs]
    letters = OSA.distance(x, y)
    longer = max(len(left), len(right))
    return {
        "agreement": agreement,
        "worst": worst,
        "mean": sum(n * pair[2] for n, pair in zip(sizes, pairs, strict=True)) / sum(sizes),
        "extra": (longer - len(pairs)) / longer,
        "one": float(letters == 1),
        "two": float(letters == 2),  # noqa: PLR2004
        "opening": float(x[:1] != y[:1]),
        "numbers": float(_numbers(left) != _numbers(right)),
        "short": min(len(x), len(y)) / _TENS,
    }


def likeness(found: Mapping[str, float]) -> float:
    """Return the score of features from 0 to 1; from .8 on they are more likely one name."""
    weights = _weights()
    total = weights["bias"] + sum(weights[name] * found[name] for name in NAMES)
    chance = 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
    even = weights["even"]
    if chance < even:
        return _EVEN * chance / even
    return _EVEN + (1 - _EVEN) * (chance - even) / (1 - even)


def _numbers(words: Sequence[str]) -> frozenset[str]:
    return frozenset(word for word in words if _NUMBER.fullmatch(word))


@lru_cache(maxsize=1)
def _weights() -> Mapping[str, float]:
    weights: Mapping[str, float] = load_list("name_weights")["weights"]
    return weights

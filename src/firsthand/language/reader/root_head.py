"""The linear head over words: scores of PLOVER roots without a network.

Features are hashed into rows of a table of small whole numbers; every kind of feature counts
the same, whatever its number in a sentence (as in tf-idf with unit length for each kind).
"""

from __future__ import annotations

import math
import zlib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Final

import numpy as np

from firsthand.language.reader.decode import log_softmax
from firsthand.language.reader.labels import ROOTS
from firsthand.language.reader.output import RootGuess
from firsthand.language.reader.root_words import root_features

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from firsthand.language.reader.act_words import Told
    from firsthand.language.reader.root_words import Feature, Span

ROWS: Final = 1 << 15
KINDS: Final = 19
FILE: Final = "root_scorer.npz"
SHARE: Final = 3.0
"""How much the scores over words weigh beside the log probabilities of the network."""
TOLD: Final = 0.5
"""What the root that a verb tells by itself counts beside the scores over words."""
BY_TWO: Final = 0.75
"""The same for a verb together with another word."""
_STEEPNESS: Final = 4.0
"""What turns scores over words, learnt as -1 and 1, into log probabilities."""


@dataclass(frozen=True, slots=True)
class RootHead:
    """A table of weights.

    Attributes:
        weights: (rows, roots) scores that one unit of a hashed feature gives.
        rarity: (rows,) how much a feature counts: the fewer sentences have it, the more.
    """

    weights: np.ndarray
    rarity: np.ndarray

    def scores(self, text: str, source: Span, target: Span) -> np.ndarray:
        """Return (roots,) scores of a marked pair, about -1 to 1."""
        rows, values = hashed(root_features(text, source, target), self.rarity)
        found: np.ndarray = values @ self.weights[rows]
        return found

    def save(self, path: Path) -> None:
        """Write the table with one byte a weight."""
        scale = np.abs(self.weights).max(0) / 127 + 1e-12
        whole = np.round(self.weights / scale).astype(np.int8)
        np.savez_compressed(
            path,
            weights=whole,
            scale=scale.astype(np.float32),
            rarity=self.rarity.astype(np.float16),
        )


@cache
def load_root_head() -> RootHead:
    """Return the head that stands in the package."""
    with resources.as_file(resources.files("firsthand.resources") / FILE) as path:
        kept = np.load(path)
        weights = kept["weights"].astype(np.float32) * kept["scale"]
        return RootHead(weights, kept["rarity"].astype(np.float32))


@lru_cache(maxsize=1 << 16)
def row_of(feature: Feature) -> int:
    """Return the row of a feature: the same in every process and on every machine."""
    return zlib.crc32("\t".join(feature).encode()) % ROWS


def hashed(features: Mapping[Feature, int], rarity: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return rows and values of a sentence's features, each kind brought to the same length."""
    if not features:
        return np.zeros(0, np.int64), np.zeros(0)
    numbers: dict[str, int] = {}
    kinds = np.array([numbers.setdefault(one[0], len(numbers)) for one in features])
    rows = np.array([row_of(feature) for feature in features])
    counts = np.array(list(features.values()), np.float64)
    values = (1 + np.log(counts)) * rarity[rows]
    lengths = np.sqrt(np.bincount(kinds, values * values))
    return rows, values / lengths[kinds] / math.sqrt(KINDS)


def guess_roots(
    sentences: Sequence[tuple[str, Span, Span]], told: Sequence[Told | None] = ()
) -> list[RootGuess]:
    """Return the likeliest PLOVER root of each marked pair by its words alone.

    Args:
        sentences: folded text, code points of source and target; an empty span for one that
            the sentence does not name.
        told: of each pair what its verb tells (`act_words`), if it tells anything.
    """
    head = load_root_head()
    scores = [
        with_told(head.scores(*sentence), own)
        for sentence, own in zip(sentences, told or [None] * len(sentences), strict=True)
    ]
    return [guess_of(_STEEPNESS * one) for one in scores]


def with_told(scores: np.ndarray, told: Told | None) -> np.ndarray:
    """Return (roots,) scores with what the verb of a pair tells added."""
    if told is None:
        return scores
    found: np.ndarray = scores + (BY_TWO if told.by_two else TOLD) * (np.array(ROOTS) == told.root)
    return found


def join_words(logits: np.ndarray, sentences: Sequence[tuple[str, Span, Span]]) -> np.ndarray:
    """Return (n, roots) logits of the network with what the words say added."""
    head = load_root_head()
    words = [head.scores(*sentence) for sentence in sentences]
    joined: np.ndarray = log_softmax(logits) + SHARE * np.array(words)
    return joined


def guess_of(logits: np.ndarray) -> RootGuess:
    """Return the roots by probability."""
    chances = np.exp(log_softmax(logits))
    order = np.argsort(-chances, kind="stable").tolist()
    scores = tuple((ROOTS[i], round(float(chances[i]), 4)) for i in order)
    return RootGuess(*scores[0], scores)

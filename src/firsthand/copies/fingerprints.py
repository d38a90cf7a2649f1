"""The few hashes that stand for a text, chosen so that a shared run cannot be missed.

Hashes of five words in a row are thinned by winnowing (Schleimer, Wilkerson and Aiken,
2003): of every eight neighbours the least is kept, so that any run of 5 + 8 - 1 = 12
words that two texts share has at least one fingerprint in both.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from firsthand.copies.compiled import is_ready
from firsthand.copies.words import Hashes, Offsets, Wide, mix

GRAM = 5
"""Words to a hash."""
WINDOW = 8
"""Neighbouring hashes of which at least one is kept."""
GUARANTEED = GRAM + WINDOW - 1
"""A shared run of this many words always shares a fingerprint."""

_STEP = np.uint64(0xBF58476D1CE4E5B9)


class Fingerprints(NamedTuple):
    """Hashes and the word at which each begins; every hash once, at its first place."""

    hashes: Wide
    places: Offsets


def gram_hashes(words: Hashes, size: int = GRAM) -> Wide:
    """Return the hash of every run of `size` words; empty if there are fewer words."""
    if is_ready():
        from firsthand.copies.kernels import scan_grams

        return scan_grams(words, size)
    return gram_hashes_plainly(words, size)


def gram_hashes_plainly(words: Hashes, size: int) -> Wide:
    """Return the hash of every run of `size` words, with numpy alone."""
    count = len(words) - size + 1
    if count <= 0:
        return np.zeros(0, np.uint64)
    total = np.zeros(count, np.uint64)
    wide = words.astype(np.uint64)
    for shift in range(size):
        total = total * _STEP + wide[shift : shift + count]
    return mix(total)


def fingerprints(words: Hashes) -> Fingerprints:
    """Return the winnowed fingerprints of a text given as word hashes.

    A text of fewer than five words has none; one of fewer than twelve has one or more.
    """
    grams = gram_hashes(words)
    if not len(grams):
        return Fingerprints(grams, np.zeros(0, np.int64))
    places = least_places(grams)
    hashes, first = np.unique(grams[places], return_index=True)
    return Fingerprints(hashes, places[first])


def least_places(grams: Wide) -> Offsets:
    """Return the places of the least hash of every window, in text order, each once.

    Of equal hashes the rightmost counts, so that neighbouring windows agree on one.
    """
    if is_ready():
        from firsthand.copies.kernels import winnow

        return winnow(grams, WINDOW)
    return least_places_plainly(grams)


def least_places_plainly(grams: Wide) -> Offsets:
    """Return the places of the least hash of every window, with numpy alone."""
    width = min(WINDOW, len(grams))
    windows = np.lib.stride_tricks.sliding_window_view(grams, width)
    last = width - 1 - np.argmin(windows[:, ::-1], axis=1)
    return np.unique(np.arange(len(windows), dtype=np.int64) + last)

"""What a report is found by among the others: terms with their weights, as arrays and as text."""

from __future__ import annotations

import math
from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from firsthand.stories.units import Unit
from firsthand.stories.words import rarity

# The words that tell most about a report; a pair that shares none of them is no pair.
TELLING_WORDS = 40
# A word that more of all reports use finds nothing: so many reports would have to be looked
# through that the cost of one grew with their number, for a share of a hundredth.
_FINDING = -math.log(0.1)

Reals = npt.NDArray[np.float64]
Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Terms:
    """Terms by the number of each, in ascending order, with their weights."""

    numbers: Numbers
    weights: Reals


@dataclass(frozen=True, slots=True, eq=False)
class Print:
    """What a report is found by: its terms, how its names sound, and its languages."""

    terms: Terms
    sounds: Terms
    languages: tuple[str, ...]


def print_of(unit: Unit) -> Print:
    """Return what a report is found by: its telling words, its names, and their sounds."""
    found = [*_telling(unit.lead), *_telling(unit.body)]
    named = ((f"name {name}", value) for name, value in unit.names.items())
    heard = ((f"sound {sound}", value) for sound, value in unit.sounds.items())
    return Print(_terms([*found, *named]), _terms(heard), tuple(sorted(unit.languages)))


def pack_print(found: Print) -> str:
    """Return a print as a line of text that `unpack_print` reads: raw numbers, in base64."""
    arrays = (
        *(found.terms.numbers, found.terms.weights),
        *(found.sounds.numbers, found.sounds.weights),
    )
    packed = (b64encode(array.tobytes()).decode() for array in arrays)
    return " ".join((*packed, ",".join(found.languages)))


def unpack_print(line: str) -> Print:
    """Return the print that `pack_print` wrote."""
    terms, weights, sounds, sound_weights, languages = line.split(" ")
    return Print(
        _unpack_terms(terms, weights),
        _unpack_terms(sounds, sound_weights),
        tuple(languages.split(",")) if languages else (),
    )


def _unpack_terms(numbers: str, weights: str) -> Terms:
    return Terms(
        np.frombuffer(b64decode(numbers), np.int64), np.frombuffer(b64decode(weights), np.float64)
    )


def _terms(found: Iterable[tuple[str, float]]) -> Terms:
    """Return terms in order of their numbers, each with the highest of its weights."""
    weights: dict[int, float] = {}
    for term, weight in found:
        number = _number(term)
        weights[number] = max(weight, weights.get(number, 0.0))
    numbers = sorted(weights)
    return Terms(
        np.array(numbers, np.int64),
        np.array([weights[number] for number in numbers], np.float64),
    )


def _telling(vector: Mapping[str, float]) -> list[tuple[str, float]]:
    finding = [item for item in vector.items() if rarity(item[0]) > _FINDING]
    return sorted(finding, key=lambda item: (-item[1], item[0]))[:TELLING_WORDS]


@lru_cache(maxsize=1 << 18)
def _number(term: str) -> int:
    return int.from_bytes(blake2b(term.encode(), digest_size=7).digest(), "big")

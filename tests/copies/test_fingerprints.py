from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from firsthand.copies.fingerprints import GUARANTEED, fingerprints, gram_hashes

numbers = st.lists(st.integers(0, 2**32 - 1), max_size=40)


@given(
    numbers,
    numbers,
    numbers,
    numbers,
    st.lists(st.integers(0, 2**32 - 1), min_size=GUARANTEED, max_size=30),
)
def test_a_shared_run_of_twelve_words_is_never_missed(
    a0: list[int], a1: list[int], b0: list[int], b1: list[int], run: list[int]
) -> None:
    a = fingerprints(np.array(a0 + run + a1, np.uint32))
    b = fingerprints(np.array(b0 + run + b1, np.uint32))
    assert np.intersect1d(a.hashes, b.hashes).size


@given(numbers)
def test_fingerprints_are_grams_at_their_places(words: list[int]) -> None:
    array = np.array(words, np.uint32)
    grams, prints = gram_hashes(array), fingerprints(array)
    assert (grams[prints.places] == prints.hashes).all()
    assert len(np.unique(prints.hashes)) == len(prints.hashes)


def test_repeats_cost_one_fingerprint() -> None:
    assert len(fingerprints(np.full(100_000, 7, np.uint32)).hashes) == 1


def test_fewer_than_five_words_have_none() -> None:
    assert len(fingerprints(np.arange(4, dtype=np.uint32)).hashes) == 0

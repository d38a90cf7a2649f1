from __future__ import annotations

import pytest
from texts import FERRY, babble

from firsthand.copies.compiled import has_compiler
from firsthand.copies.scanner import Scanner, Shared

pytestmark = pytest.mark.skipif(not has_compiler(), reason="numba is not installed")


def test_shared_runs_are_found_with_their_places() -> None:
    scanner = Scanner()
    assert scanner.add(babble(1, 50)) == []
    assert scanner.add(babble(2, 10) + " " + babble(1, 50)) == [Shared(0, 10, 0, 50)]


def test_arrays_grow_and_nothing_is_lost() -> None:
    scanner = Scanner()
    for seed in range(1500):
        assert scanner.add(babble(seed, 120)) == []
    for seed in (0, 700, 1499):
        assert scanner.add(babble(seed, 120)) == [Shared(seed, 0, 0, 120)]


def test_what_many_texts_carry_is_passed_over_once_it_is_learnt() -> None:
    scanner = Scanner()
    rows = [scanner.add_rows(babble(seed, 200) + " " + FERRY).copy() for seed in range(30)]
    assert len(rows[1]) == 1
    assert len(rows[29]) == 0
    assert scanner.rare_words(1, rows[1]).tolist() == [0]


def test_odd_texts_are_taken() -> None:
    scanner = Scanner()
    for text in ("", "word", "same line " * 50_000, "港口" * 40, "😀 \ud800"):
        scanner.add(text)
    assert len(scanner) == 5

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
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
    runs = [scanner.add(babble(seed, 200) + " " + FERRY) for seed in range(30)]
    assert len(runs[1]) == 1
    assert len(runs[29]) == 0
    assert scanner.rare_words()[:1].tolist() == [0]
    assert scanner.pairs(least=1).tolist() == []


def test_pairs_have_so_many_rare_words_in_common() -> None:
    scanner = Scanner()
    scanner.add_all([babble(1, 60), babble(2, 60), babble(1, 60) + " " + babble(2, 30)])
    assert scanner.pairs(least=31).tolist() == [[0, 2]]
    assert scanner.pairs(least=30).tolist() == [[0, 2], [1, 2]]


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6), st.integers(0, 40)), max_size=24))
def test_one_call_finds_what_single_calls_find(parts: list[tuple[int, int, int]]) -> None:
    texts = [
        babble(one, 30) + " \U0001f600"[: two % 3] + babble(two, size) for one, two, size in parts
    ]
    single, together = Scanner(), Scanner()
    runs = [(at, *run) for at, text in enumerate(texts) for run in single.add(text)]
    together.add_all(texts)
    assert [tuple(row) for row in together.found.tolist()] == runs
    assert together.pairs(20).tolist() == single.pairs(20).tolist()


def test_many_shared_runs_grow_the_room_for_them() -> None:
    scanner = Scanner(most=1000)
    scanner.add_all([babble(3, 40)] * 400)
    assert len(scanner.found) == 400 * 399 // 2


def test_only_the_ranges_count_where_they_are_given() -> None:
    scanner = Scanner()
    text = babble(1, 40)
    scanner.add(text)
    assert scanner.add(text, [(0, text.index(" ", 150))])[0].length < 40


def test_odd_texts_are_taken() -> None:
    scanner = Scanner()
    for text in ("", "word", "same line " * 50_000, "港口" * 40, "😀 \ud800"):
        scanner.add(text)
    assert len(scanner) == 5

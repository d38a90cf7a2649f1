from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st
from texts import COUNCIL, FERRY, babble

from firsthand.copies.alignment import LEAST_RUN, align_words
from firsthand.copies.words import read_words

letters = st.lists(st.sampled_from("abc"), max_size=60).map(" ".join)


@given(letters, letters)
def test_runs_are_equal_disjoint_and_long_enough(one: str, two: str) -> None:
    a, b = read_words(one), read_words(two)
    seen_a: set[int] = set()
    seen_b: set[int] = set()
    for run in align_words(a, b):
        assert run.length >= LEAST_RUN
        left = a.hashes[run.a : run.a + run.length]
        right = b.hashes[run.b : run.b + run.length]
        assert (left == right).all()
        places_a, places_b = (
            set(range(run.a, run.a + run.length)),
            set(range(run.b, run.b + run.length)),
        )
        assert not places_a & seen_a
        assert not places_b & seen_b
        seen_a |= places_a
        seen_b |= places_b


@given(st.permutations(FERRY.split("\n")))
def test_paragraphs_in_another_order_are_all_found(lines: list[str]) -> None:
    a, b = read_words(FERRY), read_words("\n".join(lines))
    assert sum(run.length for run in align_words(a, b)) == len(a)


def test_a_text_aligns_with_itself_as_one_run() -> None:
    words = read_words(FERRY)
    assert [(run.a, run.b, run.length) for run in align_words(words, words)] == [(0, 0, len(words))]


def test_other_texts_share_nothing() -> None:
    assert align_words(read_words(FERRY), read_words(COUNCIL)) == []


def test_a_phrase_repeated_a_hundred_thousand_times_stays_cheap() -> None:
    words = read_words("the ferry will stay in the port of Ostwick today " * 100_000)
    started = time.process_time()
    assert align_words(words, read_words(FERRY)) == []
    assert align_words(words, words)
    assert time.process_time() - started < 10


def test_a_long_text_holds_a_short_one() -> None:
    words = read_words(babble(1, 200_000) + " " + FERRY)
    runs = align_words(words, read_words(FERRY))
    assert [run.length for run in runs] == [len(read_words(FERRY))]

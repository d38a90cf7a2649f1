"""Decoding by brute force and by Viterbi must agree; spans must come out whole."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.language.reader.decode import best_labels, log_softmax, spans_of, word_scores
from firsthand.language.reader.labels import BEGIN, END, INSIDE, SINGLE, label_of


def obeys(path):
    is_open = None
    for label in path:
        kind, part = divmod(label - 1, 4) if label else (None, None)
        if (part in {INSIDE, END}) != (is_open is not None) or (
            part in {INSIDE, END} and kind != is_open
        ):
            return False
        is_open = kind if part in {BEGIN, INSIDE} else None
    return is_open is None


@given(st.integers(0, 10_000), st.integers(1, 4), st.integers(1, 2))
@settings(max_examples=60, deadline=None)
def test_best_labels_finds_what_brute_force_finds(seed, words, kinds):
    table = np.random.default_rng(seed).normal(size=(words, 1 + 4 * kinds))
    paths = [path for path in product(range(1 + 4 * kinds), repeat=words) if obeys(path)]
    best = max(sum(table[i, label] for i, label in enumerate(path)) for path in paths)
    found = best_labels([table])[0]
    assert obeys(found.tolist())
    assert table[np.arange(words), found].sum() == pytest.approx(best)


@given(st.integers(0, 10_000), st.lists(st.integers(1, 30), min_size=1, max_size=6))
@settings(max_examples=40, deadline=None)
def test_best_labels_of_a_table_do_not_depend_on_the_others(seed, lengths):
    rng = np.random.default_rng(seed)
    tables = [rng.normal(size=(length, 13)) for length in lengths]
    together = best_labels(tables)
    for table, path in zip(tables, together, strict=True):
        assert best_labels([table])[0].tolist() == path.tolist()


def test_best_labels_of_nothing_is_nothing():
    assert best_labels([]) == []


def test_spans_of_reads_begin_to_end_and_single():
    labels = np.array(
        [
            label_of(1, BEGIN),
            label_of(1, INSIDE),
            label_of(1, END),
            0,
            label_of(1, SINGLE),
            label_of(0, SINGLE),
        ]
    )
    assert list(spans_of(labels, 1)) == [(0, 3), (4, 5)]
    assert list(spans_of(labels, 0)) == [(5, 6)]
    assert list(spans_of(labels, 2)) == []


def test_word_scores_are_the_means_of_a_words_pieces():
    scores = np.array([[1.0, 0.0], [3.0, 2.0], [5.0, 5.0]])
    assert word_scores(scores, np.array([0, 0, 1])).tolist() == [[2.0, 1.0], [5.0, 5.0]]


def test_log_softmax_sums_to_one():
    table = log_softmax(np.array([[1.0, 2.0, 300.0], [0.0, 0.0, 0.0]]))
    assert np.exp(table).sum(1) == pytest.approx([1.0, 1.0])

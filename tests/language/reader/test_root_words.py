"""What the words around a marked pair say of its PLOVER root."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.language.reader.labels import ROOTS
from firsthand.language.reader.root_head import (
    KINDS,
    ROWS,
    RootHead,
    guess_roots,
    hashed,
    load_root_head,
    row_of,
)
from firsthand.language.reader.root_words import mark_words, root_features, stem_of


def pair(text, source, target):
    first, second = text.find(source), text.find(target)
    return (
        text,
        (first, first + len(source)) if source else (0, 0),
        (second, second + len(target)) if target else (0, 0),
    )


def test_the_pair_stands_as_one_word_each():
    marked = mark_words(*pair("Old Port freed the 12 men of Lower Bay.", "Old Port", "Lower Bay"))
    assert marked.words == ("<s>", "freed", "the", "0", "men", "of", "<t>", ".")
    assert (marked.source, marked.target) == (0, 6)
    assert "YIELD" in marked.hints[1]


def test_the_inner_of_two_nested_spans_stands():
    marked = mark_words(*pair("The navy of Norland sailed", "The navy of Norland", "Norland"))
    assert marked.words == ("<s>", "<t>", "sailed")


def test_a_missing_side_is_nowhere():
    marked = mark_words(*pair("Norland mobilised.", "Norland", ""))
    assert (marked.source, marked.target) == (0, -1)


@pytest.mark.parametrize("word", ["release", "releases", "released", "releasing"])
def test_forms_of_a_verb_share_a_stem(word):
    assert stem_of(word) == "releas"


def test_words_that_turn_an_act_are_seen():
    plain = root_features(*pair("Norland freed Sudmark's men", "Norland", "Sudmark"))
    refused = root_features(*pair("Norland refused to free Sudmark's men", "Norland", "Sudmark"))
    assert ("turned", "-", "YIELD") in plain
    assert ("turned", "denied", "YIELD") in refused


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("Norland condemned Sudmark over the fishing ban.", "ACCUSE"),
        ("Norland bombed Sudmark, killing nine.", "ASSAULT"),
        ("Norland refused to meet Sudmark.", "REJECT"),
        ("Norland released nine prisoners of Sudmark.", "YIELD"),
        ("Norland sent food aid to Sudmark.", "AID"),
        ("Norland met with Sudmark in the harbour town.", "CONSULT"),
    ],
)
def test_plain_sentences(text, root):
    [guess] = guess_roots([pair(text, "Norland", "Sudmark")])
    assert guess.root == root
    assert sum(score for _, score in guess.scores) == pytest.approx(1, abs=0.01)


def test_the_table_fits_the_features():
    head = load_root_head()
    assert head.weights.shape == (ROWS, len(ROOTS))
    kinds = {kind for kind, *_ in root_features(*pair("A b c d e f g", "c", "f"))}
    assert len(kinds) <= KINDS


def test_each_kind_of_feature_counts_the_same():
    rarity = np.ones(ROWS, np.float32)
    rows, values = hashed({("word", "a"): 1, ("word", "b"): 1, ("zone", "c"): 3}, rarity)
    wanted = [("word", "a"), ("word", "b"), ("zone", "c")]
    assert rows.tolist() == [row_of(one) for one in wanted]
    assert np.hypot(values[0], values[1]) == pytest.approx(values[2])


def test_a_saved_table_is_about_the_same(tmp_path):
    weights = np.linspace(-1, 1, ROWS * len(ROOTS), dtype=np.float32).reshape(ROWS, -1)
    RootHead(weights, np.ones(ROWS, np.float32)).save(tmp_path / "head.npz")
    kept = np.load(tmp_path / "head.npz")
    assert np.abs(kept["weights"] * kept["scale"] - weights).max() < 0.01


@settings(max_examples=60, deadline=None)
@given(
    st.text(max_size=80),
    st.tuples(st.integers(0, 90), st.integers(0, 90)),
    st.tuples(st.integers(0, 90), st.integers(0, 90)),
)
def test_any_text_and_any_spans_give_finite_scores(text, source, target):
    [guess] = guess_roots([(text, source, target)])
    assert guess.root in ROOTS
    assert all(np.isfinite(score) for _, score in guess.scores)

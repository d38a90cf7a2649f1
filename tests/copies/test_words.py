from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.copies.words import hash_word, read_words


def hashes(text: str) -> list[int]:
    return read_words(text).hashes.tolist()


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The mayor’s plan", "the mayor's PLAN"),
        ("“stay in port”—until Friday", '"stay in port" - until friday'),
        ("organised labour in the centre", "organized labor in the center"),
        ("more than 1,000 people", "more than 1000 people"),
        ("the U.S. envoy", "the US envoy"),
        ("Президент ПОМИЛОВАЛ ещё", "президент помиловал еще"),
        ("Avión de la tarde", "avion de la tarde"),
        ("five\u00a0people", "five people"),
        ("co\u00adop\u00aderate", "cooperate"),
        ("e\u0301t\u00e9", "été"),
    ],
)
def test_print_and_spelling_do_not_matter(one: str, two: str) -> None:
    assert hashes(one) == hashes(two)


@pytest.mark.parametrize(
    ("one", "two"),
    [("2.5 tons", "25 tons"), ("14 hurt", "41 hurt"), ("Maarn", "Maarl"), ("1,00 x", "100 x")],
)
def test_other_words_stay_apart(one: str, two: str) -> None:
    assert hashes(one) != hashes(two)


@given(st.text(max_size=200))
def test_every_word_slices_back_to_itself(text: str) -> None:
    words = read_words(text)
    assert len(words.starts) == len(words.ends) == len(words.hashes) == len(words.quoted)
    for start, end in zip(words.starts.tolist(), words.ends.tolist(), strict=True):
        assert 0 <= start < end <= len(text)
    assert (words.starts[1:] >= words.ends[:-1]).all()


@given(st.lists(st.sampled_from(["Ferry", "port", "42", "ещё", "naïve"]), max_size=30))
def test_words_of_plain_text_are_its_words(items: list[str]) -> None:
    text = " ".join(items)
    words = read_words(text)
    found = [text[a:b] for a, b in zip(words.starts.tolist(), words.ends.tolist(), strict=True)]
    assert found == items


def test_only_the_body_is_read_and_words_end_with_their_block() -> None:
    text = "One two. Ad here. Three four."
    words = read_words(text, [(0, 8), (18, 29)])
    assert words.hashes.tolist() == hashes("one two three four")
    assert words.starts.tolist() == [0, 4, 18, 24]
    assert words.blocks.tolist() == [1, 1, 2, 2]


def test_quoted_words_are_marked_in_all_prints() -> None:
    for text in (
        'He said "no more ships" twice',
        "He said “no more ships” twice",
        "He said «no more ships» twice",
    ):
        assert read_words(text).quoted.tolist() == [False, False, True, True, True, False]


def test_a_quotation_left_open_ends_with_its_block() -> None:
    text = 'He said "no more\nThe town agreed'
    flags = read_words(text, [(0, 16), (17, 32)]).quoted
    assert flags.tolist() == [False, False, True, True, False, False, False]


def test_scripts_without_spaces_give_a_word_a_character() -> None:
    words = read_words("港口关闭 until 周五")
    assert len(words) == 7
    assert words.alone == pytest.approx(6 / 7)
    assert read_words("เรือจะอยู่").alone == 1.0


def test_the_hash_of_a_word_is_the_one_in_a_text() -> None:
    assert hash_word("ferry") == read_words("a ferry sank").hashes[1]


@pytest.mark.parametrize("text", ["", " \n", "...", "\ud800", "😀😀"])
def test_texts_without_words_are_read(text: str) -> None:
    assert len(read_words(text)) == 0
    assert read_words(text, []).hashes.dtype == np.uint32


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("'It will rain,' said Ilka Brandt, who can't swim.", ["It", "will", "rain"]),
        ("‘We’re going,’ she said.", ["We’re", "going"]),
        ("'The drivers' cars are bad,' he said.", ["The", "drivers", "cars", "are", "bad"]),
        ("The so-called 'chalk graves' in Ostwick", ["chalk", "graves"]),
        ("In the '90s the players' union didn't act.", []),
        ("He wrote 'no", []),
    ],
)
def test_single_marks_quote_and_apostrophes_do_not(text: str, quoted: list[str]) -> None:
    words = read_words(text)
    places = zip(words.starts, words.ends, words.quoted, strict=True)
    assert [text[start:end] for start, end, is_quoted in places if is_quoted] == quoted


def test_single_marks_do_not_reach_over_a_block() -> None:
    text = "'One two\nthree four' five"
    assert not read_words(text, [(0, 8), (9, len(text))]).quoted.any()
    assert read_words(text).quoted.tolist() == [True, True, True, True, False]

"""Edges of contents: quotation marks are taken in, speaker labels and commas left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.language.reader.contents import mend_contents
from firsthand.language.reader.features import quote_mask


@pytest.mark.parametrize(
    ("text", "found", "wanted"),
    [
        ('"We are free," she said.', "We are free", '"We are free,"'),
        ('He called it "a farce."', "a farce", '"a farce."'),
        (
            "KOLAR: We never asked for it.",
            "KOLAR: We never asked for it.",
            "We never asked for it.",
        ),
        (
            "She said, the bridge is closed, and left",
            ", the bridge is closed,",
            "the bridge is closed",
        ),
        (
            'The deal was "a gift" to Oran',
            'The deal was "a gift" to Oran',
            'The deal was "a gift" to Oran',
        ),
        ("He said that the road is open.", "that the road is open", "the road is open"),
        ("That was a lie, he said.", "That was a lie", "That was a lie"),
        ('He said no. "Never," he added.', "He said no", "He said no"),
    ],
)
def test_mend_contents_moves_edges(text, found, wanted):
    start = text.index(found)
    mended = mend_contents(text, quote_mask(text), [(start, start + len(found))])
    assert [text[a:b] for a, b in mended] == [wanted]


def test_mend_contents_drops_what_has_no_word():
    assert mend_contents('" ," he', quote_mask('" ," he'), [(0, 4)]) == ()


@given(st.text(alphabet="ab \"',.:A", min_size=1, max_size=40), st.data())
def test_mend_contents_stay_inside_the_text(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    for a, b in mend_contents(text, quote_mask(text), [(start, end)]):
        assert 0 <= a < b <= len(text)


def mended(text, *spans):
    return [text[a:b] for a, b in mend_contents(text, quote_mask(text), spans)]


def test_a_linking_word_before_what_was_said_is_left_out():
    assert mended("However, the ferry was full, he said.", (0, 27)) == ["the ferry was full"]
    assert mended('"But we left," he said.', (0, 13)) == ['"But we left,"']
    assert mended("Butter was short, he said.", (0, 16)) == ["Butter was short"]


def test_parts_with_only_a_conjunction_between_them_are_one():
    text = "He said the ferry was full and that nobody swam."
    assert mended(text, (8, 26), (36, 47)) == ["the ferry was full and that nobody swam"]
    text = "The ferry, he said, was full."
    assert mended(text, (0, 9), (20, 28)) == ["The ferry", "was full"]


def test_there_were_belongs_to_what_there_was():
    text = "There were nine ferries left, he said."
    assert mended(text, (11, 28)) == ["There were nine ferries left"]

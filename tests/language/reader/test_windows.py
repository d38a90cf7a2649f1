"""Windows cover a text of any length and none is too long for the model."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from firsthand.language.reader.windows import LARGEST, OVERLAP, cut_windows


@given(st.lists(st.sampled_from([0, 0, 0, 0, 0, 1, 2]), max_size=1500))
def test_cut_windows_cover_everything_in_order(strengths):
    strength = np.array([2, *strengths, 2], np.int8)
    windows = cut_windows(strength)
    reached = 0
    for start, end in windows:
        assert start <= reached < end
        assert end - start <= LARGEST
        assert reached - start <= OVERLAP
        reached = end
    assert reached == len(strength) - 1


def test_cut_windows_of_nothing_are_none():
    assert cut_windows(np.array([2], np.int8)) == []


def test_cut_windows_prefer_a_paragraph_break():
    strength = np.zeros(401, np.int8)
    strength[[0, 180, 400]] = 2
    strength[240] = 1
    assert cut_windows(strength)[0] == (0, 180)
    assert cut_windows(strength)[1][0] == 180


def test_cut_windows_overlap_where_a_sentence_is_cut():
    windows = cut_windows(np.zeros(601, np.int8))
    assert windows[0] == (0, LARGEST)
    assert windows[1][0] == LARGEST - OVERLAP

"""The compiled loops over signs and lines give what plain numpy gives."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.clean.news_copy import LEAD, SECOND, THIRD

from firsthand.clean import line_shapes
from firsthand.clean.line_shapes import LineShapes, shape_lines

COPY = ["Ten miners freed", "By Ida Holm", LEAD, SECOND, THIRD, LEAD]
ODD = ["", " - ", "«Ида Холм», 4 марта…", "東京で1人 😀 a", "x'y\u200bz\ud800 (42)."]


def assert_same_both_ways(lines: list[str]) -> None:
    if not line_shapes.load_compiled():
        pytest.skip("numba is not installed")
    after_blank = [index % 2 == 0 for index in range(len(lines))]
    looped = shape_lines(lines, after_blank)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(line_shapes, "_LOOPS", "no such module")
        plain = shape_lines(lines, after_blank)
    for name in LineShapes.__slots__:
        one, other = getattr(looped, name), getattr(plain, name)
        assert one.dtype == other.dtype, name
        assert np.array_equal(one, other), name


@pytest.mark.parametrize("lines", [COPY, ODD, COPY * 12 + ODD, COPY[:1], [""], ["?"]])
def test_the_compiled_loops_shape_lines_as_numpy_does(lines: list[str]) -> None:
    assert_same_both_ways(lines)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(st.characters(exclude_characters="\r\n")), min_size=1, max_size=6))
def test_they_do_so_whatever_stands_there(lines: list[str]) -> None:
    assert_same_both_ways(lines)

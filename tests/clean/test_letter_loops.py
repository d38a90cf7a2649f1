"""The compiled loop over signs gives what plain numpy gives."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.clean.news_copy import LEAD, SECOND

from firsthand.clean import lettering
from firsthand.clean.lettering import Lettering, read_letters

LINES = [
    LEAD,
    SECOND,
    "",
    " - ",
    "«Ида Холм», 4 марта…",
    "東京で1人 😀 a",
    "x'y\u200bz\ud800 (42).",
]


def both_ways(lines: list[str], monkeypatch: pytest.MonkeyPatch) -> tuple[Lettering, Lettering]:
    if not lettering.load_compiled():
        pytest.skip("numba is not installed")
    looped = read_letters(lines)
    with monkeypatch.context() as patched:
        patched.setattr(lettering, "_LOOPS", "no such module")
        return looped, read_letters(lines)


def assert_same(one: Lettering, other: Lettering) -> None:
    for name in Lettering.__slots__:
        looped, plain = getattr(one, name), getattr(other, name)
        assert looped.dtype == plain.dtype
        assert np.array_equal(looped, plain), name


@pytest.mark.parametrize("lines", [LINES, LINES[:1], [""], ["?"]])
def test_the_compiled_loop_reads_as_numpy_does(
    lines: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert_same(*both_ways(lines, monkeypatch))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(st.characters(exclude_characters="\r\n")), min_size=1, max_size=6))
def test_it_does_so_whatever_stands_there(lines: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patched:
        assert_same(*both_ways(lines, patched))

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from texts import FERRY

from firsthand.copies.compiled import has_compiler
from firsthand.copies.fingerprints import gram_hashes_plainly, least_places_plainly
from firsthand.copies.folding import code_points
from firsthand.copies.words import read_words_plainly

pytestmark = pytest.mark.skipif(not has_compiler(), reason="numba is not installed")

marks = st.text(alphabet="abz U.S.1,000 2.5'’\"“”«»-—\n\u00a0éЖё港สวั\u0301😀"[:-1], max_size=120)
ranges = st.lists(st.integers(0, 120), max_size=8).map(sorted)


@given(marks | st.text(alphabet=st.characters(max_codepoint=0xFFFF), max_size=80), ranges)
def test_words_are_the_same_with_and_without_the_compiler(text: str, cuts: list[int]) -> None:
    from firsthand.copies.scanning import scan_text

    codes = code_points(text)
    cuts = [min(cut, len(text)) for cut in cuts]
    blocks = [(cuts[at], cuts[at + 1]) for at in range(0, len(cuts) - 1, 2)]
    blocks = [(start, end) for start, end in blocks if start < end] or [(0, len(text))]
    fast, plain = scan_text(codes, blocks), read_words_plainly(codes, blocks)
    for name in ("hashes", "starts", "ends", "quoted", "blocks"):
        assert getattr(fast, name).tolist() == getattr(plain, name).tolist(), name
    assert fast.alone == pytest.approx(plain.alone)


@given(st.lists(marks | st.text(alphabet=st.characters(max_codepoint=0x2FFF), max_size=60)))
def test_utf8_is_read_as_code_points_are(texts: list[str]) -> None:
    from firsthand.copies.scanning import folding
    from firsthand.copies.utf8 import STRANGE, read_utf8

    data = [text.encode("utf-8", "surrogatepass") for text in texts]
    buffer = np.frombuffer(b"\0".join([*data, b"\0"]), np.uint8)
    hashes, begin = np.zeros(len(buffer), np.uint32), 0
    for text, item in zip(texts, data, strict=True):
        count = read_utf8(buffer, begin, begin + len(item), folding(), hashes, 0)
        begin += len(item) + 1
        if max(map(ord, text), default=0) < 0x3000:
            codes = code_points(text)
            plain = read_words_plainly(codes, [(0, len(text))])
            assert hashes[:count].tolist() == plain.hashes.tolist()
        else:
            assert count == STRANGE


@given(st.lists(st.integers(0, 30), max_size=60), st.integers(1, 7))
def test_grams_and_winnowing_are_the_same(words: list[int], size: int) -> None:
    from firsthand.copies.kernels import scan_grams, winnow

    array = np.array(words, np.uint32)
    grams = gram_hashes_plainly(array, size)
    assert scan_grams(array, size).tolist() == grams.tolist()
    if len(grams):
        assert winnow(grams, 8).tolist() == least_places_plainly(grams).tolist()


def test_the_ferry_is_read_alike() -> None:
    from firsthand.copies.scanning import scan_text

    codes = code_points(FERRY)
    blocks = [(0, len(FERRY))]
    assert (scan_text(codes, blocks).hashes == read_words_plainly(codes, blocks).hashes).all()


@given(st.lists(st.integers(0, 9), max_size=90), st.lists(st.integers(0, 60), max_size=12))
def test_alignment_is_the_same_with_and_without_the_compiler(a: list[int], cuts: list[int]) -> None:
    from firsthand.copies.aligning import align_rows
    from firsthand.copies.alignment import align_words_plainly
    from firsthand.copies.words import Words

    b = [word for cut in cuts for word in [*a[cut : cut + 25], cut]]
    sides = []
    for values in (a, b):
        zeros = np.zeros(len(values), np.int64)
        sides.append(Words(np.array(values, np.uint32), zeros, zeros, zeros > 0, zeros))
    rows = align_rows(sides[0].hashes, sides[1].hashes, 6, 8).tolist()
    plain = align_words_plainly(*sides)
    assert sorted(map(tuple, rows)) == [(run.a, run.b, run.length) for run in plain]


@given(st.lists(st.integers(0, 40), max_size=80), st.lists(st.integers(0, 45), max_size=20))
def test_fingerprints_are_found_alike_with_and_without_the_compiler(
    held: list[int], wanted: list[int]
) -> None:
    from firsthand.copies.seeking import seek
    from firsthand.copies.segment import find_plainly

    values, sought = np.sort(np.array(held, np.uint64)), np.array(wanted, np.uint64)
    low, high = np.zeros(len(sought), np.int64), np.full(len(sought), len(values), np.int64)
    fast, plain = seek(values, sought, low, high), find_plainly(values, sought, low, high)
    assert [row.tolist() for row in fast] == [row.tolist() for row in plain]

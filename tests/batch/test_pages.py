"""Mapped files whose pages are given back, and arrays whose length is known at their end."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from firsthand.batch.buckets import growing
from firsthand.batch.pages import READS, give_back, map_array, map_file, note_read


@pytest.mark.parametrize("shape", [(0, 2), (7,), (5, 3)])
def test_array_is_the_same_after_its_pages_were_given_back(
    tmp_path: Path, shape: tuple[int, ...]
) -> None:
    written = np.arange(np.prod(shape), dtype=np.uint64).reshape(shape)
    np.save(tmp_path / "some.npy", written)
    array = map_array(tmp_path / "some.npy")
    give_back([array])
    assert np.array_equal(array, written)


def test_file_is_read_again_after_its_pages_were_given_back(tmp_path: Path) -> None:
    (tmp_path / "some").write_bytes(b"Karvia" * 5000)
    pages = map_file(tmp_path / "some")
    give_back()
    assert pages[-6:] == b"Karvia"
    for _ in range(READS):
        note_read(pages)
        assert pages[:6] == b"Karvia"


def test_arrays_of_no_file_have_nothing_to_give_back() -> None:
    array = np.arange(3, dtype=np.uint64)
    give_back([array])
    assert array.tolist() == [0, 1, 2]


@pytest.mark.parametrize("parts", [[], [[1, 2, 3]], [[4], [], list(range(1000))]])
def test_growing_array_is_read_as_one(tmp_path: Path, parts: list[list[int]]) -> None:
    with growing(tmp_path / "some.npy") as add:
        for part in parts:
            add(np.array(part, np.uint64))
    whole = [value for part in parts for value in part]
    assert np.load(tmp_path / "some.npy").tolist() == whole
    assert map_array(tmp_path / "some.npy").tolist() == whole

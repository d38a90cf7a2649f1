from __future__ import annotations

import numpy as np
import pytest

from firsthand.copies import segment
from firsthand.copies.segment import Postings, merge_postings, sort_postings


def postings(seed: int, documents: int) -> Postings:
    """Return some fingerprints, every other one small, so that several stand more than once."""
    wide = np.random.default_rng(seed).integers(0, 2**64, 400, dtype=np.uint64)
    wide[::2] %= np.uint64(50)
    return sort_postings(wide, np.arange(400, dtype=np.uint32) % np.uint32(documents))


@pytest.mark.parametrize("size", [1, 16, 1 << 16])
def test_segments_are_merged_alike_in_ranges_of_any_size(
    size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = [([f"d-{seed}-{at}" for at in range(9)], postings(seed, 9)) for seed in range(4)]
    monkeypatch.setattr(segment, "_RANGE", size)
    ids, merged = merge_postings(parts)
    whole = np.concatenate([part.hashes for _, part in parts])
    shifted = np.concatenate([part.numbers + 9 * at for at, (_, part) in enumerate(parts)])
    expected = sort_postings(whole, shifted.astype(np.uint32))
    assert ids == sorted(ids)
    assert merged.hashes.tolist() == expected.hashes.tolist()
    assert merged.numbers.tolist() == expected.numbers.tolist()


def test_a_document_of_two_segments_is_taken_once() -> None:
    part = (["a", "b"], postings(1, 2))
    ids, merged = merge_postings([part, part])
    assert ids == ["a", "b"]
    assert merged.hashes.tolist() == part[1].hashes.tolist()


def test_nothing_merged_is_nothing() -> None:
    assert merge_postings([])[0] == []

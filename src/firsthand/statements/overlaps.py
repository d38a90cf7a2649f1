"""One attribution a stretch of words: what to do where candidates overlap."""

from __future__ import annotations

from .candidate import Candidate, overlap

_MUCH = 0.5


def settle(candidates: list[Candidate]) -> list[Candidate]:
    """Keep the outermost of candidates whose contents overlap, in text order."""
    order = sorted(candidates, key=lambda item: (-_size(item), item.start, item.end))
    kept: list[Candidate] = []
    for candidate in order:
        if all(_shared(candidate, other) <= _MUCH * _size(candidate) for other in kept):
            kept.append(candidate)
    return sorted(kept, key=lambda item: (item.contents[0], item.end))


def _size(candidate: Candidate) -> int:
    return sum(end - start for start, end in candidate.contents)


def _shared(left: Candidate, right: Candidate) -> int:
    return sum(overlap(a, b) for a in left.contents for b in right.contents)

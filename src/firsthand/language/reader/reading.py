"""Reads passages with a model: names and attributions, each passage alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from firsthand.language.reader.contents import mend_contents
from firsthand.language.reader.decode import best_labels, log_softmax, spans_of, word_scores
from firsthand.language.reader.features import Pieces, encode, quote_mask, word_starts
from firsthand.language.reader.labels import ATTRIBUTION_KINDS, NAME_KINDS
from firsthand.language.reader.output import ReaderOutput
from firsthand.language.reader.windows import boundaries, cut_windows
from firsthand.model import Attribution, Name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tokenizers import Tokenizer

    from firsthand.language.reader.backend import Backend, Heads

CONTENT, SOURCE, CUE = range(len(ATTRIBUTION_KINDS))
_SAME_CONTENT = 0.7


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads folded passages; what a passage gives does not depend on its neighbours.

    Attributes:
        threshold: how likely a cue must be to count.
        name: name and version of the model, for `made_by`.
        digest: of the weights.
    """

    tokenizer: Tokenizer
    backend: Backend
    threshold: float
    name: str = "reader"
    digest: str = ""

    def read(self, texts: Sequence[str]) -> list[ReaderOutput]:
        """Return names and attributions of each text, in the same order.

        A text of any length is read in windows, so time and memory stay bounded. The
        texts must be folded (`firsthand.language.fold_text`) and English; in other
        languages the model finds little and means nothing by it.
        """
        return [self._read_one(text) for text in texts]

    def _read_one(self, text: str) -> ReaderOutput:
        pieces = encode(self.tokenizer, text)
        if not len(pieces):
            return ReaderOutput()
        windows = cut_windows(boundaries(pieces, text))
        read = [_Window(pieces.cut(a, b), a, self.backend) for a, b in windows]
        owner = _owners(windows, len(pieces))
        found = [
            one
            for number, window in enumerate(read)
            for one in self._attributions(window, owner == number, text)
        ]
        return ReaderOutput(_names(read, owner, pieces), _without_repeats(found))

    def _attributions(self, window: _Window, owned: np.ndarray, text: str) -> list[Attribution]:
        cue = window.heads.cue
        own = owned[window.start : window.start + len(cue)]
        cues = np.flatnonzero((cue > self.threshold) & own).tolist()
        if not cues:
            return []
        scores = word_scores(self.backend.tag(window.heads, cues), window.pieces.words)
        marks = quote_mask(text)
        found = []
        for at, labels in zip(cues, best_labels(scores), strict=True):
            contents = mend_contents(text, marks, window.ranges(labels, CONTENT))
            if contents:
                sources = window.ranges(labels, SOURCE)
                found.append(
                    Attribution(
                        cue=_cue_at(window, labels, at),
                        contents=contents,
                        source=max(sources, key=_length) if sources else None,
                        score=round(float(cue[at]), 4),
                    )
                )
        return found


class _Window:
    """The pieces of one window with what the model says of them."""

    def __init__(self, pieces: Pieces, start: int, backend: Backend) -> None:
        self.pieces = pieces
        self.start = start
        self.heads: Heads = backend.encode(pieces.ids, pieces.features)
        first = word_starts(pieces.words)
        self.starts = pieces.starts[first].tolist()
        self.ends = pieces.ends[np.append(first[1:], len(pieces)) - 1].tolist()

    def ranges(self, labels: np.ndarray, kind: int) -> list[tuple[int, int]]:
        """Return the code points of the spans of a kind."""
        return [(self.starts[a], self.ends[b - 1]) for a, b in spans_of(labels, kind)]


def _cue_at(window: _Window, labels: np.ndarray, at: int) -> tuple[int, int]:
    """Return the cue that starts at piece `at`, or its word if no label says how long it is."""
    word = int(window.pieces.words[at])
    start, end = window.starts[word], window.ends[word]
    for first, last in window.ranges(labels, CUE):
        if first <= start < last:
            return first, last
    return start, end


def _length(span: tuple[int, int]) -> int:
    return span[1] - span[0]


def _owners(windows: Sequence[tuple[int, int]], count: int) -> np.ndarray:
    """Return (count,) the window in which each piece stands farthest from a cut."""
    owner = np.zeros(count, np.int64)
    room = np.full(count, -1)
    for number, (start, end) in enumerate(windows):
        place = np.arange(end - start)
        left = place if start else np.full(end - start, count)
        right = place[::-1] if end < count else np.full(end - start, count)
        own = np.minimum(left, right)
        better = own > room[start:end]
        room[start:end][better] = own[better]
        owner[start:end][better] = number
    return owner


def _names(read: Sequence[_Window], owner: np.ndarray, pieces: Pieces) -> tuple[Name, ...]:
    logits = np.zeros((len(pieces), read[0].heads.names.shape[1]), np.float32)
    for number, window in enumerate(read):
        own = np.flatnonzero(owner == number)
        logits[own] = window.heads.names[own - window.start]
    scores = word_scores(log_softmax(logits), pieces.words)
    labels = best_labels(scores[None])[0]
    first = word_starts(pieces.words)
    last = np.append(first[1:], len(pieces)) - 1
    found = []
    for kind, mention in enumerate(NAME_KINDS):
        for start, end in spans_of(labels, kind):
            chosen = scores[np.arange(start, end), labels[start:end]]
            span = int(pieces.starts[first[start]]), int(pieces.ends[last[end - 1]])
            found.append(Name(*span, mention, round(float(np.exp(chosen.mean())), 4)))
    return tuple(sorted(found, key=lambda name: name.start))


def _without_repeats(found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Keep the surest of attributions that give one content to one source.

    "X reported, citing Y" gives one content to two sources: both stay.
    """
    kept: list[Attribution] = []
    for one in sorted(found, key=lambda item: (-item.score, item.cue)):
        if not any(_repeats(one, other) for other in kept):
            kept.append(one)
    return tuple(sorted(kept, key=lambda item: (item.contents, item.cue)))


def _repeats(one: Attribution, other: Attribution) -> bool:
    if one.source is not None and other.source is not None and one.source != other.source:
        return False
    a, b = _points(one), _points(other)
    return len(a & b) > _SAME_CONTENT * len(a | b)


def _points(one: Attribution) -> frozenset[int]:
    return frozenset(i for start, end in one.contents for i in range(start, end))

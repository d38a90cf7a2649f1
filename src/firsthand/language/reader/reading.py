"""Reads passages with a model: names and attributions, each passage alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from firsthand.language.reader.contents import mend_contents
from firsthand.language.reader.decode import best_labels, log_softmax, spans_of, word_scores
from firsthand.language.reader.events import read_arguments, read_roots
from firsthand.language.reader.features import Pieces, encode, quote_mask
from firsthand.language.reader.labels import (
    ATTRIBUTION_KINDS,
    BEGIN,
    NAME_KINDS,
    SINGLE,
    label_count,
    label_of,
)
from firsthand.language.reader.output import ReaderOutput
from firsthand.language.reader.windows import Window, windows_of
from firsthand.model import Attribution, Name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tokenizers import Tokenizer

    from firsthand.language.reader.backend import Backend
    from firsthand.language.reader.output import Argument, RootGuess

CONTENT, SOURCE, CUE = range(len(ATTRIBUTION_KINDS))
_SAME_CONTENT = 0.7
_TOGETHER = 256
_SEVERAL = 2
_TOGETHER_LEAST = 0.75
"""Share of the threshold that a cue must reach together with the labels it gives. This, the
leaning and the power were chosen on one half of the public dev part and held on the other."""
_SOURCE_POWER = 0.3
_TOWARDS_SOURCE = 0.5
_LEANING = np.zeros(label_count(len(ATTRIBUTION_KINDS)), np.float32)
_LEANING[label_of(SOURCE, BEGIN) : label_of(SOURCE, SINGLE) + 1] = _TOWARDS_SOURCE
"""Added to the log probabilities of labels: sources are missed more often than invented."""


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
        found: list[ReaderOutput] = []
        for start in range(0, len(texts), _TOGETHER):
            found += self._read_some(texts[start : start + _TOGETHER])
        return found

    def arguments(
        self, texts: Sequence[str], triggers: Sequence[Sequence[tuple[int, int]]]
    ) -> list[list[tuple[Argument, ...]]] | None:
        """Return for each text and each of its triggers what fills the parts of the event.

        Each text is read once more, so give only passages that have a trigger. Arguments
        never leave the passage.

        Args:
            texts: folded passages.
            triggers: for each text the code points of the words that name an event.

        Returns:
            None if the model has no such head.
        """
        if not self.backend.has_arguments:
            return None
        return [
            read_arguments(self.tokenizer, self.backend, text, spans)
            for text, spans in zip(texts, triggers, strict=True)
        ]

    def plover(
        self, sentences: Sequence[tuple[str, tuple[int, int], tuple[int, int]]]
    ) -> list[RootGuess] | None:
        """Return the likeliest PLOVER root of what a source does to a target in a sentence.

        Args:
            sentences: folded text, code points of the source, code points of the target.

        Returns:
            None if the model has no such head.
        """
        if not self.backend.has_roots:
            return None
        return read_roots(self.tokenizer, self.backend, sentences)

    def _read_some(self, texts: Sequence[str]) -> list[ReaderOutput]:
        passages = [_Passage(text, encode(self.tokenizer, text)) for text in texts]
        windows = [window for passage in passages for window in passage.windows]
        for window, heads in zip(windows, self.backend.encode(windows), strict=True):
            window.heads = heads
        self._label_cues(passages)
        full = [passage for passage in passages if passage.windows]
        names = best_labels([passage.name_scores() for passage in full])
        for passage, labels in zip(full, names, strict=True):
            passage.label_names(labels)
        return [passage.output() for passage in passages]

    def _label_cues(self, passages: Sequence[_Passage]) -> None:
        places = []
        tables: list[np.ndarray] = []
        for passage in passages:
            for window in passage.windows:
                cues = passage.cues(window, _TOGETHER_LEAST * self.threshold)
                if cues:
                    tagged = self.backend.tag(window.heads, cues)
                    tables.extend(word_scores(tagged, window.pieces.words))
                    places += [(passage, window, at) for at in cues]
        paths = best_labels([table + _LEANING for table in tables])
        for (passage, window, at), table, labels in zip(places, tables, paths, strict=True):
            sure = float(window.heads.cue[at]) * _sureness(table, labels)
            if sure > _TOGETHER_LEAST * self.threshold:
                passage.add(window, at, labels)


class _Passage:
    """One text on its way through the model."""

    def __init__(self, text: str, pieces: Pieces) -> None:
        self.text = text
        self.pieces = pieces
        self.marks = quote_mask(text)
        self.windows = windows_of(pieces, text)
        bounds = [(one.start, one.start + len(one.pieces)) for one in self.windows]
        self.owner = _owners(bounds, len(pieces))
        self.found: list[Attribution] = []
        self.names: tuple[Name, ...] = ()

    def cues(self, window: Window, threshold: float) -> list[int]:
        """Return the pieces of a window at which a cue starts, if this window owns them."""
        cue = window.heads.cue
        owned = self.owner[window.start : window.start + len(cue)] == self.windows.index(window)
        found: list[int] = np.flatnonzero((cue > threshold) & owned).tolist()
        return found

    def add(self, window: Window, at: int, labels: np.ndarray) -> None:
        """Take in the attribution that the labels of one cue spell."""
        contents = mend_contents(self.text, self.marks, window.ranges(labels, CONTENT))
        sources = window.ranges(labels, SOURCE)
        if contents:
            self.found.append(
                Attribution(
                    cue=_cue_at(window, labels, at),
                    contents=contents,
                    source=max(sources, key=_length) if sources else None,
                    score=round(float(window.heads.cue[at]), 4),
                )
            )

    def name_scores(self) -> np.ndarray:
        """Return (w, labels): of each piece the scores of the window that owns it."""
        if len(self.windows) == 1:
            logits = self.windows[0].heads.names
            self.scores = word_scores(log_softmax(logits), self.pieces.words)
            return self.scores
        logits = np.empty((len(self.pieces), self.windows[0].heads.names.shape[1]), np.float32)
        for number, window in enumerate(self.windows):
            own = np.flatnonzero(self.owner == number)
            logits[own] = window.heads.names[own - window.start]
        self.scores = word_scores(log_softmax(logits), self.pieces.words)
        return self.scores

    def label_names(self, labels: np.ndarray) -> None:
        """Take in the names that the labels spell."""
        if not labels.any():
            return
        whole = self.windows[0] if len(self.windows) == 1 else Window(self.pieces, 0)
        found = []
        for kind, mention in enumerate(NAME_KINDS):
            for start, end in spans_of(labels, kind):
                chosen = self.scores[np.arange(start, end), labels[start:end]]
                span = whole.starts[start], whole.ends[end - 1]
                found.append(Name(*span, mention, round(float(np.exp(chosen.mean())), 4)))
        self.names = tuple(sorted(found, key=lambda name: name.start))

    def output(self) -> ReaderOutput:
        """Return all that was found."""
        return ReaderOutput(self.names, _without_repeats(self.found))


def _cue_at(window: Window, labels: np.ndarray, at: int) -> tuple[int, int]:
    """Return the cue that starts at piece `at`, or its word if no label says how long it is."""
    word = int(window.pieces.words[at])
    start, end = window.starts[word], window.ends[word]
    for first, last in window.ranges(labels, CUE):
        if first <= start < last:
            return first, last
    return start, end


def _sureness(table: np.ndarray, labels: np.ndarray) -> float:
    """Return how sure the labels of a cue are: of its content, and a little of its source.

    Args:
        table: (w, labels) log probabilities.
        labels: (w,) the labels chosen.
    """
    kind = (labels - 1) // 4
    chosen = table[np.arange(len(labels)), labels]
    content, source = labels * (kind == CONTENT) > 0, labels * (kind == SOURCE) > 0
    if not content.any():
        return 0.0
    if source.any():
        of_source = float(chosen[source].mean())
    else:
        likeliest = table[:, label_of(SOURCE, BEGIN) : label_of(SOURCE, SINGLE) + 1].max()
        of_source = float(np.log1p(1e-6 - np.exp(min(0.0, likeliest))))
    return float(np.exp(chosen[content].mean() + _SOURCE_POWER * of_source))


def _length(span: tuple[int, int]) -> int:
    return span[1] - span[0]


def _owners(windows: Sequence[tuple[int, int]], count: int) -> np.ndarray:
    """Return (count,) the window in which each piece stands farthest from a cut."""
    owner = np.zeros(count, np.int64)
    if len(windows) < _SEVERAL:
        return owner
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

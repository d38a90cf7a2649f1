"""Reads events with a model: what fills the parts of a given trigger, and PLOVER roots."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from firsthand.language.reader.decode import best_labels, spans_of, word_scores
from firsthand.language.reader.features import SOURCE, TARGET, encode
from firsthand.language.reader.labels import ARGUMENT_KINDS, ROOTS
from firsthand.language.reader.output import Argument
from firsthand.language.reader.root_head import guess_of, join_words
from firsthand.language.reader.windows import LARGEST, Window, windows_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tokenizers import Tokenizer

    from firsthand.language.reader.backend import Backend
    from firsthand.language.reader.features import Pieces
    from firsthand.language.reader.output import RootGuess

Span = tuple[int, int]
_OUTSIDE: Final = 1.0
"""Taken off the log probability of "outside": training shows few arguments, so that the head is
shy. Chosen on held-back passages, where it found more than it lost."""


def read_arguments(
    tokenizer: Tokenizer, backend: Backend, text: str, triggers: Sequence[Span]
) -> list[tuple[Argument, ...]]:
    """Return the arguments of each trigger of one folded text.

    Args:
        tokenizer: of the model.
        backend: runs the model; it must have the head (`Backend.has_arguments`).
        text: the passage.
        triggers: code points of the words that name an event.
    """
    pieces = encode(tokenizer, text)
    found: list[tuple[Argument, ...]] = [() for _ in triggers]
    if not len(pieces) or not triggers:
        return found
    windows = windows_of(pieces, text)
    places = [int(np.searchsorted(pieces.ends, start, side="right")) for start, _ in triggers]
    owners = [_owner(windows, place) for place in places]
    used = sorted({owner for owner in owners if owner is not None})
    for number, heads in zip(used, backend.encode([windows[i] for i in used]), strict=True):
        windows[number].heads = heads
    for number in used:
        mine = [i for i, owner in enumerate(owners) if owner == number]
        window = windows[number]
        tagged = backend.tag_arguments(window.heads, [places[i] - window.start for i in mine])
        scores = word_scores(tagged, window.pieces.words)
        scores[..., 0] -= _OUTSIDE
        for i, table, labels in zip(mine, scores, best_labels(list(scores)), strict=True):
            found[i] = _arguments(window, table, labels)
    return found


def _owner(windows: Sequence[Window], place: int) -> int | None:
    """Return the window in which a piece stands farthest from an edge."""
    room = [
        (min(place - window.start, window.start + len(window.pieces) - 1 - place), number)
        for number, window in enumerate(windows)
    ]
    best, number = max(room, key=lambda pair: (pair[0], -pair[1]))
    return number if best >= 0 else None


def _arguments(window: Window, table: np.ndarray, labels: np.ndarray) -> tuple[Argument, ...]:
    found = []
    for number, kind in enumerate(ARGUMENT_KINDS):
        for start, end in spans_of(labels, number):
            chosen = table[np.arange(start, end), labels[start:end]]
            score = round(float(np.exp(chosen.mean())), 4)
            found.append(Argument(kind, window.starts[start], window.ends[end - 1], score))
    return tuple(sorted(found, key=lambda one: (one.start, one.kind)))


def read_roots(
    tokenizer: Tokenizer, backend: Backend, sentences: Sequence[tuple[str, Span, Span]]
) -> list[RootGuess]:
    """Return the PLOVER root of what the source does to the target in each sentence.

    The network and the head over words are asked, each knows what the other overlooks.

    Args:
        tokenizer: of the model.
        backend: runs the model; it must have the head (`Backend.has_roots`).
        sentences: folded text with the code points of source and target; an empty span for
            one that the sentence does not name.
    """
    marked = [
        mark_pair(encode(tokenizer, text), source, target) for text, source, target in sentences
    ]
    told = [number for number, pieces in enumerate(marked) if len(pieces)]
    if not sentences:
        return []
    logits = np.zeros((len(marked), len(ROOTS)), np.float32)
    if told:
        logits[told] = backend.roots([Window(marked[number], 0) for number in told])
    logits = join_words(logits, sentences)
    return [guess_of(row) for row in logits]


def mark_pair(pieces: Pieces, source: Span, target: Span) -> Pieces:
    """Write the pair into the features; of an overlong text keep what holds the pair."""
    for role, (start, end) in ((SOURCE, source), (TARGET, target)):
        pieces.features[(pieces.ends > start) & (pieces.starts < end), 3] = role
    if len(pieces) <= LARGEST:
        return pieces
    marked = np.flatnonzero(pieces.features[:, 3])
    middle = int(marked.mean()) if len(marked) else 0
    start = min(max(0, middle - LARGEST // 2), len(pieces) - LARGEST)
    return pieces.cut(start, start + LARGEST)

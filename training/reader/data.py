"""Labelled windows and batches for training, built from the prepared lines."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import numpy as np
from tokenizers import Tokenizer

from firsthand.language.reader.features import CLS, SEP, Pieces, encode, word_starts
from firsthand.language.reader.labels import (
    ARGUMENT_KINDS,
    BEGIN,
    END,
    INSIDE,
    NAME_KINDS,
    ROOTS,
    SINGLE,
    label_of,
)
from firsthand.language.reader.windows import LARGEST

IGNORED: Final = -100
_HIDDEN: Final = 103
"""The piece that stands for a word not shown."""
_NAME_KIND: Final = {kind.value: number for number, kind in enumerate(NAME_KINDS)}
Span = tuple[int, int, int]
"""Start, end and kind."""
Anchored = tuple[tuple[int, np.ndarray], ...]
"""Anchors (a cue, a trigger): the piece at which each begins, and the labels (n,) it gives."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text as pieces, with what is known of it; None where a head learns nothing.

    Attributes:
        units: pieces at which a paragraph or sentence begins.
        cues: piece of every cue's start, with the labels (n,) that belong to it.
        triggers: the same for events: piece of the trigger's start, labels of its arguments.
        names: (n,) labels of entities.
        root: number of the PLOVER root of the pair marked by the role feature.
    """

    pieces: Pieces
    units: tuple[int, ...]
    cues: Anchored | None = None
    names: np.ndarray | None = None
    root: int | None = None
    triggers: Anchored | None = None

    def cut(self, start: int, end: int) -> Labelled:
        """Return a window of it; cues whose start lies outside are left out."""
        cues, triggers = _within(self.cues, start, end), _within(self.triggers, start, end)
        names = None if self.names is None else self.names[start:end]
        return Labelled(self.pieces.cut(start, end), (), cues, names, self.root, triggers)


def _within(anchors: Anchored | None, start: int, end: int) -> Anchored | None:
    if anchors is None:
        return None
    return tuple((at - start, labels[start:end]) for at, labels in anchors if start <= at < end)


def label_words(pieces: Pieces, spans: Iterable[Span]) -> np.ndarray:
    """Return (n,) labels; every piece carries the label of its word, later spans win."""
    first = word_starts(pieces.words)
    count = len(first)
    last = np.append(first[1:], len(pieces)) - 1 if count else first
    starts, ends = pieces.starts[first], pieces.ends[last]
    owner = np.full(count, -1)
    kinds = []
    for number, (start, end, kind) in enumerate(spans):
        low = np.searchsorted(ends, start, side="right")
        high = np.searchsorted(starts, end, side="left")
        owner[low:high] = number
        kinds.append(kind)
    labels = np.zeros(count, np.int64)
    edges = np.flatnonzero(np.diff(owner, prepend=-2, append=-2))
    for low, high in pairwise(edges):
        if owner[low] < 0:
            continue
        kind = kinds[owner[low]]
        labels[low:high] = label_of(kind, INSIDE)
        labels[low], labels[high - 1] = label_of(kind, BEGIN), label_of(kind, END)
        if high - low == 1:
            labels[low] = label_of(kind, SINGLE)
    return labels[pieces.words] if count else np.zeros(0, np.int64)


def labelled(item: dict[str, Any], tokenizer: Tokenizer) -> Labelled:
    """Return one prepared line with its labels on pieces."""
    pieces = encode(tokenizer, item["text"])
    units = np.searchsorted(pieces.starts, item.get("units", [0])).tolist()
    cues = names = root = triggers = None
    if "attributions" in item:
        cues = tuple(filter(None, (_cue(pieces, one) for one in item["attributions"])))
    if "events" in item:
        triggers = tuple(filter(None, (_trigger(pieces, one) for one in item["events"])))
    if "names" in item:
        names = label_words(pieces, ((a, b, _NAME_KIND[kind]) for a, b, kind in item["names"]))
        for start, end, _ in item.get("unknown", ()):
            names[(pieces.ends > start) & (pieces.starts < end)] = IGNORED
    if "root" in item:
        root = ROOTS.index(item["root"])
        for number, (start, end) in enumerate(item["pair"], 1):
            pieces.features[(pieces.ends > start) & (pieces.starts < end), 3] = number
    return Labelled(pieces, tuple(sorted(set(units))), cues, names, root, triggers)


def _cue(pieces: Pieces, one: dict[str, Any]) -> tuple[int, np.ndarray] | None:
    start, end = min(one["cues"])
    inside = np.flatnonzero((pieces.ends > start) & (pieces.starts < end))
    if not len(inside):
        return None
    spans = [
        (a, b, kind)
        for kind, key in enumerate(("contents", "sources", "cues"))
        for a, b in one[key]
    ]
    return int(inside[0]), label_words(pieces, spans).astype(np.int8)


def _trigger(pieces: Pieces, one: dict[str, Any]) -> tuple[int, np.ndarray] | None:
    start, end = one["trigger"]
    inside = np.flatnonzero((pieces.ends > start) & (pieces.starts < end))
    if not len(inside):
        return None
    spans = [(a, b, ARGUMENT_KINDS.index(kind)) for a, b, kind in one["arguments"]]
    labels = label_words(pieces, spans)
    for a, b in one.get("unknown", ()):
        labels[(pieces.ends > a) & (pieces.starts < b) & (labels == 0)] = IGNORED
    return int(inside[0]), labels.astype(np.int16)


def read_items(path: Path, tokenizer: Tokenizer) -> list[Labelled]:
    """Return all lines of a prepared file."""
    with path.open(encoding="utf8") as lines:
        return [labelled(json.loads(line), tokenizer) for line in lines]


def draw_windows(
    items: Sequence[Labelled], rng: random.Random, *, alone: float, units: Sequence[int] = (1,)
) -> list[Labelled]:
    """Return windows that cover every item once, cut anew at each call.

    A share `alone` of the items is cut into passages as the product reads them (one
    paragraph, or a run of sentences whose number is drawn from `units`); the rest is
    joined up to windows of a drawn size, so that longer passages are learnt too.
    """
    windows = []
    for item in items:
        edges = [*item.units, len(item.pieces)]
        one_by_one = rng.random() < alone
        largest = LARGEST if one_by_one else rng.randint(100, LARGEST)
        wanted = rng.choice(units) if one_by_one else 1000
        windows += [item.cut(a, b) for a, b in _groups(edges, largest, wanted, rng) if b - a > 1]
    return windows


def _groups(
    edges: Sequence[int], largest: int, wanted: int, rng: random.Random
) -> Iterable[tuple[int, int]]:
    start, taken = edges[0], 0
    for low, high in pairwise(edges):
        if taken and (high - start > largest or taken >= wanted):
            yield start, low
            start, taken = low, 0
        while high - start > largest:
            step = rng.randint(largest // 2, largest)
            yield start, start + step
            start += step
        taken += 1
    yield start, edges[-1]


def hide_words(
    windows: Sequence[Labelled], share: float, rng: np.random.Generator
) -> list[Labelled]:
    """Return the windows with a share of their words hidden, so that what stands around counts."""
    return [replace(window, pieces=_hidden(window.pieces, share, rng)) for window in windows]


def _hidden(pieces: Pieces, share: float, rng: np.random.Generator) -> Pieces:
    chosen = rng.random(int(pieces.words.max(initial=-1)) + 1) < share
    return replace(pieces, ids=np.where(chosen[pieces.words], _HIDDEN, pieces.ids))


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded windows: (b, t) ids and mask, (b, t, 4) features, and the windows."""

    ids: np.ndarray
    features: np.ndarray
    mask: np.ndarray
    windows: tuple[Labelled, ...]


def collate(windows: Sequence[Labelled]) -> Batch:
    """Pad windows to one length, a multiple of 16, with the marks of start and end."""
    longest = max(len(window.pieces) for window in windows) + 2
    shape = (len(windows), -(-longest // 16) * 16)
    ids, mask = np.zeros(shape, np.int64), np.zeros(shape, bool)
    features = np.zeros((*shape, 4), np.int64)
    for i, window in enumerate(windows):
        n = len(window.pieces)
        ids[i, 0], ids[i, n + 1] = CLS, SEP
        ids[i, 1 : n + 1] = window.pieces.ids
        features[i, 1 : n + 1] = window.pieces.features
        mask[i, : n + 2] = True
    return Batch(ids, features, mask, tuple(windows))


def make_batches(
    windows: Sequence[Labelled], rng: random.Random | None, *, pieces: int = 2560
) -> list[list[Labelled]]:
    """Group windows of about one length into batches of about `pieces` pieces."""
    noise = rng.random if rng else lambda: 0.0
    order = sorted(windows, key=lambda window: -len(window.pieces) - 16 * noise())
    batches, at = [], 0
    while at < len(order):
        size = max(1, pieces // (len(order[at].pieces) + 2))
        batches.append(order[at : at + size])
        at += size
    return batches

"""Runs the exported graphs with onnxruntime."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from firsthand.language.reader.backend import Heads, distance_buckets
from firsthand.language.reader.features import CLS, SEP

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from firsthand.language.reader.windows import Window

_STEP = 16
_BATCH = 768
_CROP = 112
"""Labels of pieces farther from a cue than this are "outside": contents are seldom longer."""


def load_tokenizer(path: Path) -> Tokenizer:
    """Return the tokenizer of a model, without the cutting and padding of its file."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


class OnnxBackend:
    """The encoder and the tagger of one folder.

    Windows run several at a time, those of one padded length together. The int8 products
    have fixed scales and the padded length depends on the window alone, so what a window
    gives does not depend on the others.
    """

    def __init__(self, folder: Path, threads: int = 1) -> None:
        """Load both graphs of a folder."""
        self._encoder = _session(folder / "encoder.onnx", threads)
        self._tagger = _session(folder / "tagger.onnx", threads)

    def encode(self, windows: Sequence[Window]) -> list[Heads]:
        """Return the heads of each window."""
        by_length: dict[int, list[int]] = {}
        for number, window in enumerate(windows):
            length = -(-(len(window.pieces) + 2) // _STEP) * _STEP
            by_length.setdefault(length, []).append(number)
        found: dict[int, Heads] = {}
        for length, numbers in sorted(by_length.items()):
            size = max(1, _BATCH // length)
            for start in range(0, len(numbers), size):
                chosen = numbers[start : start + size]
                heads = self._encode([windows[number] for number in chosen], length)
                found.update(zip(chosen, heads, strict=True))
        return [found[number] for number in range(len(windows))]

    def _encode(self, windows: Sequence[Window], length: int) -> list[Heads]:
        ids = np.zeros((len(windows), length), np.int64)
        features = np.zeros((len(windows), length, 4), np.int64)
        mask = np.zeros((len(windows), length), np.int32)
        for row, window in enumerate(windows):
            count = len(window.pieces)
            ids[row, 0], ids[row, count + 1] = CLS, SEP
            ids[row, 1 : count + 1] = window.pieces.ids
            features[row, 1 : count + 1] = window.pieces.features
            mask[row, : count + 2] = 1
        given = {"ids": ids, "features": features, "mask": mask}
        outputs = self._encoder.run(None, given)
        return [_heads(outputs, row, len(window.pieces)) for row, window in enumerate(windows)]

    def tag(self, heads: Heads, cues: Sequence[int]) -> np.ndarray:
        """Return (k, t, labels) log probabilities of what belongs to each cue."""
        at = np.asarray(cues) + 1
        count = len(heads.piece)
        width = min(count, 2 * _CROP + 1)
        start = np.clip(at - _CROP, 0, count - width)
        near = start[:, None] + np.arange(width)[None]
        buckets = distance_buckets(count, at)[np.arange(len(at))[:, None], near]
        scores = self._tagger.run(
            None,
            {"piece": heads.piece[near], "anchor": heads.anchor[at], "buckets": buckets},
        )[0]
        full = np.full((len(at), count, scores.shape[-1]), -30.0, np.float32)
        full[..., 0] = 0.0
        full[np.arange(len(at))[:, None], near] = scores
        return full[:, 1:-1]


def _heads(outputs: Sequence[np.ndarray], row: int, count: int) -> Heads:
    cue, names, piece, anchor = (output[row] for output in outputs)
    inside = slice(1, count + 1)
    return Heads(cue[inside], names[inside], piece[: count + 2], anchor[: count + 2])


def _session(path: Path, threads: int) -> Any:
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(
        str(path),
        options,
        providers=["CPUExecutionProvider"],
        # The fused form of add and norm is slower here than its parts.
        disabled_optimizers=["SkipLayerNormFusion"],
    )

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

_CROP = 112
"""Labels of pieces farther from a cue than this are "outside": contents are seldom longer."""


def load_tokenizer(path: Path) -> Tokenizer:
    """Return the tokenizer of a model, without the cutting and padding of its file."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


class OnnxBackend:
    """The encoder and the tagger of one folder; windows run one at a time.

    One at a time because the int8 products scale by the largest value of a call: in a
    batch, a passage's answer would depend on its neighbours.
    """

    def __init__(self, folder: Path, threads: int = 1) -> None:
        """Load both graphs of a folder."""
        self._encoder = _session(folder / "encoder.onnx", threads)
        self._tagger = _session(folder / "tagger.onnx", threads)

    def encode(self, ids: np.ndarray, features: np.ndarray) -> Heads:
        """Return the heads of one window."""
        framed = np.empty((1, len(ids) + 2), np.int64)
        framed[0, 0], framed[0, -1] = CLS, SEP
        framed[0, 1:-1] = ids
        around = np.zeros((1, len(ids) + 2, 4), np.int64)
        around[0, 1:-1] = features
        cue, names, piece, anchor = self._encoder.run(None, {"ids": framed, "features": around})
        return Heads(cue[0, 1:-1], names[0, 1:-1], piece[0], anchor[0])

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

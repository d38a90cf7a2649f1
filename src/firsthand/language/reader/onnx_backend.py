"""Runs the exported graphs with onnxruntime."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from firsthand.language.reader.backend import Heads, distance_buckets
from firsthand.language.reader.features import CLS, SEP, SOURCE, TARGET
from firsthand.language.reader.labels import ROOTS
from firsthand.language.reader.loading import ARGUMENTS, ROOT_HEAD

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from firsthand.language.reader.windows import Window

_STEP = 4
_BATCH = 256
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
    gives does not depend on the others. `encoder` names the graph that runs.
    """

    def __init__(self, folder: Path, threads: int = 1, encoder: str = "encoder.onnx") -> None:
        """Load encoder and tagger of a folder; the heads for events wait until they are asked."""
        self.encoder = encoder
        self._encoder = _session(folder / encoder, threads)
        self._tagger = _session(folder / "tagger.onnx", threads)
        self._outputs = [output.name for output in self._encoder.get_outputs()]
        self._folder = folder
        self._threads = threads
        self._extra: dict[str, Any] = {}

    @property
    def has_arguments(self) -> bool:
        """Whether the folder holds the head for arguments."""
        return (self._folder / ARGUMENTS).is_file()

    @property
    def has_roots(self) -> bool:
        """Whether the folder holds the head for PLOVER roots."""
        return (self._folder / ROOT_HEAD).is_file()

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
        named = dict(zip(self._outputs, outputs, strict=True))
        return [_heads(named, row, len(window.pieces)) for row, window in enumerate(windows)]

    def tag(self, heads: Heads, cues: Sequence[int]) -> np.ndarray:
        """Return (k, t, labels) log probabilities of what belongs to each cue."""
        near = _Near(len(heads.piece), cues)
        scores = self._tagger.run(
            None,
            {
                "piece": heads.piece[near.places],
                "anchor": heads.anchor[near.at],
                "buckets": near.buckets,
            },
        )[0]
        return near.spread(scores)

    def tag_arguments(self, heads: Heads, triggers: Sequence[int]) -> np.ndarray:
        """Return (k, t, labels) log probabilities of what belongs to each trigger."""
        assert heads.states is not None
        near = _Near(len(heads.states), triggers)
        given = {
            "states": heads.states,
            "at": near.at,
            "near": near.places,
            "buckets": near.buckets,
        }
        return near.spread(self._head(ARGUMENTS).run(None, given)[0])

    def roots(self, windows: Sequence[Window]) -> np.ndarray:
        """Return (n, roots) logits from the means of the text, the source and the target."""
        pools = []
        for window, heads in zip(windows, self.encode(windows), strict=True):
            assert heads.states is not None
            roles = np.pad(window.pieces.features[:, 3], 1)
            parts = (heads.states, *(heads.states[roles == role] for role in (SOURCE, TARGET)))
            pools.append(np.concatenate([part.sum(0) / max(1, len(part)) for part in parts]))
        if not pools:
            return np.zeros((0, len(ROOTS)), np.float32)
        logits: np.ndarray = self._head(ROOT_HEAD).run(None, {"pools": np.stack(pools)})[0]
        return logits

    def _head(self, name: str) -> Any:
        """Return the session of a head, started when it is first asked for."""
        if name not in self._extra:
            self._extra[name] = _session(self._folder / name, self._threads)
        return self._extra[name]


class _Near:
    """The stretch around each anchor that is labelled; all beyond it is "outside"."""

    def __init__(self, count: int, anchors: Sequence[int]) -> None:
        self.count = count
        self.at = np.asarray(anchors, np.int64) + 1
        width = min(count, 2 * _CROP + 1)
        start = np.clip(self.at - _CROP, 0, count - width)
        self.places = start[:, None] + np.arange(width)[None]
        rows = np.arange(len(self.at))[:, None]
        self.buckets = distance_buckets(count, self.at)[rows, self.places]

    def spread(self, scores: np.ndarray) -> np.ndarray:
        """Return the scores of a whole window without the marks at its ends."""
        full = np.full((len(self.at), self.count, scores.shape[-1]), -30.0, np.float32)
        full[..., 0] = 0.0
        full[np.arange(len(self.at))[:, None], self.places] = scores
        return full[:, 1:-1]


def _heads(outputs: dict[str, np.ndarray], row: int, count: int) -> Heads:
    inside, whole = slice(1, count + 1), slice(count + 2)
    states = outputs.get("states")
    return Heads(
        cue=outputs["cue"][row, inside],
        names=outputs["names"][row, inside],
        piece=outputs["piece"][row, whole],
        anchor=outputs["anchor"][row, whole],
        states=None if states is None else states[row, whole],
    )


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

"""Runs a network that is still in torch under the product's own decoding."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from training.reader.network import Network, Tagger

from firsthand.language.reader.backend import Heads
from firsthand.language.reader.features import CLS, SEP
from firsthand.language.reader.windows import Window


class TorchBackend:
    """The `Backend` of evaluation: full precision, one window at a time."""

    has_arguments = True
    has_roots = True

    def __init__(self, network: Network) -> None:
        """Take the network; it is put into evaluation mode."""
        self.network = network.eval()

    def encode(self, windows: Sequence[Window]) -> list[Heads]:
        """Return the heads of each window."""
        return [self._encode(window.pieces.ids, window.pieces.features) for window in windows]

    @torch.no_grad()
    def _encode(self, ids: np.ndarray, features: np.ndarray) -> Heads:
        states = self._states(ids, features)
        head = self.network.attribution
        return Heads(
            cue=torch.sigmoid(head.cue(states))[0, 1:-1, 0].numpy(),
            names=self.network.names(states)[0, 1:-1].numpy(),
            piece=head.piece(states)[0].numpy(),
            anchor=head.anchor(states)[0].numpy(),
            states=states[0].numpy(),
        )

    def _states(self, ids: np.ndarray, features: np.ndarray) -> torch.Tensor:
        framed = torch.from_numpy(np.concatenate([[CLS], ids, [SEP]]))[None]
        around = torch.from_numpy(np.pad(features, ((1, 1), (0, 0))))[None]
        return self.network.encoder(framed, around, torch.ones_like(framed, dtype=torch.bool))

    def tag(self, heads: Heads, cues: Sequence[int]) -> np.ndarray:
        """Return the log probabilities of each cue's labels."""
        return self._tag(self.network.attribution, heads, cues)

    def tag_arguments(self, heads: Heads, triggers: Sequence[int]) -> np.ndarray:
        """Return the log probabilities of each trigger's labels."""
        return self._tag(self.network.arguments, heads, triggers)

    @torch.no_grad()
    def _tag(self, head: Tagger, heads: Heads, anchors: Sequence[int]) -> np.ndarray:
        assert heads.states is not None
        states = torch.from_numpy(heads.states)[None]
        rows = torch.zeros(len(anchors), dtype=torch.long)
        mask = torch.ones(states.shape[:2], dtype=torch.bool)
        mixed = head.mixed(states, mask, rows, torch.tensor(anchors) + 1, 0.0)
        return torch.log_softmax(head.label(mixed), -1)[:, 1:-1].numpy()

    @torch.no_grad()
    def roots(self, windows: Sequence[Window]) -> np.ndarray:
        """Return the logits of PLOVER roots."""
        found = []
        for window in windows:
            states = self._states(window.pieces.ids, window.pieces.features)
            features = torch.from_numpy(np.pad(window.pieces.features, ((1, 1), (0, 0))))[None]
            mask = torch.ones(states.shape[:2], dtype=torch.bool)
            found.append(self.network.root_logits(states, features, mask)[0].numpy())
        return np.stack(found)

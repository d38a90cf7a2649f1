"""Runs a network that is still in torch under the product's own decoding."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from training.reader.network import Network, bucket

from firsthand.language.reader.backend import Heads
from firsthand.language.reader.features import CLS, SEP
from firsthand.language.reader.windows import Window


class TorchBackend:
    """The `Backend` of evaluation: full precision, one window at a time."""

    def __init__(self, network: Network) -> None:
        """Take the network; it is put into evaluation mode."""
        self.network = network.eval()

    def encode(self, windows: Sequence[Window]) -> list[Heads]:
        """Return the heads of each window."""
        return [self._encode(window.pieces.ids, window.pieces.features) for window in windows]

    @torch.no_grad()
    def _encode(self, ids: np.ndarray, features: np.ndarray) -> Heads:
        framed = torch.from_numpy(np.concatenate([[CLS], ids, [SEP]]))[None]
        around = torch.zeros((1, len(ids) + 2, 4), dtype=torch.long)
        around[0, 1:-1] = torch.from_numpy(features)
        states = self.network.encoder(framed, around, torch.ones_like(framed, dtype=torch.bool))
        head = self.network.attribution
        return Heads(
            cue=torch.sigmoid(head.cue(states))[0, 1:-1, 0].numpy(),
            names=self.network.names(states)[0, 1:-1].numpy(),
            piece=head.piece(states)[0].numpy(),
            anchor=head.anchor(states)[0].numpy(),
        )

    @torch.no_grad()
    def tag(self, heads: Heads, cues: Sequence[int]) -> np.ndarray:
        """Return the log probabilities of each cue's labels."""
        head = self.network.attribution
        at = torch.tensor(cues) + 1
        count = len(heads.piece)
        z = torch.from_numpy(heads.piece)[None] + torch.from_numpy(heads.anchor)[at][:, None]
        z = torch.nn.functional.gelu(z + head.distance(bucket(torch.arange(count) - at[:, None])))
        z = z.transpose(1, 2)
        z = z + torch.nn.functional.gelu(head.near(z))
        z = z + torch.nn.functional.gelu(head.far(z))
        logits = head.label(z.transpose(1, 2))[:, 1:-1]
        return torch.log_softmax(logits, -1).numpy()

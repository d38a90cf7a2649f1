"""The network: a MiniLM encoder with the features of a text added, and five heads."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Final

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from firsthand.language.reader.backend import BUCKETS, EXACT
from firsthand.language.reader.features import GAPS, QUOTES, ROLES, SHAPES, SOURCE, TARGET
from firsthand.language.reader.labels import (
    ARGUMENT_KINDS,
    ATTRIBUTION_KINDS,
    NAME_KINDS,
    ROOTS,
    label_count,
)

WIDTH: Final = 384
HEADS: Final = 12
LAYERS: Final = 6
VOCABULARY: Final = 30522
TAGGER: Final = 128
_POOL: Final = 8_000_000
_pools: dict[float, Tensor] = {}


def drop(values: Tensor, share: float, *, training: bool) -> Tensor:
    """Drop out by a stretch of a ready mask: nn.Dropout cost 18 % of a step on CPU."""
    if not training or not share:
        return values
    if share not in _pools:
        _pools[share] = (torch.rand(_POOL) > share).to(torch.bfloat16) / (1 - share)
    start = random.randrange(_POOL - values.numel())
    return values * _pools[share][start : start + values.numel()].view(values.shape)


class Layer(nn.Module):
    """One post-norm transformer layer with query, key and value in one product."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, 1e-12)
        self.norm2 = nn.LayerNorm(WIDTH, 1e-12)
        self.wide = nn.Linear(WIDTH, 4 * WIDTH)
        self.narrow = nn.Linear(4 * WIDTH, WIDTH)

    def forward(self, x: Tensor, bias: Tensor, share: float) -> Tensor:
        """Return (b, t, w) states; `bias` (b, 1, 1, t) hides the padding."""
        b, t, _ = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        # Plain products: the backward pass of scaled_dot_product_attention is slow on CPU.
        weights = torch.matmul(q * (WIDTH // HEADS) ** -0.5, k.transpose(-1, -2)) + bias.to(q.dtype)
        y = torch.matmul(torch.softmax(weights, -1, dtype=weights.dtype), v)
        y = self.out(y.transpose(1, 2).reshape(b, t, WIDTH))
        x = self.norm1(x + drop(y, share, training=self.training))
        # The tanh form, as the exported graph computes it: the fastest there.
        y = self.narrow(functional.gelu(self.wide(x), approximate="tanh"))
        return self.norm2(x + drop(y, share, training=self.training))


class Encoder(nn.Module):
    """Word pieces and their features to states; the word table stays as published."""

    def __init__(self) -> None:
        super().__init__()
        self.word = nn.Embedding(VOCABULARY, WIDTH)
        self.position = nn.Parameter(torch.zeros(512, WIDTH))
        self.norm = nn.LayerNorm(WIDTH, 1e-12)
        self.extra = nn.ModuleList(nn.Embedding(n, WIDTH) for n in (SHAPES, GAPS, QUOTES, ROLES))
        for table in self.extra:
            nn.init.normal_(table.weight, 0, 0.01)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor, share: float = 0.0) -> Tensor:
        """Return states (b, t, w) of ids (b, t), features (b, t, 4) and mask (b, t)."""
        x = self.word(ids) + self.position[: ids.shape[1]]
        for i, table in enumerate(self.extra):
            x = x + table(features[..., i])
        x = drop(self.norm(x), share, training=self.training)
        bias = (~mask)[:, None, None, :].float() * -10000.0
        for layer in self.layers:
            x = layer(x, bias, share)
        return x

    def start_from(self, path: Path) -> None:
        """Copy the published MiniLM weights."""
        weights = load_file(path)
        self.word.weight.data.copy_(weights["embeddings.word_embeddings.weight"])
        self.position.data.copy_(
            weights["embeddings.position_embeddings.weight"]
            + weights["embeddings.token_type_embeddings.weight"][0]
        )
        _copy(self.norm, weights, "embeddings.LayerNorm")
        for i, layer in enumerate(self.layers):
            root = f"encoder.layer.{i}."
            parts = [root + f"attention.self.{name}" for name in ("query", "key", "value")]
            layer.qkv.weight.data.copy_(torch.cat([weights[p + ".weight"] for p in parts]))
            layer.qkv.bias.data.copy_(torch.cat([weights[p + ".bias"] for p in parts]))
            _copy(layer.out, weights, root + "attention.output.dense")
            _copy(layer.norm1, weights, root + "attention.output.LayerNorm")
            _copy(layer.wide, weights, root + "intermediate.dense")
            _copy(layer.narrow, weights, root + "output.dense")
            _copy(layer.norm2, weights, root + "output.LayerNorm")


def _copy(module: nn.Module, weights: dict[str, Tensor], name: str) -> None:
    module.weight.data.copy_(weights[name + ".weight"])
    module.bias.data.copy_(weights[name + ".bias"])


class Tagger(nn.Module):
    """Labels what belongs to one anchor (a cue, a trigger), computed from piece and anchor."""

    def __init__(self, kinds: int) -> None:
        super().__init__()
        self.piece = nn.Linear(WIDTH, TAGGER)
        self.anchor = nn.Linear(WIDTH, TAGGER)
        self.distance = nn.Embedding(BUCKETS, TAGGER)
        nn.init.normal_(self.distance.weight, 0, 0.05)
        self.near = nn.Conv1d(TAGGER, TAGGER, 3, padding=1)
        self.far = nn.Conv1d(TAGGER, TAGGER, 3, padding=2, dilation=2)
        self.farther = nn.Conv1d(TAGGER, TAGGER, 3, padding=4, dilation=4)
        # Begins as if it were not there, so that weights from before it can be gone on with.
        nn.init.zeros_(self.farther.weight)
        nn.init.zeros_(self.farther.bias)
        self.label = nn.Linear(TAGGER, label_count(kinds))

    def mixed(self, states: Tensor, mask: Tensor, rows: Tensor, at: Tensor, share: float) -> Tensor:
        """Return (k, t, h) of every piece as seen from k anchors at `at` (k,) of `rows` (k,)."""
        t = states.shape[1]
        buckets = bucket(torch.arange(t)[None] - at[:, None])
        z = self.piece(states)[rows] + self.anchor(states[rows, at])[:, None]
        z = drop(functional.gelu(z + self.distance(buckets)), share, training=self.training)
        keep = mask[rows][:, None].to(z.dtype)
        z = z.transpose(1, 2) * keep
        for conv in (self.near, self.far, self.farther):
            z = (z + functional.gelu(conv(z))) * keep
        return z.transpose(1, 2)


class Attribution(Tagger):
    """Finds where cues start; for each cue, labels content, source and cue.

    `edge` scores every piece as the start and as the end of a content, against all other
    pieces of the passage at once.
    """

    def __init__(self) -> None:
        super().__init__(len(ATTRIBUTION_KINDS))
        self.cue = nn.Linear(WIDTH, 1)
        self.edge = nn.Linear(TAGGER, 2)


def bucket(distance: Tensor) -> Tensor:
    """Return 0-63: exact up to 7 pieces, then logarithmic; the sign picks the half."""
    size = distance.abs()
    far = (EXACT + torch.log2(size.clamp(min=1).float() / EXACT) * 4).long()
    half = torch.where(size < EXACT, size, far).clamp(max=BUCKETS // 2 - 1)
    return torch.where(distance < 0, half, half + BUCKETS // 2)


class Network(nn.Module):
    """The encoder with its heads."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.attribution = Attribution()
        self.arguments = Tagger(len(ARGUMENT_KINDS))
        self.names = nn.Linear(WIDTH, label_count(len(NAME_KINDS)))
        self.root_wide = nn.Linear(3 * WIDTH, WIDTH)
        self.root = nn.Linear(WIDTH, len(ROOTS))

    def root_logits(self, states: Tensor, features: Tensor, mask: Tensor) -> Tensor:
        """Return (b, roots) from the means of the sentence, the source and the target."""
        roles = features[..., 3]
        pools = [_mean(states, part) for part in (mask, roles == SOURCE, roles == TARGET)]
        wide = functional.gelu(self.root_wide(torch.cat(pools, -1)))
        return self.root(drop(wide, 0.1, training=self.training))


def _mean(states: Tensor, part: Tensor) -> Tensor:
    total = (states * part[..., None]).sum(1)
    return total / part.sum(1, keepdim=True).clamp(min=1)

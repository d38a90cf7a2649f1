"""Finds the range of every layer's input, which int8 products need fixed beforehand."""

from __future__ import annotations

import random
from typing import Any, Final

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from training.reader.data import collate, draw_windows, make_batches, read_items
from training.reader.network import Network
from training.reader.prepare import WORK

Ranges = dict[str, tuple[float, float]]
_PASSAGES: Final = 300
_KEPT: Final = {"attribution.piece", "attribution.anchor"}


def input_ranges(network: Network, tokenizer: Tokenizer, share: float = 0.99999) -> Ranges:
    """Return least and largest input of the encoder's layers over passages of the training sets.

    Args:
        network: the trained network.
        tokenizer: its tokenizer.
        share: how much of the values the range holds; the few beyond are cut off.
    """
    rng = random.Random(5)
    items = read_items(WORK / "attribution-train.jsonl", tokenizer)[:60]
    items += read_items(WORK / "invented-train.jsonl", tokenizer)[:200]
    windows = draw_windows(items, rng, alone=1.0)
    rng.shuffle(windows)
    seen: dict[str, list[tuple[float, float]]] = {}
    layers = {
        name: module
        for name, module in network.named_modules()
        if isinstance(module, nn.Linear) and (name.startswith("encoder.") or name in _KEPT)
    }
    hooks = [
        module.register_forward_pre_hook(_recorder(seen.setdefault(name, []), share))
        for name, module in layers.items()
    ]
    network.eval()
    for windows_of_batch in make_batches(windows[:_PASSAGES], None, pieces=1500):
        batch = collate(windows_of_batch)
        _run(network, batch.ids, batch.features, batch.mask)
    for hook in hooks:
        hook.remove()
    return {
        name: (min(low for low, _ in found), max(high for _, high in found))
        for name, found in seen.items()
    }


@torch.no_grad()
def _run(network: Network, ids: Any, features: Any, mask: Any) -> None:
    states = network.encoder(
        torch.from_numpy(ids), torch.from_numpy(features), torch.from_numpy(mask)
    )
    network.attribution.piece(states)
    network.attribution.anchor(states)


def _recorder(found: list[tuple[float, float]], share: float) -> Any:
    def record(_: nn.Module, inputs: tuple[Tensor, ...]) -> None:
        flat = inputs[0].flatten()
        cut = max(1, int(flat.numel() * (1 - share)))
        low = flat.kthvalue(cut).values.item()
        high = -(-flat).kthvalue(cut).values.item()
        found.append((low, high))

    return record

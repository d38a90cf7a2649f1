"""Finds what the input of every layer is fitted into, which int8 products need fixed beforehand.

A few channels are several times as loud as the others, and a step that holds them is too coarse
for the rest: that made most of the error of int8. So loud channels are multiplied down first, and
the layer's weights up.
"""

from __future__ import annotations

import random
from typing import Any, Final

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from training.reader.data import collate, draw_windows, make_batches, read_items
from training.reader.graph import LEVELS, Range, Ranges
from training.reader.network import Network
from training.reader.prepare import WORK

_PASSAGES: Final = 300
_KEPT: Final = {"attribution.piece", "attribution.anchor"}
_QUANTILES: Final = (1.0, 0.99, 0.95, 0.9, 0.75, 0.5)
"""Whose peak the peaks of louder channels are brought down to; the best for a layer is kept."""
_TRIED: Final = 2000
_CUT: Final = 1e-5
_STEPS: Final = 255


def input_ranges(network: Network, tokenizer: Tokenizer) -> Ranges:
    """Return what the inputs of the encoder's layers are fitted into, over passages of training."""
    rng = random.Random(5)
    items = read_items(WORK / "attribution-train.jsonl", tokenizer)[:60]
    items += read_items(WORK / "invented-train.jsonl", tokenizer)[:200]
    windows = draw_windows(items, rng, alone=1.0)
    rng.shuffle(windows)
    seen: dict[str, list[Tensor]] = {}
    layers = {
        name: module
        for name, module in network.named_modules()
        if isinstance(module, nn.Linear) and (name.startswith("encoder.") or name in _KEPT)
    }
    hooks = [
        module.register_forward_pre_hook(_recorder(seen.setdefault(name, [])))
        for name, module in layers.items()
    ]
    network.eval()
    for windows_of_batch in make_batches(windows[:_PASSAGES], None, pieces=1500):
        batch = collate(windows_of_batch)
        _run(network, batch.ids, batch.features, batch.mask)
    for hook in hooks:
        hook.remove()
    return {
        name: best_range(torch.cat(seen.pop(name)), module.weight.detach())
        for name, module in layers.items()
    }


@torch.no_grad()
def _run(network: Network, ids: Any, features: Any, mask: Any) -> None:
    states = network.encoder(
        torch.from_numpy(ids), torch.from_numpy(features), torch.from_numpy(mask)
    )
    network.attribution.piece(states)
    network.attribution.anchor(states)


def _recorder(found: list[Tensor]) -> Any:
    def record(_: nn.Module, inputs: tuple[Tensor, ...]) -> None:
        found.append(inputs[0].flatten(0, -2))

    return record


def best_range(inputs: Tensor, weight: Tensor) -> Range:
    """Return the range with which int8 changes a layer's products least.

    Args:
        inputs: (n, width) of what the layer saw.
        weight: (out, width) of the layer.
    """
    peaks = inputs.abs().amax(0)
    limits = (peaks.quantile(share).clamp(min=1e-6) for share in _QUANTILES)
    quiets = [(limit / peaks.clamp(min=1e-6)).clamp(max=1.0) for limit in limits]
    tried = inputs[:: max(1, len(inputs) // _TRIED)]
    ranges = [_range_of(inputs * quiet, quiet) for quiet in quiets]
    return min(ranges, key=lambda one: _error(tried, weight, one))


def _range_of(inputs: Tensor, quiet: Tensor) -> Range:
    """Return the range of inputs, but for the few values at both ends."""
    flat = inputs.flatten()
    cut = max(1, int(flat.numel() * _CUT))
    low, high = flat.kthvalue(cut).values.item(), -(-flat).kthvalue(cut).values.item()
    return Range(low, high, quiet.numpy().astype(np.float32))


def _error(inputs: Tensor, weight: Tensor, found: Range) -> float:
    """Return how far products of rounded inputs and weights are from the exact ones."""
    quiet = torch.from_numpy(found.quiet)
    step = (max(0.0, found.high) - min(0.0, found.low)) / _STEPS
    zero = round(-min(0.0, found.low) / step)
    whole = ((inputs * quiet / step).round() + zero).clamp(0, _STEPS) - zero
    loud = weight / quiet
    scale = loud.abs().amax(1, keepdim=True) / LEVELS + 1e-12
    product = (whole * step) @ ((loud / scale).round() * scale).T
    return (product - inputs @ weight.T).square().sum().item()

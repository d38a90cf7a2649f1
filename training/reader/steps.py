"""Steps of the optimizer: rates of the groups, running mean, gradients shared by processes."""

from __future__ import annotations

from typing import Any

import torch
from torch import distributed, nn
from training.reader.network import Network

Settings = dict[str, Any]


def parameter_groups(network: Network, settings: Settings) -> list[dict[str, Any]]:
    """Return the optimizer's groups; lower layers learn slower, biases do not decay."""
    encoder, rate, decay = network.encoder, settings["learning_rate"], settings["layer_decay"]
    depth = len(encoder.layers)
    encoder.word.weight.requires_grad = False
    heads = [
        network.attribution,
        network.arguments,
        network.names,
        network.root_wide,
        network.root,
    ]
    parts = [
        (encoder.norm.parameters(), rate * decay**depth),
        ([encoder.position], rate * decay**depth),
        (encoder.extra.parameters(), settings["feature_rate"]),
        ([p for head in heads for p in head.parameters()], settings["head_rate"]),
    ]
    parts += [
        (layer.parameters(), rate * decay ** (depth - 1 - i))
        for i, layer in enumerate(encoder.layers)
    ]
    groups = []
    for parameters, own in parts:
        kept = list(parameters)
        for flat, weight_decay in ((False, settings["weight_decay"]), (True, 0.0)):
            chosen = [p for p in kept if (p.dim() <= 1) == flat]
            if chosen:
                groups.append(
                    {"params": chosen, "lr": own, "base": own, "weight_decay": weight_decay}
                )
    return groups


class Average:
    """A running mean of the weights: steadier than those of the last step."""

    def __init__(self, network: nn.Module, keep: float) -> None:
        """Begin with the weights as they are; each step keeps the share `keep` of the mean."""
        self.keep = keep
        self.live = [value for value in network.parameters() if value.requires_grad]
        self.mean = [value.detach().clone() for value in self.live]

    @torch.no_grad()
    def update(self) -> None:
        """Take in the weights of one more step."""
        torch._foreach_lerp_(self.mean, self.live, 1 - self.keep)

    @torch.no_grad()
    def swap(self) -> None:
        """Put the mean into the network, and what was there into the mean."""
        for live, mean in zip(self.live, self.mean, strict=True):
            kept = live.clone()
            live.copy_(mean)
            mean.copy_(kept)


def world() -> tuple[int, int]:
    """Return which of how many training processes this is.

    Two processes of one thread each, which meet once a step, lose less on a machine that
    others use than two threads that meet at every product.
    """
    if not distributed.is_initialized():
        return 0, 1
    return distributed.get_rank(), distributed.get_world_size()


def share_gradients(parameters: list[nn.Parameter], elapsed: float) -> float:
    """Average the gradients of all processes; return the first one's clock.

    A head that only one process has used takes that one's gradient whole; one that none
    has used keeps none, so that its moments stay.
    """
    rank, ranks = world()
    if ranks == 1:
        return elapsed
    used = torch.tensor([float(p.grad is not None) for p in parameters])
    clock = torch.tensor([elapsed if rank == 0 else 0.0])
    parts = [torch.zeros_like(p) if p.grad is None else p.grad for p in parameters]
    flat = torch.cat([used, clock, *(part.flatten() for part in parts)])
    distributed.all_reduce(flat)
    counts = flat[: len(parameters)].tolist()
    at = len(parameters) + 1
    for parameter, count in zip(parameters, counts, strict=True):
        size = parameter.numel()
        if count:
            parameter.grad = (flat[at : at + size] / count).view(parameter.shape)
        at += size
    return float(flat[len(parameters)])


def pace(optimizer: torch.optim.Optimizer, warm: float, progress: float) -> None:
    """Set the learning rates: up to `warm`, then down in a line."""
    rest = 1 - max(0.0, progress - warm) / (1 - warm)
    factor = min(1.0, progress / warm + 0.02) * max(0.01, rest)
    for group in optimizer.param_groups:
        group["lr"] = group["base"] * factor


def step(optimizer: torch.optim.Optimizer, clip: float, elapsed: float) -> float:
    """Take one step on the gradients of all processes; return the first one's clock."""
    parameters = [p for group in optimizer.param_groups for p in group["params"]]
    elapsed = share_gradients(parameters, elapsed)
    nn.utils.clip_grad_norm_(parameters, clip)
    optimizer.step()
    optimizer.zero_grad(set_to_none=True)
    return elapsed

"""Trains the reader: one encoder, all heads, a given time.

`python -m training.reader.train --start model.safetensors --tokenizer tokenizer.json
--seconds 4000 --out training/work/run` goes on from the checkpoint in `--out` if there is one.
The learning rate falls linearly to nothing over the seconds (or the epochs, whichever
end first), so a run on a loaded machine still ends well, only less trained.
"""

from __future__ import annotations

import argparse
import os
import random
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch
import yaml
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional
from training.reader.data import (
    IGNORED,
    Batch,
    Labelled,
    collate,
    draw_windows,
    make_batches,
    read_items,
)
from training.reader.network import Network
from training.reader.prepare import WORK

from firsthand.language.reader.windows import LARGEST

SAVE_EVERY: Final = 180.0
LOG_EVERY: Final = 20
Settings = dict[str, Any]


def load_tokenizer(path: Path) -> Tokenizer:
    """Return the tokenizer without the cutting and padding of its file."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def parameter_groups(network: Network, settings: Settings) -> list[dict[str, Any]]:
    """Return the optimizer's groups; lower layers learn slower, biases do not decay."""
    encoder, rate, decay = network.encoder, settings["learning_rate"], settings["layer_decay"]
    depth = len(encoder.layers)
    encoder.word.weight.requires_grad = False
    heads = [network.attribution, network.names, network.root_wide, network.root]
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


def attribution_loss(network: Network, states: Tensor, mask: Tensor, batch: Batch) -> Tensor:
    """Return the loss of cue starts and of the labels that belong to each cue."""
    starts = torch.zeros(mask.shape)
    rows, at, labels = [], [], []
    for i, window in enumerate(batch.windows):
        for position, own in window.cues or ():
            starts[i, position + 1] = 1
            rows.append(i)
            at.append(position + 1)
            padded = np.full(mask.shape[1], IGNORED, np.int64)
            padded[1 : len(own) + 1] = own
            labels.append(padded)
    logits = network.attribution.cue(states)[..., 0].float()
    cue = functional.binary_cross_entropy_with_logits(logits, starts, reduction="none")
    loss = cue[mask].sum() / max(1, len(rows))
    if not rows:
        return loss * 0.1
    tags = network.attribution.tag(states, mask, torch.tensor(rows), torch.tensor(at), 0.1)
    wanted = torch.from_numpy(np.stack(labels)).view(-1)
    tag = functional.cross_entropy(
        tags.float().flatten(0, 1), wanted, ignore_index=IGNORED, reduction="sum"
    )
    return loss + tag / len(rows) / 10


def names_loss(network: Network, states: Tensor, batch: Batch) -> Tensor:
    """Return the loss of entity labels; unknown stretches are left out."""
    wanted = np.full(batch.ids.shape, IGNORED, np.int64)
    for i, window in enumerate(batch.windows):
        assert window.names is not None
        wanted[i, 1 : len(window.names) + 1] = window.names
    return 5 * functional.cross_entropy(
        network.names(states).float().flatten(0, 1),
        torch.from_numpy(wanted).view(-1),
        ignore_index=IGNORED,
    )


def loss_of(network: Network, windows: list[Labelled], dropout: float) -> Tensor:
    """Return the loss of one batch over every head that its windows are labelled for."""
    batch = collate(windows)
    ids, features = torch.from_numpy(batch.ids), torch.from_numpy(batch.features)
    mask = torch.from_numpy(batch.mask)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        states = network.encoder(ids, features, mask, dropout)
        loss = torch.zeros(())
        if windows[0].cues is not None:
            loss = loss + attribution_loss(network, states, mask, batch)
        if windows[0].names is not None:
            loss = loss + names_loss(network, states, batch)
        if windows[0].root is not None:
            logits = network.root_logits(states, features, mask).float()
            wanted = torch.tensor([window.root for window in windows])
            loss = loss + functional.cross_entropy(logits, wanted, label_smoothing=0.05)
    return loss


@dataclass(slots=True)
class Sets:
    """What a run learns from."""

    attributions: list[Labelled]
    names: list[Labelled]
    roots: list[Labelled]
    tokenizer: Tokenizer


def plan_epoch(sets: Sets, epoch: int, settings: Settings) -> list[list[Labelled]]:
    """Return the batches of one epoch: the same for the same seed, other windows each time."""
    rng = random.Random(settings["seed"] * 1000 + epoch)
    alone, size = settings["passages_alone"], settings["batch_pieces"]
    batches = make_batches(draw_windows(sets.attributions, rng, alone=alone), rng, pieces=size)
    names = draw_windows(sets.names, rng, alone=alone, units=settings["name_units"])
    rng.shuffle(names)
    names = names[: int(len(names) * settings["names_share"])]
    batches += make_batches(names, rng, pieces=size)
    for _ in range(settings["roots_repeated"]):
        roots = [item for item in sets.roots if len(item.pieces) <= LARGEST]
        batches += make_batches(roots, rng, pieces=size // 2)
    path = WORK / "invented-train.jsonl"
    if epoch >= settings["invented_from_epoch"] and path.exists():
        invented = read_items(path, sets.tokenizer)
        for _ in range(settings["invented_repeated"]):
            windows = draw_windows(invented, rng, alone=1.0)
            batches += make_batches(windows, rng, pieces=size)
    rng.shuffle(batches)
    return batches


@dataclass(slots=True)
class State:
    """How far a run has come."""

    epoch: int = 0
    step: int = 0
    total: int = 0
    elapsed: float = 0.0


def save(out: Path, network: nn.Module, optimizer: torch.optim.Optimizer, state: State) -> None:
    """Write the checkpoint; a run that is stopped half-way keeps the one before."""
    values = {
        "network": network.state_dict(),
        "optimizer": optimizer.state_dict(),
        "state": (state.epoch, state.step, state.total, state.elapsed),
    }
    torch.save(values, out / "checkpoint.new")
    (out / "checkpoint.new").replace(out / "checkpoint.pt")


def train(network: Network, sets: Sets, settings: Settings, seconds: float, out: Path) -> None:
    """Train until the seconds or the epochs are over; writes checkpoints and a log."""
    optimizer = torch.optim.AdamW(
        parameter_groups(network, settings), betas=(0.9, 0.98), eps=1e-6, fused=True
    )
    state = State()
    if (out / "checkpoint.pt").exists():
        kept = torch.load(out / "checkpoint.pt")
        network.load_state_dict(kept["network"])
        optimizer.load_state_dict(kept["optimizer"])
        state = State(*kept["state"])
    network.train()
    began = saved = time.monotonic()
    before = state.elapsed
    while state.epoch < settings["epochs"] and state.elapsed < seconds:
        batches = plan_epoch(sets, state.epoch, settings)
        state.total = state.total or len(batches) * settings["epochs"]
        pieces, since = 0, time.monotonic()
        for batch in batches[state.step :]:
            _step(network, optimizer, batch, settings, _progress(state, seconds, len(batches)))
            state.step += 1
            now = time.monotonic()
            state.elapsed = before + now - began
            pieces += sum(len(window.pieces) for window in batch)
            if state.step % LOG_EVERY == 0:
                torch.set_num_threads(threads_now(settings["threads"]))
                speed = pieces / (now - since)
                line = f"{state.elapsed:.0f}s {state.epoch}:{state.step}/{len(batches)}"
                _log(out, f"{line} {speed:.0f} pieces/s")
            if now - saved > SAVE_EVERY:
                save(out, network, optimizer, state)
                saved = now
            if state.elapsed >= seconds:
                break
        else:
            state.epoch, state.step = state.epoch + 1, 0
            _log(out, f"epoch {state.epoch} done at {state.elapsed:.0f}s")
            torch.save(network.state_dict(), out / f"epoch{state.epoch}.pt")
    save(out, network, optimizer, state)
    torch.save(network.state_dict(), out / "final.pt")


def threads_now(most: int) -> int:
    """Return fewer threads where others use the machine.

    Threads wait for each other at every product, so that on a loaded machine one
    thread does more than two.
    """
    return most if os.getloadavg()[0] < most + 0.7 else 1


def _progress(state: State, seconds: float, length: int) -> float:
    done = (state.epoch * length + state.step) / max(1, state.total)
    return max(done, state.elapsed / seconds)


def _step(
    network: Network,
    optimizer: torch.optim.Optimizer,
    batch: list[Labelled],
    settings: Settings,
    progress: float,
) -> None:
    warm = settings["warm_up"]
    factor = min(1.0, progress / warm + 0.02) * max(
        0.01, 1 - max(0.0, progress - warm) / (1 - warm)
    )
    for group in optimizer.param_groups:
        group["lr"] = group["base"] * factor
    loss = loss_of(network, batch, settings["dropout"])
    loss.backward()
    nn.utils.clip_grad_norm_(
        [p for group in optimizer.param_groups for p in group["params"]], settings["clip"]
    )
    optimizer.step()
    optimizer.zero_grad(set_to_none=True)


def _log(out: Path, line: str) -> None:
    print(line, flush=True)
    with (out / "log.txt").open("a", encoding="utf8") as log:
        log.write(line + "\n")


def main() -> None:
    """Run one training from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--start", type=Path, required=True)
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--seconds", type=float, required=True)
    parser.add_argument("--out", type=Path, default=WORK / "run")
    given = parser.parse_args()
    settings = yaml.safe_load((Path(__file__).parent / "settings.yml").read_text("utf8"))
    given.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(threads_now(settings["threads"]))
    torch.manual_seed(settings["seed"])
    random.seed(settings["seed"])
    tokenizer = load_tokenizer(given.tokenizer)
    sets = Sets(
        read_items(WORK / "attribution-train.jsonl", tokenizer),
        read_items(WORK / "names-train.jsonl", tokenizer),
        read_items(WORK / "roots-train.jsonl", tokenizer),
        tokenizer,
    )
    network = Network()
    network.encoder.start_from(given.start)
    train(network, sets, settings, given.seconds, given.out)


if __name__ == "__main__":
    main()

"""Trains the reader: one encoder, all heads, a given time.

`python -m training.reader.train --base model.safetensors --tokenizer tokenizer.json
--seconds 4000 --out training/work/run` goes on from the checkpoint in `--out` if there is one.
The learning rate falls linearly to nothing over the seconds (or the epochs, whichever
end first), so a run on a loaded machine still ends well, only less trained. Under
`python -m torch.distributed.run --nproc_per_node 2` two processes share each step.
"""

from __future__ import annotations

import argparse
import os
import random
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import torch
import yaml
from tokenizers import Tokenizer
from torch import distributed, nn
from training.reader.data import (
    Labelled,
    draw_windows,
    hide_words,
    make_batches,
    read_items,
)
from training.reader.losses import loss_of
from training.reader.network import Network
from training.reader.prepare import WORK
from training.reader.steps import Average, Settings, pace, parameter_groups, step, world

from firsthand.language.reader.windows import LARGEST

SAVE_EVERY: Final = 180.0
LOG_EVERY: Final = 20
_FILES: Final = (
    "attribution-train",
    "names-train",
    "roots-train",
    "roots-silver",
    "arguments-train",
    "invented-train",
)
_SHORT: Final = ("roots", "arguments")
"""Tasks whose batches are half as large."""


def load_tokenizer(path: Path) -> Tokenizer:
    """Return the tokenizer without the cutting and padding of its file."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


@dataclass(slots=True)
class Sets:
    """What a run learns from."""

    attributions: list[Labelled]
    names: list[Labelled]
    roots: list[Labelled]
    silver: list[Labelled]
    arguments: list[Labelled]
    invented: list[Labelled]

    @classmethod
    def read(cls, tokenizer: Tokenizer) -> Sets:
        """Read the prepared files."""
        return cls(*(read_items(WORK / f"{name}.jsonl", tokenizer) for name in _FILES))


def plan_epoch(sets: Sets, epoch: int, settings: Settings) -> list[list[Labelled]]:
    """Return the batches of one epoch: the same for the same seed, other windows each time."""
    batches = []
    for task in settings["tasks"]:
        # A seed for each, so that a task's batches are the same with and without the others.
        rng = random.Random(f"{settings['seed']} {epoch} {task}")
        small = settings["batch_pieces"] // (2 if task in _SHORT else 1)
        batches += make_batches(_windows(sets, task, settings, rng), rng, pieces=small)
    random.Random(settings["seed"] * 1000 + epoch).shuffle(batches)
    return batches


def _windows(sets: Sets, task: str, settings: Settings, rng: random.Random) -> list[Labelled]:
    """Return what one epoch shows of a task."""
    if task == "roots":
        silver = _balanced(sets.silver, settings["silver_each"], rng)
        return [*(item for item in sets.roots if len(item.pieces) <= LARGEST), *silver]
    alone, units = settings["passages_alone"], (1,)
    if task == "attributions":
        items = sets.attributions
    elif task == "names":
        items, units = sets.names, settings["name_units"]
    else:
        items, alone = sets.arguments if task == "arguments" else sets.invented, 1.0
    windows = draw_windows(items, rng, alone=alone, units=units)
    drawn = _share(windows, settings[f"{task}_share"], rng)
    return [one for one in drawn if task != "arguments" or one.triggers]


def _share(windows: list[Labelled], share: float, rng: random.Random) -> list[Labelled]:
    """Return a share of the windows, drawn anew; 1.5 is all of them and half of them again."""
    rng.shuffle(windows)
    whole, rest = divmod(share, 1)
    return windows * int(whole) + windows[: int(len(windows) * rest)]


def _balanced(items: list[Labelled], each: int, rng: random.Random) -> list[Labelled]:
    """Return as many items of every root."""
    by_root: dict[int | None, list[Labelled]] = {}
    for item in items:
        by_root.setdefault(item.root, []).append(item)
    return [one for _, own in sorted(by_root.items()) for one in rng.sample(own, each)]


@dataclass(slots=True)
class State:
    """How far a run has come."""

    epoch: int = 0
    step: int = 0
    total: int = 0
    elapsed: float = 0.0


def save(
    out: Path,
    network: nn.Module,
    optimizer: torch.optim.Optimizer,
    state: State,
    average: Average,
) -> None:
    """Write the checkpoint; a run that is stopped half-way keeps the one before."""
    values = {
        "network": network.state_dict(),
        "average": average.mean,
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
    average = Average(network, settings["average_keep"])
    if (out / "checkpoint.pt").exists():
        kept = torch.load(out / "checkpoint.pt")
        network.load_state_dict(kept["network"])
        optimizer.load_state_dict(kept["optimizer"])
        state = State(*kept["state"])
        average.mean = kept["average"]
    network.train()
    began = saved = time.monotonic()
    before = state.elapsed
    rank, ranks = world()
    hiding = np.random.default_rng((settings["seed"], rank, state.epoch, state.step))
    while state.epoch < settings["epochs"] and state.elapsed < seconds:
        batches = plan_epoch(sets, state.epoch, settings)
        state.total = state.total or len(batches) * settings["epochs"]
        pieces, since = 0, time.monotonic()
        for start in range(state.step, len(batches) - ranks + 1, ranks):
            batch = hide_words(batches[start + rank], settings["words_hidden"], hiding)
            pace(optimizer, settings["warm_up"], _progress(state, seconds, len(batches)))
            loss_of(network, batch, settings["dropout"]).backward()
            state.elapsed = step(optimizer, settings["clip"], before + time.monotonic() - began)
            average.update()
            state.step += ranks
            now = time.monotonic()
            pieces += ranks * sum(len(window.pieces) for window in batch)
            if rank == 0 and state.step % LOG_EVERY < ranks:
                speed = pieces / (now - since)
                line = f"{state.elapsed:.0f}s {state.epoch}:{state.step}/{len(batches)}"
                _log(out, f"{line} {speed:.0f} pieces/s")
            if rank == 0 and now - saved > SAVE_EVERY:
                save(out, network, optimizer, state, average)
                saved = now
            if state.elapsed >= seconds:
                break
        else:
            state.epoch, state.step = state.epoch + 1, 0
            if rank == 0:
                _log(out, f"epoch {state.epoch} done at {state.elapsed:.0f}s")
                average.swap()
                torch.save(network.state_dict(), out / f"epoch{state.epoch}.pt")
                average.swap()
    if rank == 0:
        save(out, network, optimizer, state, average)
        torch.save(network.state_dict(), out / "last.pt")
        average.swap()
        torch.save(network.state_dict(), out / "final.pt")


def _progress(state: State, seconds: float, length: int) -> float:
    done = (state.epoch * length + state.step) / max(1, state.total)
    return max(done, state.elapsed / seconds)


def _log(out: Path, line: str) -> None:
    print(line, flush=True)
    with (out / "log.txt").open("a", encoding="utf8") as log:
        log.write(line + "\n")


def main() -> None:
    """Run one training from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--warm", type=Path, help="weights of an earlier run to go on from")
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--seconds", type=float, required=True)
    parser.add_argument("--out", type=Path, default=WORK / "run")
    parser.add_argument("--tasks", nargs="+", help="only these of the tasks in the settings")
    parser.add_argument("--settings", type=Path, default=Path(__file__).parent / "settings.yml")
    given = parser.parse_args()
    settings = yaml.safe_load(given.settings.read_text("utf8"))
    settings["tasks"] = given.tasks or settings["tasks"]
    given.out.mkdir(parents=True, exist_ok=True)
    if "RANK" in os.environ:
        distributed.init_process_group("gloo")
    rank, ranks = world()
    torch.set_num_threads(max(1, settings["threads"] // ranks))
    torch.manual_seed(settings["seed"])
    random.seed(settings["seed"] + rank)
    tokenizer = load_tokenizer(given.tokenizer)
    network = Network()
    network.encoder.start_from(given.base)
    if given.warm:
        # Heads that the earlier run did not have stay as they begin.
        network.load_state_dict(torch.load(given.warm), strict=False)
    train(network, Sets.read(tokenizer), settings, given.seconds, given.out)


if __name__ == "__main__":
    main()

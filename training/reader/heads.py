"""Trains the head for arguments further on an encoder that stays as it is.

`python -m training.reader.heads FROM.pt TO.pt --tokenizer FILE` runs the encoder once over the
passages with events and keeps what it says of them, so that many rounds of the small head take
minutes. The other heads and their figures do not change.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional
from training.reader.data import IGNORED, Labelled, collate, make_batches, read_items
from training.reader.network import Network, Tagger
from training.reader.prepare import WORK
from training.reader.train import load_tokenizer

from firsthand.language.reader.windows import LARGEST

FILES: Final = ("arguments-train", "invented-train")
_ROUNDS: Final = 16
_RATE: Final = 1.5e-3
_DROP: Final = 0.25
_TOGETHER: Final = 48


@dataclass(frozen=True, slots=True)
class Known:
    """One trigger: states (t, w) of its passage, its piece, labels (t,)."""

    states: Tensor
    at: int
    labels: Tensor


@torch.no_grad()
def run_encoder(network: Network, items: Sequence[Labelled]) -> list[Known]:
    """Return every trigger of the items with the encoder's states of its passage."""
    network.eval()
    windows = [item.cut(0, min(LARGEST, len(item.pieces))) for item in items]
    found = []
    for group in make_batches([one for one in windows if one.triggers], None):
        batch = collate(group)
        states = network.encoder(
            torch.from_numpy(batch.ids),
            torch.from_numpy(batch.features),
            torch.from_numpy(batch.mask),
        )
        for row, window in enumerate(batch.windows):
            kept = states[row, : len(window.pieces) + 2].to(torch.bfloat16)
            for at, labels in window.triggers or ():
                whole = functional.pad(torch.from_numpy(labels).long(), (1, 1), value=IGNORED)
                found.append(Known(kept, at + 1, whole))
    return found


def _batches(known: Sequence[Known], rng: random.Random) -> Iterator[list[Known]]:
    order = sorted(known, key=lambda one: len(one.labels) + 24 * rng.random())
    groups = [order[i : i + _TOGETHER] for i in range(0, len(order), _TOGETHER)]
    rng.shuffle(groups)
    yield from groups


def loss_of(head: Tagger, group: Sequence[Known]) -> Tensor:
    """Return the mean loss of a piece's label over a few triggers."""
    states = nn.utils.rnn.pad_sequence([one.states.float() for one in group], batch_first=True)
    labels = nn.utils.rnn.pad_sequence(
        [one.labels for one in group], batch_first=True, padding_value=IGNORED
    )
    lengths = torch.tensor([len(one.labels) for one in group])
    mask = torch.arange(states.shape[1])[None] < lengths[:, None]
    rows, at = torch.arange(len(group)), torch.tensor([one.at for one in group])
    mixed = head.mixed(states, mask, rows, at, _DROP)
    return functional.cross_entropy(
        head.label(mixed).flatten(0, 1), labels.view(-1), ignore_index=IGNORED
    )


def train_head(head: Tagger, known: Sequence[Known], seed: int = 7) -> None:
    """Train the head; its rate falls to nothing over the rounds."""
    rng = random.Random(seed)
    random.seed(seed)
    torch.manual_seed(seed)
    optimizer = torch.optim.AdamW(head.parameters(), lr=_RATE, weight_decay=0.02)
    head.train()
    for number in range(_ROUNDS):
        for group in optimizer.param_groups:
            group["lr"] = _RATE * (1 - number / _ROUNDS)
        total = 0.0
        for chosen in _batches(known, rng):
            loss = loss_of(head, chosen)
            loss.backward()
            nn.utils.clip_grad_norm_(head.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            total += loss.item() * len(chosen)
        print(f"round {number + 1}: {total / len(known):.4f}", flush=True)


def main() -> None:
    """Read weights, train the head, write weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--tokenizer", type=Path, required=True)
    given = parser.parse_args()
    torch.set_num_threads(1)
    network = Network()
    network.load_state_dict(torch.load(given.weights))
    tokenizer: Tokenizer = load_tokenizer(given.tokenizer)
    items = [item for name in FILES for item in read_items(WORK / f"{name}.jsonl", tokenizer)]
    train_head(network.arguments, run_encoder(network, items))
    torch.save(network.state_dict(), given.out)


if __name__ == "__main__":
    main()

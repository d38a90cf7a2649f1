"""Five-fold run of the PLOVER root: each fold's sentences are read by a network that saw none.

`python -m training.reader.root_folds GOLD --base model.safetensors --tokenizer tokenizer.json`
starts from the published encoder, learns made-up stories once, then each fold's four fifths, and
writes the logits of the fifth part to `training/work/roots-folds.jsonl`. `python -m quality.plover`
reads them. The shipped weights cannot be used for this: they have seen most of the sentences.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import torch
import yaml
from tokenizers import Tokenizer
from torch.nn import functional
from training.reader.data import Labelled, collate, labelled, make_batches
from training.reader.losses import loss_of
from training.reader.network import Network
from training.reader.prepare import WORK
from training.reader.prepare_events import fold_of, root_items, silver_root_items
from training.reader.steps import Settings, pace, parameter_groups
from training.reader.train import load_tokenizer

from firsthand.language.reader.windows import LARGEST

FOLDS: Final = 5
_BATCH: Final = 1024
_SILVER_ROUNDS: Final = 1
_ROUNDS: Final = 12
_SWAPPED: Final = 0.3
_SHORT: Final = 80
"""Pieces of the made-up stories that are learnt."""


def swap_actors(item: dict[str, Any], others: Sequence[str], rng: random.Random) -> dict[str, Any]:
    """Put another actor's words in place of source or target, so that no actor is learnt."""
    text, pair = item["text"], [list(span) for span in item["pair"]]
    for number in range(2):
        (start, end), (low, high) = pair[number], pair[1 - number]
        apart = end <= low or high <= start
        if start == end or not apart or rng.random() > _SWAPPED:
            continue
        words = rng.choice(others)
        text = text[:start] + words + text[end:]
        pair[number] = [start, start + len(words)]
        if low >= end and high > low:
            moved = len(words) - (end - start)
            pair[1 - number] = [low + moved, high + moved]
    return {**item, "text": text, "pair": pair}


def _rounds(
    network: Network, rounds: Sequence[Sequence[Labelled]], settings: Settings, rate: float
) -> None:
    optimizer = torch.optim.AdamW(
        parameter_groups(network, {**settings, "learning_rate": rate}), betas=(0.9, 0.98), eps=1e-6
    )
    rng = random.Random(settings["seed"])
    plans = [make_batches(items, rng, pieces=_BATCH) for items in rounds]
    for plan in plans:
        rng.shuffle(plan)
    steps = [batch for plan in plans for batch in plan]
    network.train()
    for number, batch in enumerate(steps):
        pace(optimizer, 0.1, number / len(steps))
        loss_of(network, batch, settings["dropout"]).backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), settings["clip"])
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)


@torch.no_grad()
def _logits(network: Network, items: Sequence[Labelled]) -> list[list[float]]:
    network.eval()
    found = []
    for item in items:
        batch = collate([item])
        ids, mask = torch.from_numpy(batch.ids), torch.from_numpy(batch.mask)
        features = torch.from_numpy(batch.features)
        states = network.encoder(ids, features, mask)
        logits = functional.log_softmax(network.root_logits(states, features, mask)[0], -1)
        found.append([round(value, 4) for value in logits.tolist()])
    return found


def run_fold(
    fold: int, items: Sequence[dict[str, Any]], tokenizer: Tokenizer, settings: Settings
) -> list[list[float]]:
    """Return the log probabilities of one fold's items, learnt from the others."""
    torch.manual_seed(settings["seed"])
    random.seed(settings["seed"])
    network = Network()
    network.load_state_dict(torch.load(WORK / "roots-silver.pt"))
    rng = random.Random(fold)
    known = [item for item in items if fold_of(item["text"], FOLDS) != fold]
    actors = [item["text"][a:b] for item in known for a, b in item["pair"] if a < b]
    rounds = [
        [labelled(swap_actors(item, actors, rng), tokenizer) for item in known]
        for _ in range(_ROUNDS)
    ]
    kept = [[one for one in items if len(one.pieces) <= LARGEST] for items in rounds]
    _rounds(network, kept, settings, 1.5e-4)
    held = [item for item in items if fold_of(item["text"], FOLDS) == fold]
    found = _logits(network, [labelled(item, tokenizer).cut(0, LARGEST) for item in held])
    right = sum(
        max(range(len(row)), key=row.__getitem__) == labelled(item, tokenizer).root
        for item, row in zip(held, found, strict=True)
    )
    print(f"fold {fold}: {right / len(held):.3f} of {len(held)}", flush=True)
    return found


def _folds_in(path: Path) -> set[int]:
    """Return the folds that an earlier run has written: each is written whole or not at all."""
    if not path.is_file():
        return set()
    with path.open(encoding="utf8") as lines:
        return {fold_of(json.loads(line)["text"], FOLDS) for line in lines}


def main() -> None:
    """Run all folds, or go on where an earlier run stopped."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--tokenizer", type=Path, required=True)
    given = parser.parse_args()
    settings = yaml.safe_load((Path(__file__).parent / "settings.yml").read_text("utf8"))
    torch.set_num_threads(1)
    torch.manual_seed(settings["seed"])
    tokenizer = load_tokenizer(given.tokenizer)
    items = list(root_items(given.gold / "plv-train.tsv", whole=True))
    if not (WORK / "roots-silver.pt").exists():
        network = Network()
        network.encoder.start_from(given.base)
        silver = [
            labelled(item, tokenizer)
            for item in silver_root_items(given.gold / "ngec-synthetic.csv.zip")
        ]
        short = [item for item in silver if len(item.pieces) <= _SHORT]
        _rounds(network, [short] * _SILVER_ROUNDS, settings, 1e-4)
        torch.save(network.state_dict(), WORK / "roots-silver.pt")
    path = WORK / "roots-folds.jsonl"
    done = _folds_in(path)
    with path.open("a", encoding="utf8") as out:
        for fold in sorted(set(range(FOLDS)) - done):
            held = [item for item in items if fold_of(item["text"], FOLDS) == fold]
            for item, row in zip(held, run_fold(fold, items, tokenizer, settings), strict=True):
                out.write(json.dumps({**item, "logits": row}) + "\n")
            out.flush()


if __name__ == "__main__":
    main()

"""Measures a network in training under the product's own decoding.

`python -m training.reader.evaluate training/work/run/epoch1.pt --tokenizer FILE --shared DIR`
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import torch
from quality.reader_attribution import figures, load_dev, load_scorer, predict
from quality.reader_events import arguments_figures, read_events
from quality.reader_names import names_figures
from tokenizers import Tokenizer
from training.reader.data import collate, read_items
from training.reader.network import Network
from training.reader.prepare import WORK
from training.reader.torch_backend import TorchBackend
from training.reader.train import load_tokenizer

from firsthand.language.reader.reading import Reader
from firsthand.language.reader.windows import LARGEST


def read_lines(name: str) -> list[dict[str, Any]]:
    """Return the items of one prepared file."""
    with (WORK / f"{name}.jsonl").open(encoding="utf8") as lines:
        return [json.loads(line) for line in lines]


def root_accuracy(network: Network, path: Path, tokenizer: Tokenizer) -> float:
    """Return the share of right PLOVER roots on the sentences that are held back."""
    items = [item for item in read_items(path, tokenizer) if len(item.pieces) <= LARGEST]
    right = 0
    for item in items:
        batch = collate([item])
        features, mask = torch.from_numpy(batch.features), torch.from_numpy(batch.mask)
        with torch.no_grad():
            states = network.encoder(torch.from_numpy(batch.ids), features, mask)
            right += int(network.root_logits(states, features, mask).argmax()) == item.root
    return right / len(items)


def main() -> None:
    """Print the figures of one set of weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--thresholds", default="0.3,0.4,0.5,0.6")
    parser.add_argument("--joined", action="store_true", help="read documents as one text too")
    parser.add_argument("--first", type=int, default=84)
    given = parser.parse_args()
    torch.set_num_threads(1)
    network = Network()
    network.load_state_dict(torch.load(given.weights))
    thresholds = [float(value) for value in given.thresholds.split(",")]
    reader = Reader(load_tokenizer(given.tokenizer), TorchBackend(network), min(thresholds))
    scorer, gold = load_scorer(given.shared), load_dev(given.shared)[: given.first]
    for alone in (True, False) if given.joined else (True,):
        predicted = [predict(reader, document, alone=alone) for document in gold]
        for threshold in thresholds:
            kept = [
                {**one, "quotes": [q for q in one["quotes"] if q["score"] > threshold]}
                for one in predicted
            ]
            print("alone" if alone else "joined", threshold)
            for key, value in figures(scorer, gold, kept).items():
                print("   ", key, value)
    print("roots", round(root_accuracy(network, WORK / "roots-dev.jsonl", reader.tokenizer), 3))
    for name in ("worldwide", "wikigold", "politics"):
        print(name, names_figures(reader, read_lines(f"names-dev-{name}")))
    for name in ("rams", "wikievents"):
        items = read_lines(f"arguments-dev-{name}")
        print(name, arguments_figures(items, read_events(reader, items)))


if __name__ == "__main__":
    main()

"""Reads shipped weights back into a network, so that training can go on from them.

`python -m training.reader.restore packages/reader/firsthand_reader/weights --base
model.safetensors training/work/warm.pt`

What ran in eight bits comes back as it was rounded, but for the word table, which stays as
published. What a shipped reader does not hold (the scores of content edges, positions beyond the
longest window) begins anew or as published.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import nn
from training.reader.network import Network

from firsthand.language.reader.loading import ARGUMENTS, ROOT_HEAD

_GRAPHS: Final = ("encoder.onnx", "tagger.onnx", ARGUMENTS, ROOT_HEAD)
_PUBLISHED: Final = "encoder.word.weight"


def shipped_arrays(folder: Path) -> dict[str, np.ndarray]:
    """Return every stored array of the shipped graphs by its name."""
    return {
        tensor.name: numpy_helper.to_array(tensor, base_dir=str(folder))
        for name in _GRAPHS
        for tensor in onnx.load(folder / name, load_external_data=False).graph.initializer
    }


def restore(network: Network, folder: Path) -> list[str]:
    """Fill the network from a folder of weights; return the names that it does not hold."""
    arrays = shipped_arrays(folder)
    linear = {name for name, part in network.named_modules() if isinstance(part, nn.Linear)}
    missing = []
    with torch.no_grad():
        for name, value in network.named_parameters():
            if name == _PUBLISHED:
                continue
            layer = name.removesuffix(".weight")
            found = _array(arrays, name, layer)
            if found is None:
                missing.append(name)
                continue
            kept = torch.tensor(found.T if layer in linear else found)
            value[: len(kept)].copy_(kept)
    return missing


def _array(arrays: dict[str, np.ndarray], name: str, layer: str) -> np.ndarray | None:
    """Return an array in float32; of eight bits, steps times their size, loud channels put back."""
    if layer + ".int8" in arrays and name != layer:
        matrix = arrays[layer + ".int8"].astype(np.float32) * arrays[layer + ".scale"]
        return matrix * arrays.get(layer + ".quiet", np.ones(1, np.float32))[:, None]
    return arrays.get(name)


def main() -> None:
    """Write the weights of a shipped reader as the start of a run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--base", type=Path, required=True)
    given = parser.parse_args()
    network = Network()
    network.encoder.start_from(given.base)
    print("not shipped:", *restore(network, given.folder))
    torch.save(network.state_dict(), given.out)


if __name__ == "__main__":
    main()

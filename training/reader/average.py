"""Writes the mean of several sets of weights that began from the same ones.

`python -m training.reader.average A.pt B.pt --shares .7 .3 --out MEAN.pt`
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from torch import Tensor

Weights = dict[str, Tensor]


def mean_of(weights: list[Weights], shares: list[float]) -> Weights:
    """Return the weighted mean of weights of one network; the shares need not sum to one."""
    total = sum(shares)
    pairs = list(zip(weights, shares, strict=True))
    return {name: sum(own[name] * (share / total) for own, share in pairs) for name in weights[0]}


def main() -> None:
    """Write a mean."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path, nargs="+")
    parser.add_argument("--shares", type=float, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    shares = given.shares or [1.0] * len(given.weights)
    torch.save(mean_of([torch.load(path) for path in given.weights], shares), given.out)


if __name__ == "__main__":
    main()

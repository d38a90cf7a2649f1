"""Train the line scorer: one network a fold of sites for measuring, one on all for use.

    python -m training.lines.train SET.pickle OUT_FOLDER [--fold K] [--epochs N]

A site is in one fold only, whatever set, renderer or tier a document is of. Fold -1 trains on
everything. Needs torch and numpy; the package itself needs numpy alone.
"""

from __future__ import annotations

import argparse
import pickle
import random
import time
from pathlib import Path
from typing import Any

import numpy as np
import torch
from training.lines.folds import FOLDS, fold_of
from training.lines.network import LineNetwork

_BATCH = 12
_RARE = 3.0
_SHARES = {"dump": 1.0, "extracted": 0.7, "written": 0.5, "injected": 1.0}


def batch_of(rows: list[dict[str, Any]], *, drop: float, draw: np.random.Generator) -> Any:
    """Return the padded tensors of some documents; `drop` is the share of words left out."""
    lengths = [len(row["words"]) for row in rows]
    mask = torch.zeros(len(rows), max(lengths), dtype=torch.bool)
    for index, length in enumerate(lengths):
        mask[index, :length] = True
    bases = np.concatenate([[0], np.cumsum(lengths)])
    out: dict[str, Any] = {"mask": mask}
    shapes = [row["shapes"] for row in rows]
    out["numbers"] = torch.from_numpy(np.concatenate([s.numbers for s in shapes]))
    edges = np.concatenate([s.edges for s in shapes])
    if drop:
        edges = np.where(draw.random(edges.shape) < drop, 0, edges)
    out["edges"] = torch.from_numpy(edges)
    for name, lines in (("words", "word_lines"), ("pairs", "pair_lines")):
        values = np.concatenate([getattr(s, name) for s in shapes])
        at = np.concatenate([getattr(s, lines) + b for s, b in zip(shapes, bases, strict=False)])
        if drop:
            kept = draw.random(len(values)) >= drop
            values, at = values[kept], at[kept]
        counts = np.bincount(at, minlength=bases[-1])
        out[name] = torch.from_numpy(values)
        out[name[:-1] + "_offsets"] = torch.from_numpy(np.cumsum(counts) - counts)
    out["allowed"] = torch.tensor([a for row in rows for a in row["allowed"]])
    weights = np.sqrt(np.array([w for row in rows for w in row["words"]])) + 1
    # Bylines, titles, captions and credits are short and few.
    weights *= [_RARE if label in "TACR" else 1.0 for row in rows for label in row["labels"]]
    shares = np.repeat([1 / (20 + n) ** 0.5 for n in lengths], lengths)
    out["weights"] = torch.from_numpy((weights * shares).astype(np.float32))
    return out


def epochs_of(rows: list[dict[str, Any]], draw: random.Random) -> list[list[dict[str, Any]]]:
    """Return one epoch's batches: of each document one version, like lengths together."""
    groups: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in rows:
        groups.setdefault((row["tier"], row["site"] + row["name"][-40:]), []).append(row)
    some = [
        draw.choice(group) for (tier, _), group in groups.items() if draw.random() < _SHARES[tier]
    ]
    draw.shuffle(some)
    some.sort(key=lambda row: len(row["words"]) * draw.uniform(0.8, 1.25))
    batches = [some[i : i + _BATCH] for i in range(0, len(some), _BATCH)]
    draw.shuffle(batches)
    return batches


def train(rows: list[dict[str, Any]], *, epochs: int, seed: int = 7) -> LineNetwork:
    """Return a network trained on `rows`."""
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    draw, numbers = random.Random(seed), np.random.default_rng(seed)
    classes = len(rows[0]["allowed"][0])
    network = LineNetwork(rows[0]["shapes"].numbers.shape[1], classes)
    optimiser = torch.optim.AdamW(network.parameters(), lr=3e-3, weight_decay=0.02)
    many = len(epochs_of(rows, random.Random(seed)))
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, 4e-3, total_steps=int(epochs * many * 1.05) + 10
    )
    started = time.process_time()
    for epoch in range(epochs):
        network.train()
        total = 0.0
        for some in epochs_of(rows, draw):
            batch = batch_of(some, drop=0.25, draw=numbers)
            logits = network(batch)[batch["mask"]]
            picked = torch.log_softmax(logits, 1).masked_fill(~batch["allowed"], -1e4)
            losses = -torch.logsumexp(picked, 1)
            loss = (losses * batch["weights"]).sum() / batch["weights"].sum()
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 2.0)
            optimiser.step()
            schedule.step()
            total += float(loss.detach())
        print(f"epoch {epoch} loss {total / many:.4f} {time.process_time() - started:.0f} s")
    return network.eval()


def export(network: LineNetwork, path: Path) -> None:
    """Write the weights as 16-bit numbers, the scaling of the inputs folded into the entry."""
    state = {key: value.detach().numpy() for key, value in network.state_dict().items()}
    scale = 1 / np.sqrt(state.pop("scale.running_var") + 1e-5)
    shift = state.pop("scale.running_mean") * scale
    state.pop("scale.num_batches_tracked")
    entry = state["enter.weight"].copy()
    known = len(scale)
    state["enter.bias"] = state["enter.bias"] - entry[:, :known] @ shift
    entry[:, :known] *= scale
    state["enter.weight"] = entry
    tables = {"words.weight", "pairs.weight", "edges.weight"}
    kept = {k: v.astype(np.float16 if k in tables else np.float32) for k, v in state.items()}
    np.savez_compressed(path, **kept)


def main() -> int:
    """Train one fold, or all of them and the network for use."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--fold", type=int, nargs="*", default=[*range(FOLDS), -1])
    parser.add_argument("--epochs", type=int, default=24)
    options = parser.parse_args()
    rows = pickle.loads(options.rows.read_bytes())  # noqa: S301 (our own file)
    options.out.mkdir(parents=True, exist_ok=True)
    for fold in options.fold:
        kept = [row for row in rows if fold_of(row["site"]) != fold]
        network = train(kept, epochs=options.epochs)
        name = "all" if fold < 0 else str(fold)
        export(network, options.out / f"{name}.npz")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

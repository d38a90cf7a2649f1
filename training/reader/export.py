"""Writes the files of the distribution from trained weights.

`python -m training.reader.export WEIGHTS.pt OUT --tokenizer FILE --version 1 --threshold 0.4`
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path
from typing import Any, Final

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper
from tokenizers import Tokenizer
from training.reader.calibrate import input_ranges
from training.reader.graph import CONTRIB, Graph, Ranges
from training.reader.network import HEADS, LAYERS, TAGGER, WIDTH, Network
from training.reader.storing import save_sharing
from training.reader.torch_backend import TorchBackend
from training.reader.train import load_tokenizer

from firsthand.language.reader.features import encode
from firsthand.language.reader.labels import (
    ARGUMENT_KINDS,
    ATTRIBUTION_KINDS,
    NAME_KINDS,
    ROOTS,
    label_count,
)
from firsthand.language.reader.loading import ARGUMENTS, ROOT_HEAD, WEIGHTS, WIDE, digest_of
from firsthand.language.reader.windows import Window

PROBE: Final = (
    'The ferry had left Oran at dawn, two officials told Radio Harmony. "Nobody warned us," said '
    "Nadia Barakat, whose brother was on board."
)
_value: Final = helper.make_tensor_value_info


def encoder_graph(
    weights: dict[str, np.ndarray], ranges: Ranges | None, *, widen: bool = False
) -> onnx.ModelProto:
    """Return ids (b, t), features (b, t, 4) and mask (b, t) to the encoder's outputs."""
    graph = Graph(weights, ranges, widen=widen)
    table = graph.int8_table if ranges else graph.table
    x = table("encoder.word.weight", "ids")
    x = graph.node("Add", [x, _positions(graph)])
    for i in range(4):
        index = graph.constant(f"column{i}", np.array(i, np.int64))
        column = graph.node("Gather", ["features", index], axis=2)
        x = graph.node("Add", [x, graph.table(f"encoder.extra.{i}.weight", column)])
    x = graph.norm(x, "encoder.norm")
    for i in range(LAYERS):
        x = _layer(graph, x, f"encoder.layers.{i}.")
    axis = graph.constant("last", np.array([2], np.int64))
    cue = graph.linear(x, "attribution.cue")
    graph.node("Sigmoid", [graph.node("Squeeze", [cue, axis])], "cue")
    graph.linear(x, "names", "names")
    graph.linear(x, "attribution.piece", "piece")
    graph.linear(x, "attribution.anchor", "anchor")
    graph.node("Identity", [x], "states")
    return graph.model(
        [
            _value("ids", TensorProto.INT64, ["b", "t"]),
            _value("features", TensorProto.INT64, ["b", "t", 4]),
            _value("mask", TensorProto.INT32, ["b", "t"]),
        ],
        [
            _value("cue", TensorProto.FLOAT, ["b", "t"]),
            _value("names", TensorProto.FLOAT, ["b", "t", label_count(len(NAME_KINDS))]),
            _value("piece", TensorProto.FLOAT, ["b", "t", TAGGER]),
            _value("anchor", TensorProto.FLOAT, ["b", "t", TAGGER]),
            _value("states", TensorProto.FLOAT, ["b", "t", WIDTH]),
        ],
    )


def _positions(graph: Graph) -> str:
    number = {n: graph.constant(f"n{n}", np.array([n], np.int64)) for n in (0, 1, 2)}
    length = graph.node("Slice", [graph.node("Shape", ["ids"]), number[1], number[2]])
    rows = graph.constant("encoder.position", graph.weights["encoder.position"][:256])
    return graph.node("Slice", [rows, number[0], length])


def _layer(graph: Graph, x: str, name: str) -> str:
    y = graph.attention(x, name + "qkv", "mask", HEADS)
    x = graph.norm(graph.node("Add", [graph.linear(y, name + "out"), x]), name + "norm1")
    y = graph.node("FastGelu", [graph.linear(x, name + "wide")], domain=CONTRIB)
    return graph.norm(graph.node("Add", [graph.linear(y, name + "narrow"), x]), name + "norm2")


def tagger_graph(weights: dict[str, np.ndarray]) -> onnx.ModelProto:
    """Return piece (k, t, h), anchor (k, h) and buckets (k, t) to log probabilities."""
    graph = Graph(weights)
    z = _mixed(graph, "attribution", "piece", "anchor")
    graph.node("LogSoftmax", [graph.linear(z, "attribution.label")], "labels", axis=-1)
    return graph.model(
        [
            _value("piece", TensorProto.FLOAT, ["k", "t", TAGGER]),
            _value("anchor", TensorProto.FLOAT, ["k", TAGGER]),
            _value("buckets", TensorProto.INT64, ["k", "t"]),
        ],
        [_value("labels", TensorProto.FLOAT, ["k", "t", label_count(len(ATTRIBUTION_KINDS))])],
    )


def _mixed(graph: Graph, head: str, piece: str, anchor: str) -> str:
    """Add the layers of a tagger between its projections and its labels."""
    axis = graph.constant("axis", np.array([1], np.int64))
    z = graph.node("Add", [piece, graph.node("Unsqueeze", [anchor, axis])])
    z = graph.node("Add", [z, graph.table(f"{head}.distance.weight", "buckets")])
    z = graph.node("Transpose", [graph.node("Gelu", [z])], perm=[0, 2, 1])
    for name, spread in (("near", 1), ("far", 2), ("farther", 4)):
        parts = [
            graph.constant(f"{head}.{name}.{part}", graph.weights[f"{head}.{name}.{part}"])
            for part in ("weight", "bias")
        ]
        step = graph.node(
            "Conv", [z, *parts], kernel_shape=[3], pads=[spread, spread], dilations=[spread]
        )
        z = graph.node("Add", [z, graph.node("Gelu", [step])])
    return graph.node("Transpose", [z], perm=[0, 2, 1])


def arguments_graph(weights: dict[str, np.ndarray]) -> onnx.ModelProto:
    """Return the states (n, w) of a window to log probabilities (k, t, labels).

    Besides the states: at (k,) places of triggers, near (k, t) places to label, buckets (k, t).
    """
    graph = Graph(weights)
    piece = graph.node("Gather", [graph.linear("states", "arguments.piece"), "near"])
    anchor = graph.linear(graph.node("Gather", ["states", "at"]), "arguments.anchor")
    z = _mixed(graph, "arguments", piece, anchor)
    graph.node("LogSoftmax", [graph.linear(z, "arguments.label")], "labels", axis=-1)
    return graph.model(
        [
            _value("states", TensorProto.FLOAT, ["n", WIDTH]),
            _value("at", TensorProto.INT64, ["k"]),
            _value("near", TensorProto.INT64, ["k", "t"]),
            _value("buckets", TensorProto.INT64, ["k", "t"]),
        ],
        [_value("labels", TensorProto.FLOAT, ["k", "t", label_count(len(ARGUMENT_KINDS))])],
    )


def roots_graph(weights: dict[str, np.ndarray]) -> onnx.ModelProto:
    """Return pools (n, 3 w) of sentence, source and target to logits of the roots."""
    graph = Graph(weights)
    wide = graph.node("Gelu", [graph.linear("pools", "root_wide")])
    graph.linear(wide, "root", "roots")
    return graph.model(
        [_value("pools", TensorProto.FLOAT, ["n", 3 * WIDTH])],
        [_value("roots", TensorProto.FLOAT, ["n", len(ROOTS)])],
    )


def export(
    network: Network, out: Path, tokenizer: Path, card: dict[str, Any], ranges: Ranges | None
) -> None:
    """Write the graphs, the tokenizer and `reader.json` into a folder."""
    state = {name: value.float().numpy() for name, value in network.state_dict().items()}
    out.mkdir(parents=True, exist_ok=True)
    graphs = {"encoder.onnx": encoder_graph(state, ranges)}
    if ranges:
        graphs[WIDE] = encoder_graph(state, ranges, widen=True)
    save_sharing(graphs, out, WEIGHTS)
    onnx.save(tagger_graph(state), out / "tagger.onnx")
    onnx.save(arguments_graph(state), out / ARGUMENTS)
    onnx.save(roots_graph(state), out / ROOT_HEAD)
    shutil.copy(tokenizer, out / "tokenizer.json")
    card = {"format": 2, **card, "digest": digest_of(out)}
    if ranges:
        card["probe"] = {"text": PROBE, "cues": _probe(network, load_tokenizer(tokenizer))}
    (out / "reader.json").write_text(json.dumps(card, indent=1) + "\n", "utf8")


def _probe(network: Network, tokenizer: Tokenizer) -> list[float]:
    """Return the cue probabilities of a sentence in full precision, for the check at loading."""
    window = Window(encode(tokenizer, PROBE), 0)
    [heads] = TorchBackend(network).encode([window])
    return [round(value, 3) for value in heads.cue.tolist()]


def main() -> None:
    """Export one set of weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--version", default="1")
    parser.add_argument("--threshold", type=float, default=0.5)
    parser.add_argument("--float32", action="store_true")
    given = parser.parse_args()
    network = Network()
    network.load_state_dict(torch.load(given.weights))
    tokenizer = load_tokenizer(given.tokenizer)
    ranges = None if given.float32 else input_ranges(network, tokenizer)
    card = {"version": given.version, "threshold": given.threshold}
    export(network, given.out, given.tokenizer, card, ranges)


if __name__ == "__main__":
    main()

"""Shipped weights come back into a network that can be trained; runs only beside torch."""

import pytest

pytest.importorskip("onnx")
pytest.importorskip("torch")
import numpy as np
import torch
from training.reader.average import mean_of
from training.reader.export import arguments_graph, encoder_graph, roots_graph, tagger_graph
from training.reader.graph import LEVELS, Range
from training.reader.network import Network
from training.reader.restore import restore
from training.reader.storing import save_sharing

from firsthand.language.reader.loading import ARGUMENTS, ROOT_HEAD, WEIGHTS


@pytest.fixture(scope="module")
def shipped(tmp_path_factory):
    torch.manual_seed(1)
    network = Network()
    arrays = {name: value.numpy() for name, value in network.state_dict().items()}
    ranges = {
        name: Range(-8.0, 8.0, np.linspace(0.5, 1, part.in_features, dtype=np.float32))
        for name, part in network.encoder.named_modules(prefix="encoder")
        if isinstance(part, torch.nn.Linear)
    }
    graphs = {
        "encoder.onnx": encoder_graph(arrays, ranges),
        "tagger.onnx": tagger_graph(arrays),
        ARGUMENTS: arguments_graph(arrays),
        ROOT_HEAD: roots_graph(arrays),
    }
    folder = tmp_path_factory.mktemp("weights")
    save_sharing(graphs, folder, WEIGHTS)
    return folder, network


def test_restored_weights_are_those_exported_but_for_their_rounding(shipped):
    folder, network = shipped
    torch.manual_seed(2)
    back = Network()
    began = {name: value.clone() for name, value in back.state_dict().items()}
    missing = restore(back, folder)
    assert missing == ["attribution.edge.weight", "attribution.edge.bias"]
    wanted = dict(network.named_parameters())
    for name, value in back.named_parameters():
        if name in {*missing, "encoder.word.weight"}:
            assert torch.equal(value, began[name])
            continue
        found, sent = (part[:256] if "position" in name else part for part in (value, wanted[name]))
        least = sent.abs().max().item() / LEVELS
        assert (found - sent).abs().max().item() <= least, name


def test_heads_in_full_precision_come_back_to_the_last_place(shipped):
    folder, network = shipped
    back = Network()
    restore(back, folder)
    for name in ("names", "attribution.label", "arguments.near", "root"):
        assert torch.equal(back.get_submodule(name).weight, network.get_submodule(name).weight)


def test_a_mean_lies_between_its_weights_by_their_shares():
    first, second = {"a": torch.zeros(3)}, {"a": torch.full((3,), 4.0)}
    assert torch.equal(mean_of([first, second], [3.0, 1.0])["a"], torch.ones(3))

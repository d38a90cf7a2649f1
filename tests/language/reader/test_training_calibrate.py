"""Inputs of int8 layers are fitted so that loud channels do not drown the others; beside torch."""

import pytest

pytest.importorskip("onnx")
pytest.importorskip("torch")
import numpy as np
import onnxruntime
import torch
from onnx import TensorProto, helper
from training.reader.calibrate import best_range
from training.reader.graph import Graph, Range

WIDTH, OUT = 64, 16


@pytest.fixture
def layer():
    torch.manual_seed(3)
    inputs, weight = torch.randn(4000, WIDTH), torch.randn(OUT, WIDTH)
    inputs[:, 7] *= 20
    weight[:, 7] /= 20
    return inputs, weight


def test_a_loud_channel_is_brought_down_to_the_others(layer):
    found = best_range(*layer)
    assert found.quiet[7] < 0.1
    assert found.quiet[:7].min() > 0.5
    assert -8 < found.low < -2 < 2 < found.high < 8


def test_channels_of_one_loudness_keep_their_range():
    torch.manual_seed(3)
    signs = torch.randn(4000, WIDTH).sign()
    found = best_range(signs, torch.randn(OUT, WIDTH))
    assert (found.quiet == 1).all()
    assert (found.low, found.high) == (-1, 1)


def test_products_with_quiet_channels_are_much_nearer_to_the_exact_ones(layer):
    inputs, weight = layer
    found = best_range(inputs, weight)
    plain = Range(inputs.min().item(), inputs.max().item(), np.ones(WIDTH, np.float32))
    assert _error(inputs, weight, found) < _error(inputs, weight, plain) / 3


def test_the_float_graph_quiets_channels_as_well(layer):
    inputs, weight = layer
    size = (inputs @ weight.T).square().mean().item()
    assert _error(inputs, weight, best_range(inputs, weight), widen=True) < size / 1000


def _error(inputs, weight, fitted, *, widen=False):
    """Return the mean square by which a graph's product differs from the exact one."""
    bias = np.zeros(OUT, np.float32)
    graph = Graph({"x.weight": weight.numpy(), "x.bias": bias}, {"x": fitted}, widen=widen)
    graph.linear("in", "x", "out")
    value = helper.make_tensor_value_info
    model = graph.model(
        [value("in", TensorProto.FLOAT, [1, "n", WIDTH])],
        [value("out", TensorProto.FLOAT, [1, "n", OUT])],
    )
    session = onnxruntime.InferenceSession(model.SerializeToString())
    [product] = session.run(None, {"in": inputs[None].numpy()})
    return float(np.square(product[0] - (inputs @ weight.T).numpy()).mean())

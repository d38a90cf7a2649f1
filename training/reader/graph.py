"""Builds onnx graphs by hand: small, fused where it pays, int8 where it is safe."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

import numpy as np
from onnx import ModelProto, TensorProto, helper, numpy_helper

CONTRIB: Final = "com.microsoft"
LEVELS: Final = 64
"""Steps of a weight to each side: with 127, the int8 products of a processor without VNNI
overflow their sixteen bits (2 * 255 * 127 > 32767); with 64 they cannot."""
_OPSET: Final = 20
_IR: Final = 9


class Range(NamedTuple):
    """What the input of an int8 layer is fitted into."""

    low: float
    high: float
    quiet: np.ndarray
    """By what each channel is multiplied first: below one where it is far louder than the others.
    The layer's weights take it back."""


Ranges = dict[str, Range]


class Graph:
    """Collects nodes and weights; every method returns the name of its output."""

    def __init__(
        self,
        weights: dict[str, np.ndarray],
        ranges: Ranges | None = None,
        *,
        widen: bool = False,
    ) -> None:
        """Begin an empty graph over a network's weights.

        Args:
            weights: arrays by the names of the network's parameters.
            ranges: what the input of each layer that is to run in int8 is fitted into; the
                others run in float32.
            widen: keep those layers' weights in int8 but multiply in float32, for a
                processor whose int8 products are not to be trusted.
        """
        self.weights = weights
        self.ranges = ranges or {}
        self.widen = widen
        self.nodes: list[Any] = []
        self.constants: dict[str, Any] = {}

    def constant(self, name: str, value: np.ndarray) -> str:
        """Return the name of a stored array, stored once."""
        if name not in self.constants:
            array = np.ascontiguousarray(value) if np.ndim(value) else np.asarray(value)
            self.constants[name] = numpy_helper.from_array(array, name)
        return name

    def node(self, operation: str, inputs: list[str], output: str = "", **attributes: Any) -> str:
        """Add one node with one output."""
        name = output or f"{operation}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(operation, inputs, [name], **attributes))
        return name

    def split(self, value: str, sizes: list[int]) -> list[str]:
        """Cut the last axis."""
        names = [f"split_{len(self.nodes)}_{i}" for i in range(len(sizes))]
        lengths = self.constant(f"sizes_{'_'.join(map(str, sizes))}", np.array(sizes, np.int64))
        self.nodes.append(helper.make_node("Split", [value, lengths], names, axis=2))
        return names

    def linear(self, value: str, name: str, output: str = "") -> str:
        """Multiply by a layer's weights and add its bias."""
        if name not in self.ranges or self.widen:
            product = self.node("MatMul", [self._quiet(value, name), self._float_matrix(name)])
            bias = self.constant(name + ".bias", self.weights[name + ".bias"])
            return self.node("Add", [product, bias], output)
        x, matrix, bias, step, scale, zero, flat = self._int8(value, name)
        inputs = [x, matrix, step, scale, zero, flat, bias]
        return self.node("MatMulIntegerToFloat", inputs, output, domain=CONTRIB)

    def attention(self, value: str, name: str, mask: str, heads: int) -> str:
        """Query, key and value of one product, and attention over what `mask` (b, t) shows.

        In int8 both are one operation, which gives the same numbers as two, a tenth sooner.
        """
        if name in self.ranges and not self.widen:
            x, matrix, bias, step, scale, zero, flat = self._int8(value, name)
            inputs = [x, matrix, bias, step, scale, mask, zero, flat]
            return self.node("QAttention", inputs, num_heads=heads, domain=CONTRIB)
        width = self.weights[name + ".weight"].shape[1]
        parts = self.split(self.linear(value, name), [width] * 3)
        inputs = [*parts, "", mask]
        return self.node("MultiHeadAttention", inputs, num_heads=heads, domain=CONTRIB)

    def _int8(self, value: str, name: str) -> tuple[str, ...]:
        """Return quantised input, matrix, bias, both scales and both zero points of a layer."""
        matrix, scale = self._int8_matrix(name)
        step, zero = self._input_scale(name)
        flat = np.zeros(len(self.weights[name + ".bias"]), np.int8)
        return (
            self.node("QuantizeLinear", [self._quiet(value, name), step, zero]),
            matrix,
            self.constant(name + ".bias", self.weights[name + ".bias"]),
            step,
            scale,
            zero,
            self.constant(name + ".zero", flat),
        )

    def _quiet(self, value: str, name: str) -> str:
        """Make the loud channels of a layer's input as quiet as the others, where it has any."""
        if name not in self.ranges or (self.ranges[name].quiet == 1).all():
            return value
        return self.node("Mul", [value, self.constant(name + ".quiet", self.ranges[name].quiet)])

    def _int8_matrix(self, name: str) -> tuple[str, str]:
        """Return a layer's matrix in whole steps, and the size of a step for each column."""
        matrix = self.weights[name + ".weight"].T / self.ranges[name].quiet[:, None]
        scale = (np.abs(matrix).max(0) / LEVELS + 1e-12).astype(np.float32)
        whole = np.clip(np.round(matrix / scale), -LEVELS, LEVELS).astype(np.int8)
        return self.constant(name + ".int8", whole), self.constant(name + ".scale", scale)

    def _float_matrix(self, name: str) -> str:
        if name not in self.ranges:
            return self.constant(name + ".weight", self.weights[name + ".weight"].T)
        whole, scale = self._int8_matrix(name)
        return self.node("Mul", [self.node("Cast", [whole], to=TensorProto.FLOAT), scale])

    def _input_scale(self, name: str) -> tuple[str, str]:
        """Return scale and zero point of an input: fixed, so that no passage sways another."""
        low, high = min(0.0, self.ranges[name].low), max(0.0, self.ranges[name].high)
        step = np.float32((high - low) / 255)
        zero = np.uint8(np.clip(round(-low / float(step)), 0, 255))
        return (
            self.constant(name + ".step", np.array(step, np.float32)),
            self.constant(name + ".input_zero", np.array(zero, np.uint8)),
        )

    def norm(self, value: str, name: str) -> str:
        """Layer normalisation."""
        scale = self.constant(name + ".weight", self.weights[name + ".weight"])
        bias = self.constant(name + ".bias", self.weights[name + ".bias"])
        return self.node("LayerNormalization", [value, scale, bias], axis=-1, epsilon=1e-12)

    def table(self, name: str, indices: str) -> str:
        """Look rows up in a float table."""
        return self.node("Gather", [self.constant(name, self.weights[name]), indices])

    def int8_table(self, name: str, indices: str) -> str:
        """Look rows up in a table kept as int8 with one scale a row."""
        rows = self.weights[name]
        scale = np.abs(rows).max(1, keepdims=True) / 127 + 1e-12
        whole = self.constant(name + ".int8", np.round(rows / scale).astype(np.int8))
        scales = self.constant(name + ".scale", scale.astype(np.float32))
        chosen = self.node("Cast", [self.node("Gather", [whole, indices])], to=TensorProto.FLOAT)
        return self.node("Mul", [chosen, self.node("Gather", [scales, indices])])

    def model(self, inputs: list[Any], outputs: list[Any]) -> ModelProto:
        """Return the finished model."""
        graph = helper.make_graph(
            self.nodes, "reader", inputs, outputs, list(self.constants.values())
        )
        opsets = [helper.make_opsetid("", _OPSET), helper.make_opsetid(CONTRIB, 1)]
        model = helper.make_model(graph, opset_imports=opsets)
        model.ir_version = _IR
        return model

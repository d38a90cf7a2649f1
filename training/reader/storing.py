"""Stores several graphs over one file of weights, so that what they share is kept once."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import onnx

_LARGE: Final = 4096
_ALIGNED: Final = 64


def save_sharing(graphs: dict[str, onnx.ModelProto], folder: Path, data: str) -> None:
    """Write graphs whose large weights stand in the file `data`, equal ones once.

    Args:
        graphs: models by file name; a weight of one name is the same in all of them.
        folder: where all files go; the graphs name `data` relative to themselves.
        data: name of the file of weights.
    """
    places: dict[bytes, int] = {}
    with (folder / data).open("wb") as out:
        for name, model in graphs.items():
            for tensor in model.graph.initializer:
                raw = tensor.raw_data
                if len(raw) < _LARGE:
                    continue
                if raw not in places:
                    out.write(bytes(-out.tell() % _ALIGNED))
                    places[raw] = out.tell()
                    out.write(raw)
                _point_to(tensor, data, places[raw], len(raw))
            onnx.save(model, folder / name)


def _point_to(tensor: onnx.TensorProto, data: str, offset: int, length: int) -> None:
    tensor.ClearField("raw_data")
    tensor.data_location = onnx.TensorProto.EXTERNAL
    for key, value in (("location", data), ("offset", str(offset)), ("length", str(length))):
        entry = tensor.external_data.add()
        entry.key, entry.value = key, value

"""Finds the installed weights and starts the runtime; nothing heavy before that."""

from __future__ import annotations

import hashlib
import importlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from firsthand.errors import ConfigError

if TYPE_CHECKING:
    from tokenizers import Tokenizer

    from firsthand.language.reader.backend import Backend
    from firsthand.language.reader.reading import Reader

DISTRIBUTION = "firsthand_reader"
ARGUMENTS = "arguments.onnx"
ROOT_HEAD = "roots.onnx"
WEIGHTS = "encoder.data"
WIDE = "encoder-float.onnx"
"""The encoder over the same weights with products in float32: slower, sure on any processor."""
INSTALLED, NO_READER = "installed", "none"
_CARD = "reader.json"
_FORMATS = (1, 2)
_AGREES = 0.12
_FILES = ("encoder.onnx", "tagger.onnx", "tokenizer.json", "reader.json")


def load_reader(path: Path | str | None = None, *, threads: int = 1) -> Reader | None:
    """Return a reader, or None where no weights are installed.

    Args:
        path: a folder with the files of a model; None takes the distribution
            `firsthand-reader`, if it is installed.
        threads: threads of one window's products; the answer is the same for any number.

    Raises:
        ConfigError: if the folder holds a model that this version cannot read, or the
            runtime packages are missing.
    """
    folder = _installed() if path is None else Path(path)
    if folder is None or not all((folder / name).is_file() for name in _FILES):
        return None
    card = json.loads((folder / "reader.json").read_text("utf8"))
    return _start(folder, card, threads)


def load_named(name: str, *, threads: int = 1) -> Reader | None:
    """Return the reader that a setting names: "installed", "none" or a folder.

    Raises:
        ConfigError: if the folder holds no model.
    """
    if name == NO_READER:
        return None
    reader = load_reader(None if name == INSTALLED else name, threads=threads)
    if reader is None and name != INSTALLED:
        raise ConfigError(f"reader: expected a folder with a model's files, got {name!r}")
    return reader


def reader_version(name: str = INSTALLED) -> str:
    """Return name, version and digest of what a setting names, "none" where there is nothing.

    Only the card is read, so this is quick; nothing heavy is loaded.
    """
    folder = _installed() if name == INSTALLED else Path(name)
    if name == NO_READER or folder is None or not (folder / _CARD).is_file():
        return NO_READER
    card = json.loads((folder / _CARD).read_text("utf8"))
    return f"reader/{card['version']} {card['digest']}"


def _installed() -> Path | None:
    try:
        module = importlib.import_module(DISTRIBUTION)
    except ModuleNotFoundError:
        return None
    return Path(module.weights_path())


def _start(folder: Path, card: dict[str, Any], threads: int) -> Reader:
    try:
        from firsthand.language.reader.onnx_backend import OnnxBackend, load_tokenizer
        from firsthand.language.reader.reading import Reader
    except ModuleNotFoundError as error:
        raise ConfigError(f"the reader needs onnxruntime and tokenizers: {error}") from error
    if card.get("format") not in _FORMATS:
        raise ConfigError(f"{folder}/reader.json: expected format 2, got {card.get('format')!r}")
    tokenizer = load_tokenizer(folder / "tokenizer.json")
    backend = OnnxBackend(folder, threads)
    if not _agrees(tokenizer, backend, card.get("probe")):
        backend = OnnxBackend(folder, threads, WIDE)
    return Reader(
        tokenizer=tokenizer,
        backend=backend,
        threshold=float(card["threshold"]),
        name=f"reader/{card['version']}",
        digest=str(card["digest"]),
    )


def _agrees(tokenizer: Tokenizer, backend: Backend, probe: dict[str, Any] | None) -> bool:
    """Whether the int8 products give about what full precision gave where it was trained.

    One sentence is read. A processor whose int8 products overflow or are emulated wrongly
    gives quite other numbers, and then the same weights run in float32.
    """
    if not probe:
        return True
    from firsthand.language.reader.features import encode
    from firsthand.language.reader.windows import Window

    [heads] = backend.encode([Window(encode(tokenizer, probe["text"]), 0)])
    found: list[float] = heads.cue.tolist()
    pairs = zip(found, probe["cues"], strict=True)
    return all(abs(value - wanted) < _AGREES for value, wanted in pairs)


def digest_of(folder: Path) -> str:
    """Return the digest of the weights and the tokenizer: what `reader.json` should say."""
    hasher = hashlib.blake2b(digest_size=16)
    for name in sorted((*_FILES[:3], ARGUMENTS, ROOT_HEAD, WEIGHTS, WIDE)):
        if (folder / name).is_file():
            hasher.update((folder / name).read_bytes())
    return hasher.hexdigest()

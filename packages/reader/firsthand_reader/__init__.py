"""The weights of Firsthand's reader; the code that runs them is `firsthand.language.reader`."""

from __future__ import annotations

import json
from pathlib import Path

__all__ = ["digest", "version", "weights_path"]


def weights_path() -> Path:
    """Return the folder with the graphs, their weights, `tokenizer.json` and `reader.json`."""
    return Path(__file__).parent / "weights"


def version() -> str:
    """Return the version of the weights, as `made_by` names it."""
    return str(_card()["version"])


def digest() -> str:
    """Return the digest of the files, made by `firsthand.language.reader.loading.digest_of`."""
    return str(_card()["digest"])


def _card() -> dict[str, object]:
    card: dict[str, object] = json.loads((weights_path() / "reader.json").read_text("utf8"))
    return card

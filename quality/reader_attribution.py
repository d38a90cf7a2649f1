"""Measures attributions on the dev part of PolNeAR with the scorer shared by all readers."""

from __future__ import annotations

import importlib.util
import json
import re
from typing import TYPE_CHECKING, Any, Protocol

from firsthand.language.folding import fold_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from types import ModuleType

    from firsthand.language.reader import ReaderOutput

Gold = dict[str, Any]
"""One document of the scorer's own format, a JSON edge."""


class Reads(Protocol):
    """Anything that reads passages."""

    def read(self, texts: Sequence[str]) -> list[ReaderOutput]:
        """Return what was found in each text."""
        ...


def load_scorer(shared: Path) -> ModuleType:
    """Return the scorer that lies beside the repository."""
    spec = importlib.util.spec_from_file_location(
        "score_attribution", shared / "tools/score_attribution.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def load_dev(shared: Path) -> list[Gold]:
    """Return the 84 documents of the dev part."""
    path = shared / "gold/attribution/polnear-dev.jsonl"
    return [json.loads(line) for line in path.read_text("utf8").splitlines()]


def paragraphs_of(text: str) -> Iterator[tuple[int, str]]:
    """Yield start and text of each paragraph, cut at blank lines."""
    for found in re.finditer(r"\S.*?(?=\s*\n\s*\n|\s*\Z)", text, re.DOTALL):
        yield found.start(), found[0]


def predict(reader: Reads, document: Gold, *, alone: bool) -> Gold:
    """Return the attributions of a document in the scorer's format.

    Args:
        reader: the reader to measure.
        document: a gold document.
        alone: read each paragraph by itself, as the product does; else all as one text.
    """
    text = document["text"]
    parts = list(paragraphs_of(text)) if alone else [(0, text)]
    folded = [fold_text(part) if alone else _fold_joined(part) for _, part in parts]
    quotes = []
    for (start, _), output in zip(parts, reader.read(folded), strict=True):
        for one in output.attributions:
            contents = [[start + a, start + b] for a, b in one.contents]
            source = [] if one.source is None else [[start + p for p in one.source]]
            quotes.append(
                {
                    "contents": contents,
                    "sources": source,
                    "cues": [[start + one.cue[0], start + one.cue[1]]],
                    "type": quotation_type(text, contents),
                    "score": one.score,
                }
            )
    return {"id": document["id"], "quotes": quotes}


def _fold_joined(text: str) -> str:
    return "".join("\n" if char == "\n" else fold_text(char) for char in text)


def quotation_type(text: str, contents: list[list[int]]) -> str:
    """Return direct, mixed or indirect by the share of letters between quotation marks."""
    letters = quoted = 0
    for start, end in contents:
        inside = False
        for char in text[start:end]:
            if char in '“”"':
                inside = char == "“" or (char == '"' and not inside)
            elif char.isalnum():
                letters += 1
                quoted += inside
    share = quoted / letters if letters else 0.0
    return "direct" if share >= 0.95 else "mixed" if share > 0.02 else "indirect"


def figures(scorer: ModuleType, gold: list[Gold], predicted: list[Gold]) -> dict[str, Any]:
    """Return F1 and recall for speech, speech by the list of cues, and all attributions."""
    by_id = {one["id"]: one for one in predicted}
    texts = {one["id"]: one["text"] for one in gold}
    listed = {
        key: {
            **one,
            "quotes": [q for q in one["quotes"] if scorer.is_speech(q, texts[key])],
        }
        for key, one in by_id.items()
    }
    return {
        "all": _brief(scorer.score(gold, by_id, "all")),
        "speech": _brief(scorer.score(gold, by_id, "speech")),
        "speech_listed": _brief(scorer.score(gold, listed, "speech")),
    }


def _brief(scored: dict[str, Any]) -> dict[str, Any]:
    return {
        "exact": scored["exact"]["F1"],
        "iou": scored["i5"]["F1"],
        "precision": scored["i5"]["P"],
        "recall": scored["i5"]["R"],
        "with_source": scored["e2e"]["F1"],
        "source": scored["src_acc"],
        "recall_by_type": scored["recall_by_type"],
    }

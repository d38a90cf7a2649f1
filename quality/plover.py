"""Measures PLOVER roots over five folds of PLV train, whose unseen test part decides.

    python -m quality.plover

The head over words is learnt anew for each fold. The network's own five-fold run takes an hour
(`python -m training.reader.root_folds`); where its answers lie in `training/work`, they are
measured too, alone and joined. The shipped network has seen most sentences, so it is measured
on the 146 alone that its training held back, beside a head over words that has not seen them.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np
from training.reader.prepare import WORK, events_dev
from training.reader.prepare_events import fold_of, root_items
from training.reader.root_words import learn

from firsthand.language.reader import load_reader
from firsthand.language.reader.decode import log_softmax
from firsthand.language.reader.events import mark_pair
from firsthand.language.reader.features import encode
from firsthand.language.reader.labels import ROOTS
from firsthand.language.reader.root_head import SHARE
from firsthand.language.reader.windows import Window
from quality.corpus import SHARED
from quality.reader_events import f1

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.language.reader.reading import Reader
    from firsthand.language.reader.root_head import RootHead

Item = dict[str, Any]
FOLDS = 5
_NETWORK = WORK / "roots-folds.jsonl"


def root_figures(items: Sequence[Item], scores: np.ndarray) -> dict[str, float]:
    """Return accuracy, macro-F1 and the F1 of each root, in percent, of (n, roots) scores."""
    given = [ROOTS[number] for number in scores.argmax(1)]
    wanted = [item["root"] for item in items]
    each = {}
    for root in ROOTS:
        right = sum(a == b == root for a, b in zip(given, wanted, strict=True))
        each[root] = f1(right, given.count(root), wanted.count(root))
    present = [each[root] for root in ROOTS if root in wanted]
    hits = sum(a == b for a, b in zip(given, wanted, strict=True))
    return {
        "accuracy": round(100 * hits / len(items), 1),
        "macro_f1": round(sum(present) / len(present), 1),
        **each,
    }


def word_scores(head: RootHead, items: Sequence[Item]) -> np.ndarray:
    """Return (n, roots) scores of the head over words."""
    return np.array([head.scores(item["text"], *map(tuple, item["pair"])) for item in items])


def words_by_fold(items: Sequence[Item]) -> np.ndarray:
    """Return (n, roots) scores, each item's by a head that learnt the other folds."""
    folds = np.array([fold_of(item["text"], FOLDS) for item in items])
    found = np.zeros((len(items), len(ROOTS)))
    for fold in range(FOLDS):
        head = learn([item for item, own in zip(items, folds, strict=True) if own != fold])
        held = np.flatnonzero(folds == fold).tolist()
        found[held] = word_scores(head, [items[number] for number in held])
    return found


def by_fold() -> dict[str, dict[str, float]]:
    """Return figures over the folds: words, and network and both where it has been run."""
    items = list(root_items(SHARED / "gold/events/plv-train.tsv", whole=True))
    words = words_by_fold(items)
    found = {"words": root_figures(items, words)}
    rows = [json.loads(line) for line in _NETWORK.open("rt")] if _NETWORK.is_file() else []
    if rows:
        known = {(row["text"], str(row["pair"])): row["logits"] for row in rows}
        chosen = [n for n, item in enumerate(items) if _key(item) in known]
        logits = np.array([known[_key(items[n])] for n in chosen])
        part = [items[n] for n in chosen]
        found[f"network ({len(part)})"] = root_figures(part, logits)
        found["words there"] = root_figures(part, words[chosen])
        found["both there"] = root_figures(part, logits + SHARE * words[chosen])
    return found


def _key(item: Item) -> tuple[str, str]:
    return item["text"], str(item["pair"])


def held_back(reader: Reader) -> dict[str, dict[str, float]]:
    """Return figures of the network, of words and of both on what its training held back."""
    held = events_dev(SHARED / "gold/events")["roots"]
    unseen = {_key(item) for item in held}
    every = root_items(SHARED / "gold/events/plv-train.tsv", whole=True)
    words = word_scores(learn([item for item in every if _key(item) not in unseen]), held)
    logits = log_softmax(reader.backend.roots(_windows(reader, held)))
    return {
        "network": root_figures(held, logits),
        "words": root_figures(held, words),
        "both": root_figures(held, logits + SHARE * words),
    }


def _windows(reader: Reader, items: Sequence[Item]) -> list[Window]:
    return [
        Window(mark_pair(encode(reader.tokenizer, item["text"]), *map(tuple, item["pair"])), 0)
        for item in items
    ]


def main() -> None:
    """Print all figures."""
    found = {"five folds": by_fold()}
    reader = load_reader()
    if reader is not None and reader.backend.has_roots:
        found["held back"] = held_back(reader)
    print(json.dumps(found, indent=1))


if __name__ == "__main__":
    main()

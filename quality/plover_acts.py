"""Measures the acts beyond the focus classes (`events/roots.py`) on PLV train.

    python -m quality.plover_acts

For each least probability of the root: how many acts are found, and how often the root is that
of the marked pair, over all of them and over those whose actor is the marked source. The head
over words has learnt the other four folds. Those of `_LEAST` below 0 are what the
verbs say without the head.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from unittest.mock import patch

from training.reader.prepare_events import fold_of, root_items
from training.reader.root_words import learn

from firsthand.events import read_events
from firsthand.statements import read_statements
from quality.corpus import SHARED
from quality.events import make_readings
from quality.plover import FOLDS
from quality.plover_found import MERGED, fits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.language.reader.root_head import RootHead
    from firsthand.model import EventMention, Reading
    from quality.plover import Item

_LEAST = (-1.0, 0.4)
_HEAD = "firsthand.language.reader.root_head.load_root_head"


def acts_of(reading: Reading, head: RootHead, least: float) -> list[EventMention]:
    """Return the mentions that are there only because of the acts."""
    statements = read_statements(reading)
    with patch(_HEAD, lambda: head), patch("firsthand.events.roots.SUREST", least):
        every, _ = read_events(reading, statements)
    with patch("firsthand.events.read.is_unsure", lambda _, match, *__: match.frame.checked):
        without, _ = read_events(reading, statements)
    known = {mention.id for mention in without}
    return [mention for mention in every if mention.id not in known]


def judge(item: Item, acts: Sequence[EventMention]) -> list[tuple[bool, bool]]:
    """Return for each act whether its root is the marked one, and its actor the marked source."""
    start, end = item["pair"][0]
    found = []
    for act in acts:
        quotes = [party.quote.span for party in act.actors if party.quote is not None]
        is_source = any(fits(item["text"], (one.start, one.end), (start, end)) for one in quotes)
        root = MERGED.get(act.plover.event, act.plover.event)
        found.append((root == item["root"], is_source))
    return found


def measure() -> dict[str, dict[str, float]]:
    """Return figures by the least probability of a root."""
    items = list(root_items(SHARED / "gold/events/plv-train.tsv", whole=True))
    readings = make_readings([item["text"] for item in items])
    folds = [fold_of(item["text"], FOLDS) for item in items]
    heads = [learn([one for one, own in zip(items, folds, strict=True) if own != fold])
             for fold in range(FOLDS)]  # fmt: skip
    figures = {}
    for least in _LEAST:
        judged = [
            one
            for item, reading, fold in zip(items, readings, folds, strict=True)
            for one in judge(item, acts_of(reading, heads[fold], least))
        ]
        sources = [right for right, is_source in judged if is_source]
        figures[str(least)] = {
            "acts": len(judged),
            "root right": round(100 * sum(right for right, _ in judged) / len(judged), 1),
            "acts of the source": len(sources),
            "root of these": round(100 * sum(sources) / len(sources), 1),
        }
    return figures


def main() -> None:
    """Print the figures."""
    print(json.dumps(measure(), indent=1))


if __name__ == "__main__":
    main()

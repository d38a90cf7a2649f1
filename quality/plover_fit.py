"""Learns which noun below a verb is whom its act befalls: a softmax over the nouns of a verb.

`python -m quality.plover_fit GOLD src/firsthand/resources/pair_weights.yml` learns from
the half of PLV train that `HALF` names, so that the other half shows how well it does
(`python -m quality.plover_found`). It needs the language pass, no torch, and takes a minute.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
import yaml
from training.reader.prepare_events import root_items

from firsthand.language.reader.pair_targets import features_of, nouns_below
from firsthand.language.reader.pair_tree import VERBS, Tree
from firsthand.language.reader.pairs import who_acts
from firsthand.model import Reading
from quality.events import make_readings
from quality.plover_found import HALF, fits, half_of

Group = list[tuple[list[str], bool]]
"""Of each noun below a verb its features, and whether it is the marked target."""
_RIDGE, _STEPS, _RATE = 3.0, 300, 0.005
_RAREST: Final = 4
_BY_HAND: Final = {"one of those who act": -1.0}
"""Too rare to be learnt."""


def groups_of(item: dict[str, Any], reading: Reading) -> Iterator[Group]:
    """Yield the nouns of each verb whose doer is the marked source, if the target is one."""
    text = item["text"]
    source, target = (tuple(span) for span in item["pair"])
    for paragraph in reading.paragraphs:
        tree = Tree(paragraph.passage)
        shift = paragraph.span.start
        for verb, token in enumerate(tree.tokens):
            who = who_acts(tree, verb) if token.pos in VERBS else None
            if who is None or not fits(text, _moved(tree.phrase(who), shift), source):
                continue
            group = [
                (
                    features_of(tree, verb, who, noun),
                    fits(text, _moved(tree.phrase(noun), shift), target),
                )
                for noun in nouns_below(tree, verb, who)
            ]
            if any(right for _, right in group):
                yield group


def _moved(span: tuple[int, int], shift: int) -> tuple[int, int]:
    return span[0] + shift, span[1] + shift


def learn(groups: Sequence[Group]) -> dict[str, float]:
    """Return the weight of each feature that is not too rare."""
    counts = Counter(one for group in groups for features, _ in group for one in features)
    rows = {one: row for row, one in enumerate(sorted(counts)) if counts[one] >= _RAREST}
    rows = {one: row for row, one in enumerate(rows)}
    tables = []
    for group in groups:
        table = np.zeros((len(group), len(rows)))
        for number, (features, _) in enumerate(group):
            table[number, [rows[one] for one in features if one in rows]] = 1
        tables.append((table, np.array([float(right) for _, right in group])))
    weights = np.zeros(len(rows))
    for _ in range(_STEPS):
        slope = _RIDGE * weights
        for table, right in tables:
            chance = np.exp(table @ weights - (table @ weights).max())
            wanted = chance * right
            slope += table.T @ (chance / chance.sum() - wanted / wanted.sum())
        weights -= _RATE * slope
    return {one: round(float(weights[row]), 2) for one, row in rows.items()}


def main() -> None:
    """Learn from one half and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--least", type=float, default=-0.3)
    given = parser.parse_args()
    items = root_items(given.gold / "events/plv-train.tsv", whole=True)
    known = [item for item in items if half_of(item["text"]) == HALF]
    readings = make_readings([item["text"] for item in known])
    groups = [
        group
        for item, reading in zip(known, readings, strict=True)
        for group in groups_of(item, reading)
    ]
    weights = learn(groups) | _BY_HAND | {"least": given.least}
    source = "fitted by python -m quality.plover_fit on half of PLV train; least by hand"
    content = yaml.safe_dump({"source": source, "weights": weights}, sort_keys=False, width=100)
    given.out.write_text(content)
    print(f"{len(groups)} verbs, {len(weights)} weights")


if __name__ == "__main__":
    main()

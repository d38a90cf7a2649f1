"""Fit the weights of `clean/dump_headlines.py` on dumps whose headline is known.

    python -m training.lines.headlines OUT.yml

The chances of each line are those of the line scorer that has not seen its site, so only the
sites of the folds in `weights/` are learnt from. Each of five shares of these sites is first
left out and asked, to say what the weights are worth on sites they were not fitted on.
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from quality.cleaning_lines import pages, read_text, scorer_without
from quality.pages import plain
from training.lines.folds import fold_of

from firsthand.clean.dump_headlines import NUMBERS, rate_lines
from firsthand.clean.learned import learn_roles
from firsthand.clean.units import split_units

_SHARES, _STEPS, _DECAY, _L2 = 5, 600, 0.997, 0.02
Array = np.ndarray[Any, Any]


@dataclass(frozen=True)
class Dump:
    """One dump: its site and set, the numbers of its lines, and which of them are its title."""

    site: str
    kind: str
    numbers: Array
    right: Array


def dumps() -> list[Dump]:
    """Return the dumps with a title among the lines that may be headlines."""
    found = []
    for page in pages(1):
        document = read_text("\n".join(line for line, _ in page["lines"]), page["domain"])
        units = split_units(document)
        learned = learn_roles(units, scorer=scorer_without(fold_of(page["domain"])))
        if learned is None or learned.stretch is None or not page["title"]:
            continue
        lines = [" ".join(unit.text.split()) for unit in units]
        rated = rate_lines(lines, learned.chances, learned.stretch.first, learned.stretch.last)
        title = plain(page["title"])
        right = [plain(lines[index].lstrip("*•+#- ")) == title for index in rated]
        if any(right):
            numbers = np.array(list(rated.values()))
            found.append(Dump(page["domain"], page["set"], numbers, np.array(right)))
    return found


def fit(sample: list[Dump]) -> Array:
    """Return the weights under which the right lines are the likeliest (conditional logit)."""
    every = np.concatenate([dump.numbers for dump in sample])
    middle, spread = every.mean(0), every.std(0) + 1e-6
    scaled = [((dump.numbers - middle) / spread, dump.right) for dump in sample]
    weights, mean, square, rate = np.zeros(len(NUMBERS)), 0.0, 0.0, 0.1
    for step in range(1, _STEPS + 1):
        slope = _L2 * weights
        for numbers, right in scaled:
            chance = np.exp(numbers @ weights - (numbers @ weights).max())
            chance /= chance.sum()
            wanted = np.where(right, chance, 0.0)
            slope += numbers.T @ (chance - wanted / wanted.sum()) / len(scaled)
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope * slope
        pace = np.sqrt(square / (1 - 0.99**step)) + 1e-8
        weights -= rate * (mean / (1 - 0.9**step)) / pace
        rate *= _DECAY
    return weights / spread


def ask_unseen(sample: list[Dump]) -> Counter[str]:
    """Count dumps, and those whose headline is found by weights fitted on other sites."""
    counts: Counter[str] = Counter()
    for share in range(_SHARES):
        is_out = [sum(map(ord, dump.site)) % _SHARES == share for dump in sample]
        weights = fit([dump for dump, out in zip(sample, is_out, strict=True) if not out])
        for dump in (dump for dump, out in zip(sample, is_out, strict=True) if out):
            counts[f"{dump.kind} dumps"] += 1
            counts[f"{dump.kind} right"] += bool(dump.right[int((dump.numbers @ weights).argmax())])
    return counts


def main() -> int:
    """Print what the weights are worth on unseen sites, then write those of all sites."""
    sample = dumps()
    print(dict(ask_unseen(sample)))
    found = dict(zip(NUMBERS, (round(float(w), 2) for w in fit(sample)), strict=True))
    listed = {"source": "fitted by python -m training.lines.headlines", "weights": found}
    Path(sys.argv[1]).write_text(yaml.safe_dump(listed, sort_keys=False), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

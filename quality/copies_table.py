"""What each kind of generated copy, and of generated likeness, is called.

    python -m quality.copies_table [--count 400] [--seed 12]

A row for each kind of copy against the document it was copied from, and one for each kind of
likeness: two forms, one outlet's reports (standing background, furniture), other reports (a
quotation in common). Likeness is counted over all pairs that share a fingerprint.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence

from bench.copies import find_all, stored_texts
from bench.copies_gold import shared_words
from bench.reprints import Generator, Made

from firsthand.copies import MemoryIndex
from firsthand.copies.shelf import Shelf

NOTHING = "none"
Table = dict[str, Counter[str]]


def confusion(corpus: Sequence[Made]) -> Table:
    """Return for each kind of pair how often it was called what."""
    called = {
        (min(int(item.a), int(item.b)), max(int(item.a), int(item.b))): item.relation.value
        for item in find_all(corpus)
    }
    table: Table = {}
    for made in corpus:
        if made.parent is not None:
            answer = called.get((made.parent, made.number), NOTHING)
            table.setdefault(made.kind, Counter())[answer] += 1
    for low, high in _alike(corpus):
        row = table.setdefault(_likeness(corpus[low], corpus[high]), Counter())
        row[called.get((low, high), NOTHING)] += 1
    return table


def _alike(corpus: Sequence[Made]) -> list[tuple[int, int]]:
    """Return the pairs that share a fingerprint and no word of an origin."""
    shared, index = shared_words(corpus), MemoryIndex()
    shelf = Shelf(stored_texts(corpus).__getitem__)
    pairs = []
    for made in corpus:
        words = shelf[str(made.number)].words
        near = [int(other) for other in index.candidates(str(made.number), words)]
        pairs += [(other, made.number) for other in near if (other, made.number) not in shared]
        index.add(str(made.number), words)
    return sorted(pairs)


def _likeness(one: Made, two: Made) -> str:
    if one.kind == two.kind == "form":
        return "~ two forms"
    return "~ one outlet" if one.outlet == two.outlet else "~ other reports"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=400)
    parser.add_argument("--seed", type=int, default=12)
    options = parser.parse_args()
    for kind, row in sorted(confusion(Generator(options.seed).make(options.count)).items()):
        print(f"{kind:16s}", ", ".join(f"{name} {count}" for name, count in row.most_common()))


if __name__ == "__main__":
    main()

"""Measure the weights that ship on pairs of real news that were judged after they were fitted.

    python -m quality.copies_third

`judged_pairs_third.tsv` holds a third draw: "third-open" is drawn and limited as the halves of
`judged_pairs.tsv` are; "third-practice" is for fitting, as half of it was chosen for being hard.
"""

from __future__ import annotations

from quality.copies import Collection, judge
from quality.judged_pairs import PAIRS, read_pairs, read_texts

THIRD = PAIRS.with_name("judged_pairs_third.tsv")
HALVES = ("third-open", "third-practice")


def main() -> None:
    """Print precision and recall of both parts of the draw."""
    texts = read_texts()
    if not texts:
        print("quality.copies_third: Reuters-21578 is absent, nothing can be measured")
        return
    pairs = read_pairs(THIRD)
    collection = Collection(texts, pairs)
    evidence = {pair: collection.weigh(pair) for pair in pairs}
    for half in HALVES:
        found = judge(evidence, half)
        print(f"{half:15s} {found.pairs} pairs, P {found.precision:.3f} R {found.recall:.3f}")


if __name__ == "__main__":
    main()

"""Measure whether later takes of a wire story are named updates, and nothing else is.

    python -m quality.copies_takes [--stories 150] [--seed 21]

The corpus is that of `bench.reprints_takes`; its documents are cleaned, compared, settled and
named as a run would. A pair is right where a later take and its first are an update; it is wrong
where another pair is called one. A later take and an outlet's copy of the first may be called so:
such pairs are left out.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence

from bench.reprints_takes import Take, make_takes

from firsthand.clean import clean_document
from firsthand.copies import (
    MemoryIndex,
    StoredText,
    find_copies,
    name_relations,
    read_words,
    settle,
)
from firsthand.model import Acquisition, CopyRelation, Document, MediaType, Relation

SEED, STORIES = 21, 150


def name_pairs(takes: Sequence[Take]) -> list[CopyRelation]:
    """Return the relations of a corpus, named."""
    documents = {item.name: _document(item) for item in takes}
    articles = {name: clean_document(item) for name, item in documents.items()}
    texts = {
        name: StoredText(item.text, tuple((b.span.start, b.span.end) for b in articles[name].body))
        for name, item in documents.items()
    }
    index, found = MemoryIndex(), []
    for name, item in texts.items():
        found += find_copies(name, item.text, item.body, index, texts.__getitem__)
        index.add(name, read_words(item.text, item.body))
    settled = settle(found, index, texts.__getitem__)
    return name_relations(settled, list(articles.values()), list(documents.values()))


def _document(take: Take) -> Document:
    acquisition = Acquisition(source_name=take.publisher)
    return Document(take.name, take.name, take.text, MediaType.PLAIN, (acquisition,))


def measure(seed: int = SEED, stories: int = STORIES) -> dict[str, float]:
    """Return precision and recall of "update"."""
    takes = make_takes(seed, stories)
    called = name_pairs(takes)
    said = {frozenset((item.a, item.b)) for item in called if item.relation is Relation.UPDATE}
    true = {frozenset((item.name, item.take_of)) for item in takes if item.take_of is not None}
    said -= _neutral(takes)
    right = len(said & true)
    return {
        "copies.takes.precision": right / len(said) if said else 0.0,
        "copies.takes.recall": right / len(true) if true else 0.0,
    }


def _neutral(takes: Sequence[Take]) -> set[frozenset[str]]:
    """Return the pairs of a later take and a copy of the first."""
    later = {item.take_of: item.name for item in takes if item.take_of is not None}
    return {frozenset((item.name, later[item.copy_of])) for item in takes if item.copy_of in later}


def main() -> None:
    """Print both figures, and what takes are called that are not found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stories", type=int, default=STORIES)
    parser.add_argument("--seed", type=int, default=SEED)
    options = parser.parse_args()
    takes = make_takes(options.seed, options.stories)
    first = {item.name: item.take_of for item in takes}
    row: Counter[str] = Counter()
    for item in name_pairs(takes):
        is_take = first[item.a] == item.b or first[item.b] == item.a
        row[f"{'a later take' if is_take else 'no later take'}: {item.relation.value}"] += 1
    for name, count in sorted(row.items()):
        print(f"{name:32s} {count}")
    for name, share in measure(options.seed, options.stories).items():
        print(f"{name:32s} {share:.3f}")


if __name__ == "__main__":
    main()

"""What the generator's corpus says is a copy of what, and how near an answer comes to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from bench.reprints import Made
from firsthand.model import CopyRelation, Span

COPIED = 40
"""Origin words that two documents have in common, from which they are a gold pair."""

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Quality:
    """How near the found pairs come to the gold ones."""

    gold: int
    precision: float
    recall: float
    passages: float

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def shared_words(corpus: Sequence[Made]) -> dict[Pair, int]:
    """Return how many words of origin paragraphs each pair of documents has in common."""
    carriers: dict[str, dict[int, int]] = defaultdict(dict)
    for made in corpus:
        for origin, _, _, count in made.passages:
            carriers[origin][made.number] = count
    shared: dict[Pair, int] = defaultdict(int)
    for holders in carriers.values():
        numbers = sorted(holders)
        for at, one in enumerate(numbers):
            for two in numbers[at + 1 :]:
                shared[one, two] += min(holders[one], holders[two])
    return dict(shared)


def measure_pairs(corpus: Sequence[Made], found: set[Pair]) -> Quality:
    """Return precision and recall over pairs; pairs with few words in common are neutral."""
    shared = shared_words(corpus)
    gold = {pair for pair, count in shared.items() if count >= COPIED}
    size = {made.number: len(made.text.split()) for made in corpus}
    small = {pair for pair in gold if shared[pair] < 0.3 * min(size[pair[0]], size[pair[1]])}
    right = len(found & gold)
    false = len(found - set(shared))
    return Quality(
        gold=len(gold),
        precision=right / (right + false) if right + false else 0.0,
        recall=right / len(gold) if gold else 0.0,
        passages=len(found & small) / len(small) if small else 0.0,
    )


def measure_spans(corpus: Sequence[Made], relations: Sequence[CopyRelation]) -> float:
    """Return the F1 of characters of aligned runs against origin paragraphs in common."""
    by_number = {str(made.number): made for made in corpus}
    right = said = true = 0
    for item in relations:
        a, b = by_number[item.a], by_number[item.b]
        origins = {row[0] for row in a.passages} & {row[0] for row in b.passages}
        if not origins:
            continue
        for made, spans in ((a, [run.a for run in item.aligned]), (b, [r.b for r in item.aligned])):
            gold = _characters(made, origins)
            mine = _covered(spans)
            right, said, true = right + len(gold & mine), said + len(mine), true + len(gold)
    precision, recall = right / said if said else 0.0, right / true if true else 0.0
    return 2 * precision * recall / (precision + recall) if right else 0.0


def _characters(made: Made, origins: set[str]) -> set[int]:
    return {
        at
        for origin, start, end, _ in made.passages
        if origin in origins
        for at in range(start, end)
    }


def _covered(spans: Sequence[Span]) -> set[int]:
    return {at for span in spans for at in range(span.start, span.end)}

"""Measure on real news whether shared words are told apart from copied ones.

    python -m quality.copies

`judged_pairs.tsv`, `judged_pairs_fourth.tsv` and `judged_pairs_fifth.tsv` name pairs of texts that
share from 5 to 70 per cent of the shorter one, each judged by reading: copied, alike or unsure. Of
four draws one half each, by hash, is open for work; the figures that count are those of the
reserved halves. All 19,043 stories of Reuters-21578 and the texts of the news collection are in
the index, so that forms can be seen to be forms.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench import reprints
from bench.copies import find_all, pairs_of
from bench.copies_gold import measure_pairs, measure_spans
from bench.reprints import Generator
from bench.reprints_reuters import FOLDER

from firsthand.copies import MemoryIndex, StoredText, find_copies
from firsthand.copies.alignment import align_words
from firsthand.copies.commonness import Known, names_with
from firsthand.copies.evidence import Evidence, may_be_copy, weigh
from firsthand.copies.holding import Holding
from firsthand.copies.likeness import run_fingerprints
from firsthand.copies.settle import same_text
from firsthand.copies.shelf import Shelf
from firsthand.model import CopyRelation
from quality import copies_takes
from quality.judged_pairs import FIFTH, FOURTH, NEWS, PAIRS, JudgedPair, read_pairs, read_texts

OPEN = ("open", "second-open", "fourth-open", "fifth-open")
RESERVED = ("reserved", "second-reserved", "fourth-reserved", "fifth-reserved")
HALVES = (*OPEN, *RESERVED)
SEED, DOCUMENTS = 11, 300
BENCH = Path(reprints.__file__).parent
MAKERS = ("reprints.py", "reprints_news.py", "reprints_takes.py", "reprints_words.yml")


@dataclass(frozen=True, slots=True)
class Outcome:
    """Precision and recall of "copied" over pairs that were judged either way."""

    pairs: int
    precision: float
    recall: float


class Collection:
    """All texts in an index, and what is known of the passages that some pairs share."""

    def __init__(self, texts: Mapping[str, StoredText], pairs: Sequence[JudgedPair]) -> None:
        """Read the texts.

        Args:
            texts: every text of the collections, by name.
            pairs: the pairs whose passages are to be asked for.
        """
        self.shelf = Shelf(texts.__getitem__)
        self.index = MemoryIndex()
        for name in texts:
            self.index.add(name, self.shelf[name].words)
        holders = self._holders(pairs)
        families = same_text(relate_all(sorted(holders), texts), self.shelf)
        self.known = Known(Holding(self.index), families, names_with(self.shelf))

    def _holders(self, pairs: Sequence[JudgedPair]) -> set[str]:
        """Return the documents that hold a passage of one of the pairs."""
        hashes: set[int] = set()
        for pair in pairs:
            prints = self.shelf.prints(pair.a)
            runs = align_words(self.shelf[pair.a].words, self.shelf[pair.b].words)
            hashes.update(value for run in runs for value in run_fingerprints(prints, run))
        found = {name for names in self.index.holders(sorted(hashes)) for name in names}
        return found | {name for pair in pairs for name in (pair.a, pair.b)}

    def weigh(self, pair: JudgedPair) -> Evidence | None:
        """Return the evidence of a pair, None where too few words are shared to look."""
        a, b = self.shelf[pair.a], self.shelf[pair.b]
        runs = align_words(a.words, b.words)
        return weigh(a, b, runs, self.known) if may_be_copy(a.words, b.words, runs) else None


def relate_all(names: Iterable[str], texts: Mapping[str, StoredText]) -> list[CopyRelation]:
    """Return all relations among some of the texts."""
    index, shelf = MemoryIndex(), Shelf(texts.__getitem__)
    found: list[CopyRelation] = []
    for name in names:
        item = texts[name]
        found += find_copies(name, item.text, item.body, index, shelf)
        index.add(name, shelf[name].words)
    return found


def judge(evidence: Mapping[JudgedPair, Evidence | None], *halves: str) -> Outcome:
    """Return how well the engine does on some of the halves of the pairs."""
    decided = {
        pair: found is not None and found.is_copy
        for pair, found in evidence.items()
        if pair.half in halves and pair.is_sure
    }
    right = sum(1 for pair, copied in decided.items() if copied and pair.is_copied)
    said = sum(decided.values())
    true = sum(1 for pair in decided if pair.is_copied)
    return Outcome(len(decided), right / said if said else 0.0, right / true if true else 0.0)


def wrong(evidence: Mapping[JudgedPair, Evidence | None], half: str) -> list[str]:
    """Return a line for each pair of a half on which engine and reader differ."""
    return [
        f"{pair.a} {pair.b} {pair.verdict} ({pair.form}): "
        + (f"log odds {found.odds:.1f}, {found.shared} shared" if found else "too little shared")
        for pair, found in evidence.items()
        if pair.half == half
        and pair.is_sure
        and (found is not None and found.is_copy) != pair.is_copied
    ]


def weigh_pairs() -> dict[JudgedPair, Evidence | None]:
    """Return the evidence of each judged pair; empty where the collections are absent."""
    texts = read_texts()
    judged = (pair for path in (PAIRS, FOURTH, FIFTH) for pair in read_pairs(path))
    pairs = [pair for pair in judged if pair.half in HALVES]
    if not texts:
        return {}
    collection = Collection(texts, pairs)
    return {pair: collection.weigh(pair) for pair in pairs}


def measure() -> dict[str, float]:
    """Return precision and recall on real pairs, and F1 on a generated corpus."""
    evidence = weigh_pairs()
    figures: dict[str, float] = {}
    for half in HALVES if evidence else ():
        outcome = judge(evidence, half)
        figures[f"copies.{half}.precision"] = round(outcome.precision, 4)
        figures[f"copies.{half}.recall"] = round(outcome.recall, 4)
    made = Generator(SEED).make(DOCUMENTS)
    relations = find_all(made)
    found = measure_pairs(made, pairs_of(relations))
    figures["copies.generated.precision"] = round(found.precision, 4)
    figures["copies.generated.recall"] = round(found.recall, 4)
    figures["copies.generated.passages"] = round(found.passages, 4)
    figures["copies.generated.spans"] = round(measure_spans(made, relations), 4)
    return figures | {name: round(share, 4) for name, share in copies_takes.measure().items()}


def corpus() -> list[Path]:
    """Return the files that the figures were measured on."""
    generator = [BENCH / name for name in MAKERS]
    return [PAIRS, FOURTH, FIFTH, *generator, NEWS, *sorted(FOLDER.glob("reut2-*.sgm.gz"))]


def main() -> None:
    """Print the figures of all halves, and the mistakes on the open ones."""
    evidence = weigh_pairs()
    if not evidence:
        print("quality.copies: Reuters-21578 is absent, nothing can be measured")
        return
    for half in OPEN:
        for line in wrong(evidence, half):
            print(f"{half}: {line}")
    for name, halves in (*((half, (half,)) for half in HALVES), ("all reserved", RESERVED)):
        outcome = judge(evidence, *halves)
        print(f"{name:15s} {outcome.pairs} pairs, P {outcome.precision:.3f} R {outcome.recall:.3f}")


if __name__ == "__main__":
    main()

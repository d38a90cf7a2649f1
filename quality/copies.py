"""Measure on real news whether shared words are told apart from copied ones.

    python -m quality.copies

`judged_pairs.tsv` names pairs of Reuters-21578 stories that share from 5 to 70 per cent of
the shorter one, each judged by reading: copied, alike or unsure. One half, drawn by hash, was
open while the rules were written; the figure that counts is that of the reserved half. All
19,043 stories of the collection are in the index, so that forms can be seen to be forms.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.reprints_reuters import read_reuters

from firsthand.copies import MemoryIndex, StoredText, Words, find_copies, read_words
from firsthand.copies.alignment import align_words
from firsthand.copies.commonness import Known
from firsthand.copies.evidence import ENOUGH, Evidence, run_fingerprints, weigh
from firsthand.copies.fingerprints import fingerprints
from firsthand.copies.settle import same_text
from firsthand.copies.shelf import Shelf
from firsthand.copies.words import Range
from firsthand.model import CopyRelation

PAIRS = Path(__file__).parent / "judged_pairs.tsv"
_PARAGRAPH = re.compile(r"\n {3,}")


@dataclass(frozen=True, slots=True)
class JudgedPair:
    """Two stories and what reading them said."""

    a: str
    b: str
    verdict: str
    form: str
    half: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """Precision and recall of "copied" over pairs that were judged either way."""

    pairs: int
    precision: float
    recall: float


def read_pairs(path: Path = PAIRS) -> list[JudgedPair]:
    """Return the judged pairs."""
    lines = (line for line in path.read_text().splitlines() if not line.startswith("#"))
    return [JudgedPair(*row) for row in csv.reader(lines, delimiter="\t")]


def read_texts() -> dict[str, StoredText]:
    """Return all stories of the collection by number, with their paragraphs as blocks."""
    return {
        str(story.number): StoredText(story.body, tuple(_paragraphs(story.body)))
        for story in read_reuters()
    }


def _paragraphs(body: str) -> Iterator[Range]:
    at = 0
    for cut in _PARAGRAPH.finditer(body):
        yield at, cut.start()
        at = cut.end()
    yield at, len(body)


def weigh_pairs(
    pairs: Sequence[JudgedPair], texts: Mapping[str, StoredText]
) -> dict[JudgedPair, Evidence]:
    """Return the evidence of each pair, with every text known to the index."""
    index = MemoryIndex()
    sides = Shelf(texts.__getitem__)
    for name, item in texts.items():
        index.add(name, read_words(item.text, item.body))
    aligned = {pair: align_words(sides[pair.a].words, sides[pair.b].words) for pair in pairs}
    hashes = {
        value
        for pair, runs in aligned.items()
        for run in runs
        for value in run_fingerprints(fingerprints(sides[pair.a].words.hashes), run)
    }
    holders = {name for names in index.holders(sorted(hashes)) for name in names}
    families = same_text(relate_all(sorted(holders), texts), sides)
    known = Known(index, families, sides)
    return {pair: weigh(sides[pair.a], sides[pair.b], aligned[pair], known) for pair in pairs}


def relate_all(names: Iterable[str], texts: Mapping[str, StoredText]) -> list[CopyRelation]:
    """Return all relations among some of the texts."""
    index, shelf = MemoryIndex(), Shelf(texts.__getitem__)
    found: list[CopyRelation] = []
    for name in names:
        item = texts[name]
        words: Words = read_words(item.text, item.body)
        found += find_copies(name, item.text, item.body, index, shelf)
        index.add(name, words)
    return found


def judge(evidence: Mapping[JudgedPair, Evidence], half: str) -> Outcome:
    """Return how well the engine does on one half of the pairs."""
    decided = {
        pair: found.is_copy
        for pair, found in evidence.items()
        if pair.half == half and pair.verdict != "unsure"
    }
    right = sum(1 for pair, copied in decided.items() if copied and pair.verdict == "copied")
    said = sum(decided.values())
    true = sum(1 for pair in decided if pair.verdict == "copied")
    return Outcome(len(decided), right / said if said else 0.0, right / true if true else 0.0)


def wrong(evidence: Mapping[JudgedPair, Evidence], half: str) -> list[str]:
    """Return a line for each pair of a half on which engine and reader differ."""
    return [
        f"{pair.a} {pair.b} {pair.verdict} ({pair.form}): {found.copied:.0f} of {ENOUGH} words, "
        f"{found.shared} shared, swapped {sum(found.facts.swapped)}, "
        f"figures kept {found.facts.kept} changed {found.facts.changed}"
        for pair, found in evidence.items()
        if pair.half == half
        and pair.verdict != "unsure"
        and found.is_copy != (pair.verdict == "copied")
    ]


def main() -> None:
    """Print the figures of both halves, and the mistakes on the open one."""
    texts = read_texts()
    if not texts:
        print("quality.copies: Reuters-21578 is absent, nothing can be measured")
        return
    evidence = weigh_pairs(read_pairs(), texts)
    for line in wrong(evidence, "open"):
        print("open:", line)
    for half in ("open", "reserved"):
        outcome = judge(evidence, half)
        print(f"{half:9s} {outcome.pairs} pairs, P {outcome.precision:.3f} R {outcome.recall:.3f}")


if __name__ == "__main__":
    main()

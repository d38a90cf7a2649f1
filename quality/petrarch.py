"""Measures root codes on PETRARCH's own validation records.

    python -m quality.petrarch

The records have codes of their own (an older scheme than PLOVER's, over dictionaries made for
them, and made-up codes that try a dictionary's patterns), so a linear head learns them on four
fifths of the records and is asked for the fifth. It sees words, words in a row, the verbs of the
main clause with what stands beside them (`petrarch_clauses.py`), and what the reader says of the
PLOVER roots of the pair that stands first. What plain words say of the kind of act
(`petrarch_words.yml`, after the definitions of the older scheme) counts beside what was learnt, and
each further verb of a main clause that they know gives a code of its own. A fifth of 276 is little
to learn twenty codes from; that some sentences differ in a word or two helps. Records that try what
PETRARCH does with broken input are left out, as in the run of the peer, which has .782 with the
dictionaries that the records were written for. Kinds of features, bounds and shares were chosen on
the half of the records that `HALF` names; the other half was not looked at.
"""

from __future__ import annotations

import html
import json
import re
from collections import Counter
from dataclasses import dataclass
from hashlib import blake2b
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from training.reader.prepare_events import fold_of

from firsthand.language import fold_text
from firsthand.language.reader import load_reader
from firsthand.language.reader.labels import ROOTS
from firsthand.language.reader.pairs import find_pairs
from firsthand.language.reader.root_head import ROWS, guess_roots, hashed, row_of
from firsthand.language.reader.root_words import root_features, stem_of
from quality.corpus import SHARED
from quality.events import make_readings
from quality.petrarch_clauses import clause_features, word_codes
from quality.plover import FOLDS
from quality.reader_events import f1

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.language.reader.root_words import Feature
    from firsthand.model import Reading

Span = tuple[int, int]
HALF = 1
_NOWHERE = ((0, 0), (0, 0))
_RECORD = re.compile(r"<Sentence ([^>]*)>(.*?)</Sentence>", re.DOTALL)
_CODE = re.compile(r'eventcode\s*=\s*"(\d\d)')
_TEXT = re.compile(r"<Text>(.*?)</Text>", re.DOTALL)
_WORD = re.compile(r"[A-Za-z]+(?:'[a-z]+)?|\d+")
_LEFT_OUT = re.compile(r'category\s*=\s*"ERROR"')
_LAST = "ALL OF THE UNIT TESTS"
_RIDGE, _NONE, _SECOND = 0.1, -0.5, -0.1
"""Below the second nothing is coded, above the third a second code is."""
_LEARNT, _PLAIN = 0.4, 0.5
"""What the code of plain words counts as a feature, and beside what was learnt."""
_FIRST_WORDS = 6
_MOST = 3


@dataclass(frozen=True, slots=True)
class Record:
    """One validation record: its folded text and the root codes that it should get."""

    text: str
    codes: frozenset[str]

    @property
    def half(self) -> int:
        """0 or 1, by a hash of the text."""
        return blake2b(self.text.encode()).digest()[0] % 2


def read_records() -> list[Record]:
    """Return the records, those of broken input left out."""
    content = (SHARED / "gold/events/petrarch-records.xml").read_text("utf8")
    records = []
    for attributes, body in _RECORD.findall(content):
        found = _TEXT.search(body)
        text = " ".join(html.unescape(found[1]).split()) if found else ""
        if text and not _LEFT_OUT.search(attributes) and not text.startswith(_LAST):
            records.append(Record(fold_text(text), frozenset(_CODE.findall(body))))
    return records


def pairs_of(reading: Reading) -> list[tuple[Span, Span]]:
    """Return the pairs of the parse of a record."""
    found = [pair for one in reading.paragraphs for pair in find_pairs(one.passage)]
    return [(pair.source, pair.target) for pair in found if pair.target != (0, 0)]


def features_of(text: str, pair: tuple[Span, Span]) -> Counter[Feature]:
    """Return the words of a record, which follow which, and what stands around its pair."""
    words = [stem_of(word.lower()) for word in _WORD.findall(text)]
    found = Counter(root_features(text, *pair))
    found.update(("all", word) for word in words)
    found.update(("in a row", *both) for both in pairwise(words))
    found.update(("with a gap", *both) for both in zip(words, words[2:], strict=False))
    found.update(("opens", word) for word in words[:_FIRST_WORDS])
    return found


def learn(table: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    """Return (columns, codes) weights by ridge regression over the records; rare codes count more.

    Args:
        table: (n, columns) features.
        wanted: (n, codes) -1 or 1.
    """
    first = wanted.argmax(1) * (wanted.max(1) > 0)
    counts = np.bincount(first, minlength=wanted.shape[1])
    weight = np.sqrt(counts.mean() / counts[first])
    solved = np.linalg.solve(table @ table.T + _RIDGE * np.diag(1 / weight), wanted)
    found: np.ndarray = table.T @ solved
    return found


def _table(features: Sequence[Counter[Feature]], known: Sequence[int]) -> np.ndarray:
    """Return (n, rows) values; how rare a feature is, the known records tell."""
    holders = np.zeros(ROWS)
    for number in known:
        holders[sorted({row_of(one) for one in features[number]})] += 1
    rarity = np.log(len(known) / np.maximum(holders, 1)) + 1
    table = np.zeros((len(features), ROWS))
    for number, found in enumerate(features):
        rows, values = hashed(found, rarity)
        np.add.at(table[number], rows, values)
    return table


def code(records: Sequence[Record]) -> list[set[str]]:
    """Return the codes of each record, learnt from the other folds."""
    readings = make_readings([one.text for one in records])
    plain = [word_codes(reading) for reading in readings]
    labels = sorted({label for one in records for label in one.codes})
    told = np.array([[float(x in codes) for x in labels] for codes in plain])
    silent = 1 - np.sign([[len(codes)] for codes in plain])
    features, roots = _seen(records, readings, plain)
    dense = np.hstack([roots / np.sqrt(10), _LEARNT * told, _LEARNT * silent])
    wanted = np.array([[1.0 if x in one.codes else -1.0 for x in labels] for one in records])
    folds = np.array([fold_of(one.text, FOLDS) for one in records])
    single = np.array([len(one.codes) <= 1 for one in records])
    found: list[set[str]] = [set() for _ in records]
    for fold in range(FOLDS):
        known = np.flatnonzero((folds != fold) & single)
        table = np.hstack([_table(features, known.tolist()), dense])
        weights = learn(table[known], wanted[known])
        for number in np.flatnonzero(folds == fold).tolist():
            scores = table[number] @ weights + _PLAIN * told[number]
            found[number] = _chosen(scores, labels) | set(plain[number][1:])
    return found


def _seen(
    records: Sequence[Record], readings: Sequence[Reading], plain: Sequence[Sequence[str]]
) -> tuple[list[Counter[Feature]], np.ndarray]:
    """Return the features of each record, and (n, roots) what the reader says of its first pair."""
    sentences, features = [], []
    for one, reading, codes in zip(records, readings, plain, strict=True):
        pairs = pairs_of(reading)
        source, target = pairs[0] if pairs else _NOWHERE
        sentences.append((one.text, source, target))
        found = features_of(one.text, (source, target)) + clause_features(reading)
        found["pairs", str(min(_MOST, len(pairs)))] += 1
        found.update(("code", word) for word in codes or ["none"])
        features.append(found)
    reader = load_reader()
    guesses = (reader.plover(sentences) if reader else None) or guess_roots(sentences)
    return features, np.array([[dict(guess.scores)[root] for root in ROOTS] for guess in guesses])


def _chosen(scores: np.ndarray, labels: Sequence[str]) -> set[str]:
    first, second = np.argsort(-scores)[:2].tolist()
    if scores[first] <= _NONE:
        return set()
    return {labels[first], *([labels[second]] if scores[second] > _SECOND else [])}


def measure() -> dict[str, float]:
    """Return F1 of root codes over all records and over both halves, in percent."""
    records = read_records()
    found = list(zip(records, code(records), strict=True))
    parts = {
        "root_f1": found,
        "half chosen on": [(one, codes) for one, codes in found if one.half == HALF],
        "half not looked at": [(one, codes) for one, codes in found if one.half != HALF],
    }
    return {"records": len(records)} | {name: _f1(rows) for name, rows in parts.items()}


def _f1(rows: Sequence[tuple[Record, set[str]]]) -> float:
    right = sum(len(one.codes & codes) for one, codes in rows)
    given = sum(len(codes) for _, codes in rows)
    return f1(right, given, sum(len(one.codes) for one, _ in rows))


def main() -> None:
    """Print the figures."""
    print(json.dumps(measure()))


if __name__ == "__main__":
    main()

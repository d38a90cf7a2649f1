"""Measures root codes on PETRARCH's own validation records.

    python -m quality.petrarch

The records have codes of their own (an older scheme than PLOVER's, over dictionaries made for
them), so the head over words learns them on four fifths of the records and is asked for the
fifth. One code a record: that of the surest pair of the parse. Some sentences differ only in a
word or two, which helps; a fifth of 284 is little to learn twenty codes from, which does not.
PETRARCH itself has .782 with the dictionaries that the records were written for.
"""

from __future__ import annotations

import html
import json
import re
from typing import TYPE_CHECKING, Any

from training.reader.prepare_events import fold_of
from training.reader.root_words import learn

from firsthand.language import fold_text
from firsthand.language.reader.pairs import find_pairs
from quality.corpus import SHARED
from quality.events import make_readings
from quality.plover import FOLDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.language.reader.root_head import RootHead

Span = tuple[int, int]
NOWHERE = ((0, 0), (0, 0))
_RECORD = re.compile(r"<Sentence [^>]*>(.*?)</Sentence>", re.DOTALL)
_CODE = re.compile(r'eventcode\s*=\s*"(\d\d)')
_TEXT = re.compile(r"<Text>(.*?)</Text>", re.DOTALL)


def read_records() -> list[tuple[str, set[str]]]:
    """Return the folded text and the root codes of each record."""
    content = (SHARED / "gold/events/petrarch-records.xml").read_text("utf8")
    records = []
    for body in _RECORD.findall(content):
        found = _TEXT.search(body)
        if found:
            text = " ".join(html.unescape(found[1]).split())
            records.append((fold_text(text), set(_CODE.findall(body))))
    return records


def pairs_of(texts: Sequence[str]) -> list[list[tuple[Span, Span]]]:
    """Return the pairs of the parse of each text; one that names nobody where there is none."""
    found = []
    for reading in make_readings(texts):
        pairs = [pair for one in reading.paragraphs for pair in find_pairs(one.passage)]
        found.append([(pair.source, pair.target) for pair in pairs] or [NOWHERE])
    return found


def surest(
    head: RootHead, labels: Sequence[str], text: str, pairs: Sequence[tuple[Span, Span]]
) -> str:
    """Return the code of the pair whose code is surest."""
    scores = [head.scores(text, *pair) for pair in pairs]
    best = max(scores, key=lambda one: float(one.max()))
    return labels[int(best.argmax())]


def measure() -> dict[str, float]:
    """Return F1 of root codes over all records, in percent."""
    records = read_records()
    pairs = pairs_of([text for text, _ in records])
    labels = sorted({code for _, codes in records for code in codes})
    single: list[dict[str, Any]] = [
        {"text": text, "pair": own[0], "root": next(iter(codes))}
        for (text, codes), own in zip(records, pairs, strict=True)
        if len(codes) == 1
    ]
    right = given = 0
    for fold in range(FOLDS):
        head = learn([one for one in single if fold_of(one["text"], FOLDS) != fold], labels)
        for (text, codes), own in zip(records, pairs, strict=True):
            if fold_of(text, FOLDS) == fold:
                given += 1
                right += surest(head, labels, text, own) in codes
    wanted = sum(len(codes) for _, codes in records)
    return {"records": len(records), "root_f1": round(200 * right / (given + wanted), 1)}


def main() -> None:
    """Print the figures."""
    print(json.dumps(measure()))


if __name__ == "__main__":
    main()

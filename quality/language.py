"""How well a passage is read: names, times, numbers; and how fast.

    python -m quality.language [--errors]

Names: strict span and type, person, place and organisation (a medium counts as one), sentence by
sentence, on CrossNER politics (development part) and wikigold, every other sentence of both;
`wikigold_documents` after the rules for whole documents; `news_documents` the same on the documents
of the worldwide newswire that the training of the reader held back. Times: F1 of the TIMEX3
value on TimeBank and AQUAINT where the spans overlap. Numbers: F1 of the value on the cases of
Recognizers-Text. The texts are local gold and stay beside the repository.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from training.reader.prepare import names_dev

from firsthand.language import fold_text, load_language
from firsthand.language.number_words import find_numbers
from firsthand.language.times import find_times, tense_of
from firsthand.language.times_resolve import timex_value
from firsthand.model import MentionType, Paragraph, Role, Span
from firsthand.names.spots import find_spots
from firsthand.names.view import make_view
from quality.corpus import SHARED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from firsthand.language import Language

GOLD = SHARED / "gold"
POLITICS = GOLD / "entities" / "politics-dev.txt"
WIKIGOLD = GOLD / "entities" / "wikigold.conll"
NEWS = GOLD / "entities" / "worldwide-train.tsv.gz"
TIME = (GOLD / "time" / "timebank.jsonl", GOLD / "time" / "aquaint.jsonl")
NUMBERS = GOLD / "specs" / "Number" / "English" / "NumberModel.json"
_GOLD_TYPES = {
    "person": "PER",
    "politician": "PER",
    "country": "LOC",
    "location": "LOC",
    "place": "LOC",
    "organisation": "ORG",
    "politicalparty": "ORG",
    "PER": "PER",
    "LOC": "LOC",
    "ORG": "ORG",
}
_TYPES = {
    MentionType.PERSON: "PER",
    MentionType.PLACE: "LOC",
    MentionType.ORGANISATION: "ORG",
    MentionType.MEDIUM: "ORG",
}
Labelled = tuple[str, set[tuple[int, int, str]]]


def corpus() -> tuple[Path, ...]:
    """Return the files that the figures rest on."""
    return (POLITICS, WIKIGOLD, NEWS, *TIME, NUMBERS)


def measure() -> dict[str, float]:
    """Return the figures of the stage by name, without its speed, which no floor can hold."""
    language = load_language()
    figures = {
        **_names(language, POLITICS, "names.politics"),
        **_names(language, WIKIGOLD, "names.wikigold"),
        "names.wikigold_documents.f1": _documents(language, WIKIGOLD),
        "names.news_documents.f1": _news(language),
    }
    for path in TIME:
        figures |= _times(path)
    return {**figures, "numbers.value_f1": _numbers()}


def read_conll(path: Path) -> Iterator[Labelled]:
    """Yield the sentences of a CoNLL file with the spans of persons, places and bodies."""
    yield from read_lines(path.read_text(encoding="utf-8").splitlines())


def read_lines(lines: list[str]) -> Iterator[Labelled]:
    """Yield the sentences that lines of one word and its label make up."""
    rows: list[tuple[str, str]] = []
    for line in [*lines, ""]:
        parts = line.split()
        if len(parts) > 1:
            rows.append((parts[0], parts[-1]))
        elif rows:
            yield _sentence(rows)
            rows = []


def _sentence(rows: list[tuple[str, str]]) -> Labelled:
    """The words joined by spaces, and the spans of their labels."""
    text, current = "", None
    spans: set[tuple[int, int, str]] = set()
    for word, label in rows:
        start = len(text) + bool(text)
        text = f"{text} {word}".strip()
        is_new = label.startswith("B") or current is None or current[2] != label[2:]
        if current is not None and (label == "O" or is_new):
            _add(spans, text, current)
            current = None
        if label != "O":
            current = (start if current is None else current[0], len(text), label[2:])
    if current is not None:
        _add(spans, text, current)
    return text, spans


def _add(spans: set[tuple[int, int, str]], text: str, item: tuple[int, int, str]) -> None:
    kind = _GOLD_TYPES.get(item[2])
    if kind is not None:
        spans.add((*bare(text, item[0], item[1]), kind))


def bare(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without a leading article and a possessive ending."""
    if text[start:end].lower().startswith("the "):
        start += 4
    match = re.search(r"\s*'s?$", text[start:end])
    return start, start + match.start() if match else end


def _names(language: Language, path: Path, name: str) -> dict[str, float]:
    right: Counter[str] = Counter()
    given: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    sentences = list(read_conll(path))[::2]
    passages = language.read([text for text, _ in sentences])
    for (text, gold), passage in zip(sentences, passages, strict=True):
        folded = fold_text(text)
        found = {
            (*bare(folded, item.start, item.end), _TYPES[item.type])
            for item in passage.names
            if item.type in _TYPES
        }
        for counter, spans in ((right, gold & found), (given, found), (wanted, gold)):
            counter.update(kind for _, _, kind in spans)
    total = f1(right.total(), given.total(), wanted.total())
    kinds = {f"{name}.{k}": f1(right[k], given[k], wanted[k]) for k in ("PER", "LOC", "ORG")}
    return {f"{name}.f1": total, **kinds}


def _documents(language: Language, path: Path) -> float:
    """F1 after the rules that look at a whole document, every fourth document."""
    return _documents_f1(language, list(_by_document(path))[::4])


def _news(language: Language) -> float:
    """F1 on the documents of news that training held back, two sentences a paragraph."""
    documents = (list(_paragraphs_of(item)) for item in names_dev(GOLD)["worldwide"])
    return _documents_f1(language, documents)


def _paragraphs_of(item: dict[str, Any]) -> Iterator[Labelled]:
    """Yield every two sentences of a prepared document with the spans of their names."""
    text = item["text"]
    for start, end in pairwise([*item["units"][::2], len(text)]):
        inside = [name for name in item["names"] if start <= name[0] < end]
        spans: set[tuple[int, int, str]] = set()
        for begin, stop, kind in inside:
            _add(spans, text[start:end], (begin - start, stop - start, kind))
        yield text[start:end].rstrip(), spans


def _documents_f1(language: Language, documents: Iterable[list[Labelled]]) -> float:
    right = given = wanted = 0
    for sentences in documents:
        passages = language.read([text for text, _ in sentences])
        document = "\n".join(text for text, _ in sentences)
        views, at = [], 0
        for number, ((text, _), passage) in enumerate(zip(sentences, passages, strict=True)):
            span = Span("wikigold", at, at + len(text))
            views.append(make_view(number, Paragraph(span, Role.BODY, passage), document))
            at += len(text) + 1
        spots = find_spots(views)
        for view, (_, gold) in zip(views, sentences, strict=True):
            found = {
                (*bare(view.text, spot.start, spot.end), _TYPES[spot.type])
                for spot in spots
                if spot.view == view.index and spot.type in _TYPES
            }
            right, given, wanted = right + len(gold & found), given + len(found), wanted + len(gold)
    return f1(right, given, wanted)


def _by_document(path: Path) -> Iterator[list[Labelled]]:
    """Yield the sentences of each document of a CoNLL file that marks where one begins."""
    for part in path.read_text(encoding="utf-8").split("-DOCSTART- O"):
        sentences = list(read_lines(part.splitlines()))
        if sentences:
            yield sentences


def f1(right: int, given: int, wanted: int) -> float:
    """Return the F1 of counts."""
    return round(2 * right / max(1, given + wanted), 4)


def _times(path: Path) -> dict[str, float]:
    relaxed = valued = given = wanted = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        text = fold_text(record["text"])
        found = list(find_times(text))
        given, wanted = given + len(found), wanted + len(record["timex"])
        for gold in record["timex"]:
            item = next((t for t in found if t.start < gold["end"] and gold["start"] < t.end), None)
            if item is None:
                continue
            found.remove(item)
            relaxed += 1
            value = timex_value(item, record["dct"][:10], tense_of(text, item))
            valued += same_value(value, gold["value"])
    name = f"times.{path.stem}"
    return {
        f"{name}.relaxed_f1": f1(relaxed, given, wanted),
        f"{name}.value_f1": f1(valued, given, wanted),
    }


def same_value(value: str | None, gold: str | None) -> bool:
    """Tell whether two TIMEX3 values say the same; "198X" and "198", "W7" and "W07" do."""
    return _plain(value) == _plain(gold)


def _plain(value: str | None) -> str:
    text = re.sub(r"(-XX)+$", "", (value or "").replace("T00:00:00", ""))
    text = re.sub(r"^(\d{3})X$", r"\1", text)
    return re.sub(r"-W(\d)$", r"-W0\1", text).replace("PT24H", "P1D")


def _numbers() -> float:
    right = given = wanted = 0
    for case in json.loads(NUMBERS.read_text(encoding="utf-8")):
        gold = number_gold(case)
        found = [n for n in find_numbers(fold_text(case["Input"])) if not n.is_rough]
        given, wanted = given + len(found), wanted + len(gold)
        for start, end, value in gold:
            item = next((n for n in found if n.start < end and start < n.end), None)
            if item is not None:
                found.remove(item)
                right += abs(item.value - value) <= 1e-6 * max(1.0, abs(value))
    return f1(right, given, wanted)


def number_gold(case: dict[str, Any]) -> list[tuple[int, int, float]]:
    """Return start, end and value of the numbers of a case of Recognizers-Text."""
    return [
        (r["Start"], r["End"] + 1, float(r["Resolution"]["value"]))
        for r in case["Results"]
        if r.get("Resolution", {}).get("value") not in {None, "null"}
    ]


def _speed(language: Language) -> dict[str, float]:
    """Documents of 560 words a CPU second, with everything."""
    records = [json.loads(line) for line in TIME[1].read_text(encoding="utf-8").splitlines()[:30]]
    texts = [p for r in records for p in r["text"].split("\n\n") if p.strip()]
    words = sum(len(text.split()) for text in texts)
    started = time.process_time()
    language.read(texts)
    seconds = time.process_time() - started
    return {"speed.documents_per_cpu_second": round(words / 560 / seconds, 1)}


if __name__ == "__main__":
    for key, figure in sorted({**measure(), **_speed(load_language())}.items()):
        sys.stdout.write(f"{key:<44} {figure:8.4f}\n")

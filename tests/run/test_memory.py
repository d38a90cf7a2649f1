"""What a source prints under story after story is told from its reports."""

from __future__ import annotations

import io
from pathlib import Path

from firsthand import Ledger
from firsthand.config import Config
from firsthand.model import Role

MATTERS = ("ferry", "quarry", "bakery", "harbour", "school", "bridge")
WORDS = "Stay close to what matters in your valley: our evening letter brings it to you at six."


def write(place: Path, matter: str, number: int) -> None:
    report = (
        f"The {matter} of Tamsin was closed on Monday after {number + 3} inspectors had found "
        f"cracks in its walls, the council said.\n\nIts {number + 11} workers will be paid until "
        f"the end of {('May', 'June', 'July')[number % 3]}, mayor Oleta Brandt told reporters."
    )
    (place / f"{matter}.txt").write_text(f"{matter.title()} closed\n\n{report}\n\n{WORDS}\n")


def exported(ledger: Ledger) -> bytes:
    stream = io.BytesIO()
    ledger.export(stream)
    return stream.getvalue()


def test_repeated_paragraphs_are_no_report_in_any_order_of_arrival(tmp_path: Path) -> None:
    for number, matter in enumerate(MATTERS):
        write(tmp_path, matter, number)
    files = sorted(tmp_path.iterdir())
    answers = set()
    for order in (files, files[::-1]):
        with Ledger.open(":memory:", config=Config()) as ledger:
            for path in order:
                ledger.ingest(path, source="Valley Courier", until="ledger")
            answers.add(exported(ledger))
            last = [article.blocks[-1] for article in map(ledger.article, _ids(ledger)) if article]
            bodies = [len(article.body) for article in map(ledger.article, _ids(ledger)) if article]
    assert {block.role is Role.BODY for block in last} == {False}
    assert bodies == [2] * len(MATTERS)
    assert len(answers) == 1


def _ids(ledger: Ledger) -> list[str]:
    return [item.id for item in ledger.documents()]

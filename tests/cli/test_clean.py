"""Cleaning as a filter, and the furniture of sources."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Call

from firsthand import Ledger
from firsthand.config import Config

REPORT = "Ten miners walked free from the Karvia pit on Monday, police said."
TEXT = f"Ten miners freed\n\nBy Ida Holm\n\n{REPORT}\n\nSupport us. Donate today.\n"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_clean_prints_the_report_alone(call: Call, copy: Path) -> None:
    done = call("clean", copy)
    assert (done.code, done.out.strip()) == (0, REPORT)


def test_clean_prints_every_line_with_its_role(call: Call, copy: Path) -> None:
    lines = call("clean", copy, "--roles").out.splitlines()
    assert [line.split()[0] for line in lines] == ["headline", "byline", "body", "appeal"]


def test_clean_answers_machines(call: Call, copy: Path) -> None:
    found = json.loads(call("clean", copy, "--json").out)
    assert found[0]["byline"]["persons"] == ["Ida Holm"]


def test_clean_says_what_it_cannot_read_and_goes_on(call: Call, copy: Path) -> None:
    done = call("clean", copy.with_name("none.txt"), copy)
    assert (done.code, done.out.strip()) == (1, REPORT)
    assert "none.txt" in done.err


def test_show_roles_says_why(call: Call, ledger_file: Path) -> None:
    with Ledger.open(ledger_file) as ledger:
        document = next(iter(ledger.documents())).id
    done = call("show", document, "--roles")
    assert done.code == 0
    assert "body" in done.out
    assert "prose" in done.out


def test_sources_lists_what_a_source_prints_again(call: Call, tmp_path: Path) -> None:
    house = "The Lantern is an independent newspaper of the coast."
    stories = ("The ferry sank off Ardvale on Monday, police said.", "Wheat grew dear in Corvey.")
    for number, report in enumerate(stories):
        path = tmp_path / f"{number}.txt"
        head = " ".join(report.split()[1:3])
        path.write_text(f"{head}\n\n{report}\n\n{house}\n", encoding="utf-8")
    file = tmp_path / "l.db"
    with Ledger.open(file, config=Config()) as ledger:
        ledger.ingest(tmp_path / "0.txt", tmp_path / "1.txt", source="The Lantern", until="copies")
    found = json.loads(call("sources", "--ledger", file, "--json").out)
    assert [(item["text"], item["stories"]) for item in found] == [(house, 2)]
    assert "The Lantern" in call("sources", "--ledger", file).out

"""The export has the shape of the record format, the same bytes each time, and true spans."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.run.texts import write_files

from firsthand import Ledger
from firsthand.config import Config
from firsthand.errors import FirsthandError, StoreError
from firsthand.export import export_lines

Record = dict[str, Any]

FIELDS = {
    "document": "id path url source sha256 retrieved_at media_type language text headline byline "
    "dateline published canonical_url captions blocks",
    "copy": "a b containment relation aligned changed only_in_a only_in_b",
    "origin": "id documents producer reasons",
    "story": "id title documents origins counts first_published last_published",
    "statement": "id document form content cue speaker role medium addressee hedged chain asserts",
    "event": "id story type means stage status novelty plover cameo actors recipients receiver "
    "count date place extent links evidence statements support conflicts",
    "figure": "id story measure of op n max as_of place text evidence statements support replaces",
    "entity": "id type name aliases country role wikidata",
}
PARTS = {
    ("document", "source"): "name domain",
    ("document", "byline"): "persons agency outlet",
    ("document", "published"): "value precision basis",
    ("document", "headline"): "text span",
    ("copy", "containment"): "a_in_b b_in_a",
    ("origin", "producer"): "name kind",
    ("story", "counts"): "copies origins claimants",
    ("statement", "content"): "text spans",
    ("statement", "speaker"): "text span entity",
    ("event", "plover"): "event mode context",
    ("event", "count"): "op n max of measure text",
    ("event", "date"): "value end precision relation basis inherited_from",
    ("event", "support"): "copies origins claimants",
    ("figure", "support"): "copies origins claimants",
}


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    folder = tmp_path_factory.mktemp("export")
    with Ledger.open(folder / "ledger.db", config=Config()) as opened:
        opened.ingest(write_files(folder / "news"))
        yield opened


@pytest.fixture(scope="module")
def records(ledger: Ledger) -> list[Record]:
    return [json.loads(line) for line in export_lines(ledger.store)]


@pytest.mark.parametrize("kind", FIELDS)
def test_every_field_is_there(records: list[Record], kind: str) -> None:
    found = [record for record in records if record["kind"] == kind]
    assert found
    for record in found:
        assert set(FIELDS[kind].split()) <= record.keys()


@pytest.mark.parametrize(("kind", "part"), PARTS)
def test_every_part_is_whole_or_null(records: list[Record], kind: str, part: str) -> None:
    found = [record[part] for record in records if record["kind"] == kind]
    stated = [item for item in found if item is not None]
    assert stated
    for item in stated:
        assert set(PARTS[kind, part].split()) <= item.keys()


def test_every_span_slices_to_its_words(records: list[Record]) -> None:
    texts = {item["id"]: item["text"] for item in records if item["kind"] == "document"}
    checked = sum(
        _check(record, record.get("document") or record["id"], texts)
        for record in records
        if record["kind"] != "copy"
    )
    assert checked > 50


def _check(item: Any, document: str, texts: dict[str, str]) -> int:
    """Follow a record; wherever a text stands beside a span, they must agree."""
    if isinstance(item, list):
        return sum(_check(part, document, texts) for part in item)
    if not isinstance(item, dict):
        return 0
    home = item.get("document") or document
    words = item.get("text", item.get("quote")) if "span" in item else None
    found = 0
    if words is not None and item["span"] is not None and "kind" not in item:
        start, end = item["span"]
        assert texts[home][start:end] == words
        found = 1
    return found + sum(_check(part, home, texts) for part in item.values())


def test_aligned_runs_are_the_same_words(records: list[Record]) -> None:
    texts = {item["id"]: item["text"] for item in records if item["kind"] == "document"}
    for record in (item for item in records if item["kind"] == "copy"):
        for a0, a1, b0, b1 in record["aligned"]:
            left, right = texts[record["a"]][a0:a1], texts[record["b"]][b0:b1]
            assert _words(left) == _words(right)


def _words(text: str) -> list[str]:
    return "".join(char if char.isalnum() else " " for char in text.casefold()).split()


def test_records_stand_in_a_fixed_order(records: list[Record]) -> None:
    kinds = [record["kind"] for record in records]
    assert kinds == sorted(kinds, key=list(FIELDS).index)
    keys = [(record["kind"], record.get("id") or record["a"] + record["b"]) for record in records]
    assert keys == sorted(keys, key=lambda key: (list(FIELDS).index(key[0]), key[1]))


def test_two_exports_are_the_same_bytes(ledger: Ledger) -> None:
    first, second = io.BytesIO(), io.BytesIO()
    assert ledger.export(first) == ledger.export(second)
    assert first.getvalue() == second.getvalue()


def test_whole_numbers_are_written_whole(records: list[Record]) -> None:
    counts = [item["count"]["n"] for item in records if item["kind"] == "event" and item["count"]]
    assert 14 in counts
    assert all(isinstance(count, int) for count in counts)


def test_a_span_that_does_not_hold_its_words_is_refused(tmp_path: Path) -> None:
    with Ledger.open(":memory:", config=Config()) as ledger:
        ledger.ingest(write_files(tmp_path / "news", ("tamsin.txt",)))
        document = next(ledger.documents())
        with ledger.store.transaction():
            shifted = replace(document, text=" " + document.text)
            ledger.store.put_document(shifted, input=_input(ledger), stage=4)
        with pytest.raises(StoreError, match="does not read"):
            list(export_lines(ledger.store))


def _input(ledger: Ledger) -> str:
    return next(iter(ledger.store.inputs()))[0].input


def test_a_failed_export_leaves_the_old_file(ledger: Ledger, tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    target.write_text("old")
    with pytest.raises(FirsthandError, match="cannot be written"):
        ledger.export(tmp_path / "none" / "out.jsonl")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("firsthand.export.jsonl.export_lines", _broken)
        with pytest.raises(StoreError):
            ledger.export(target)
    assert target.read_text() == "old"
    assert [item.name for item in tmp_path.iterdir()] == ["out.jsonl"]


def _broken(store: object) -> Iterator[str]:
    yield "{}"
    raise StoreError(f"{store} fell over")


def test_what_was_not_cleaned_yet_is_exported_with_nulls(tmp_path: Path) -> None:
    with Ledger.open(":memory:", config=Config()) as ledger:
        ledger.ingest(write_files(tmp_path / "news", ("tamsin.txt",)), until="read")
        (line,) = export_lines(ledger.store)
    record = json.loads(line)
    assert set(FIELDS["document"].split()) <= record.keys()
    assert (record["headline"], record["blocks"], record["published"]) == (None, [], None)

"""The faces of an export: FollowTheMoney, JSON-LD, Parquet, CSV."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.run.texts import write_files

from firsthand import Ledger
from firsthand.config import Config
from firsthand.errors import ConfigError
from firsthand.export import parquet
from firsthand.export.formats import FORMATS, lines_in, write_ledger
from firsthand.export.jsonld import AROUND
from firsthand.export.reports import csv_line
from firsthand.store import SqliteStore
from firsthand.views.reports import REPORT_COLUMNS

# What FollowTheMoney 4.11 (and 3.8) has for these schemata; the library itself, where
# FIRSTHAND_FTM names its `ftm` program, is asked as well.
FACTS = {
    "Article": "title fileName author publisher publishedAt retrievedAt sourceUrl language "
    "bodyText notes",
    "Person": "name alias country position wikidataId",
    "Organization": "name alias country notes wikidataId",
    "LegalEntity": "name alias country notes wikidataId",
    "Address": "full alias country",
    "Event": "name startDate endDate location country organizer involved proof summary "
    "description recordId keywords",
    "Documentation": "document entity role",
    "Note": "name description entity",
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteStore]:
    place = tmp_path_factory.mktemp("faces")
    with Ledger.open(place / "own.db", config=Config()) as ledger:
        ledger.ingest(write_files(place / "news"), source="=Ostwick Herald")
        yield ledger.store


def objects(store: SqliteStore, form: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in lines_in(store, form)]


def test_follow_the_money_has_known_schemata_and_no_loose_ends(store: SqliteStore) -> None:
    found = objects(store, "ftm")
    ids = {item["id"] for item in found}
    assert len(ids) == len(found)
    assert {"Article", "Event", "Documentation", "Person"} <= {str(i["schema"]) for i in found}
    for item in found:
        properties = item["properties"]
        assert isinstance(properties, dict)
        assert set(properties) <= set(FACTS[str(item["schema"])].split()), item["schema"]
        assert all(isinstance(v, str) and v for values in properties.values() for v in values)
        for name in ("document", "entity", "organizer", "involved", "proof"):
            assert set(properties.get(name, ())) <= ids


@pytest.mark.skipif(
    not os.environ.get("FIRSTHAND_FTM"),
    reason="the library is not installed: FIRSTHAND_FTM names its `ftm` program",
)
def test_follow_the_money_takes_it(store: SqliteStore, tmp_path: Path) -> None:
    given, kept = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    written = write_ledger(store, "ftm", given)
    program = os.environ["FIRSTHAND_FTM"]
    subprocess.run([program, "validate", "-i", given, "-o", kept], check=True)
    lines = [json.loads(line) for line in kept.read_text(encoding="utf-8").splitlines()]
    assert len(lines) == written
    before = {item["id"]: item["properties"] for item in objects(store, "ftm")}
    for item in lines:
        for name, values in before[item["id"]].items():
            assert sorted(item["properties"].get(name, ())) == sorted(values), (name, values)


def test_json_ld_selects_every_place_twice(store: SqliteStore) -> None:
    found = objects(store, "jsonld")
    texts = {i["id"]: i["schema:text"] for i in found if "schema:sha256" in i}
    places = [item for item in found if item["type"] == "Annotation"]
    assert len(places) > 10
    for item in places:
        target = item["target"]
        assert isinstance(target, dict)
        text = str(texts[target["source"]])
        position, quote = target["selector"]
        start, end = position["start"], position["end"]
        assert text[start:end] == quote["exact"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in text
        assert len(quote["prefix"]) <= AROUND
        assert text.find(quote["prefix"] + quote["exact"] + quote["suffix"]) <= start
    derived = [item for item in found if "prov:wasDerivedFrom" in item]
    assert derived
    assert all(name in texts for item in derived for name in item["prov:wasDerivedFrom"])


def test_parquet_holds_the_rows_of_the_table(store: SqliteStore, tmp_path: Path) -> None:
    pq = pytest.importorskip("pyarrow.parquet", reason="the extra `parquet` is not installed")
    written = write_ledger(store, "parquet", tmp_path / "events.parquet")
    stream = io.BytesIO()
    write_ledger(store, "parquet", stream)
    assert stream.getvalue() == (tmp_path / "events.parquet").read_bytes()
    table = pq.read_table(tmp_path / "events.parquet")
    assert table.column_names == list(REPORT_COLUMNS)
    assert table.num_rows == written == len(list(lines_in(store, "csv"))) - 1


def test_without_pyarrow_it_says_what_to_install(
    store: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(ConfigError, match=r"firsthand\[parquet\]"):
        parquet.write_parquet(store, io.BytesIO())


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@a", "\tx", "\rx"])
def test_no_cell_is_a_formula(cell: str) -> None:
    (row,) = csv.reader([csv_line([cell, "plain"])])
    assert row == ["'" + cell, "plain"]


def test_every_format_gives_the_same_bytes_twice(store: SqliteStore) -> None:
    for form in FORMATS:
        both = [io.BytesIO(), io.BytesIO()]
        assert write_ledger(store, form, both[0]) == write_ledger(store, form, both[1])
        assert both[0].getvalue() == both[1].getvalue()
    with pytest.raises(ConfigError, match="no known format"):
        lines_in(store, "xml")

"""A batch gives what a ledger gives, keeps what is finished, and makes a row of what fails."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from tests.batch.corpus import SHARD, everything, rows, write_lines

from firsthand import ConfigError, Ledger, ReadError
from firsthand.batch import run_batch
from firsthand.batch.engines import open_engine
from firsthand.config import Config
from firsthand.export.copies import copy_object, document_object, origin_object

pytest.importorskip("pyarrow", reason="datasets need pyarrow (the extra parquet)")


def run(source: Path, folder: Path, **options: object) -> None:
    run_batch([str(source)], folder, open_engine("inline", workers=1), shard=SHARD, **options)


def stated(value: object) -> object:
    """Return a value without what is not known: Parquet has every field in every row."""
    if isinstance(value, dict):
        return {k: stated(v) for k, v in sorted(value.items()) if v is not None}
    if isinstance(value, list | tuple):
        return [stated(item) for item in value]
    return value


def test_a_batch_gives_what_a_ledger_gives(tmp_path: Path) -> None:
    source = write_lines(tmp_path / "news.jsonl", 45)
    run(source, tmp_path / "sets")
    config = replace(Config(), inline_below=1000)
    with Ledger.open(tmp_path / "l.db", create=True, config=config) as ledger:
        ledger.ingest(str(source), until="copies")
        store = ledger.store
        expected = {
            "documents": [document_object(x, store.article(x.id)) for x in store.documents()],
            "copies": [copy_object(x) for x in store.copies()],
            "origins": [origin_object(x) for x in store.origins()],
        }
    assert len(expected["copies"]) > 10
    for name, records in expected.items():
        for record in records:
            record.pop("kind")
        found = rows(tmp_path / "sets", name)
        assert in_order(found) == in_order(records), name


def in_order(records: list[dict[str, object]]) -> list[object]:
    return sorted(map(stated, records), key=lambda row: json.dumps(row, sort_keys=True))


def test_shards_and_workers_play_no_part(tmp_path: Path) -> None:
    source = write_lines(tmp_path / "news.jsonl", 24)
    run(source, tmp_path / "one")
    engine = open_engine("inline", workers=2)
    run_batch([str(source)], tmp_path / "two", engine, shard=1 << 30)
    one, two = everything(tmp_path / "one"), everything(tmp_path / "two")
    assert {k: in_order(v) for k, v in one.items()} == {k: in_order(v) for k, v in two.items()}


def test_finished_units_are_kept_and_new_inputs_added(tmp_path: Path) -> None:
    news = tmp_path / "news"
    news.mkdir()
    write_lines(news / "a.jsonl", 20)
    run(news, tmp_path / "sets")
    kept = made_at(tmp_path / "sets")
    run(news, tmp_path / "sets")
    assert made_at(tmp_path / "sets") == kept
    write_lines(news / "b.jsonl", 20, seed=6)
    run(news, tmp_path / "sets")
    again = made_at(tmp_path / "sets")
    shards = {name for name in kept if name.startswith("prepare")}
    assert shards
    assert {name: again[name] for name in shards} == {name: kept[name] for name in shards}
    run(news, tmp_path / "fresh")
    assert everything(tmp_path / "sets") == everything(tmp_path / "fresh")


def made_at(folder: Path) -> dict[str, int]:
    found = (folder / "parts").glob("*/*/manifest.json")
    return {f"{x.parts[-3]}/{x.parts[-2]}": x.stat().st_mtime_ns for x in found}


def test_what_fails_is_a_row(tmp_path: Path) -> None:
    source = write_lines(tmp_path / "news.jsonl", 5)
    lines = source.read_text(encoding="utf-8").splitlines()
    lines[2:2] = ['{"title": "no text at all"}', "no JSON"]
    source.write_text("\n".join(lines) + "\n", encoding="utf-8")
    run(source, tmp_path / "sets")
    failed = rows(tmp_path / "sets", "failures")
    assert len(failed) == 2
    assert {row["stage"] for row in failed} == {"read"}
    assert len(rows(tmp_path / "sets", "documents")) == 5


def test_the_same_bytes_in_several_files_are_one_document(tmp_path: Path) -> None:
    news = tmp_path / "news"
    news.mkdir()
    write_lines(news / "b.jsonl", 12)
    write_lines(news / "a.jsonl", 12)
    run(news, tmp_path / "sets")
    found = rows(tmp_path / "sets", "documents")
    assert len(found) == 12
    assert {Path(str(row["path"])).name for row in found} == {"a.jsonl"}


def test_parquet_and_other_files_are_read(tmp_path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    news = tmp_path / "news"
    news.mkdir()
    lines = write_lines(tmp_path / "x.jsonl", 9).read_text(encoding="utf-8").splitlines()
    table = pa.Table.from_pylist([json.loads(line) for line in lines])
    pq.write_table(table, news / "some.parquet", row_group_size=4)
    (news / "note.txt").write_text("Rain fell on Ostwick all day.\n", encoding="utf-8")
    (news / "README.md").write_text("About these files.\n", encoding="utf-8")
    run(news, tmp_path / "sets", until="clean")
    found = rows(tmp_path / "sets", "documents")
    assert len(found) == 10
    assert sum(str(row["path"]).endswith("some.parquet") for row in found) == 9


def test_files_of_a_store_are_read_by_address(tmp_path: Path) -> None:
    source = write_lines(tmp_path / "news.jsonl", 6)
    engine = open_engine("inline", workers=1)
    done = run_batch([f"file://{source}"], tmp_path / "sets", engine, until="clean")
    assert (done.documents, done.failures) == (6, 0)
    with pytest.raises(ReadError, match="nothing in it to read"):
        run_batch([str(tmp_path / "none")], tmp_path / "sets", engine)


def test_unknown_engines_and_steps_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="known are inline, daft, ray"):
        open_engine("spark")
    with pytest.raises(ConfigError, match="known are clean, copies, origins"):
        run(tmp_path, tmp_path / "sets", until="events")

"""Datasets in an object store: read from one, brought to one, whole or not at all."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.batch.corpus import SHARD, rows, write_lines
from tests.batch.s3server import Bucket, object_store

from firsthand import ConfigError
from firsthand.batch import publish, run_batch
from firsthand.batch.engines import open_engine
from firsthand.batch.publishing import DATASETS, LIST
from firsthand.cli.batch import _folder
from firsthand.errors import StoreError

pq = pytest.importorskip("pyarrow.parquet", reason="datasets need pyarrow (the extra parquet)")


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[Bucket]:
    """Return an object store on loopback, with the keys that it asks for."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "reader")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "of-news")
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    with object_store() as served:
        yield served


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """Return a folder in which a batch has ended."""
    run_batch(
        [str(write_lines(tmp_path / "news.jsonl", 12))],
        tmp_path / "sets",
        open_engine("inline", workers=1),
        shard=SHARD,
    )
    return tmp_path / "sets"


def shown(bucket: Bucket, dataset: str) -> list[dict[str, object]]:
    """Return the rows of a dataset as the list names its files."""
    files = json.loads(bucket.objects[f"sets/{LIST}"])["files"]
    found: list[dict[str, object]] = []
    for name in files:
        if name.startswith(f"{dataset}/"):
            found += pq.read_table(io.BytesIO(bucket.objects[f"sets/{name}"])).to_pylist()
    return found


def test_inputs_of_a_store_give_what_files_give(bucket: Bucket, made: Path, tmp_path: Path) -> None:
    news = (tmp_path / "news.jsonl").read_bytes()
    bucket.objects = {"in/a day/news.jsonl": news, "in/readme.txt": b"not news"}
    engine = open_engine("inline", workers=1)
    run_batch([bucket.address("in")], tmp_path / "remote", engine, shard=SHARD)
    here, there = rows(made, "documents"), rows(tmp_path / "remote", "documents")
    assert {row.pop("path") for row in there} == {"s3://news/in/a%20day/news.jsonl"}
    assert len(here) == len(there) == 12
    assert [row | {"path": ""} for row in there] == [row | {"path": ""} for row in here]
    assert rows(tmp_path / "remote", "copies") == rows(made, "copies")


def test_datasets_come_whole_and_once(bucket: Bucket, made: Path) -> None:
    first = publish(made, bucket.address("sets"))
    for name in ("documents", "copies", "families", "origins"):
        assert shown(bucket, name) == rows(made, name)
    assert bucket.put[-1] == f"sets/{LIST}"
    assert first == len(bucket.put) - 1
    assert publish(made, bucket.address("sets")) == 0


def test_what_was_cut_off_is_brought_again_and_what_is_old_goes(bucket: Bucket, made: Path) -> None:
    publish(made, bucket.address("sets"))
    whole = dict(bucket.objects)
    cut = next(name for name in whole if name.startswith("sets/copies/"))
    bucket.objects[cut] = whole[cut][:100]
    bucket.objects["sets/copies/part-000009-0123456789abcdef.parquet"] = b"of another run"
    bucket.objects["sets/notes.txt"] = b"not ours"
    assert publish(made, bucket.address("sets")) == 1
    # pyarrow marks a folder out of which it has removed a file.
    left = {name: data for name, data in bucket.objects.items() if not name.endswith("/")}
    assert left == whole | {"sets/notes.txt": b"not ours"}


def test_a_store_that_refuses_a_file_keeps_the_list_of_before(bucket: Bucket, made: Path) -> None:
    publish(made, bucket.address("sets"))
    before = bucket.objects.pop(f"sets/{LIST}")
    bucket.objects = {f"sets/{LIST}": before}
    bucket.fails = "/origins/"
    with pytest.raises(StoreError, match="cannot be brought there"):
        publish(made, bucket.address("sets"))
    assert bucket.objects[f"sets/{LIST}"] == before
    bucket.fails = "\0"
    publish(made, bucket.address("sets"))
    assert shown(bucket, "origins") == rows(made, "origins")


def test_a_folder_by_its_address_works_as_well(made: Path, tmp_path: Path) -> None:
    target = tmp_path / "shown"
    publish(made, f"file://{target}")
    files = json.loads((target / LIST).read_text())["files"]
    found = {str(path.relative_to(target)) for path in target.rglob("*") if path.is_file()}
    assert found == {*files, LIST}
    assert {name.partition("/")[0] for name in files} == set(DATASETS)


def test_an_address_needs_a_folder_to_work_in(tmp_path: Path) -> None:
    assert _folder("sets", None) == Path("sets")
    assert _folder("s3://news/sets", tmp_path) == tmp_path
    for to, work in (("s3://news/sets", None), ("sets", tmp_path)):
        with pytest.raises(ConfigError, match="--work"):
            _folder(to, work)

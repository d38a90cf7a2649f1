"""An evidence bundle: whole, readable offline, and whatever is changed in it is told."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from tests.run.texts import write_files

from firsthand import Ledger
from firsthand.cli.main import run
from firsthand.config import Config
from firsthand.errors import FirsthandError
from firsthand.export.bundle import event_bundle, story_bundle
from firsthand.export.verify import verify_bundle

Files = dict[str, bytes]


@pytest.fixture(scope="module")
def bundles(tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    """Return a bundle of every story and every event of a small ledger; the first has events."""
    place = tmp_path_factory.mktemp("bundles")
    with Ledger.open(place / "one.db", config=Config()) as ledger:
        ledger.ingest(write_files(place / "news"))
        store = ledger.store
        events = store.events()
        stories = sorted(store.stories(), key=lambda item: item.id != events[0].story)
        made = [story_bundle(store, item.id) for item in stories]
        return made + [event_bundle(store, item.id) for item in events]


def unpacked(data: bytes) -> Files:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(place: Path, files: Files) -> Path:
    with zipfile.ZipFile(place, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return place


def resealed(files: Files) -> Files:
    """Return files with a manifest that fits them, as who covers up a change would make it."""
    manifest = json.loads(files["manifest.json"])
    manifest["files"] = {
        name: sha256(data).hexdigest() for name, data in files.items() if name != "manifest.json"
    }
    return files | {"manifest.json": json.dumps(manifest).encode()}


def test_every_bundle_holds_what_it_quotes(bundles: list[bytes], tmp_path: Path) -> None:
    for data in bundles:
        (tmp_path / "one.zip").write_bytes(data)
        found = verify_bundle(tmp_path / "one.zip")
        assert found.problems == ()
        assert found.files > 3
        assert found.quotes > 0
    assert run(["verify", str(tmp_path / "one.zip")]) == 0


def test_its_page_asks_nothing_of_anybody(bundles: list[bytes]) -> None:
    page = unpacked(bundles[0])["index.html"].decode()
    assert not re.findall(r"<script|<iframe|<object|\bsrc=|@import|url\(", page)
    assert not re.findall(r"<link[^>]+href=", page)


def _text_changed(files: Files) -> Files:
    name = next(name for name in files if name.startswith("texts/"))
    return files | {name: b"X" + files[name][1:]}


def _words_moved(files: Files) -> Files:
    name = next(name for name in files if name.startswith("texts/"))
    return resealed(files | {name: b"More. " + files[name]})


def _text_dropped(files: Files) -> Files:
    name = next(name for name in files if name.startswith("texts/"))
    return resealed({key: data for key, data in files.items() if key != name})


def _bytes_dropped(files: Files) -> Files:
    name = next(name for name in files if name.startswith("raw/"))
    return {key: data for key, data in files.items() if key != name}


def _digest_changed(files: Files) -> Files:
    told = re.sub(rb'"sha256":"[0-9a-f]{8}', b'"sha256":"00000000', files["records.jsonl"])
    return resealed(files | {"records.jsonl": told})


def _file_added(files: Files) -> Files:
    return files | {"texts/doc-0.txt": b"More."}


def _record_broken(files: Files) -> Files:
    broken = b'{"kind":"document"\n[1]\n' + files["records.jsonl"]
    return resealed(files | {"records.jsonl": broken})


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (_text_changed, "was changed"),
        (_words_moved, "does not read"),
        (_text_dropped, "its text is not there"),
        (_bytes_dropped, "is missing"),
        (_digest_changed, "is not what"),
        (_file_added, "was added"),
        (_record_broken, "line 2 is no record"),
    ],
)
def test_a_change_is_told(
    bundles: list[bytes], tmp_path: Path, change: Callable[[Files], Files], told: str
) -> None:
    place = packed(tmp_path / "one.zip", change(unpacked(bundles[0])))
    assert any(told in problem for problem in verify_bundle(place).problems)
    assert run(["verify", str(place)]) == 1


def test_what_is_no_bundle_is_refused(tmp_path: Path) -> None:
    (tmp_path / "text.zip").write_text("no archive")
    packed(tmp_path / "other.zip", {"a.txt": b"x"})
    for name in ("text.zip", "other.zip", "nothing.zip"):
        with pytest.raises(FirsthandError):
            verify_bundle(tmp_path / name)

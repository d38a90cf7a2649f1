"""What is found below paths, and what becomes of what cannot be read."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from firsthand.model import Acquisition, Failure
from firsthand.run.intake import Item, Skipped, find_inputs


def found(*paths: Path | str, max_bytes: int = 1000, given: Acquisition | None = None) -> list:  # type: ignore[type-arg]
    return list(
        find_inputs(
            [str(path) for path in paths],
            given=given or Acquisition(),
            max_bytes=max_bytes,
            standard_input=io.BytesIO(b"piped text"),
        )
    )


def names(items: list) -> list[str]:  # type: ignore[type-arg]
    return [item.name for item in items if isinstance(item, Item)]


def test_folders_are_walked_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "c.HTML", "d.jsonl", "e.htm"):
        (tmp_path / name).write_text("text")
    (tmp_path / "aa").mkdir()
    (tmp_path / "aa" / "z.txt").write_text("text")
    assert names(found(tmp_path)) == ["a.md", "z.txt", "b.txt", "c.HTML", "d.jsonl", "e.htm"]


@pytest.mark.parametrize(
    "name", [".hidden.txt", "a.txt.meta.json", "photo.jpg", "notes", "README.md", "gold.json"]
)
def test_folders_hold_other_things_too(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("{}")
    assert names(found(tmp_path)) == []
    assert not any(isinstance(item, Failure) for item in found(tmp_path))


def test_other_kinds_are_counted(tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"x")
    assert found(tmp_path) == [Skipped(str(tmp_path / "photo.jpg"))]


def test_a_hidden_folder_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "a.txt").write_text("text")
    assert found(tmp_path) == []


def test_a_folder_loop_ends(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("text")
    (tmp_path / "in" / "back").symlink_to(tmp_path)
    (tmp_path / "itself").symlink_to(tmp_path / "itself")
    assert names(found(tmp_path)) == ["a.txt"]


def test_a_broken_link_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nothing")
    (failure,) = found(tmp_path)
    assert "no such file" in failure.error


def test_paths_are_kept_as_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text("text")
    monkeypatch.chdir(tmp_path)
    paths = [item.acquisition.path for item in found("news", "./news/a.txt", "news/")]
    assert paths == ["news/a.txt", "./news/a.txt"]  # a folder is walked once


@pytest.mark.parametrize("sidecar", ["a.txt.meta.json", "a.meta.json"])
def test_a_sidecar_says_where_from(tmp_path: Path, sidecar: str) -> None:
    (tmp_path / "a.txt").write_text("text")
    (tmp_path / sidecar).write_text('{"source": "Post", "domain": "post.example", "url": "u"}')
    (item,) = (item for item in found(tmp_path) if isinstance(item, Item))
    wanted = Acquisition(str(tmp_path / "a.txt"), "u", "Post", "post.example")
    assert item.acquisition == wanted
    (item,) = (item for item in found(*tmp_path.iterdir()) if isinstance(item, Item))
    assert item.acquisition == wanted


def test_a_bad_sidecar_is_a_failure_and_the_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("text")
    (tmp_path / "a.meta.json").write_text("{nonsense")
    failure, item = found(tmp_path)
    assert isinstance(failure, Failure)
    assert isinstance(item, Item)


def test_what_is_given_goes_into_every_acquisition(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("text")
    (item,) = found(tmp_path, given=Acquisition(source_name="Post", retrieved_at="2025-01-01"))
    assert (item.acquisition.source_name, item.acquisition.retrieved_at) == ("Post", "2025-01-01")


def test_standard_input_is_one_document() -> None:
    (item,) = found("-")
    assert (item.data, item.acquisition.path) == (b"piped text", "-")


@pytest.mark.parametrize("path", ["-", "large.txt"])
def test_too_much_is_refused_before_it_is_read(tmp_path: Path, path: str) -> None:
    (tmp_path / "large.txt").write_text("x" * 20)
    given = path if path == "-" else tmp_path / path
    (failure,) = found(given, max_bytes=5)
    assert isinstance(failure, Failure)
    assert "max_bytes" in failure.error


def test_what_is_no_file_is_a_failure(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (failure,) = found(tmp_path / "pipe.txt")
    assert "neither a file nor a folder" in failure.error
    (failure,) = found(tmp_path / "nothing.txt")
    assert "no such file" in failure.error
    (failure,) = found("a\0b")
    assert isinstance(failure, Failure)


def test_an_unreadable_file_is_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("text")
    (tmp_path / "b.txt").write_text("text")
    honest = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return honest(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    failure, item = found(tmp_path)
    assert "Permission denied" in failure.error
    assert item.name == "b.txt"


def test_a_name_that_is_no_utf8_becomes_text(tmp_path: Path) -> None:
    place = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(place, "wb") as file:  # noqa: PTH123 (a name in bytes)
        file.write(b"text")
    (item,) = found(tmp_path)
    assert item.acquisition.path == f"{tmp_path}/caf\ufffd.txt"
    assert item.acquisition.path.encode()

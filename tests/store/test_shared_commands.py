"""The commands and the pages over a shared ledger: the same as over a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from firsthand import Ledger, StoreError
from firsthand.cli.main import run
from firsthand.config import load_config
from firsthand.model import Quoted, Span, Subject
from firsthand.web import Settings, create_app

_WIRE = """PORT OSTWICK, March 3 (Coastline Wire) — The harbour authority on Monday released
12 dock clerks who had been held since January, its spokesman Jon Vardy said.

"They were released without conditions," Vardy told reporters at the gate.
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return a folder with news, where what shared ledgers leave here goes too."""
    folder = tmp_path_factory.mktemp("whole")
    news = folder / "news"
    news.mkdir()
    (news / "a.txt").write_text(_WIRE, encoding="utf-8")
    (news / "b.txt").write_text(_WIRE.replace("12 dock", "13 dock"), encoding="utf-8")
    (news / "broken.html").write_bytes(b"")
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("FIRSTHAND_CACHE", str(folder / "cache"))
        yield folder


@pytest.fixture(scope="module")
def names(folder: Path, make_address: Callable[[], str]) -> tuple[str, str]:
    """Return a file and an address that hold the same news."""
    made = str(folder / "ledger.db"), make_address()
    for name in made:
        assert run(["ingest", str(folder / "news"), "--ledger", name]) == 1  # one file is empty
    return made


@pytest.mark.parametrize(
    "words",
    [
        "stories",
        "events --json",
        "statements",
        "copies",
        "entities",
        "diff a.txt b.txt",
        "origin a.txt --why",
        "show a.txt",
        "who Vardy",
        "export",
        "failures",
    ],
)
def test_commands_say_the_same_of_both(
    names: tuple[str, str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    said = []
    for name in names:
        code = run([*words.split(), "--ledger", name])
        said.append((code, capsys.readouterr().out))
    assert said[0] == said[1]
    assert said[0][1]


def test_a_shared_ledger_is_in_order(
    names: tuple[str, str], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["doctor", "--ledger", names[1]]) == 0
    assert "everything is in order" in capsys.readouterr().out
    assert sorted(item.suffix for item in (folder / "cache").iterdir()) == [".fhi", ".lock"]


def test_the_desk_shows_a_shared_ledger(names: tuple[str, str]) -> None:
    with Ledger.open(names[1]) as ledger:
        story = ledger.stories()[0].id
    with TestClient(create_app(Settings(names[1]))) as client:
        client.headers["accept"] = "text/html"
        for page in (
            "/",
            f"/stories/{story}",
            "/events",
            "/sources",
            "/decisions",
            "/search?q=clerks",
            "/search?q=%00",
            "/events?type=%00",
        ):
            answer = client.get(page)
            assert answer.status_code == 200, page
        assert "clerks" in client.get(f"/stories/{story}").text
        lines = client.get("/export.jsonl").text.splitlines()
        assert len(lines) > 5
        assert client.get("/documents/%00").status_code == 404


def test_a_second_run_is_told(names: tuple[str, str], folder: Path) -> None:
    with Ledger.open(names[1]) as one, Ledger.open(names[1]) as two:
        with one.store.only_run(), pytest.raises(StoreError, match="another run is writing"):
            two.ingest(folder / "news")
        assert two.ingest(folder / "news").failed == 1


def _start_of(document: str) -> Subject:
    return Subject(Quoted(Span(document, 0, 4), "PORT"))


def test_a_decision_reaches_a_shared_ledger(names: tuple[str, str]) -> None:
    with Ledger.open(names[1]) as ledger:
        a, b = (document.id for document in ledger.documents())
        made = ledger.decide("copy", "different", _start_of(a), _start_of(b), by="ines")
        assert [item.id for item in ledger.decisions()] == [made.id]
        assert len(ledger.origins()) == 2
        ledger.undo(made.id, by="ines")
        assert len(ledger.origins()) == 1


def test_settings_name_a_shared_ledger() -> None:
    address = "postgresql://ann@db.example/news"
    assert load_config(environment={"FIRSTHAND_LEDGER": address}).ledger == address
    assert load_config(environment={}, flags={"ledger": address}).ledger == address
    assert load_config(environment={"FIRSTHAND_LEDGER": "a.db"}).ledger == Path("a.db")

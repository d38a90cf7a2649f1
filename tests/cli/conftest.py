"""One small ledger for all tests of commands, and a way to call them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.run.texts import write_files

from firsthand import Ledger
from firsthand.cli.main import run
from firsthand.config import Config


@dataclass(frozen=True, slots=True)
class Done:
    """What a command answered."""

    code: int
    out: str
    err: str


Call = Callable[..., Done]


@pytest.fixture(scope="session")
def ledger_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli")
    write_files(folder / "news")
    with Ledger.open(folder / "ledger.db", config=Config()) as ledger:
        ledger.ingest(folder / "news")
    return folder / "ledger.db"


@pytest.fixture
def call(
    ledger_file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Call:
    """Run one command on the shared ledger, unless it names another."""
    monkeypatch.setenv("FIRSTHAND_LEDGER", str(ledger_file))

    def answer(*arguments: str | Path) -> Done:
        capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return Done(code, out, err)

    return answer

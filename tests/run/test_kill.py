"""A run that is killed at any moment loses at most the document in hand."""

from __future__ import annotations

import io
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.run.texts import FILES, write_files

from firsthand import Ledger
from firsthand.config import Config

ROUNDS = 4


def ingest(news: Path, ledger: Path, **environment: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "firsthand", "ingest", str(news), "--ledger", str(ledger)]
    return subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env={**os.environ, **environment},
        start_new_session=True,
    )


def exported(path: Path) -> bytes:
    stream = io.BytesIO()
    with Ledger.open(path, create=False, config=Config()) as ledger:
        assert ledger.store.damage() == []
        ledger.export(stream)
    return stream.getvalue()


def many_files(folder: Path) -> Path:
    """More documents than one, with differences, so that a kill falls between them."""
    write_files(folder)
    for number in range(12):
        for name in ("courier.txt", "tamsin.txt"):
            text = FILES[name].replace("14 sailors", f"{number + 20} sailors")
            (folder / f"{number:02}-{name}").write_text(text + f"\nOnly here: {number}.\n")
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("workers", ["1", "2"])
def test_killed_runs_end_in_the_same_ledger(tmp_path: Path, workers: str) -> None:
    news = many_files(tmp_path / "news")
    quiet = tmp_path / "quiet.db"
    started = time.monotonic()
    settings = {"FIRSTHAND_WORKERS": workers, "FIRSTHAND_INLINE_BELOW": "2"}
    run = ingest(news, quiet, **settings)
    assert run.wait() == 0, run.stderr.read() if run.stderr else b""
    assert run.stderr is not None
    run.stderr.close()
    whole = time.monotonic() - started
    wanted = exported(quiet)
    disturbed = tmp_path / "disturbed.db"
    chance = random.Random(int(workers))
    for _ in range(ROUNDS):
        run = ingest(news, disturbed, **settings)
        time.sleep(chance.uniform(0.2, 1.0) * whole)
        run.send_signal(signal.SIGKILL)
        run.wait()
        assert run.stderr is not None
        run.stderr.close()
    run = ingest(news, disturbed, **settings)
    assert run.wait() == 0
    assert run.stderr is not None
    run.stderr.close()
    assert exported(disturbed) == wanted


def test_every_document_is_kept_before_the_next(tmp_path: Path) -> None:
    """A run that falls over at the third document has the first two."""
    news = write_files(tmp_path / "news")
    path = tmp_path / "ledger.db"
    from firsthand.run import pipeline

    honest, seen = pipeline._keep_document, []

    def stop_at_third(run: object, prepared: object, *, input_digest: str) -> None:
        seen.append(prepared)
        if len(seen) == 3:
            raise KeyboardInterrupt
        honest(run, prepared, input_digest=input_digest)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patch, Ledger.open(path, config=Config()) as ledger:
        patch.setattr(pipeline, "_keep_document", stop_at_third)
        with pytest.raises(KeyboardInterrupt):
            ledger.ingest(news)
    with Ledger.open(path, config=Config()) as ledger:
        assert len(list(ledger.documents())) == 2
        assert ledger.ingest(news).new == 3

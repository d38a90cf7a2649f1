"""Whatever goes wrong: one clear line, a documented exit code, never a traceback."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.cli.conftest import Call
from tests.run.texts import write_files

WRONG = [
    (["nonsense"], 2, "nonsense"),
    (["ingest"], 2, "PATH"),
    (["show"], 2, "DOC"),
    (["stories", "--colour"], 2, "--colour"),
    (["show", "doc-nothing"], 2, "there is no document 'doc-nothing'"),
    (["story", "%"], 2, "there is no story"),
    (["show", "doc-"], 2, "is not unique"),
    (["ingest", ".", "--until", "lunch"], 2, "there is no stage 'lunch'"),
    (["ingest", ".", "--retrieved-at", "yesterday"], 2, "no moment"),
    (["events", "--status", "maybe"], 2, "known are happened"),
    (["events", "--since", "May"], 2, "no day"),
    (["export", "--format", "xml"], 2, "known are jsonl, csv"),
    (["stories", "--ledger", "/nonexistent/x.db"], 3, "there is no ledger here"),
    (["stories", "--ledger", "/"], 3, "this is a folder"),
    (["stories", "--ledger", __file__], 3, "not a database"),
    (["export", "--to", "/nonexistent/x.jsonl"], 1, "cannot be written"),
]


@pytest.mark.parametrize(("arguments", "code", "words"), WRONG, ids=lambda value: str(value)[:40])
def test_wrong_use_is_told_in_a_line(
    call: Call, arguments: list[str], code: int, words: str
) -> None:
    done = call(*arguments)
    assert done.code == code
    assert words in done.err
    assert "Traceback" not in done.err


def test_a_wrong_setting_names_its_place(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIRSTHAND_WORKERS", "many")
    done = call("stories")
    assert done.code == 2
    assert "FIRSTHAND_WORKERS must be a whole number" in done.err


def test_a_defect_is_one_line_too(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    from firsthand.book import Ledger

    def fall(book: Ledger) -> None:
        raise RuntimeError(f"a screw\x1b[31m is loose in {type(book).__name__}")

    monkeypatch.setattr(Ledger, "stories", fall)
    done = call("stories")
    assert done.code == 70
    assert "internal error" in done.err
    assert "\x1b" not in done.err


def test_an_interrupt_is_told(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    from firsthand.book import Ledger

    def stop(book: Ledger) -> None:
        raise KeyboardInterrupt(str(book))

    monkeypatch.setattr(Ledger, "stories", stop)
    done = call("stories")
    assert done.code == 130
    assert "firsthand resume" in done.err


def start(*arguments: str | Path, **more: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "firsthand", *map(str, arguments)]
    return subprocess.Popen(  # type: ignore[call-overload,no-any-return]
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **more
    )


def test_a_reader_that_goes_away_is_no_error(ledger_file: Path) -> None:
    process = start("export", "--ledger", ledger_file)
    assert process.stdout is not None
    assert process.stdout.read(1) == "{"
    process.stdout.close()
    assert process.stderr is not None
    assert process.stderr.read() == ""
    process.stderr.close()
    assert process.wait() == 0


def test_a_full_disk_is_told(ledger_file: Path) -> None:
    if not Path("/dev/full").is_char_device():
        pytest.skip("there is no /dev/full here")
    process = start("export", "--ledger", ledger_file, "--to", "/dev/full")
    _, err = process.communicate()
    assert process.returncode == 1
    assert "No space left" in err
    assert Path("/dev/full").is_char_device()


def test_a_limit_on_file_size_is_told(tmp_path: Path) -> None:
    """The nearest thing to a full disk that a test can have: the ledger may not grow."""
    news = write_files(tmp_path / "news")
    script = (
        "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000));"
        "from firsthand.cli.main import main;"
        f"main(['ingest', {str(news)!r}, '--ledger', {str(tmp_path / 'small.db')!r}])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert done.returncode == 3, done.stderr
    assert "disk" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.slow
def test_ctrl_c_ends_a_run_and_keeps_what_it_did(tmp_path: Path) -> None:
    news = write_files(tmp_path / "news")
    process = start(
        "ingest",
        news,
        "--ledger",
        tmp_path / "own.db",
        env={**os.environ, "FIRSTHAND_INLINE_BELOW": "1", "FIRSTHAND_WORKERS": "2"},
        start_new_session=True,
    )
    deadline = time.monotonic() + 60
    while not (tmp_path / "own.db").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    time.sleep(0.5)
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode in {130, 0}
    assert "Traceback" not in err


def test_an_interrupt_within_an_import_leaves_the_exit_code(tmp_path: Path) -> None:
    """Run as a module (`python -m`), for only then CPython minds it."""
    (tmp_path / "interrupted.py").write_text(
        "from firsthand.cli import main\n"
        "def run(arguments):\n"
        "    try:\n"
        "        exec('raise KeyboardInterrupt')\n"
        "    except KeyboardInterrupt:\n"
        "        return main.INTERRUPTED\n"
        "main.run = run\n"
        "main.main([])\n"
    )
    command = [sys.executable, "-m", "interrupted"]
    done = subprocess.run(command, capture_output=True, check=False, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (130, b"")


def test_an_interrupt_after_the_end_changes_nothing() -> None:
    """The interpreter that is taken down has no handlers left, and would end as if killed."""
    script = (
        "import os, signal\n"
        "class Late:\n"
        "    def __del__(self, kill=os.kill, own=os.getpid(), number=signal.SIGINT):\n"
        "        kill(own, number)\n"
        "late = Late()\n"
        "from firsthand.cli.main import main\n"
        "main(['--version'])\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")

"""`firsthand serve`: it says where it really is, and ends as it should."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

from firsthand.cli.main import run


def start(ledger: Path, *more: str) -> subprocess.Popen[str]:
    program = [sys.executable, "-m", "firsthand", "serve", "--ledger", str(ledger), *more]
    environment = os.environ | {"FIRSTHAND_SECRET": "one secret of a house", "PYTHONWARNINGS": ""}
    return subprocess.Popen(program, stderr=subprocess.PIPE, text=True, env=environment)


def test_port_0_is_a_real_port_and_ctrl_c_a_good_end(ledger_file: Path) -> None:
    desk = start(ledger_file, "--port", "0")
    assert desk.stderr is not None
    said = desk.stderr.readline()
    address = re.search(r"http://127\.0\.0\.1:(\d+)/", said)
    assert address is not None, said
    assert address[1] != "0"
    with urllib.request.urlopen(address[0] + "stories.json", timeout=30) as answer:
        assert answer.status == 200
    desk.send_signal(signal.SIGINT)
    assert desk.wait(timeout=60) == 0
    assert desk.stderr.read().splitlines()[-1].endswith("the desk is closed")
    desk.stderr.close()


def test_a_port_that_is_taken_is_told(ledger_file: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert run(["serve", "--ledger", str(ledger_file), "--port", port]) == 2


def test_nobody_else_is_let_in_without_users(ledger_file: Path) -> None:
    assert run(["serve", "--ledger", str(ledger_file), "--host", "0.0.0.0"]) == 2

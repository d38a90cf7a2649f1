"""Starting is quick: nothing heavy is loaded before it is needed."""

from __future__ import annotations

import resource
import subprocess
import sys

import pytest

HEAVY = ("spacy", "numpy", "trafilatura", "lxml", "numba", "onnxruntime", "pydantic", "yaml")


def cpu_of(*command: str) -> float:
    """Return the least CPU seconds of three runs: others may be at work on this machine."""
    spent = []
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, *command], check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(spent)


def test_import_costs_next_to_nothing() -> None:
    assert cpu_of("-c", "import firsthand") < 0.15


def test_help_is_quick() -> None:
    assert cpu_of("-m", "firsthand", "--help") < 0.4


@pytest.mark.parametrize(
    "script",
    [
        "import firsthand",
        "import firsthand.model, firsthand.config, firsthand.errors",
        "import firsthand.cli.main",
        "import firsthand.store",
        "from firsthand import Ledger; Ledger.open(':memory:').stories()",
    ],
)
def test_nothing_heavy_is_loaded_at_start(script: str) -> None:
    code = f"{script}\nimport sys\nprint(*[name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    heavy = set(done.stdout.split())
    # Typer of the present version loads pydantic's lighter half only where it is installed.
    assert heavy <= {"pydantic"}

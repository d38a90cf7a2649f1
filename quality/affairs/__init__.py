"""Affairs of our own in the form of the shared scenarios: invented copies with their gold.

Each module builds one affair with the shared scenario builder, which checks every span.
`HELD_BACK` affairs are measured and never looked at while rules are written.
"""

from __future__ import annotations

import importlib
import importlib.util
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from types import ModuleType

from quality.affairs import told
from quality.corpus import SHARED, export_of

TOOLS = SHARED / "tools"
TUNED = (
    "exchange_two_numbers",
    "denied_death",
    "sanctions_extended",
    "hostages_quote",
    "mass_verdict",
    "extradition_chain",
)
# The figures that the affairs told as data are asked for.
_OF_EVENTS = ("event", "ev_", "support", "links", "conflicts", "trap", "corpus_stor")
HELD_BACK = ("trial_and_appeal", "retracted_amnesty", "spellings_and_mail")


def builder() -> ModuleType:
    """Load the shared scenario builder as a module."""
    spec = importlib.util.spec_from_file_location("scenario_builder", TOOLS / "scenario_builder.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(TOOLS / "scenario_builder.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def write_affairs(folder: Path, names: tuple[str, ...]) -> None:
    """Write the documents and the gold of the named affairs below `folder`."""
    tools = builder()
    vars(tools)["ROOT"] = str(folder)
    for name in names:
        if name in (*TUNED, *HELD_BACK):
            affair = importlib.import_module(f"quality.affairs.{name}").build(tools)
        else:
            affair = told.build(tools, name)
        affair.write()


def score(names: tuple[str, ...], *, errors: bool = False) -> tuple[dict[str, float], str]:
    """Ingest the affairs as one corpus and return the scorer's figures and its report."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "affairs"
        root.mkdir()
        write_affairs(root, names)
        export, figures = Path(folder) / "export.jsonl", Path(folder) / "figures.json"
        export_of(root, keep=export)
        command = [sys.executable, str(TOOLS / "score_ledger.py"), "--corpus", str(export)]
        command += [str(root), "--json", str(figures), *(["--errors"] if errors else [])]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        overall = json.loads(figures.read_text(encoding="utf-8"))["OVERALL"]
    return {k: v["f1"] if "f1" in v else v["accuracy"] for k, v in overall.items()}, done.stdout


def measure() -> dict[str, float]:
    """Return the figures of both halves, named apart."""
    halves = {"tuned": TUNED, "held_back": HELD_BACK}
    figures = {
        f"affairs.{half}.{name}": value
        for half, names in halves.items()
        for name, value in score(names)[0].items()
    }
    for half, names in zip(("told_tuned", "told_held_back"), told.names(), strict=True):
        for name, value in score(names)[0].items():
            if name.startswith(_OF_EVENTS) and name != "ev_statements":
                figures[f"affairs.{half}.{name}"] = value
    return figures


def corpus() -> tuple[Path, ...]:
    """Return the files that the figures rest on."""
    here = Path(__file__).parent
    return (*sorted(here.glob("*.py")), *sorted(told.FOLDER.glob("*.yml")))

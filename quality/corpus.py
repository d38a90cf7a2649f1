"""Where the gold lies, and how a corpus is run through the product as a user would."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("FIRSTHAND_SHARED", ROOT.parent / "shared"))

Record = dict[str, Any]


def has_shared() -> bool:
    """Tell whether the gold lies beside the project."""
    return (SHARED / "seeds").is_dir()


def run_cli(*arguments: str | Path) -> str:
    """Run the command line of this checkout and return its standard output.

    Raises:
        RuntimeError: the command failed (exit code 1, 'some documents failed', included).
    """
    command = [sys.executable, "-m", "firsthand", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(
            f"{' '.join(command)} ended with {done.returncode}: {done.stderr[-2000:]}"
        )
    return done.stdout


def export_of(*paths: Path, keep: Path | None = None) -> list[Record]:
    """Ingest the paths, one call each and in this order, and return the exported records.

    `keep` names a file to leave the export in, for scorers that read files.
    """
    with tempfile.TemporaryDirectory() as folder:
        ledger = Path(folder) / "ledger.db"
        for path in paths:
            run_cli("ingest", path, "--ledger", ledger)
        target = keep or Path(folder) / "export.jsonl"
        run_cli("export", "--format", "jsonl", "--to", target, "--ledger", ledger)
        return [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]


def digest_of(*paths: Path) -> str:
    """Return a digest of the files below the paths, so that a floor names its corpus."""
    digest = hashlib.sha256()
    for path in paths:
        files = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in files:
            if file.is_file():
                digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:16]

"""The command that says whether everything that is needed is there and sound."""

from __future__ import annotations

import platform
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from firsthand.cli.options import AsJson, LedgerFile
from firsthand.cli.screen import show, show_json

if TYPE_CHECKING:
    from firsthand.config import Config

_PACKAGES = ("firsthand", "spacy", "trafilatura", "resiliparse", "numpy", "lxml", "py3langid")
_OPTIONAL = ("numba",)
BROKEN = 3


def doctor(*, ledger: LedgerFile = None, as_json: AsJson = False) -> None:
    """Check the installation and the ledger: versions, the model, damage, spans, unfinished work.

    Examples:
      firsthand doctor

      firsthand doctor --ledger archive.db --json
    """
    from firsthand.config import load_config

    config = load_config(flags={"ledger": ledger})
    report: dict[str, str] = {}
    problems: list[str] = []
    _check_installation(config, report, problems)
    _check_ledger(config, report, problems)
    if as_json:
        show_json({"checks": report, "problems": problems})
    else:
        width = max(map(len, report))
        show("\n".join(f"{key:<{width}}  {value}" for key, value in report.items()))
        show("\n".join(["", *problems]) if problems else "\neverything is in order")
    if problems:
        raise typer.Exit(BROKEN)


def _check_installation(config: Config, report: dict[str, str], problems: list[str]) -> None:
    from importlib import metadata

    from firsthand.language.reader.loading import INSTALLED, NO_READER, reader_version

    report["python"] = platform.python_version()
    report["sqlite"] = sqlite3.sqlite_version
    for package in (*_PACKAGES, *_OPTIONAL):
        try:
            report[package] = metadata.version(package)
        except metadata.PackageNotFoundError:
            report[package] = "not installed"
            if package not in _OPTIONAL:
                problems.append(f"{package} is not installed; install Firsthand again")
    try:
        report[f"model {config.spacy_model}"] = metadata.version(config.spacy_model)
    except metadata.PackageNotFoundError:
        report[f"model {config.spacy_model}"] = "not installed"
        problems.append(f"install the model {config.spacy_model}, or set another spacy_model")
    report["reader"] = reader_version(config.reader)
    if report["reader"] == NO_READER and config.reader not in {INSTALLED, NO_READER}:
        problems.append(f"the reader {config.reader!r} is no folder with a model's files")


def _check_ledger(config: Config, report: dict[str, str], problems: list[str]) -> None:
    from firsthand.errors import FirsthandError
    from firsthand.run.steps import Step
    from firsthand.store import open_store

    ledger = config.ledger
    if isinstance(ledger, Path) and not ledger.exists():
        report["ledger"] = f"{ledger} (not there yet)"
        return
    try:
        with open_store(ledger, create=False, cache=config.cache) as store:
            report["ledger"] = store.place
            problems.extend(store.damage())
            for name, count in store.counts().items():
                report[f"  {name}"] = str(count)
            waiting = len(store.document_ids(at_least=0, below=Step.LANGUAGE))
            report["  unfinished"] = str(waiting)
            if waiting:
                problems.append(f"{waiting} documents are not finished; run 'firsthand resume'")
            from firsthand.run.copying import inspect_index

            known, damaged = inspect_index(store)
            report["  copy index"] = f"{known} documents, {len(damaged)} damaged files"
            problems.extend(damaged)
            from firsthand.export import export_lines

            report["  spans"] = f"hold in {sum(1 for _ in export_lines(store))} records"
    except FirsthandError as error:
        problems.append(str(error))

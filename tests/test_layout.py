"""The rules of the house that a machine can check: imports, sizes, words, public names, docs."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "firsthand"
MODULES = sorted(SOURCE.rglob("*.py"))

# Imports point up this list: a stage may use those before it, never one after it.
ORDER = (
    "model",
    "errors",
    "config",
    "resources",
    "compiling",
    "read",
    "clean",
    "copies",
    "language",
    "names",
    "statements",
    "events",
    "stories",
    "ledger",
    "views",
    "store",
    "run",
    "export",
    "batch",
    "book",
    "web",
    "cli",
)
STAGES = ORDER[ORDER.index("read") : ORDER.index("store")]
# What a stage has no business with: it is a pure function of its records.
IMPURE = {"sqlite3", "socket", "subprocess", "urllib.request", "logging", "requests", "random"}
# The copy engine's index on disk, and the reader's weights, are files by their nature.
FILES_BY_NATURE = {"copies", "language"}
LEAST_EXPORTED = {
    "Config",
    "ConfigError",
    "EventFilter",
    "FirsthandError",
    "Ledger",
    "NotFoundError",
    "ReadError",
    "StageError",
    "StoreError",
    "Summary",
    "__version__",
    "load_config",
}
MOST_LINES, MOST_FUNCTION_LINES = 400, 60


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def part_of(module: str) -> str | None:
    """Return the folder or file of the package that a dotted name belongs to."""
    words = module.split(".")
    return words[1] if words[0] == "firsthand" and len(words) > 1 else None


def imports_of(path: Path) -> Iterator[str]:
    package = ["firsthand", *path.relative_to(SOURCE).parent.parts]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (item.name for item in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            yield module
            if module == "firsthand":
                yield from (f"firsthand.{item.name}" for item in node.names)


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_imports_point_up(path: Path) -> None:
    own = path.relative_to(SOURCE).parts[0].removesuffix(".py")
    if own not in ORDER:
        pytest.skip(f"{own} is not a stage")  # the package's own __init__ and __main__
    for module in imports_of(path):
        part = part_of(module)
        if part in ORDER:
            assert ORDER.index(part) <= ORDER.index(own), f"{named(path)} imports {module}"


def test_every_folder_has_its_place() -> None:
    folders = {path.name for path in SOURCE.iterdir() if path.is_dir() and path.name[0] != "_"}
    assert folders <= set(ORDER)


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_stages_are_pure(path: Path) -> None:
    own = path.relative_to(SOURCE).parts[0]
    if own in STAGES:
        assert IMPURE.isdisjoint(imports_of(path)), named(path)
        text = path.read_text(encoding="utf-8")
        assert "os.environ" not in text, named(path)
        assert "datetime.now" not in text, named(path)
        assert "date.today" not in text, named(path)
        if own not in FILES_BY_NATURE:
            assert not re.search(r"(?<![\w.])open\(", text), named(path)


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_files_and_functions_are_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= MOST_LINES
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            lines = (node.end_lineno or 0) - node.lineno + 1 - _docstring_lines(node)
            assert lines <= MOST_FUNCTION_LINES, f"{node.name} has {lines} lines"


def _docstring_lines(node: ast.FunctionDef) -> int:
    docstring = ast.get_docstring(node, clean=False)
    return len(docstring.splitlines()) if docstring else 0


@pytest.mark.parametrize("stage", STAGES)
def test_stages_say_what_comes_in_and_out(stage: str) -> None:
    tree = ast.parse((SOURCE / stage / "__init__.py").read_text(encoding="utf-8"))
    docstring = ast.get_docstring(tree)
    assert docstring is not None
    assert ">>>" in docstring, "one runnable example"


def committed() -> list[Path]:
    """Return the files of the repository, those about to be committed included."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return [ROOT / name for name in done.stdout.splitlines() if (ROOT / name).is_file()]


# Put together here, so that this file does not hold what it forbids.
LEFTOVERS = [
    "TO" + "DO",
    "FIX" + "ME",
    "XX" + "X:",
    "pdb.set_" + "trace",
    "/wo" + "rk/main",
    "/wo" + "rk/shared",
    "999." + "9.9",
    "sys.path." + "append",
]
TEXT = {".py", ".md", ".yml", ".toml", ".sql", ".txt", ".json", ".html", ".jsonl", ""}


def test_nothing_is_left_over() -> None:
    found = []
    for path in committed():
        if path.suffix not in TEXT:
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        found += [f"{named(path)}: {word}" for word in LEFTOVERS if word in text]
    assert found == []


def test_no_host_names_of_package_indexes_are_committed() -> None:
    for name in ("constraints.txt", "pyproject.toml", "Makefile"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert not re.search(r"https?://|index-url|@ file", text), name
    assert not (ROOT / "uv.lock").exists() or _is_ignored("uv.lock")


def _is_ignored(name: str) -> bool:
    done = subprocess.run(["git", "check-ignore", "-q", name], cwd=ROOT, check=False)
    return done.returncode == 0


def test_constraints_are_exact() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith("#")]
    assert pins
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.+!]+", pin) for pin in pins)


def test_lists_say_where_they_come_from() -> None:
    for path in sorted((SOURCE / "resources").rglob("*.yml")):
        assert re.search(r"^source:", path.read_text(encoding="utf-8"), re.MULTILINE), named(path)


def test_public_names_are_the_ones_that_were_promised() -> None:
    import firsthand

    assert set(firsthand.__all__) == LEAST_EXPORTED
    assert set(dir(firsthand)) == LEAST_EXPORTED
    for name in firsthand.__all__:
        assert getattr(firsthand, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        firsthand.__getattr__("nonsense")


def test_every_command_and_option_is_documented() -> None:
    from firsthand.cli.main import COMMANDS

    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    for command in COMMANDS:
        name = command.__name__
        assert f"### firsthand {name}" in page, name
        help_text = subprocess.run(
            [sys.executable, "-m", "firsthand", name, "--help"],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for option in set(re.findall(r"--[a-z][a-z-]+", help_text.partition("Options:")[2])):
            assert f"`{option}" in page, f"{name} {option}"


def test_every_setting_is_documented() -> None:
    from dataclasses import fields

    from firsthand.config import Config

    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    for item in fields(Config):
        assert f"`{item.name}`" in page, item.name


def test_every_exported_field_is_documented() -> None:
    from tests.export.test_jsonl import FIELDS, PARTS

    page = (ROOT / "docs" / "record-format.md").read_text(encoding="utf-8")
    for kind, names in FIELDS.items():
        section = page.partition(f"## {kind}\n")[2].partition("\n## ")[0]
        assert section, kind
        for name in names.split():
            assert f"`{name}`" in section, f"{kind}.{name}"
    for (kind, part), names in PARTS.items():
        section = page.partition(f"## {kind}\n")[2].partition("\n## ")[0]
        for name in names.split():
            assert re.search(rf"\b{name}\b", section), f"{kind}.{part}.{name}"


def test_every_table_is_documented() -> None:
    page = (ROOT / "docs" / "store.md").read_text(encoding="utf-8")
    for path in sorted((SOURCE / "store" / "migrations").glob("*.sql")):
        text = path.read_text(encoding="utf-8")
        for table in re.findall(r"CREATE (?:VIRTUAL )?TABLE (\w+)", text):
            assert f"`{table}`" in page, table

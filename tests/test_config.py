"""Settings: defaults < file < environment < flags, and every mistake named with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from firsthand.config import Config, load_config
from firsthand.errors import ConfigError


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_defaults_need_no_file() -> None:
    assert load_config(environment={}) == Config()


def test_later_layers_win(tmp_path: Path) -> None:
    (tmp_path / "firsthand.toml").write_text('workers = 2\nledger = "file.db"\nbusy_timeout = 1\n')
    environment = {"FIRSTHAND_LEDGER": "environment.db", "FIRSTHAND_MAX_TEXT": "5"}
    config = load_config(environment=environment, flags={"ledger": None})
    assert config.workers == 2
    assert config.ledger == Path("environment.db")
    assert (config.max_text, config.busy_timeout) == (5, 1.0)
    config = load_config(environment=environment, flags={"ledger": Path("flag.db")})
    assert config.ledger == Path("flag.db")


def test_the_environment_may_name_the_file(tmp_path: Path) -> None:
    place = tmp_path / "other.toml"
    place.write_text("workers = 3")
    assert load_config(environment={"FIRSTHAND_CONFIG": str(place)}).workers == 3


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("workers = 2\nworker = 1", r"firsthand.toml, line 2: unknown setting 'worker'.*workers"),
        ("colour = 1", r"line 1: unknown setting 'colour'; known are"),
        ('workers = "many"', r"line 1: workers must be a whole number"),
        ("workers = -1", "not -1"),
        ("workers = 1.5", "not 1.5"),
        ("workers = true", "not True"),
        ("ledger = 5", "ledger must be a path"),
        ('spacy_model = ""', "a text that is not empty"),
        ("busy_timeout = inf", "a number that is not negative"),
        ("busy_timeout = nan", "a number that is not negative"),
        ("[run]\nworkers = 2", "line 1: unknown setting 'run'"),
        ("workers = ", "not valid TOML"),
    ],
)
def test_mistakes_in_the_file_are_named(tmp_path: Path, text: str, complaint: str) -> None:
    (tmp_path / "firsthand.toml").write_text(text)
    with pytest.raises(ConfigError, match=complaint):
        load_config(environment={})


@pytest.mark.parametrize(
    ("environment", "complaint"),
    [
        ({"FIRSTHAND_WORKERS": "x"}, "the environment: FIRSTHAND_WORKERS must be a whole number"),
        ({"FIRSTHAND_WORKER": "2"}, "unknown setting 'FIRSTHAND_WORKER'; did you mean 'workers'"),
        ({"FIRSTHAND_CONFIG": "none.toml"}, "there is no such settings file"),
    ],
)
def test_mistakes_in_the_environment_are_named(environment: dict[str, str], complaint: str) -> None:
    with pytest.raises(ConfigError, match=complaint):
        load_config(environment=environment)


def test_names_that_are_not_ours_are_left_alone() -> None:
    assert load_config(environment={"FIRSTHAND_REQUIRE_SHARED": "1", "OTHER": "x"}) == Config()


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "firsthand.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigError, match="cannot be read"):
        load_config(environment={})

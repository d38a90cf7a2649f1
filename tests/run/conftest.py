"""A folder of invented copies, and a language reader loaded once for all tests."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.run.texts import write_files


@pytest.fixture
def news(tmp_path: Path) -> Path:
    return write_files(tmp_path / "news")

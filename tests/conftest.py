"""What all tests share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

# How long an example takes says nothing on a busy machine.
settings.register_profile("firsthand", deadline=None)
settings.load_profile("firsthand")

SHARED = Path(os.environ.get("FIRSTHAND_SHARED", Path(__file__).parents[1] / ".." / "shared"))


def pytest_configure() -> None:
    """Refuse to skip tests that need the gold where it is required."""
    if os.environ.get("FIRSTHAND_REQUIRE_SHARED") == "1" and not (SHARED / "seeds").is_dir():
        raise pytest.UsageError(f"{SHARED} is required (FIRSTHAND_REQUIRE_SHARED=1) and not there")

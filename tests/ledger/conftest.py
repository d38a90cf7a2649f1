"""The desk on which the ledger's tests write their stories."""

from __future__ import annotations

import pytest
from tests.ledger.desk import Desk


@pytest.fixture
def desk() -> Desk:
    return Desk()
